"""The light rig as data → lamps in the scene; rigs.toml holds the named ones, read once."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from photostudio.engines.studio import design, lights
from photostudio.engines.studio.scene import Environment, EvenLight, Item, Stage

FILE = Path(__file__).with_name("rigs.toml")
IRRADIANCE = 4.0


@dataclass(frozen=True, kw_only=True)
class Rig:
    """A named rig: its light, the kind of lamp that is its key, and how the picture is metered."""

    light: design.Light
    lamp: str = "panel"
    white: float = 0.7
    percentile: float = 82.0


def _read() -> dict[str, Rig]:
    tables: dict[str, dict[str, Any]] = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return {name: Rig(**table | {"light": _light(name, table["light"])}) for name, table in tables.items()}


def _light(name: str, values: dict[str, Any]) -> design.Light:
    return design.Light(**values | {"rig": name, "key": design.Key(**values["key"])})


BY_NAME: Mapping[str, Rig] = _read()
RIGS: Mapping[str, design.Light] = {name: rig.light for name, rig in BY_NAME.items()}


def lamps(stage: Stage) -> list[Item]:
    """Return the key light and what stands before it, the rim lights and the gels."""
    return [lights.sun(stage, irradiance=IRRADIANCE)]


def surroundings(stage: Stage) -> Environment:
    """Return the light from everywhere that opens the shadows."""
    filled = lights.fill(stage, stage.set.light.fill)
    return EvenLight(filled.radiance)
