"""The second lamps of a rig: rims, a strip overhead, a pool of light behind, gels aside, a glow from below."""

import numpy as np
from numpy.typing import NDArray

from photostudio.engines.studio import lights, shapes
from photostudio.engines.studio.framing import STEEP, window
from photostudio.engines.studio.keys import outdoors
from photostudio.engines.studio.library.kinds import Support
from photostudio.engines.studio.pedestals import unit
from photostudio.engines.studio.scene import Colour, Glow, Item, Mesh, Point, Stage
from photostudio.engines.studio.transforms import move, turn
from photostudio.imaging.colour import hexadecimal

RIM_DEPTH = -0.8  # z: behind the product, and before any wall and the bend of a sweep
WALL = 0.35  # behind the support: where a wall usually stands
FORGIVING = 0.4  # the softness of a key from which a lamp's shadow cannot be made out
SUN_AZIMUTH, SUN_ELEVATION, SUN_SIZE, SUN_IRRADIANCE = 132.0, 24.0, 0.05, 1.8
RIM_IRRADIANCE = 3.6
OVERHEAD, HUNG = -0.55, 0.25  # a top light's z, and how far above what is seen there it hangs
TOP_LONG, TOP_LEAST, TOP_DEEP = 0.6, 0.6, 0.16  # half its length, of the product's width or of this, and half its depth
TOP_IRRADIANCE = 4.5
BEHIND_IRRADIANCE, HALO = 2.4, 0.7  # and what a rim light adds to it
ASIDE = 0.18  # of the product's width
BACK = 0.15  # behind the product: further off its pool would be small and glaring
HALO_ANGLE = 105.0
GEL_IRRADIANCE = 2.6
GEL_AZIMUTH, GEL_ELEVATION, GEL_SIZE = 72.0, 22.0, 0.2
STRIP, STRIP_RADIANCE, STRIP_GAP = 0.011, 5.0, 0.03
SPILL = 0.3  # of the lamps' strength: what mist by them takes
SATURATION, PALE = 1.6, 0.6  # and what a gel takes of a colour's white
WHITE: Colour = (1.0, 1.0, 1.0)
RAISED, ROUND = ("drum", "block", "steps", "slice"), ("drum", "slice")
WIDEST = 5.0  # of a pedestal; what is wider is a floor


def rims(stage: Stage, support: Support) -> list[Item]:
    """Tall lamps behind the product, out of the picture. There is no behind for a camera that looks down."""
    light = stage.set.light
    if not light.rim or stage.lens.pitch > STEEP:
        return []
    colour = tint(stage)
    sides = [light.rim_side] if light.rim_side else [-1, 1]
    if outdoors(stage):
        return [_low_sun(stage, side, light.rim, colour) for side in sides]
    return [_rim(stage, support, side, light.rim, colour) for side in sides]


def _low_sun(stage: Stage, side: int, strength: float, colour: Colour) -> Item:
    """Under a sky a rim light is far off, and there is no wall to shine at."""
    half = SUN_SIZE * lights.FAR
    return lights.lamp(
        f"rim light {'right' if side > 0 else 'left'}",
        position=lights.beyond(lights.middle(stage), lights.pointing(side * SUN_AZIMUTH, SUN_ELEVATION), lights.FAR),
        target=lights.middle(stage),
        half_width=half,
        half_height=half,
        irradiance=SUN_IRRADIANCE * strength,
        tint=colour,
    )


def _rim(stage: Stage, support: Support, side: int, strength: float, colour: Colour) -> Item:
    size = unit(stage)
    half_width, half_height = 0.16 * size, 0.55 * max(stage.top, size)
    z = max(RIM_DEPTH, support.back)
    seen = window(stage, z - half_width)
    edge = seen.right if side > 0 else -seen.left
    edge += _stepped_aside(stage, support, side)
    position = (side * (edge + 0.25 + half_width), 0.75 * half_height + 0.2, z)
    return lights.lamp(
        f"rim light {'right' if side > 0 else 'left'}",
        position=position,
        target=(0.0, 0.3 * stage.top, -0.05),
        half_width=half_width,
        half_height=half_height,
        irradiance=RIM_IRRADIANCE * strength,
        tint=colour,
    )


def _stepped_aside(stage: Stage, support: Support, side: int) -> float:
    """Return how much further out a lamp on the key's side has to stand, lest its own shadow falls on the wall."""
    if side * stage.key.azimuth <= 0 or stage.key.softness > FORGIVING:
        return 0.0
    steep = np.tan(np.radians(min(abs(stage.key.azimuth), 65.0)))
    return float(max(RIM_DEPTH - support.back + WALL, 0.0) * steep)


def overhead(stage: Stage) -> list[Item]:
    """A strip that hangs over the product from behind: it draws the edges that look up, and the ground about it."""
    strength = stage.set.light.top
    if not strength or stage.lens.pitch > STEEP:
        return []
    return [
        lights.lamp(
            "top light",
            position=(0.0, window(stage, OVERHEAD).top + HUNG, OVERHEAD),
            target=lights.middle(stage),
            half_width=TOP_LONG * max(stage.right - stage.left, TOP_LEAST),
            half_height=TOP_DEEP,
            irradiance=TOP_IRRADIANCE * strength,
            tint=tint(stage),
        )
    ]


