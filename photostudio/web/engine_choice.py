"""The engine in a form: which can be chosen, what each leaves aside and costs; and what is said when it is sent."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from photostudio.engines import catalogue
from photostudio.engines.errors import InvalidOperation
from photostudio.engines.operations import CELLS
from photostudio.jobs import engines
from photostudio.jobs.engines import Choice

REASONS: Mapping[str, Any] = {
    catalogue.NO_FIELD: gettext_lazy("%(engine)s has no such setting."),
    catalogue.SEES_ITSELF: gettext_lazy("%(engine)s looks at the picture for itself."),
    catalogue.KEEPS_TO_MASK: gettext_lazy("With %(engine)s nothing changes outside the paint, shadows neither."),
    catalogue.ANYWHERE: gettext_lazy("%(engine)s may copy from anywhere."),
}


@dataclass(frozen=True)
class Offered:
    """An engine that a form offers: `price` as "$0.05", empty where nobody said; `unused` a sentence for each field."""

    name: str
    title: str
    is_remote: bool
    is_chosen: bool
    price: str
    amount: Decimal
    unused: Mapping[str, str]

    def cost(self, photos: int) -> str:
        """Return the sum for so many photos, such as "$0.10"."""
        return in_dollars(self.amount * photos)

    @property
    def map_cost(self) -> str:
        """What a map of Remix costs."""
        return self.cost(CELLS)


class EngineForm(forms.Form):
    """What forms of an operation share: the engine that shall do it; empty is the default."""

    engine_for: ClassVar[str] = ""  # the operation's name; empty where there is nothing to choose
    placeless: ClassVar[tuple[str, ...]] = ("engine",)  # fields that have no place of their own in the panel

    engine = forms.CharField(label=gettext_lazy("Engine"), required=False, max_length=64)

    def clean_engine(self) -> str:
        try:
            return engines.chosen(self.cleaned_data["engine"], self.engine_for)
        except InvalidOperation as error:
            raise ValidationError(_("This engine is not set up here any more. Choose another one.")) from error

    @property
    def misplaced(self) -> list[Any]:
        """The errors of the fields that have no place in the panel to stand at."""
        return [self.errors[name] for name in self.placeless if name in self.errors]

    @property
    def engines(self) -> list[Offered]:
        """The engines that do the operation; one of them is chosen, without a word the first."""
        usable = self.usable_engines()
        wanted = self["engine"].value()
        names = [choice.listed.name for choice in usable]
        chosen = wanted if wanted in names else next(iter(names), "")
        return [_offered(choice, self.engine_for, is_chosen=choice.listed.name == chosen) for choice in usable]

    def usable_engines(self) -> list[Choice]:
        """Return the engines to choose from, the default first."""
        return engines.usable(self.engine_for)

    @property
    def has_engine_choice(self) -> bool:
        return len(self.engines) > 1

    @property
    def names_engine(self) -> bool:
        """Whether people are told which engine it is: they can choose, or it is a service."""
        return self.has_engine_choice or any(engine.is_remote for engine in self.engines)

    @property
    def chosen_engine(self) -> Offered | None:
        return next((offered for offered in self.engines if offered.is_chosen), None)


def say_unused(request: HttpRequest, form: EngineForm) -> None:
    """Say which fields of a form that was sent the engine leaves aside: without scripts nothing was greyed."""
    chosen = form.chosen_engine
    names = [str(form.fields[name].label) for name in (chosen.unused if chosen else ()) if name in form.fields]
    if chosen and names:
        what = {"engine": chosen.title, "fields": ", ".join(names)}
        messages.info(request, _("%(engine)s does not use these settings: %(fields)s.") % what)


def in_dollars(amount: Decimal) -> str:
    """Return an amount with two digits, or more where it has more: "$0.10", "$0.025"."""
    rounded = amount.quantize(Decimal("0.01"))
    return f"${rounded}" if rounded == amount else f"${amount.normalize():f}"


def sentences(listed: catalogue.Listed, operation: str) -> dict[str, str]:
    """Return why an engine leaves parameters of an operation aside, by parameter."""
    unused = listed.offers[operation].unused
    return {name: str(REASONS[reason]) % {"engine": listed.title} for name, reason in unused.items()}


def _offered(choice: Choice, operation: str, *, is_chosen: bool) -> Offered:
    listed = choice.listed
    price = choice.price_of(operation)
    return Offered(
        name=listed.name,
        title=listed.title,
        is_remote=listed.is_remote,
        is_chosen=is_chosen,
        price=in_dollars(price) if price is not None and listed.is_remote else "",
        amount=price or Decimal(0),
        unused=sentences(listed, operation),
    )
