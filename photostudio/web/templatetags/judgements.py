"""A photo's judgement as rows of buttons: each says what it is, and sends what pressing it shall make of it."""

from dataclasses import dataclass

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from photostudio.projects.models import Variant
from photostudio.projects.models.variant import MOST_STARS

register = template.Library()


@dataclass(frozen=True)
class Star:
    """One of the five; `value` is the rating that pressing it gives, 0 where it is the rating already."""

    name: str
    value: int
    is_on: bool
    is_rating: bool


@dataclass(frozen=True)
class Choice:
    """Favourite, picked or rejected; pressed again it is taken back."""

    field: str
    value: str
    name: str
    key: str
    icon: str
    is_on: bool


@register.filter
def stars(variant: Variant) -> list[Star]:
    return [
        Star(
            name=ngettext("%(count)d star", "%(count)d stars", number) % {"count": number},
            value=0 if number == variant.rating else number,
            is_on=number <= variant.rating,
            is_rating=number == variant.rating,
        )
        for number in range(1, MOST_STARS + 1)
    ]


@register.filter
def choices(variant: Variant) -> list[Choice]:
    picked = variant.verdict == Variant.Verdict.PICKED
    rejected = variant.verdict == Variant.Verdict.REJECTED
    favourite = variant.is_favourite
    return [
        Choice("favourite", "0" if favourite else "1", _("Favourite"), "F", "heart", favourite),
        Choice("verdict", "" if picked else "picked", _("Pick"), "P", "circle-check", picked),
        Choice("verdict", "" if rejected else "rejected", _("Reject"), "X", "circle-x", rejected),
    ]
