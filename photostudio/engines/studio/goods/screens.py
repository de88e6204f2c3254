"""Screens that are on: a picture of nobody's make behind a dark rim with round corners.

A screen's picture is as bright as a white card on its set, not so many units: see `lit`.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from photostudio.engines.studio.goods.forms import Floats
from photostudio.engines.studio.library.props.forms import joined
from photostudio.engines.studio.noise import smoothstep
from photostudio.engines.studio.scene import Glow, Item, Material, Rectangle, Texture, Transform
from photostudio.engines.studio.shapes import rounded_rectangle
from photostudio.engines.studio.transforms import scale
from photostudio.imaging.arrays import Linear
from photostudio.imaging.colour import hexadecimal

SIZE = 512  # pixels across and up
BRIGHT, LEAST = 1.4, 1.5  # of a white card beside it: a screen shines; and in the dark
RAISED = 0.012  # centimetres: the rim above the picture
RIM = Material(colour=(0.004, 0.004, 0.005), roughness=0.08, specular=0.5, clearcoat=1.0)
PALETTES = (
    ("#160f4f", "#4d2bd6", "#f2587f", "#ffc98f"),
    ("#031f33", "#0b6f8c", "#3cc4b4", "#dcf5d0"),
    ("#0a1233", "#2146d6", "#63a8ff", "#ead9ff"),
    ("#2a0d30", "#93205f", "#f2683c", "#ffd684"),
)
WAVES = 4
FACE_RINGS = ((0.4, 0.8), (0.31, 0.62), (0.22, 0.9))  # radius in heights of the picture, and how much of it is closed


def screen(picture: Linear, width: float, height: float, *, corner: float, rim: float, there: Transform) -> list[Item]:
    """Return a screen about the middle of its plane z = 0 that shows a picture (rows, columns, 3), 0 … 1, and its rim.

    The picture is a rectangle, the rim covers its corners.
    """
    shown = Glow(Texture(np.ascontiguousarray(picture[::-1], np.float32), raw=True))
    _, inside = rounded_rectangle(width, height, corner, 64)
    _, outside = rounded_rectangle(width + 2 * rim, height + 2 * rim, corner + rim, 64)
    lines = [np.column_stack([line, np.full(len(line), RAISED)]) for line in (outside, inside)]
    return [
        Item("screen", Rectangle(scale(0.999 * width / 2, 0.999 * height / 2)), shown, there),
        Item("screen rim", joined(np.stack(lines)), RIM, there),
    ]


def lit(items: Sequence[Item], card: float) -> tuple[Item, ...]:
    """Return things with their screens as bright as suits a set on which a white card sends `card` to the lens."""
    return tuple(replace(item, surface=_shining(item.surface, card)) for item in items)


def wallpaper(rng: np.random.Generator, *, tall: float) -> Linear:
    """Return waves of soft colour that lie over each other, and the bar at the foot of a picture `tall` times as high
    as wide.
    """
    dark, *colours = _palette(rng)
    across, up = _grid()
    picture = dark + (colours[0] - dark) * (0.35 * up + 0.25 * across)[..., None]
    slope, phase = float(rng.uniform(0.12, 0.3)) * float(rng.choice([-1, 1])), float(rng.uniform(0, 2 * np.pi))
    for number in range(WAVES):
        share = (number + 0.5) / WAVES
        line = 0.86 - 0.74 * share + slope * (across - 0.5)
        line += 0.07 * np.sin(2 * np.pi * (0.75 + 0.2 * number) * across + phase + 1.3 * number)
        below = line - up
        edge = smoothstep(0.0, 0.006, below)
        light = np.exp(-np.maximum(below, 0) / 0.16)
        hue = _between(colours, share * (len(colours) - 1))
        wave = dark + (hue - dark) * (0.3 + 0.7 * light)[..., None]
        picture = picture + edge[..., None] * (wave - picture)
    bar = _bar(across - 0.5, (up - 0.022) * tall, 0.17, 0.006)
    return np.asarray(picture + 0.85 * bar[..., None] * (1 - picture), np.float32)


def dial(rng: np.random.Generator, *, tall: float) -> Linear:
    """Return a smart watch's face: three rings, open at different hours, about a pair of hands on black."""
    _, *colours = _palette(rng)
    across, up = _grid()
    x, y = across - 0.5, (up - 0.5) * tall
    radius, hour = np.hypot(x, y), (np.arctan2(x, y) / (2 * np.pi)) % 1
    picture = np.full((SIZE, SIZE, 3), 0.002)
    for colour, (reach, closed) in zip(colours, FACE_RINGS, strict=True):
        ring = smoothstep(0.036, 0.030, np.abs(radius - reach))
        done = np.where(hour < closed, 1.0, 0.16)
        picture += (ring * done)[..., None] * colour
    for length, wide, turn in ((0.13, 0.011, 305.0), (0.2, 0.008, 48.0)):
        picture += _hand(x, y, length, wide, turn)[..., None] * (0.92 - picture)
    return np.asarray(np.clip(picture, 0, 1), np.float32)


def _shining(surface: Material | Glow, card: float) -> Material | Glow:
    if isinstance(surface, Material) or not isinstance(surface.radiance, Texture):
        return surface
    picture = surface.radiance
    return Glow(replace(picture, pixels=np.asarray(picture.pixels * np.float32(max(BRIGHT * card, LEAST)), np.float32)))


def _palette(rng: np.random.Generator) -> list[Floats]:
    return [np.array(hexadecimal(code)) for code in PALETTES[int(rng.integers(len(PALETTES)))]]


def _grid() -> tuple[Floats, Floats]:
    """Return how far across and up (0 … 1, rows from the top) each pixel of a picture lies."""
    steps = (np.arange(SIZE) + 0.5) / SIZE
    across, up = np.meshgrid(steps, steps[::-1])
    return across, up


def _between(colours: Sequence[Floats], place: float) -> Floats:
    """Return the colour at a place 0 … n − 1 along some."""
    first = min(int(place), len(colours) - 2)
    return np.asarray(colours[first] + (place - first) * (colours[first + 1] - colours[first]))


def _bar(x: Floats, y: Floats, half: float, radius: float) -> Floats:
    """Return a level bar with round ends about the origin."""
    away = np.hypot(np.maximum(np.abs(x) - half, 0), y)
    return np.asarray(smoothstep(radius + 0.003, radius, away), np.float64)


def _hand(x: Floats, y: Floats, length: float, wide: float, turn: float) -> Floats:
    """Return a hand from the middle towards `turn` degrees past twelve."""
    angle = np.radians(turn)
    along, aside = x * np.sin(angle) + y * np.cos(angle), x * np.cos(angle) - y * np.sin(angle)
    return _bar(along - length / 2, aside, length / 2, wide)
