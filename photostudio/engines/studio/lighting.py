"""How words change a set's own key light, lens and exposure."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import replace

import numpy as np

from photostudio.engines.studio.lexicon import Change, Concept
from photostudio.engines.studio.scene import KeyLight, Lens
from photostudio.engines.studio.words import Understanding

FILM_WIDTH = 36.0  # millimetres
APERTURE = 0.16  # of the world, at f/1
DARKEST, BRIGHTEST = 0.6, 1.15
DAYLIGHT, KELVIN_PER_WARMTH = 5600.0, 3000.0
KEY_LIMITS = {"azimuth": (-180.0, 180.0), "elevation": (8.0, 80.0), "softness": (0.0, 1.0), "warmth": (-1.0, 1.0)}


def light_for(own: KeyLight, understanding: Understanding, *, bright_side: int, rng: np.random.Generator) -> KeyLight:
    """Return the set's key light, a little varied, as the words want it, else from the product's own bright side."""
    side = bright_side or int(rng.choice([-1, 1]))
    start = replace(
        own,
        azimuth=side * (abs(own.azimuth) + rng.uniform(-10, 10)),
        elevation=own.elevation + rng.uniform(-4, 4),
    )
    values = {name: getattr(start, name) for name in KEY_LIMITS}
    for name, change in _changes(understanding.asked):
        values[name] = _changed(values[name], change, side)
    if understanding.kelvin:
        values["warmth"] = (DAYLIGHT - understanding.kelvin) / KELVIN_PER_WARMTH
    within = {name: float(np.clip(values[name], *limits)) for name, limits in KEY_LIMITS.items()}
    return replace(start, **within)


def brightness_for(understanding: Understanding) -> float:
    """Return the factor on the set's own exposure that the words want."""
    asked = math.prod(concept.brightness for concept in understanding.asked)
    return min(max(asked, DARKEST), BRIGHTEST)


def lens_for(own: Lens, understanding: Understanding) -> Lens:
    """Return the set's lens as the words want it; another focal length steps back or forth, so that sizes stay."""
    values = {name: value for concept in understanding.asked for name, value in concept.lens.items()}
    focal = understanding.focal or values.pop("focal", None)
    lens = replace(own, **{name: value for name, value in values.items() if name != "focal"})
    if understanding.stop:
        lens = replace(lens, aperture=APERTURE / understanding.stop)
    if not focal:
        return lens
    fov = 2 * math.degrees(math.atan(FILM_WIDTH / 2 / min(max(focal, 24), 200)))
    nearer = math.tan(math.radians(own.fov) / 2) / math.tan(math.radians(fov) / 2)
    return replace(lens, fov=fov, distance=own.distance * nearer, aperture=lens.aperture * nearer)


def _changes(concepts: Iterable[Concept]) -> Iterable[tuple[str, Change]]:
    return ((name, change) for concept in concepts for name, change in concept.key.items())


def _changed(value: float, change: Change, side: int) -> float:
    if not isinstance(change, Mapping):
        return change
    return side * change["side"] if "side" in change else value + change["by"]
