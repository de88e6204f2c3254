"""The operations, as data: one frozen dataclass each, fields named and defaulted as in the public APIs.

An operation holds its words and numbers; its pictures travel beside it, one array per name in `image_fields`.
Forms and API schemas take their limits from `limits(Instant, "seed")`, so that a limit is written once.
"""

import secrets
from dataclasses import dataclass, fields, replace
from functools import cache
from typing import Annotated, Any, ClassVar, TypeVar, get_type_hints

from photostudio.engines.errors import InvalidOperation

HIGHEST_SEED = 2**32
RANDOM_SEED = -1
QUALITIES = ("LOW", "MIDDLE", "HIGH")
DEFAULT_NEGATIVE_PROMPT = "worst quality, low quality, illustration, 3d, 2d, painting, cartoons, sketch"


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
class Choice:
    """One of `values`."""

    values: tuple[str, ...]

    def complaint(self, value: Any) -> str | None:
        return None if value in self.values else f"must be one of {', '.join(self.values)}"


Limit = Words | Whole | Choice

Seed = Annotated[int, Whole(1, HIGHEST_SEED, also=(RANDOM_SEED,))]
Quality = Annotated[str, Choice(QUALITIES)]
NegativePrompt = Annotated[str, Words(longest=2_000)]
Variants = Annotated[int, Whole(1, 4)]


@cache
def limits(operation: type) -> dict[str, Limit]:
    """Return the limit of every field of an operation class, by field name."""
    hints = get_type_hints(operation, include_extras=True)
    return {field.name: hints[field.name].__metadata__[0] for field in fields(operation)}


class Checked:
    """Checks every field against its limit as soon as an operation is made."""

    def __post_init__(self) -> None:
        kind: type = type(self)
        for name, limit in limits(kind).items():
            complaint = limit.complaint(getattr(self, name))
            if complaint is not None:
                raise InvalidOperation(name, f"{name.replace('_', ' ').capitalize()} {complaint}.")


@dataclass(frozen=True, kw_only=True)
class Instant(Checked):
    """Cut-out + description → product photo. The picture `product_image` is the placed cut-out, the canvas's size.

    Raises InvalidOperation when a field is outside its limits.
    """

    name: ClassVar[str] = "instant"
    image_fields: ClassVar[tuple[str, ...]] = ("product_image",)

    product_description: Annotated[str, Words(longest=1_000, shortest=1)]
    negative_prompt: NegativePrompt = DEFAULT_NEGATIVE_PROMPT
    seed: Seed = RANDOM_SEED
    quality: Quality = "LOW"
    variants: Variants = 1


Operation = Instant
OperationT = TypeVar("OperationT", bound=Operation)
BY_NAME: dict[str, type[Operation]] = {Instant.name: Instant}


def with_seed(operation: OperationT) -> OperationT:
    """Return the operation with a random seed in place of −1."""
    if operation.seed != RANDOM_SEED:
        return operation
    return replace(operation, seed=secrets.randbelow(HIGHEST_SEED) + 1)


def seed_of(operation: Operation, number: int) -> int:
    """Return the seed of variant `number` (from 0): the operation's own, then the following ones, wrapping to 1."""
    return (operation.seed - 1 + number) % HIGHEST_SEED + 1
