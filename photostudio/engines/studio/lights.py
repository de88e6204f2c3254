"""The photographer's lamps: key, fill and rim as glowing rectangles, set up from the brief's words.

A softer key is a larger lamp, not a weaker one: what reaches the product stays the same.
"""

import numpy as np

from photostudio.engines.studio.design import Key
from photostudio.engines.studio.scene import Colour, EvenLight, Glow, Item, KeyLight, Point, Rectangle, Stage
from photostudio.engines.studio.transforms import aim, scale

WARM: Colour = (1.0, 0.74, 0.46)
NEUTRAL: Colour = (1.0, 0.97, 0.94)
COOL: Colour = (0.74, 0.87, 1.0)
FAR = 16.0


def key(stage: Stage, *, distance: float = 5.0, irradiance: float = 3.0) -> Item:
    """Place the key light of the brief; `irradiance` reaches the product at a strength of 1.

    At a softness of 0 it looks narrower than the real sun, whatever its distance: gobos hang further off than leaves.
    """
    light = stage.key
    half = distance * (0.0015 + 0.34 * light.softness**1.6)
    return lamp(
        "key light",
        position=key_position(stage, distance),
        target=(0.0, stage.top / 2, 0.0),
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
    x, y, z = np.add((0.0, stage.top / 2, 0.0), distance * np.array(direction(stage.key))).tolist()
    return x, y, z


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


def direction(light: Key | KeyLight) -> Point:
    """Point from the product towards the key light."""
    azimuth, elevation = np.radians([light.azimuth, np.clip(light.elevation, 5, 88)])
    level = np.cos(elevation)
    return float(level * np.sin(azimuth)), float(np.sin(elevation)), float(level * np.cos(azimuth))


def tint(warmth: float) -> Colour:
    """The colour of a light: −1 is a cool sky, 0 neutral, 1 a candle-warm lamp; green stays at full strength."""
    extreme = WARM if warmth > 0 else COOL
    red, green, blue = (
        (1 - abs(warmth)) * neutral + abs(warmth) * end for neutral, end in zip(NEUTRAL, extreme, strict=True)
    )
    return red / green, 1.0, blue / green


def fill(stage: Stage, strength: float = 0.5) -> EvenLight:
    """Light from everywhere that opens the shadows, faintly opposite in colour to the key light."""
    red, green, blue = tint(-0.35 * stage.key.warmth)
    return EvenLight((strength * red, strength * green, strength * blue))
