"""What is left of a step at the rim of a filled hole is spread over it, as a membrane would (Pérez et al. 2003)."""

import cv2
import numpy as np

from photostudio.imaging.arrays import Linear, Mask, Pixels, around, ratio, threefold
from photostudio.imaging.inpaint.canvas import Canvas
from photostudio.imaging.inpaint.membranes import pulled
from photostudio.imaging.inpaint.patches import SIDE

RIM = 2  # pixels beside the hole on which the fill is judged
MOST = 24.0  # levels; a larger difference is another thing, not another light
COARSENESS = 2


def blended(canvas: Canvas) -> Pixels:
    """Return the picture with the fill shifted by as much as it is off where the truth is known."""
    near = around(canvas.level.hole, SIDE)
    picture, hole = canvas.level.image[near], canvas.level.hole[near]
    rim = _rim(canvas)
    if not len(rim):
        return canvas.level.image
    off = canvas.level.image[tuple(rim.T)] - canvas.colours(rim, strictness=2.0)
    places = (rim - (near[0].start, near[1].start)) // COARSENESS
    spread = _spread(places, np.clip(off, -MOST, MOST), tuple(-(-length // COARSENESS) for length in hole.shape))
    shift = cv2.resize(spread, hole.shape[::-1], interpolation=cv2.INTER_LINEAR)
    picture[hole] = np.clip(np.rint(picture[hole] + shift[hole]), 0, 255).astype(np.uint8)
    return canvas.level.image


def _rim(canvas: Canvas) -> np.ndarray[tuple[int, int], np.dtype[np.int32]]:
    """Return the known pixels (row, column) beside the hole."""
    hole = canvas.level.hole.astype(np.uint8)
    wide = cv2.dilate(hole, np.ones((2 * RIM + 1, 2 * RIM + 1), np.uint8))
    beside: Mask = (wide > 0) & ~(canvas.level.barred | canvas.level.hole)
    return np.argwhere(beside).astype(np.int32)


def _spread(places: np.ndarray[tuple[int, int], np.dtype[np.int32]], off: Linear, shape: tuple[int, ...]) -> Linear:
    cells = np.ravel_multi_index(tuple(places.T), shape)
    count = np.bincount(cells, minlength=shape[0] * shape[1]).astype(np.float32).reshape(shape)
    total = np.stack([np.bincount(cells, off[:, channel], count.size) for channel in range(3)], axis=-1)
    values = ratio(total.reshape(*shape, 3).astype(np.float32), threefold(count))
    return pulled(values, np.minimum(count, 1))
