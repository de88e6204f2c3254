"""A mask as the polygons of its outline, small enough to be written down; and back."""

from collections.abc import Sequence

import cv2
import numpy as np

from photostudio.imaging.arrays import Mask

DEVIATION = 0.75  # pixels a polygon may be off


def outlines_of(mask: Mask) -> list[list[int]]:
    """Return the outlines of what a mask (rows, columns) covers, and of its holes: x and y in turn, in pixels."""
    found, _ = cv2.findContours(mask.astype(np.uint8), cv2.RETR_CCOMP, cv2.CHAIN_APPROX_SIMPLE)
    polygons = (cv2.approxPolyDP(contour, DEVIATION, closed=True) for contour in found)
    return [[int(number) for number in polygon.ravel()] for polygon in polygons if len(polygon) > 2]


def filled(outlines: Sequence[Sequence[int]], *, width: int, height: int) -> Mask:
    """Return the mask (rows, columns) of such outlines."""
    mask = np.zeros((height, width), np.uint8)
    cv2.fillPoly(mask, [np.array(outline, np.int32).reshape(-1, 2) for outline in outlines], (1,))
    return mask.astype(bool)
