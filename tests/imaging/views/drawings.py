"""Products drawn by formula from a known side: what was seen of them is known before it is measured."""

import numpy as np

from photostudio.imaging.arrays import Mask, Pixels

TEAL = (40, 120, 110)


def canvas(side: int = 240) -> tuple[np.ndarray, np.ndarray]:
    """Return x and y of every pixel, −1 … 1."""
    y, x = np.mgrid[:side, :side]
    return (x + 0.5) / side * 2 - 1, (y + 0.5) / side * 2 - 1


def drawn(inside: Mask, colour: tuple[int, int, int] = TEAL) -> Pixels:
    """Return a cut-out of one colour, a little darker below."""
    side = len(inside)
    shade = np.linspace(1.0, 0.8, side)[:, None, None]
    picture = np.dstack([np.asarray(colour) * shade * np.ones((side, side, 1)), inside * 255.0])
    picture[~inside] = 0
    pixels: Pixels = np.rint(picture).astype(np.uint8)
    return pixels


def box(width: float, height: float, **colours: tuple[int, int, int]) -> Pixels:
    """Return a box seen level: its width and height as shares of the canvas."""
    x, y = canvas()
    return drawn((np.abs(x) <= width) & (np.abs(y) <= height), **colours)


def cylinder(pitch: float, *, width: float = 0.4, height: float = 0.6) -> Pixels:
    """Return an upright cylinder seen from `pitch` degrees above."""
    x, y = canvas()
    half, wall = width * np.sin(np.radians(pitch)), height * np.cos(np.radians(pitch))
    bulge = half * np.sqrt(np.clip(1 - (x / width) ** 2, 0, 1))
    return drawn((np.abs(x) <= width) & (np.abs(y) <= wall + bulge))


def corner_of_a_box(depth: float = 0.18) -> Pixels:
    """Return a box turned so that an edge points at the viewer, seen from a little above."""
    x, y = canvas()
    drop = depth * (1 - np.abs(x - 0.1) / 0.7)
    return drawn((np.abs(x) <= 0.6) & (y <= 0.45 + drop) & (y >= -0.45 - 0.5 * drop))


def disc(radius: float = 0.5) -> Pixels:
    x, y = canvas()
    return drawn(x**2 + y**2 <= radius**2)


def wedge() -> Pixels:
    """Return what is high on one side and low on the other, as a shoe seen from its side."""
    x, y = canvas()
    return drawn((np.abs(x) <= 0.8) & (y <= 0.4) & (y >= 0.3 - 0.6 * (x + 0.8) / 1.6))
