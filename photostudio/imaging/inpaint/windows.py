"""Where to work: each group of holes with its surroundings, so that work follows the holes."""

from collections.abc import Iterator
from typing import NamedTuple

import cv2
import numpy as np

from photostudio.imaging.arrays import Mask, Window, around
from photostudio.imaging.inpaint.levels import depths

LEAST_MARGIN = 96
CELLS = 48  # along the longer side; holes less than two cells apart are one group
LEAST_CELL = 32


class Piece(NamedTuple):
    window: Window
    hole: Mask  # this group's, within the window


def windows(hole: Mask) -> list[Piece]:
    """Return the groups of holes that lie near each other, each with as much around it as it is large."""
    return [_piece(group) for group in _groups(hole)]


def _piece(group: Mask) -> Piece:
    box = around(group, 0)
    extent = max(box[0].stop - box[0].start, box[1].stop - box[1].start)
    margin = max(LEAST_MARGIN, min(extent, int(16 * depths(group[box]).max())))
    rows, columns = around(group, margin)
    window = (
        slice(rows.start, min(rows.stop, group.shape[0])),
        slice(columns.start, min(columns.stop, group.shape[1])),
    )
    return Piece(window, group[window])


def _groups(hole: Mask) -> Iterator[Mask]:
    side = max(LEAST_CELL, -(-max(hole.shape) // CELLS))
    rows, columns = (-(-length // side) for length in hole.shape)
    padded = np.pad(hole, ((0, rows * side - hole.shape[0]), (0, columns * side - hole.shape[1])))
    cells = padded.reshape(rows, side, columns, side).any(axis=(1, 3))
    count, labels = cv2.connectedComponents(cv2.dilate(np.asarray(cells, np.uint8), np.ones((3, 3), np.uint8)))
    for label in range(1, count):
        of_pixels = (labels == label).repeat(side, axis=0).repeat(side, axis=1)
        group = hole & of_pixels[: hole.shape[0], : hole.shape[1]]
        if group.any():
            yield group