def glows(stage: Stage, support: Support) -> tuple[tuple[Point, Colour], ...]:
    """Return where the lamps behind the product stand, and what mist near them takes of their light."""
    light = stage.set.light
    sides = [light.rim_side] if light.rim_side else [-1, 1]
    edge = {1: stage.view_right, -1: stage.view_left}
    places = [((edge[side], 0.5 * stage.top, RIM_DEPTH), SPILL * light.rim / len(sides)) for side in sides]
    places.append(((0.0, 0.4 * stage.top, support.back), SPILL * light.behind / 2))
    red, green, blue = tint(stage)
    return tuple((place, (red * taken, green * taken, blue * taken)) for place, taken in places if taken)


def behind(stage: Stage, support: Support) -> list[Item]:
    """A hidden lamp at the product's back that shines at what is behind: it parts the two.

    It stands towards the rim light, or off the key's side: the product's shaded side is seen before the lighter part.
    """
    light = stage.set.light
    strength = max(light.behind, HALO * min(light.rim, 2.0))
    if not strength or outdoors(stage) or stage.lens.pitch > STEEP:
        return []
    across = light.rim_side or -float(np.clip(stage.key.azimuth / 60, -1, 1))
    aside = ASIDE * across * (stage.right - stage.left)
    start = (aside, 0.6 * max(stage.top, 0.8), -BACK)
    target = (1.5 * aside, 0.62 * max(stage.top, 0.8), support.back - WALL)
    irradiance = BEHIND_IRRADIANCE * strength
    return [
        lights.beam(
            "light behind", position=start, target=target, angle=HALO_ANGLE, irradiance=irradiance, tint=tint(stage)
        )
    ]


def gels(stage: Stage) -> list[Item]:
    """Two coloured lamps, one on each side."""
    strength = stage.set.light.gels
    if not strength:
        return []
    pair = (("left", -1, stage.colours.prop), ("right", 1, stage.colours.accent))
    return [_gel(stage, name, side, strength, vivid(colour)) for name, side, colour in pair]


def _gel(stage: Stage, name: str, side: int, strength: float, colour: Colour) -> Item:
    towards = lights.pointing(side * GEL_AZIMUTH, GEL_ELEVATION)
    distance = lights.unseen(stage, towards, half=GEL_SIZE, nearest=2.4)
    return lights.lamp(
        f"gel {name}",
        position=lights.beyond(lights.middle(stage), towards, distance),
        target=(side * -0.1, 0.4 * stage.top, -0.5),
        half_width=GEL_SIZE * distance,
        half_height=GEL_SIZE * distance,
        irradiance=GEL_IRRADIANCE * strength,
        tint=colour,
    )


def under(stage: Stage, support: Support) -> list[Item]:
    """A strip of light on the floor round what carries the product, or round the product where that is the ground."""
    strength = stage.set.light.under
    if not strength:
        return []
    red, green, blue = (STRIP_RADIANCE * strength * channel for channel in vivid(stage.colours.accent))
    glow = Glow((red, green, blue))
    flat = move(0, support.floor + STRIP, 0) @ turn(-90, "x")
    foot = _foot(support) if stage.set.surface.form in RAISED else None
    if foot is None:
        radius = 0.55 * max(stage.base_width, 0.8 * (stage.right - stage.left)) + 3 * STRIP_GAP
        return [Item("light ring", shapes.ring(radius, STRIP), glow, move(0, STRIP, 0) @ turn(-90, "x"))]
    (left, back), (right, front) = foot
    width, depth = right - left + 2 * STRIP_GAP, front - back + 2 * STRIP_GAP
    corner = min(width, depth) / 2 if stage.set.surface.form in ROUND else 0.06
    place = move((left + right) / 2, 0, (back + front) / 2) @ flat
    return [Item("light strip", shapes.hoop(width, depth, corner, STRIP), glow, place)]


def _foot(support: Support) -> NDArray[np.float64] | None:
    """Return the smallest and the largest x and z of what carries the product, None when it reaches out of sight."""
    for item in support.items:
        if isinstance(item.shape, Mesh):
            points = item.shape.positions @ item.transform[:3, :3].T + item.transform[:3, 3]
            ends = np.array([points.min(axis=0), points.max(axis=0)])[:, [0, 2]]
            if np.ptp(ends, axis=0).max() < WIDEST:
                return ends
    return None


def tint(stage: Stage) -> Colour:
    """Return the colour of the lamps behind: their own, or where that is white half as warm or cool as the key."""
    red, green, blue = pure(hexadecimal(stage.set.light.rim_colour))
    warm, neutral, cool = lights.tint(0.5 * stage.key.warmth)
    return (red, green, blue) if (red, green, blue) != WHITE else (warm, neutral, cool)


def pure(colour: Colour) -> Colour:
    """Return a colour as a lamp's: its strongest channel at full strength."""
    red, green, blue = (channel / max(*colour, 1e-3) for channel in colour)
    return red, green, blue


def vivid(colour: Colour) -> Colour:
    """Return a colour as a gel gives it, purer than paint."""
    grey = PALE * min(colour)
    red, green, blue = (channel - grey for channel in colour)
    red, green, blue = (channel**SATURATION for channel in pure((red, green, blue)))
    return red, green, blue
