"""Objects that stand beside one another on one canvas, each on its own foot."""

from typing import NamedTuple

import cv2
import numpy as np

from photostudio.engines.studio.stage import SOLID
from photostudio.imaging.arrays import Mask, Pixels

HANGS = 0.45  # of the product's height: a part that ends higher up hangs, it does not stand further back
SMALL = 0.04  # of the product's area: what is smaller is no object of its own
FRINGE = np.ones((9, 9), np.uint8)


class Body(NamedTuple):
    """An object: the part of the canvas that is its own (rows, columns), and the row below its lowest solid pixel."""

    own: Mask
    base: int


def bodies(alpha: Pixels) -> list[Body]:
    """Return the objects of a canvas, alpha (rows, columns), the nearest first; together they are all of it.

    Small parts, and those that end far above the ground, belong to the nearest. Nothing solid gives none.
    """
    solid = alpha >= SOLID
    count, labels, statistics, _ = cv2.connectedComponentsWithStats(solid.astype(np.uint8))
    if count == 1:
        return []
    tops, heights, areas = (statistics[1:, i] for i in (cv2.CC_STAT_TOP, cv2.CC_STAT_HEIGHT, cv2.CC_STAT_AREA))
    bases, large = tops + heights, areas >= SMALL * areas.sum()
    lowest = int(bases[large].max()) if large.any() else int(bases.max())
    further = large & (bases < lowest) & (bases > lowest - HANGS * (lowest - tops.min()))
    found, nearest = [], np.ones(alpha.shape, bool)
    for part in np.flatnonzero(further):
        own = np.asarray(cv2.dilate((labels == part + 1).astype(np.uint8), FRINGE), bool) & nearest
        own &= (labels == part + 1) | (labels == 0)
        nearest &= ~own
        found.append(Body(own, int(bases[part])))
    return [Body(nearest, lowest), *sorted(found, key=lambda body: -body.base)]
