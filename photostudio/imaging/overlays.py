"""A part of a picture as a flat colour, for a page to lay over the picture."""

import numpy as np

from photostudio.imaging.arrays import Pixels
from photostudio.imaging.cutout.evidence import reduced
from photostudio.imaging.masks import Coverage

COLOUR = (255, 0, 160)  # shows on every picture


def overlay(coverage: Coverage, side: int) -> Pixels:
    """Return `coverage` (rows, columns) as a flat colour on nothing (rows, columns, 4), at most `side` pixels long."""
    alpha = reduced(coverage, side)
    return np.dstack([np.broadcast_to(np.array(COLOUR, np.uint8), (*alpha.shape, 3)), alpha])
