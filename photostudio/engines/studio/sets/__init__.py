"""One module a set; each turns a `Stage` into a `Scene`."""

from importlib import import_module
from typing import Protocol, cast

from photostudio.engines.studio.scene import KeyLight, Lens, Palette, Scene, Stage

SETS = ("pastel", "seamless", "marble", "beach", "wood", "water", "neon", "concrete", "fabric", "leaves")


class Set(Protocol):
    """What a set's module holds: how it likes to be lit and seen, its palettes, and the set itself."""

    LENS: Lens
    KEY: KeyLight
    PALETTES: tuple[Palette, ...]

    def build(self, stage: Stage) -> Scene: ...


def load(name: str) -> Set:
    """Return the module of that set. Raises ValueError when there is none of that name."""
    if name not in SETS:
        raise ValueError(f"there is no set called {name!r}")
    return cast("Set", import_module(f"{__name__}.{name}"))
