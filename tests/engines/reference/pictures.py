"""Small references, drawn by formula: a table before a wall, a ball on it, a garden out of focus."""

import cv2
import numpy as np

from photostudio.imaging.arrays import Mask, Pixels

WALL, TABLE, BALL = (205, 214, 222), (150, 104, 66), (190, 40, 44)


def table(width: int = 240, height: int = 200, *, end: float = 0.5, seed: int = 1) -> Pixels:
    """Return a table's grain below the row `end` (0 … 1) and a plain wall above it."""
    rng = np.random.default_rng(seed)
    picture = np.empty((height, width, 3), np.float32)
    row = round(end * height)
    picture[:row], picture[row:] = WALL, TABLE
    grain = cv2.GaussianBlur(rng.normal(size=(height, width)).astype(np.float32), (0, 0), sigmaX=9, sigmaY=1)
    picture[row:] += 60 * np.asarray(grain)[row:, :, None]
    return np.clip(picture + rng.normal(0, 1.5, (height, width, 1)), 0, 255).astype(np.uint8)


def disc(shape: tuple[int, ...], *, x: float, y: float, radius: float) -> Mask:
    rows, columns = np.mgrid[: shape[0], : shape[1]]
    return np.asarray(np.hypot(columns - x * shape[1], rows - y * shape[0]) < radius * shape[0], bool)


def with_ball(picture: Pixels, *, shadow: str = "") -> tuple[Pixels, Mask]:
    """Return a picture with a ball a little below its middle, whose shadow falls to the left or right, and the ball."""
    ball = disc(picture.shape, x=0.5, y=0.55, radius=0.18)
    lit = picture.astype(np.float32)
    if shadow:
        x = 0.5 + (0.2 if shadow == "right" else -0.2)
        rows, columns = np.mgrid[: picture.shape[0], : picture.shape[1]]
        flat = ((columns / picture.shape[1] - x) / 0.17) ** 2 + ((rows / picture.shape[0] - 0.7) / 0.06) ** 2
        lit[flat < 1] *= 0.4
    lit[ball] = BALL
    return np.clip(lit, 0, 255).astype(np.uint8), ball


def garden(width: int = 240, height: int = 200) -> Pixels:
    """Return wide soft patches of colour and nothing sharp."""
    patches = np.random.default_rng(3).normal(size=(height, width, 3)).astype(np.float32)
    soft = np.asarray(cv2.GaussianBlur(patches, (0, 0), 22))
    return np.asarray(np.clip(110 + 55 * soft / soft.std(), 0, 255), np.uint8)
