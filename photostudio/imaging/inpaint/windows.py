"""Where to work: each group of holes with its surroundings, so that work follows the holes."""

from typing import NamedTuple

import cv2
import numpy as np

from photostudio.imaging.arrays import Mask, Window, around
from photostudio.imaging.errors import NoSurroundings
from photostudio.imaging.inpaint.levels import FEWEST_SOURCES, depths
from photostudio.imaging.inpaint.patches import count_sources

NOTHING_AROUND = "This picture has too little around the painted area to fill it from. Paint a smaller area."
LEAST_MARGIN = 96
REACH = 16  # as far round a hole as it is deep, times this, is enough
CELLS = 48  # along the longer side; holes less than two cells apart are one group
LEAST_CELL = 32


class _Group(NamedTuple):
    labels: tuple[int, ...]
    window: Window


def windows(hole: Mask, barred: Mask) -> list[tuple[Window, Mask]]:
    """Return for each group of near holes where to work: as much around it as it is large, and itself within that.

    Where that much is all but `barred`, it is the whole picture; raises NoSurroundings where nothing is left of it.
    """
    found = _labelled(hole)
    groups = _merged([_Group((label,), _window(found == label)) for label in range(1, int(found.max(initial=0)) + 1)])
    places = [(_with_sources(group.window, barred), group.labels) for group in groups]
    return [(window, np.isin(found[window], labels)) for window, labels in places]


def _with_sources(window: Window, barred: Mask) -> Window:
    if count_sources(barred[window]) >= FEWEST_SOURCES:
        return window
    if not count_sources(barred):
        raise NoSurroundings(NOTHING_AROUND)
    return slice(0, barred.shape[0]), slice(0, barred.shape[1])


def _labelled(hole: Mask) -> np.ndarray[tuple[int, int], np.dtype[np.int32]]:
    """Return which hole each pixel is of, from 1; holes in cells that touch are one."""
    side = max(LEAST_CELL, -(-max(hole.shape) // CELLS))
    rows, columns = (-(-length // side) for length in hole.shape)
    padded = np.pad(hole, ((0, rows * side - hole.shape[0]), (0, columns * side - hole.shape[1])))
    cells = np.asarray(padded.reshape(rows, side, columns, side).any(axis=(1, 3)), np.uint8)
    _, labels = cv2.connectedComponents(cells, connectivity=8)
    of_pixels = labels.repeat(side, axis=0).repeat(side, axis=1)[: hole.shape[0], : hole.shape[1]]
    return np.where(hole, of_pixels, 0)


def _window(hole: Mask) -> Window:
    box = around(hole, 0)
    extent = max(box[0].stop - box[0].start, box[1].stop - box[1].start)
    margin = max(LEAST_MARGIN, min(extent, int(REACH * depths(hole[box]).max())))
    rows, columns = around(hole, margin)
    return slice(rows.start, min(rows.stop, hole.shape[0])), slice(columns.start, min(columns.stop, hole.shape[1]))


def _merged(groups: list[_Group]) -> list[_Group]:
    """Merge groups as long as one window for two is no more work than two windows."""
    apart: list[_Group] = []
    waiting = list(groups)
    while waiting:
        group = waiting.pop()
        partner = next(
            (one for one in apart if _area(_hull(one, group)) <= _area(one.window) + _area(group.window)), None
        )
        if partner is None:
            apart.append(group)
        else:
            apart.remove(partner)
            waiting.append(_Group(partner.labels + group.labels, _hull(partner, group)))
    return apart


def _hull(one: _Group, other: _Group) -> Window:
    rows, columns = (
        slice(min(a.start, b.start), max(a.stop, b.stop)) for a, b in zip(one.window, other.window, strict=True)
    )
    return rows, columns


def _area(window: Window) -> int:
    rows, columns = (extent.stop - extent.start for extent in window)
    return int(rows * columns)
