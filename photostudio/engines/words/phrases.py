"""Phrases: words that mean one thing together, and what a preposition says of them."""

from dataclasses import dataclass, field
from typing import Any

from photostudio.engines.words.understanding import Concept
from photostudio.engines.words.units import Unit

LINKS = frozenset({"", "quality", "adjective", "head", "count", "size"})  # parts of grammar that do not break a run
NOUNS = frozenset({"product", "surface", "backdrop", "props", "lighting"})  # slots whose words rule those before them
ADJECTIVES = frozenset({"quality", "size"})
ALOFT = "above"  # the place of what is in the air


@dataclass(frozen=True, eq=False, kw_only=True)
class Relation:
    """What a preposition says of a run: the slot that it calls for, the place where it puts things."""

    slot: str = ""
    place: str = ""
    adds: bool = False  # whether it puts something into a picture that is there: "add …"
    near: bool = False  # whether it says where the one thing behind it stands: "next to …"
    end: int = 0  # where the preposition ends if it stands behind the run


@dataclass(frozen=True, eq=False, kw_only=True)
class Word:
    """A unit with the meaning that was chosen for it: a concept, or what it adds to its neighbour.

    `also` is what it means besides: "rustic" is rough in "rustic table", and a mood all the same.
    """

    unit: Unit
    concept: Concept | None = None
    adds: str = ""
    value: Any = None
    also: tuple[Concept, ...] = ()


@dataclass(eq=False, kw_only=True)
class Phrase:
    """Words that mean one thing together."""

    slot: str
    words: list[Word] = field(default_factory=list)
    place: str = ""
    described: bool = False  # whether words of other slots stand before it
    beside: bool = False  # whether it is said to be with something
    stood_on: bool = False  # whether it is said that something stands on it
    behind: bool = False  # whether it is said that something stands in front of it
    added_to: bool = False
    tail_end: int = 0  # where a preposition or adjective behind the words ends

    @property
    def start(self) -> int:
        return self.words[0].unit.start

    @property
    def end(self) -> int:
        return max(self.tail_end, self.words[-1].unit.end)

    @property
    def concepts(self) -> list[Concept]:
        return [word.concept for word in self.words if word.concept]

    def added(self, what: str) -> list[Word]:
        return [word for word in self.words if word.adds == what]
