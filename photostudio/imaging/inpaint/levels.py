"""The picture at several sizes, each half the one before.

A pixel of a smaller level belongs to the hole if any of the four it stands for does. So a patch that may be copied
there stands for patches that may be copied below, and the hole is never lost however thin it is.
"""

from typing import NamedTuple

import cv2
import numpy as np

from photostudio.imaging.arrays import Mask, Pixels
from photostudio.imaging.inpaint.patches import SIDE, touching

FEWEST_SOURCES = 60


class Level(NamedTuple):
    image: Pixels
    hole: Mask
    barred: Mask  # not to be copied from, as the hole is not

    @property
    def sources(self) -> int:
        """How many patches may be copied."""
        return int(np.count_nonzero(~touching(self.hole | self.barred))) if min(self.hole.shape) >= SIDE else 0

    @property
    def depth(self) -> float:
        """How far the middle of the hole is from its rim, in pixels."""
        return float(depths(self.hole).max())


def halved(level: Level) -> Level:
    rows, columns = level.hole.shape
    image = cv2.copyMakeBorder(level.image, 0, rows % 2, 0, columns % 2, cv2.BORDER_REPLICATE)
    half = ((columns + 1) // 2, (rows + 1) // 2)
    smaller = np.asarray(cv2.resize(image, half, interpolation=cv2.INTER_AREA), np.uint8)
    return Level(smaller, _any_of_four(level.hole), _any_of_four(level.barred))


def pyramid(level: Level, depth: float) -> list[Level]:
    """Return `level` and smaller ones, until the hole is no deeper than `depth` or there would be too few sources."""
    levels = [level]
    while levels[-1].depth > depth:
        smaller = halved(levels[-1])
        if smaller.sources < FEWEST_SOURCES:
            break
        levels.append(smaller)
    return levels


def depths(hole: Mask) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    """Return the distance of each pixel of the hole from its rim; the picture's border is no rim."""
    framed = cv2.copyMakeBorder(hole.astype(np.uint8), 1, 1, 1, 1, cv2.BORDER_REPLICATE)
    if framed.all():
        return np.full(hole.shape, max(hole.shape), np.float32)
    return np.asarray(cv2.distanceTransform(framed, cv2.DIST_L2, 3)[1:-1, 1:-1], np.float32)


def _any_of_four(mask: Mask) -> Mask:
    even = np.pad(mask, ((0, mask.shape[0] % 2), (0, mask.shape[1] % 2)))
    upper = even[0::2] | even[1::2]
    return np.asarray(upper[:, 0::2] | upper[:, 1::2])
