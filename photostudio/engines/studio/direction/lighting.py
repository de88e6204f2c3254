"""The light: the rig that words and look agree on, from the product's own bright side, a little varied by the seed."""

from dataclasses import replace

import numpy as np

from photostudio.engines.studio.design import Light
from photostudio.engines.studio.direction.looks import Look
from photostudio.engines.studio.direction.painting import wants_light
from photostudio.engines.studio.direction.wishes import Wishes
from photostudio.engines.studio.rigs import RIGS

ADDED = frozenset({"rim"})  # rigs that join another rather than take its place
STRENGTHS = ("rim", "gels", "under", "haze", "rays")
DIM = 0.1  # fill with which a rig leaves in the dark what its lamps are not turned to
SWALLOWED = 1.0  # what such a rig loses where words ask for colours
SWING, RISE = 12.0, 5.0  # degrees by which the seed may vary the key light


def light_for(wishes: Wishes, look: Look, *, bright_side: int, rng: np.random.Generator, freedom: float) -> Light:
    """Return the light, before the words' own changes."""
    side = bright_side or int(rng.choice([-1, 1]))
    swing, rise = (freedom * float(rng.uniform(-reach, reach)) for reach in (SWING, RISE))
    light = _turned(_rig(wishes, look, rng, freedom), side)
    key = replace(
        light.key,
        azimuth=round(light.key.azimuth + swing, 1),
        elevation=round(min(max(light.key.elevation + rise, 5), 90), 1),
    )
    return replace(light, key=key, gobo=wishes.name("gobo") or _allowed_gobo(light.gobo, wishes))


def rim_opposite(light: Light, wishes: Wishes) -> Light:
    """Return the light with its rim across from the key, unless words say where the rim comes from."""
    said = any("light.rim_side" in request.concept.changes for request in wishes.asked)
    if said or not light.rim_side or not light.key.azimuth:
        return light
    return replace(light, rim_side=-1 if light.key.azimuth > 0 else 1)


def _rig(wishes: Wishes, look: Look, rng: np.random.Generator, freedom: float) -> Light:
    given = [request.concept.gives["rig"] for request in wishes.all_given("rig")]
    merged = [name for name in RIGS if wishes.speaks_of(name, slot="lighting") and name not in given]
    asked = sorted(dict.fromkeys([*merged, *given]), key=lambda name: name not in ADDED)
    if asked:
        light = RIGS[asked[-1]]
        for name in asked[:-1]:
            light = _joined(light, RIGS[name])
        return light
    names = [name for name in look.rigs if not wishes.forbids("rig", name)] or ["softbox"]
    usual = np.arange(len(names), 0, -1) / len(names)
    votes = np.array([wishes.vote("rig", name) for name in names])
    dim = np.array([RIGS[name].fill < DIM for name in names])
    luck = rng.gumbel(size=len(names)) * 0.6 * freedom
    merits = usual + 2 * votes - SWALLOWED * dim * wants_light(wishes) + luck
    return RIGS[names[int(np.argmax(merits))]]


def _joined(light: Light, other: Light) -> Light:
    """Return a light with what another rig adds to it."""
    stronger = {name: max(getattr(light, name), getattr(other, name)) for name in STRENGTHS}
    rim = other if other.rim > light.rim else light
    warmth = max(light.key.warmth, other.key.warmth, key=abs)
    return replace(
        light,
        key=replace(light.key, warmth=warmth),
        rim_side=rim.rim_side,
        rim_colour=rim.rim_colour,
        gobo=light.gobo or other.gobo,
        brightness=min(light.brightness, other.brightness),
        **stronger,
    )


def _turned(light: Light, side: int) -> Light:
    """Return the light mirrored where its key does not come from that side."""
    if light.key.azimuth * side >= 0:
        return light
    return replace(light, key=replace(light.key, azimuth=-light.key.azimuth), rim_side=-light.rim_side)


def _allowed_gobo(gobo: str, wishes: Wishes) -> str:
    return "" if wishes.forbids("gobo", gobo) else gobo
