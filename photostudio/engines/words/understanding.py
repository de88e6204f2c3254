"""What reading a prompt yields."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

SLOTS = (
    "product",
    "setting",
    "surface",
    "backdrop",
    "props",
    "lighting",
    "palette",
    "mood",
    "camera",
    "season",
)
Change = float | Mapping[str, float]


@dataclass(frozen=True, eq=False, kw_only=True)
class Concept:
    """One meaning that words can have, as the lexicon describes it.

    `gives` is put into the set outright, by part: surface, form, backdrop, material (a wall's), prop, rig, gobo, view,
    colour ("#rrggbb"). `prefers` weighs what the set may be made of, by part and name ("surface": {"marble": 1.3}).
    `changes` moves the set's numbers ("light.key.softness": 0.9, or {"by": 0.2}, {"times": 0.8}, {"side": 60}: so much
    on the side where it is). `tone` is the lightness, chroma and warmth that the palette should have (Oklab; warmth
    −1 … 1).
    """

    slot: str
    name: str
    gives: Mapping[str, str] = field(default_factory=dict)
    prefers: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    changes: Mapping[str, Change] = field(default_factory=dict)
    tone: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, eq=False, kw_only=True)
class Request:
    """A phrase that was understood: its concept and what its neighbours say about it.

    `start` and `end` bound `words` in the prompt. `count` 0 is not said; `colour` is "#rrggbb" or ""; `material` and
    `place` are "" or a name ("gold", "left"); `size` is a factor.
    """

    concept: Concept
    words: str
    start: int
    end: int
    count: int = 0
    size: float = 1.0
    colour: str = ""
    material: str = ""
    place: str = ""


@dataclass(frozen=True, kw_only=True)
class Chip:
    """Something that was understood, for showing: the slot, the prompt's own words, what they mean, where they stand.

    A colour is a chip of its own inside the chip of what it colours, as is a mood inside that of what it describes.
    """

    slot: str
    words: str
    means: str
    start: int
    end: int


@dataclass(frozen=True, eq=False, kw_only=True)
class Understanding:
    """What a prompt asks for, in its order, what it and the negative prompt forbid, and what was not understood.

    `numbers` are a photographer's: "focal" (mm), "stop" (f-number), "kelvin", "pitch" (degrees downwards).
    """

    asked: tuple[Request, ...]
    forbidden: tuple[Request, ...]
    numbers: Mapping[str, float]
    chips: tuple[Chip, ...]
    excluded: tuple[str, ...]
    ignored: tuple[str, ...]

    def as_notes(self) -> dict[str, Any]:
        """Return what a recipe notes of it, as JSON values."""
        return {
            "understood": [asdict(chip) for chip in self.chips],
            "excluded": list(self.excluded),
            "ignored": list(self.ignored),
        }
