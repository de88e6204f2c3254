"""Shapes cut out of a rectangle by an opacity picture.

A path tracer's shadow rays take a masked rectangle for a solid one, so what is see-through has to be missing from the
geometry itself. Each opaque run of a row of pixels becomes a strip, as one with the same run in the rows above and
below: rays pass few large strips faster than many thin ones. Half-transparent pixels are dithered, so that their shadow
has the right density.
"""

import numpy as np
from numpy.typing import NDArray

from photostudio.engines.studio.scene import Mesh
from photostudio.imaging.arrays import Mask, Pixels

Numbers = NDArray[np.intp]
OVERLAP = 1e-3  # of a row: rays must not slip between two strips


def cut(opacity: Pixels) -> Mesh:
    """Return the opaque parts of the square −1 … 1 facing +z; `opacity` (rows, columns), first row at the bottom.

    Raises ValueError when nothing is opaque or the picture is not two-dimensional.
    """
    uvs, faces = strips(opacity)
    positions = np.concatenate([uvs * 2 - 1, np.zeros((len(uvs), 1))], axis=1)
    return Mesh(positions.astype(np.float32), faces, uvs.astype(np.float32), smooth=False)


def strips(
    opacity: Pixels, *, longest: int | None = None, tallest: int | None = None
) -> tuple[NDArray[np.float64], NDArray[np.uint32]]:
    """Return the corners (n, 2) and triangles (m, 3) of the opaque parts of the square 0 … 1, first row at the bottom.

    No strip crosses a column that is a multiple of `longest`, or a row that is one of `tallest`, so that the shape can
    be bent there.
    Raises ValueError as `cut` does.
    """
    if opacity.ndim != 2:
        raise ValueError(f"opacity has {opacity.ndim} dimensions, not 2")
    height, width = opacity.shape
    solid = _dither(opacity)
    if not solid.any():
        solid = opacity > 0  # so small and faint that it falls between the dots: better all of it than none
    if not solid.any():
        raise ValueError("nothing is opaque")
    first_rows, last_rows, starts, ends = _stacked(*_runs(solid, longest or width), tallest or height)
    left, right = starts / width, ends / width
    bottom, top = first_rows / height, np.minimum((last_rows + 1 + OVERLAP) / height, 1.0)
    corners = [(left, bottom), (right, bottom), (right, top), (left, top)]
    uvs = np.stack([np.stack(corner, axis=-1) for corner in corners], axis=1).reshape(-1, 2)
    first = 4 * np.arange(starts.size, dtype=np.uint32)[:, None]
    return uvs, np.concatenate([first + np.array([0, 1, 2], np.uint32), first + np.array([0, 2, 3], np.uint32)])


def _runs(solid: Mask, longest: int) -> tuple[Numbers, Numbers, Numbers]:
    """Return row, start and end (exclusive) of every run of True in (rows, columns) between multiples of `longest`."""
    joined = solid[:, 1:] & solid[:, :-1] & (np.arange(1, solid.shape[1]) % longest != 0)
    rows, starts = np.nonzero(solid & ~np.pad(joined, ((0, 0), (1, 0))))
    return rows, starts, np.nonzero(solid & ~np.pad(joined, ((0, 0), (0, 1))))[1] + 1


def _stacked(rows: Numbers, starts: Numbers, ends: Numbers, tallest: int) -> tuple[Numbers, Numbers, Numbers, Numbers]:
    """Return first and last row, start and end of runs, those one above the other as one between multiples of
    `tallest`.
    """
    order = np.lexsort((rows, ends, starts))
    rows, starts, ends = rows[order], starts[order], ends[order]
    above = (np.diff(rows) == 1) & (np.diff(starts) == 0) & (np.diff(ends) == 0) & (rows[1:] % tallest != 0)
    lowest, highest = np.r_[True, ~above], np.r_[~above, True]
    return rows[lowest], rows[highest], starts[lowest], ends[lowest]


def _dither(opacity: Pixels) -> Mask:
    """Ordered dithering (Bayer 1973) with an 8 × 8 matrix."""
    matrix = np.zeros((1, 1))
    for _ in range(3):
        matrix = np.block([[4 * matrix, 4 * matrix + 2], [4 * matrix + 3, 4 * matrix + 1]])
    height, width = opacity.shape
    thresholds = np.tile((matrix + 0.5) * 4 - 1, (height // 8 + 1, width // 8 + 1))[:height, :width]
    dithered: Mask = opacity > thresholds
    return dithered
