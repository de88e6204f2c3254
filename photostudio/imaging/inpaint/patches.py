"""Patches over an array: which lie where, named by their top left corners. SIDE is compiled into the kernels."""

import cv2
import numpy as np
from numpy.typing import NDArray

from photostudio.imaging.arrays import Mask, Pixels, Window

SIDE = 7


def touching(mask: Mask) -> Mask:
    """Return which patches hold a pixel that is set in `mask`; smaller than it by SIDE − 1 both ways."""
    grown = cv2.dilate(mask.astype(np.uint8), np.ones((SIDE, SIDE), np.uint8), anchor=(0, 0))
    return np.asarray(grown[whole(mask.shape)] > 0)


def sums(image: Pixels) -> NDArray[np.uint16]:
    """Return the sum of each patch, (rows, columns, 3)."""
    total = cv2.boxFilter(image, cv2.CV_16U, (SIDE, SIDE), anchor=(0, 0), normalize=False)
    return np.ascontiguousarray(total[whole(image.shape)])


def whole(shape: tuple[int, ...]) -> Window:
    """Return where, in an array of pixels, whole patches begin."""
    return slice(0, shape[0] - SIDE + 1), slice(0, shape[1] - SIDE + 1)


def count_sources(barred: Mask) -> int:
    """Return how many patches may be copied."""
    return int(np.count_nonzero(~touching(barred))) if min(barred.shape) >= SIDE else 0
