"""The light rig as data → lamps in the scene; rigs.toml holds the named ones, read once."""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from photostudio.engines.studio import accents, design, keys, lights, shades
from photostudio.engines.studio.library.backdrops import BACKDROPS
from photostudio.engines.studio.library.backdrops.canvas import is_night
from photostudio.engines.studio.library.backdrops.skies import sky_light
from photostudio.engines.studio.library.kinds import Support
from photostudio.engines.studio.scene import Air, Environment, EvenLight, Exposure, Item, Point, Stage

FILE = Path(__file__).with_name("rigs.toml")
KEYS: Mapping[str, Callable[[Stage], list[Item]]] = {
    "panel": keys.panel,
    "spot": keys.spot,
    "flame": keys.flame,
}
OPEN_AIR = 2.2  # mist under a sky is lit by all of it: so many times the light of the key
SPILL = 0.28  # of the gels' strength: what the air takes of them
# what part of the mist the key reaches: all of it, or what is about a point
BEAMS: Mapping[str, Callable[[Stage], tuple[Point, float] | None]] = {
    "panel": lambda _: None,
    "spot": lambda stage: (lights.middle(stage), keys.pool(stage)),
    "flame": lambda stage: (lights.middle(stage), keys.pool(stage)),
}
DEEPENING = 1.5  # the power of the contrast by which the fill gives way
SEAMLESS = ("sweep", "gradient")
WHITE = 0.75  # linear: paper that shall come out white
PAPER_WHITE = 0.95


@dataclass(frozen=True, kw_only=True)
class Rig:
    """A named rig: its light, the kind of lamp that is its key, and how the picture is metered."""

    light: design.Light
    lamp: str = "panel"
    white: float = 0.7
    percentile: float = 80.0


def _read() -> dict[str, Rig]:
    tables: dict[str, dict[str, Any]] = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return {name: Rig(**table | {"light": _light(name, table["light"])}) for name, table in tables.items()}


def _light(name: str, values: dict[str, Any]) -> design.Light:
    return design.Light(**values | {"rig": name, "key": design.Key(**values["key"])})


BY_NAME: Mapping[str, Rig] = _read()
RIGS: Mapping[str, design.Light] = {name: rig.light for name, rig in BY_NAME.items()}


def rig_of(stage: Stage) -> Rig:
    """Return the rig that a set names, or the plain softbox for a name of a person's own."""
    return BY_NAME.get(stage.set.light.rig, BY_NAME["softbox"])


def lamps(stage: Stage, support: Support) -> list[Item]:
    """Return the key light and what stands before it, the rims, the strip overhead, the gels, the glow from below."""
    lit = keys.crisp(stage)
    return [
        *KEYS[rig_of(stage).lamp](lit),
        *shades.shades(lit, support),
        *accents.rims(stage, support),
        *accents.overhead(stage),
        *accents.behind(stage, support),
        *accents.gels(stage),
        *accents.under(stage, support),
    ]


def surroundings(stage: Stage) -> Environment:
    """Return the light from everywhere that opens the shadows."""
    light = stage.set.light
    return lights.softboxes(stage, light.fill / light.contrast**DEEPENING)


def air(stage: Stage, support: Support, around: Environment) -> Air | None:
    """Return the mist that the light is seen in, None for clear air."""
    light = stage.set.light
    if not light.haze and not light.rays:
        return None
    even = around.radiance if isinstance(around, EvenLight) else around.radiance.mean(axis=(0, 1))
    gels = light.gels * np.add(stage.colours.prop, stage.colours.accent) / 2
    red, green, blue = (np.array(even) + SPILL * gels).tolist()
    irradiance = keys.IRRADIANCE * stage.key.strength * (OPEN_AIR if _by_day(stage) else 1)
    warm, neutral, cool = lights.tint(stage.key.warmth)
    return Air(
        haze=light.haze,
        rays=light.rays,
        key=(irradiance * warm, irradiance * neutral, irradiance * cool),
        towards=lights.direction(stage.key),
        ambient=(red, green, blue),
        beam=BEAMS[rig_of(stage).lamp](stage),
        lamps=accents.glows(stage, support),
        floor=0.0 if stage.set.surface.form == "slab" else support.floor,
    )


def _by_day(stage: Stage) -> bool:
    return BACKDROPS[stage.set.backdrop.kind].sky is sky_light and not is_night(stage)


def exposure(stage: Stage) -> Exposure:
    """Return how bright the picture becomes; a white seamless backdrop in a bright rig becomes pure white."""
    rig, light = rig_of(stage), stage.set.light
    pure = stage.set.backdrop.kind in SEAMLESS and min(stage.colours.backdrop) > WHITE and light.brightness >= 1
    return Exposure(
        white=max(rig.white, PAPER_WHITE if pure else 0.0) * light.brightness,
        percentile=rig.percentile,
        contrast=light.contrast,
        pure_white=pure,
    )
