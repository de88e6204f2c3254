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
THIN = 4  # a hole this often as long as what it needs around it is cut,
LONG = 640  # if it is longer than this
CELLS = 48  # along the longer side; holes less than two cells apart are one group
LEAST_CELL = 32


class _Group(NamedTuple):
    labels: tuple[int, ...]
    window: Window


class _Part(NamedTuple):
    """Some of a hole in the box that is as large as it, and a pixel larger where the picture allows."""

    box: Window
    hole: Mask


def windows(hole: Mask, barred: Mask) -> list[tuple[Window, Mask]]:
    """Return for each group of near holes where to work: as much around it as it is large, and itself within that.

    Long thin groups are cut. Where that much around is all but `barred`, it is the whole picture; raises NoSurroundings
    where nothing is left of it.
    """
    found = _labelled(hole)
    count = int(found.max(initial=0))
    groups = _merged([_Group((label,), _window(_tight(found == label), hole.shape)) for label in range(1, count + 1)])
    parts = [part for group in groups for part in _cut(_tight(np.isin(found, group.labels)))]
    return [_placed(part, _with_sources(_window(part, hole.shape), barred)) for part in parts]


def _tight(hole: Mask, corner: tuple[int, int] = (0, 0)) -> _Part:
    """Return the part that `hole` is, whose own first pixel lies at `corner` of the picture."""
    box = tuple(
        slice(one.start, min(one.stop, length)) for one, length in zip(around(hole, 1), hole.shape, strict=True)
    )
    rows, columns = (slice(one.start + first, one.stop + first) for one, first in zip(box, corner, strict=True))
    return _Part((rows, columns), hole[box])


def _cut(part: _Part) -> list[_Part]:
    """Return the part, or the halves of halves of it if it is so thin that it needs little around it."""
    longer = int(np.argmax(part.hole.shape))
    length = part.hole.shape[longer]
    if length <= LONG or length <= THIN * REACH * float(depths(part.hole).max()):
        return [part]
    first = (part.box[0].start, part.box[1].start)
    upper, lower = np.array_split(part.hole, 2, axis=longer)
    second = (first[0] + upper.shape[0], first[1]) if longer == 0 else (first[0], first[1] + upper.shape[1])
    halves = [_tight(half, corner) for half, corner in ((upper, first), (lower, second)) if half.any()]
    return [small for half in halves for small in _cut(half)]


def _window(part: _Part, shape: tuple[int, ...]) -> Window:
    margin = max(LEAST_MARGIN, min(max(part.hole.shape), int(REACH * float(depths(part.hole).max()))))
    rows, columns = (
        slice(max(0, one.start - margin), min(length, one.stop + margin))
        for one, length in zip(part.box, shape, strict=True)
    )
    return rows, columns


def _placed(part: _Part, window: Window) -> tuple[Window, Mask]:
    hole = np.zeros([one.stop - one.start for one in window], np.bool_)
    rows, columns = (
        slice(one.start - other.start, one.stop - other.start) for one, other in zip(part.box, window, strict=True)
    )
    hole[rows, columns] = part.hole
    return window, hole


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
