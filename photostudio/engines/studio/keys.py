"""The key light: a far sun or a near softbox, a spotlight's pool or a candle, always out of the picture."""

from dataclasses import replace

import numpy as np

from photostudio.engines.studio import lights, shades
from photostudio.engines.studio.design import Key
from photostudio.engines.studio.framing import STEEP, out_of_view, window
from photostudio.engines.studio.library.backdrops import BACKDROPS
from photostudio.engines.studio.pedestals import unit
from photostudio.engines.studio.scene import Glow, Item, Point, Sphere, Stage
from photostudio.engines.studio.transforms import aim, scale

IRRADIANCE = 4.0
HARD = 0.2  # the softness up to which a key stands as far off as a sun
CRISP = 0.07  # the softness up to which a gobo's shadow can be read
NEAR = 3.6
BEHIND = 100.0  # degrees of azimuth from which the key is a light from behind
BOOM = 0.75  # how far behind the product a lamp can hang in a closed studio
OVER_HILLS = 54.0  # degrees: from where the sun reaches over a painted distance
STEEPER = np.arange(0, 60, 4)  # degrees
POOL = 0.72  # of the product's size: a spotlight's pool
FLAME = 0.05
OFF_FRAME = 0.42  # beyond the edge of the picture: nearer, a candle would glare on what stands there


def crisp(stage: Stage) -> Stage:
    """Return the stage with its key so small that the shadow of the gobo before it can be read."""
    if not stage.set.light.gobo:
        return stage
    return replace(stage, key=replace(stage.key, softness=min(stage.key.softness, CRISP)))


def panel(stage: Stage) -> list[Item]:
    """A rectangle whose size is its softness, far off when it is hard."""
    if abs(stage.key.azimuth) > BEHIND:
        return [_behind(stage)]
    if stage.key.softness <= HARD:
        return [lights.sun(stage, irradiance=IRRADIANCE)]
    towards = lights.direction(stage.key)
    distance = lights.unseen(stage, towards, half=lights.spread(stage.key.softness), nearest=NEAR)
    return [lights.key(stage, distance=distance, irradiance=IRRADIANCE)]


def spot(stage: Stage) -> list[Item]:
    """A far lamp through a round hole: a pool of light about the product, and dark beyond."""
    return [lights.sun(stage, irradiance=IRRADIANCE), shades.iris(stage, radius=pool(stage))]


def pool(stage: Stage) -> float:
    """Return the radius of a spotlight's pool."""
    return POOL * max(stage.top, 0.9 * (stage.right - stage.left), 0.5)


def flame(stage: Stage) -> list[Item]:
    """A small warm light beside the product, which reaches no further than its surroundings."""
    side = -1 if stage.key.azimuth < 0 else 1
    z = 0.45 * float(np.cos(np.radians(stage.key.azimuth)))
    seen = window(stage, z)
    radius = FLAME * unit(stage)
    edge = (seen.right if side > 0 else -seen.left) + radius + OFF_FRAME
    place: Point = (side * edge, 0.4 * unit(stage) + 0.2 * stage.top, z)
    distance = float(np.linalg.norm(np.subtract(lights.middle(stage), place)))
    radiance = IRRADIANCE * stage.key.strength * distance**2 / (np.pi * radius**2)
    red, green, blue = (float(radiance * channel) for channel in lights.tint(stage.key.warmth))
    return [Item("candle light", Sphere(place, radius), Glow((red, green, blue)))]


def outdoors(stage: Stage) -> bool:
    """Tell whether a set is under a sky, where light may come from far behind."""
    return BACKDROPS[stage.set.backdrop.kind].sky is not None


def _behind(stage: Stage) -> Item:
    """A light from behind: the sun where the set is open, else a lamp on a boom between the product and the wall."""
    is_open = outdoors(stage) or stage.lens.pitch > STEEP
    lowest = max(stage.key.elevation, OVER_HILLS) if outdoors(stage) else stage.key.elevation
    raised = stage
    for more in STEEPER:
        key = replace(stage.key, elevation=min(lowest + float(more), 86.0))
        raised = replace(stage, key=key)
        distance = lights.FAR if is_open else _boom(key)
        half = distance * lights.spread(key.softness)
        place = aim(lights.key_position(raised, distance), lights.middle(stage))
        if out_of_view(stage, place @ scale(half, half)):
            break
    return lights.key(raised, distance=lights.FAR if is_open else _boom(raised.key), irradiance=IRRADIANCE)


def _boom(key: Key) -> float:
    """Return the distance at which a lamp behind the product hangs above the boom's end."""
    level = np.hypot(*np.array(lights.direction(key))[[0, 2]]) * abs(np.cos(np.radians(key.azimuth)))
    return float(np.clip(BOOM / max(level, 1e-3), 1.2, 6.0))
