"""The gallery's address: what is looked for, in which order, in stacks or not, and back into words."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any, Self
from urllib.parse import urlencode

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from photostudio.engines.operations import BY_NAME, HIGHEST_SEED
from photostudio.imaging.presets import BY_TAG
from photostudio.projects.collection import NEWEST, OPEN, ORDERS, Filters
from photostudio.projects.models import Variant
from photostudio.projects.models.variant import MOST_STARS

LONGEST = 200  # letters of a search
YEARS = range(1970, 2201)


@dataclass(frozen=True)
class View:
    """What the address asks for; `dropped` says in sentences what it asked for that means nothing."""

    filters: Filters
    order: str = NEWEST
    stacked: bool = True
    dropped: tuple[str, ...] = ()

    @classmethod
    def read(cls, sent: Mapping[str, str]) -> Self:
        """Read an address's values. None is refused: what cannot be meant is left out, and said."""
        values: dict[str, Any] = {}
        dropped = []
        for name, read in READERS.items():
            text = sent.get(name, "").replace("\0", "").strip()
            try:
                if text:
                    values[name] = read(text)
            except ValueError:
                dropped.append(_DROPPED[name]() % {"value": text[:40]})
        order, stacked = values.pop("sort", NEWEST), values.pop("stacks", True)
        return cls(Filters(**values), order, stacked, tuple(dropped))

    @property
    def query(self) -> str:
        """The shortest query string that asks for this view, "" for the plain one."""
        return urlencode(dict(self._values()))

    @property
    def address(self) -> str:
        """The query string with its question mark, "" for the plain view."""
        return f"?{self.query}" if self.query else ""

    def _values(self) -> Iterator[tuple[str, str]]:
        for field in fields(Filters):
            value = getattr(self.filters, field.name)
            if value != field.default:
                yield field.name, "1" if value is True else str(value)
        if self.order != NEWEST:
            yield "sort", self.order
        if not self.stacked:
            yield "stacks", "0"

    @property
    def is_filtered(self) -> bool:
        return self.filters != Filters()

    def cleared(self) -> Self:
        return replace(self, filters=Filters())

    def chips(self) -> list[tuple[str, str]]:
        """Return each filter in words, with the address of the view without it."""
        return [
            (words(getattr(self.filters, name)), self._without(name))
            for name, words in _CHIPS.items()
            if getattr(self.filters, name) != getattr(Filters(), name)
        ]

    def _without(self, name: str) -> str:
        return replace(self, filters=replace(self.filters, **{name: getattr(Filters(), name)})).address


def _words(text: str) -> str:
    return " ".join(text[:LONGEST].split())


def _one_of(known: Any) -> Callable[[str], str]:
    def read(text: str) -> str:
        if text not in known:
            raise ValueError(text)
        return text

    return read


def _number(lowest: int, highest: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        if len(text) > 12 or not lowest <= int(text) <= highest:
            raise ValueError(text)
        return int(text)

    return read


def _switch(text: str) -> bool:
    return {"1": True, "0": False}[_one_of(("0", "1"))(text)]


def _day(text: str) -> date:
    day = date.fromisoformat(text)
    if day.year not in YEARS:
        raise ValueError(text)
    return day


def verdict_name(verdict: str) -> str:
    return {OPEN: _("Not judged"), "picked": _("Picked"), "rejected": _("Rejected")}[verdict]


READERS: Mapping[str, Callable[[str], Any]] = {
    "words": _words,
    "operation": _one_of(BY_NAME),
    "preset": _one_of(BY_TAG),
    "seed": _number(1, HIGHEST_SEED),
    "rating": _number(0, MOST_STARS),
    "favourite": _switch,
    "verdict": _one_of((OPEN, *(str(verdict) for verdict in Variant.Verdict.values if verdict))),
    "since": _day,
    "until": _day,
    "sort": _one_of(ORDERS),
    "stacks": _switch,
}

_DROPPED: Mapping[str, Callable[[], str]] = {
    "words": lambda: _("“%(value)s” cannot be searched for, so it was left out."),
    "operation": lambda: _("There is no operation “%(value)s”, so it was left out."),
    "preset": lambda: _("There is no format “%(value)s”, so it was left out."),
    "seed": lambda: _("“%(value)s” is no seed, so it was left out. Seeds are whole numbers from 1."),
    "rating": lambda: _("“%(value)s” is no number of stars from 0 to 5, so it was left out."),
    "favourite": lambda: _("“%(value)s” says nothing about favourites, so it was left out."),
    "verdict": lambda: _("There is no verdict “%(value)s”, so it was left out."),
    "since": lambda: _("“%(value)s” is no date, so it was left out. Write dates as 2026-11-30."),
    "until": lambda: _("“%(value)s” is no date, so it was left out. Write dates as 2026-11-30."),
    "sort": lambda: _("Photos cannot be sorted by “%(value)s”; the newest come first."),
    "stacks": lambda: _("“%(value)s” says nothing about stacks, so runs are stacked."),
}

_CHIPS: Mapping[str, Callable[[Any], str]] = {
    "words": lambda words: f"“{words}”",
    "operation": lambda name: str(name).title(),
    "preset": lambda tag: BY_TAG[tag].name,
    "seed": lambda seed: _("Seed %(seed)s") % {"seed": seed},
    "rating": lambda stars: ngettext("%(count)d star or more", "%(count)d stars or more", stars) % {"count": stars},
    "favourite": lambda _is: _("Favourites"),
    "verdict": verdict_name,
    "since": lambda day: _("From %(day)s") % {"day": date_format(day)},
    "until": lambda day: _("Until %(day)s") % {"day": date_format(day)},
}
