"""First guesses for a hole, at a size at which it is a few pixels deep. The best is kept, by what its patches cost."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from photostudio.imaging.arrays import Mask, Pixels
from photostudio.imaging.inpaint.membranes import smoothed


class Start(NamedTuple):
    fill: Callable[[Pixels, Mask], Pixels]
    handicap: float  # what its cost is multiplied by


def along_rows(image: Pixels, hole: Mask) -> Pixels:
    """Return the image with the hole in each row filled evenly from what is left and right of it."""
    filled = smoothed(image, hole)
    places = np.arange(hole.shape[1])
    for row in np.flatnonzero(hole.any(axis=1) & ~hole.all(axis=1)):
        known = ~hole[row]
        for channel in range(3):
            filled[row, :, channel] = np.interp(places, places[known], image[row, known, channel])
    return filled


def along_columns(image: Pixels, hole: Mask) -> Pixels:
    return along_rows(image.swapaxes(0, 1), hole.T).swapaxes(0, 1)


STARTS = {
    "rows": Start(along_rows, 0.85),  # tables and horizons are level: a dome of table may cost less, and is wrong
    "columns": Start(along_columns, 1.0),
    "membrane": Start(smoothed, 1.0),
}
