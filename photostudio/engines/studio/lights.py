"""The photographer's lamps: glowing rectangles and hidden beams, placed round the product.

A softer key is a larger lamp, not a weaker one: what reaches the product stays the same.
"""

import numpy as np
from numpy.typing import NDArray

from photostudio.engines.studio.design import Key
from photostudio.engines.studio.framing import out_of_view
from photostudio.engines.studio.scene import (
    Beam,
    Colour,
    EvenLight,
    Glow,
    Item,
    PaintedLight,
    Point,
    Rectangle,
    Stage,
)
from photostudio.engines.studio.transforms import aim, scale

Floats = NDArray[np.float64]
WARM: Colour = (1.0, 0.66, 0.34)
NEUTRAL: Colour = (1.0, 0.97, 0.94)
COOL: Colour = (0.52, 0.75, 1.0)
FAR = 16.0
DAYLIGHT = 5600.0  # kelvin
BOX_ROWS, BETWEEN = 48, 0.3
# azimuth on the key's side, elevation, half width, half height (degrees), brightness
BOXES = ((50.0, 38.0, 26.0, 22.0, 4.0), (-68.0, 22.0, 9.0, 34.0, 5.0), (0.0, 90.0, 180.0, 24.0, 1.6))
WARMER, COOLER = 182.0, 76.0  # mired between daylight and the warmest and the coolest light


def key(stage: Stage, *, distance: float = 5.0, irradiance: float = 3.0) -> Item:
    """Place the set's key light; `irradiance` reaches the product at a strength of 1.

    At a softness of 0 it looks narrower than the real sun, whatever its distance: gobos hang further off than leaves.
    """
    light = stage.key
    half = distance * spread(light.softness)
    return lamp(
        "key light",
        position=key_position(stage, distance),
        target=middle(stage),
        half_width=half,
        half_height=half,
        irradiance=irradiance * light.strength,
        tint=tint(light.warmth),
    )


def sun(stage: Stage, *, irradiance: float) -> Item:
    """Place the key light so far off that its shadows are parallel, and sharp where it is not soft."""
    return key(stage, distance=FAR, irradiance=irradiance)


def key_position(stage: Stage, distance: float) -> Point:
    """Return where the key light stands, `distance` from the product's middle."""
    return beyond(middle(stage), direction(stage.key), distance)


def beyond(start: Point, towards: Point, distance: float) -> Point:
    """Return the point `distance` from a start in a direction of length 1."""
    x, y, z = np.add(start, distance * np.array(towards)).tolist()
    return x, y, z


def middle(stage: Stage) -> Point:
    """Return the product's middle, at which lamps are pointed."""
    return stage.middle


def spread(softness: float) -> float:
    """Return half a lamp's size at distance 1: 0 is smaller than the sun, 1 a softbox as wide as it is far."""
    return float(0.0015 + 0.5 * softness**1.6)


def lamp(
    name: str, *, position: Point, target: Point, half_width: float, half_height: float, irradiance: float, tint: Colour
) -> Item:
    """A glowing rectangle that gives `irradiance` (of a white light) on a surface that faces it at the target."""
    distance = float(np.linalg.norm(np.subtract(target, position)))
    radiance = irradiance * distance**2 / (4 * half_width * half_height)
    red, green, blue = tint
    return Item(
        name,
        Rectangle(aim(position, target) @ scale(half_width, half_height)),
        Glow((radiance * red, radiance * green, radiance * blue)),
    )


def beam(name: str, *, position: Point, target: Point, angle: float, irradiance: float, tint: Colour) -> Item:
    """A lamp too small to be seen, whose cone of `angle` degrees gives `irradiance` at the target."""
    distance = float(np.linalg.norm(np.subtract(target, position)))
    red, green, blue = (irradiance * distance**2 * channel for channel in tint)
    return Item(name, Beam(aim(position, target), angle), Glow((red, green, blue)))


def unseen(stage: Stage, towards: Point, *, half: float, nearest: float) -> float:
    """Return the distance, `nearest` or more, at which a lamp of half that size at distance 1 is out of the picture."""
    for distance in nearest * np.geomspace(1, 4, 12):
        place = aim(beyond(middle(stage), towards, distance), middle(stage))
        if out_of_view(stage, place @ scale(half * distance, half * distance)):
            return float(distance)
    return 4 * nearest


def direction(light: Key) -> Point:
    """Point from the product towards the key light."""
    return pointing(light.azimuth, float(np.clip(light.elevation, 5, 88)))


def pointing(azimuth: float, elevation: float) -> Point:
    """Return the direction (length 1) of degrees from the camera, right is positive, and above the ground."""
    aside, above = np.radians([azimuth, elevation])
    level = np.cos(above)
    return float(level * np.sin(aside)), float(np.sin(above)), float(level * np.cos(aside))


def tint(warmth: float) -> Colour:
    """The colour of a light: −1 is a cool sky, 0 neutral, 1 a candle-warm lamp; green stays at full strength."""
    extreme = WARM if warmth > 0 else COOL
    red, green, blue = (
        (1 - abs(warmth)) * neutral + abs(warmth) * end for neutral, end in zip(NEUTRAL, extreme, strict=True)
    )
    return red / green, 1.0, blue / green


def warmth(kelvin: float) -> float:
    """Return the warmth of a colour temperature: 0 at 5600 K, about 0.85 at 3000 K and −0.6 at 7500 K.

    Equal steps are equal steps in mired (a million divided by kelvin), as on a photographer's gels.
    """
    shift = 1e6 / kelvin - 1e6 / DAYLIGHT
    return float(np.clip(shift / (WARMER if shift > 0 else COOLER), -1, 1))


def fill(stage: Stage, strength: float = 0.5) -> EvenLight:
    """Light from everywhere that opens the shadows, faintly opposite in colour to the key light."""
    red, green, blue = tint(-0.35 * stage.key.warmth)
    return EvenLight((strength * red, strength * green, strength * blue))


def softboxes(stage: Stage, strength: float) -> PaintedLight:
    """The fill of a studio, which what shines mirrors: a large box on the key's side, a strip across, a scrim above.

    A level card gets as much of it as of the same `fill` from everywhere.
    """
    rows = np.arange(BOX_ROWS, dtype=np.float64) + 0.5
    above = 90 - 180 * rows[:, None] / BOX_ROWS
    aside = 180 - 360 * (np.arange(2 * BOX_ROWS) + 0.5)[None] / (2 * BOX_ROWS)  # the camera's side is the middle
    side = -1 if stage.key.azimuth < 0 else 1
    light = np.full((BOX_ROWS, 2 * BOX_ROWS), BETWEEN)
    for azimuth, elevation, width, height, power in BOXES:
        light += power * _box((aside - side * azimuth) / width) * _box((above - elevation) / height)
    level = np.clip(np.sin(np.radians(above)), 0, None) * np.cos(np.radians(above))
    light = light / float((light * level).sum() / (2 * BOX_ROWS * level.sum()))
    return PaintedLight(np.asarray(light[..., None] * np.array(fill(stage, strength).radiance), np.float32))


def _box(offset: Floats) -> Floats:
    """Return a softbox's brightness over its width (−1 … 1) with a soft edge."""
    return np.asarray(1 / (1 + np.abs(offset) ** 6), np.float64)
