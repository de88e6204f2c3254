"""Looks: combinations of surface, form, backdrop, light, props and palette that work as photographs; looks.toml."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from photostudio.engines.studio.design import Backdrop, Lens, Palette, Prop, Surface
from photostudio.engines.words.understanding import Change

FILE = Path(__file__).with_name("looks.toml")


@dataclass(frozen=True, eq=False, kw_only=True)
class Look:
    """A photograph that works, to fill what words leave open.

    `fits` weighs the concepts it suits, by name; `rarity` keeps it from prompts that do not call for it. The usual rig,
    prop and palette come first. `changes` moves the set's numbers as a concept's do.
    """

    name: str
    fits: Mapping[str, float]
    surface: Surface
    backdrop: Backdrop
    rigs: tuple[str, ...]
    palettes: tuple[Palette, ...]
    props: tuple[Prop, ...] = ()
    lens: Lens = field(default_factory=Lens)
    changes: Mapping[str, Change] = field(default_factory=dict)
    rarity: float = 0.0


@cache
def looks() -> tuple[Look, ...]:
    """Return all the looks."""
    tables = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return tuple(_look(name, table) for name, table in tables.items())


def _look(name: str, table: dict[str, Any]) -> Look:
    made = {
        "surface": Surface(**table["surface"]),
        "backdrop": Backdrop(**table["backdrop"]),
        "rigs": tuple(table["rigs"]),
        "palettes": tuple(map(_palette, table["palettes"])),
        "props": tuple(map(_prop, table.get("props", ()))),
        "lens": Lens(**table.get("lens", {})),
    }
    return Look(name=name, **(table | made))


def _palette(colours: str) -> Palette:
    backdrop, surface, prop, accent = colours.split()
    return Palette(backdrop=backdrop, surface=surface, prop=prop, accent=accent)


def _prop(entry: str | dict[str, Any]) -> Prop:
    return Prop(kind=entry) if isinstance(entry, str) else Prop(**entry)
