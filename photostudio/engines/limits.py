"""Limits on values, written once beside the field they bound: `Annotated[int, Whole(1, 9)]`."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import cache
from typing import Any, get_type_hints


@dataclass(frozen=True)
class Words:
    """A text of `shortest` to `longest` characters."""

    longest: int
    shortest: int = 0

    def complaint(self, value: Any) -> str | None:
        if not isinstance(value, str):
            return "must be text"
        if len(value.strip()) < self.shortest:
            return "is empty: describe the product in a few words"
        if len(value) > self.longest:
            return f"has {len(value):,} characters: shorten it to {self.longest:,}"
        if "\x00" in value or any("\ud800" <= letter <= "\udfff" for letter in value):
            return "contains a character that cannot be stored: type it again"
        return None


@dataclass(frozen=True)
class Whole:
    """A whole number from `lowest` to `highest`, both included, or one of `also`."""

    lowest: int
    highest: int
    also: tuple[int, ...] = ()

    def complaint(self, value: Any) -> str | None:
        if isinstance(value, bool) or not isinstance(value, int):
            return "must be a whole number"
        if value in self.also or self.lowest <= value <= self.highest:
            return None
        return f"must be between {self.lowest:,} and {self.highest:,}" + "".join(f", or {also}" for also in self.also)


@dataclass(frozen=True)
class Real:
    """A finite number from `lowest` to `highest`, both included, or None where it is `optional`."""

    lowest: float
    highest: float
    optional: bool = False

    def complaint(self, value: Any) -> str | None:
        if value is None and self.optional:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
            return "must be a number"
        if self.lowest <= value <= self.highest:
            return None
        return f"must be between {self.lowest:g} and {self.highest:g}"


@dataclass(frozen=True)
class Choice:
    """One of `values`."""

    values: tuple[str, ...]

    def complaint(self, value: Any) -> str | None:
        return None if value in self.values else f"must be one of {', '.join(self.values)}"


@dataclass(frozen=True)
class Number:
    """One of a few whole numbers."""

    values: tuple[int, ...]

    def complaint(self, value: Any) -> str | None:
        if not isinstance(value, bool) and isinstance(value, int) and value in self.values:
            return None
        return f"must be one of {', '.join(map(str, self.values))}"


@dataclass(frozen=True)
class Hexadecimal:
    """A colour as "#rrggbb", or nothing where it is `optional`."""

    optional: bool = False

    def complaint(self, value: Any) -> str | None:
        if isinstance(value, str) and (re.fullmatch(r"#[0-9a-f]{6}", value) or (self.optional and not value)):
            return None
        return 'must be a colour such as "#c79a52"'


@dataclass(frozen=True)
class Palette:
    """Up to `longest` colours as "#rrggbb", with spaces between them."""

    longest: int

    def complaint(self, value: Any) -> str | None:
        if not isinstance(value, str) or any(Hexadecimal().complaint(colour) for colour in value.split()):
            return 'must be colours such as "#c79a52 #2f4858"'
        return None if len(value.split()) <= self.longest else f"may have {self.longest} colours at most"


@dataclass(frozen=True)
class Switch:
    """Yes or no."""

    def complaint(self, value: Any) -> str | None:
        return None if isinstance(value, bool) else "must be yes or no"


Limit = Switch | Words | Whole | Real | Choice | Number | Hexadecimal | Palette


@cache
def limits(kind: type) -> dict[str, Limit]:
    """Return the limit of every field of a dataclass that has one, by field name."""
    hints = get_type_hints(kind, include_extras=True)
    annotated = ((field.name, getattr(hints[field.name], "__metadata__", ())) for field in fields(kind))
    return {name: metadata[0] for name, metadata in annotated if metadata}


def complaints(value: Any) -> Iterator[tuple[str, str]]:
    """Yield the name of every field of a dataclass that is outside its limit, and what is wrong with it."""
    kind: type = type(value)
    for name, limit in limits(kind).items():
        complaint = limit.complaint(getattr(value, name))
        if complaint is not None:
            yield name, complaint
