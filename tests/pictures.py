"""Small pictures, drawn by formula, for tests of every room."""

import numpy as np
from numpy.typing import NDArray

from photostudio.imaging.arrays import Pixels

GLASS = (46, 110, 92)
LABEL = (236, 229, 214)
CAP = (32, 34, 38)


def cutout(width: int = 240, height: int = 320, *, with_shadow: bool = False) -> Pixels:
    """Return a bottle with a cap, a label and soft edges on a transparent canvas, (height, width, 4).

    It stands in the canvas's middle, from 15 % to 80 % of the height; its baked shadow floats below it.
    """
    x, y = _grid(width, height)
    half = np.select([y < 0.24, y < 0.30, y < 0.38], [0.055, 0.04, 0.04 + (y - 0.30) * 1.25], 0.14) * height
    inside = np.minimum(half - np.abs(x), np.minimum(y - 0.15, 0.80 - y) * height)
    alpha = np.clip(inside + 0.5, 0, 1)
    shade = 0.55 + 0.45 * np.cos(np.clip(x / np.maximum(half, 1), -1, 1) * 1.3 + 0.4)
    colour = np.where((y < 0.24)[..., None], CAP, np.where(((y > 0.46) & (y < 0.70))[..., None], LABEL, GLASS))
    picture = np.dstack([colour * shade[..., None], alpha * 255])
    if with_shadow:
        picture = np.where(picture[..., 3:] > 0, picture, _shadow(x, y, height))
    picture[picture[..., 3] < 0.5] = 0
    pixels: Pixels = np.rint(picture).astype(np.uint8)
    return pixels


def photograph(width: int = 240, height: int = 320) -> Pixels:
    """Return a picture without transparency, (height, width, 4)."""
    x, y = _grid(width, height)
    light = np.dstack([y * 200 + 30, 120 + 60 * np.sin(x / 9), 230 - y * 150, np.full_like(x, 255)])
    pixels: Pixels = np.rint(light).astype(np.uint8)
    return pixels


def _grid(width: int, height: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return x in pixels from the middle and y in heights from the top, at the pixels' centres."""
    y, x = np.mgrid[:height, :width]
    return x + 0.5 - width / 2, (y + 0.5) / height


def _shadow(x: NDArray[np.float64], y: NDArray[np.float64], height: int) -> NDArray[np.float64]:
    far = (x / (0.20 * height)) ** 2 + ((y - 0.90) / 0.035) ** 2
    alpha = 110 * np.clip(1 - far, 0, 1) ** 1.5
    return np.dstack([np.zeros((*x.shape, 3)), alpha])
