"""The picture at several sizes, each half the one before.

A pixel of a smaller level may be copied if all four it stands for may, so that a patch copied there stands for patches
that may be copied below. It belongs to the hole if all four do: whatever is known leads the fill.
"""

from typing import NamedTuple

import cv2
import numpy as np

from photostudio.imaging.arrays import Mask, Pixels
from photostudio.imaging.inpaint.patches import count_sources

FEWEST_SOURCES = 60


class Level(NamedTuple):
    image: Pixels
    hole: Mask
    barred: Mask  # what may not be copied: the hole, and more

    @property
    def depth(self) -> float:
        """How far the middle of the hole is from its rim, in pixels."""
        return float(depths(self.hole).max())


def halved(level: Level) -> Level:
    rows, columns = level.hole.shape
    border = (0, rows % 2, 0, columns % 2, cv2.BORDER_REPLICATE)
    half = ((columns + 1) // 2, (rows + 1) // 2)
    hole, barred = (cv2.copyMakeBorder(mask.astype(np.uint8), *border) for mask in (level.hole, level.barred))
    known = cv2.resize(255 * (1 - hole), half, interpolation=cv2.INTER_AREA)
    image = cv2.copyMakeBorder(level.image, *border)
    image[hole > 0] = 0
    smaller = cv2.resize(image, half, interpolation=cv2.INTER_AREA)
    rim = (known > 0) & (known < 255)
    smaller[rim] = np.minimum(smaller[rim] * (255 / known[rim, None]) + 0.5, 255).astype(np.uint8)
    spoilt = cv2.resize(255 * barred, half, interpolation=cv2.INTER_AREA) > 0
    return Level(np.asarray(smaller, np.uint8), known == 0, spoilt)


def pyramid(level: Level, depth: float) -> list[Level]:
    """Return `level` and smaller ones, until the hole is no deeper than `depth` or there would be too few sources."""
    levels = [level]
    while levels[-1].depth > depth:
        smaller = halved(levels[-1])
        if count_sources(smaller.barred) < FEWEST_SOURCES or not smaller.hole.any():
            break
        levels.append(smaller)
    return levels


def depths(hole: Mask) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    """Return the distance of each pixel of the hole from its rim; the picture's border is no rim."""
    framed = cv2.copyMakeBorder(hole.astype(np.uint8), 1, 1, 1, 1, cv2.BORDER_REPLICATE)
    if framed.all():
        return np.full(hole.shape, max(hole.shape), np.float32)
    return np.asarray(cv2.distanceTransform(framed, cv2.DIST_L2, 3)[1:-1, 1:-1], np.float32)
