"""The loops over patches, compiled by numba; everything else is arrays.

A patch is SIDE × SIDE pixels and named by its top left corner. Loops take a band of targets each and write nothing that
another band reads: the result is the same whatever the number of threads.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from photostudio.imaging.arrays import Linear, Pixels
from photostudio.imaging.inpaint.compiling import kernel
from photostudio.imaging.inpaint.patches import SIDE

SPAN = 3 * SIDE
SAMPLES = SIDE * SIDE
FAR = np.float32(3e38)


class Field(NamedTuple):
    """One level of the picture, and for each target patch the source patch it takes after."""

    image: Pixels  # (rows, 3 · columns)
    sums: NDArray[np.uint16]  # of each patch, (rows, columns, 3)
    is_source: Pixels  # 1 where a patch may be copied, (rows, columns)
    numbers: NDArray[np.int32]  # the number of the target, -1 elsewhere, (rows, columns)
    targets: NDArray[np.int32]  # row, column; in the order of scanning
    matches: NDArray[np.int32]  # row, column of the source patch
    costs: Linear


class Metric(NamedTuple):
    """How patches are compared besides their squared differences."""

    shift: np.float32  # largest difference of mean colour that is forgiven, in sums over a patch
    forgiven: np.float32  # how much of it, per squared sum
    pull: np.float32  # cost of a row squared between target and source
    sideways: np.float32  # the same of a column


class Scan(NamedTuple):
    """What one sweep of the search looks at."""

    step: int  # 1 forward, -1 backward
    radius: int  # of the random search, halved until it is nought
    samples: int  # sources taken from anywhere
    seed: int


@kernel
def _difference(
    image: Pixels, row: int, column: int, other_row: int, other_column: int, limit: np.float32
) -> np.float32:
    total = np.float32(0)
    start, other = 3 * column, 3 * other_column
    for line in range(SIDE):
        squares = np.int32(0)
        for place in range(SPAN):
            apart = np.int32(image[row + line, start + place]) - np.int32(image[other_row + line, other + place])
            squares = np.int32(squares + apart * apart)
        total += np.float32(squares)
        if total >= limit:
            break
    return total


@kernel
def _allowance(field: Field, metric: Metric, row: int, column: int, other_row: int, other_column: int) -> np.float32:
    """Return what is taken off the squared differences: a shift of colour is forgiven, distance is not."""
    off = np.float32(0)
    for channel in range(3):
        apart = np.float32(field.sums[row, column, channel]) - np.float32(field.sums[other_row, other_column, channel])
        rest = apart - min(max(apart, -metric.shift), metric.shift)
        off += apart * apart - rest * rest
    down, across = np.float32(row - other_row), np.float32(column - other_column)
    return off * metric.forgiven - (metric.pull * down * down + metric.sideways * across * across)


@kernel
def _cost(
    field: Field, metric: Metric, row: int, column: int, other_row: int, other_column: int, limit: np.float32
) -> np.float32:
    off = _allowance(field, metric, row, column, other_row, other_column)
    return _difference(field.image, row, column, other_row, other_column, limit + off) - off


@kernel
def measure(field: Field, metric: Metric, first: int, last: int) -> None:
    """Write the costs of the matches as they are."""
    for number in range(first, last):
        row, column = field.targets[number, 0], field.targets[number, 1]
        match = field.matches[number]
        field.costs[number] = _cost(field, metric, row, column, match[0], match[1], FAR)


@kernel
def _next(state: np.uint64) -> np.uint64:
    return state * np.uint64(6364136223846793005) + np.uint64(1442695040888963407)


@kernel
def draw(state: np.uint64, below: int) -> np.int64:
    """Return a whole number from 0 to `below`, not included."""
    return np.int64(state >> np.uint64(33)) % below


@kernel
def _try(field: Field, metric: Metric, number: int, row: int, column: int) -> None:
    """Take the source patch at row and column if it is one, and better than the match."""
    rows, columns = field.is_source.shape
    if row < 0 or row >= rows or column < 0 or column >= columns or field.is_source[row, column] == 0:
        return
    if row == field.matches[number, 0] and column == field.matches[number, 1]:
        return
    target = field.targets[number]
    cost = _cost(field, metric, target[0], target[1], row, column, field.costs[number])
    if cost < field.costs[number]:
        field.costs[number] = cost
        field.matches[number, 0] = row
        field.matches[number, 1] = column


@kernel
def search(field: Field, metric: Metric, sources: NDArray[np.int32], scan: Scan, first: int, last: int) -> None:
    """Better the matches of a band by their neighbours' and by chance (Barnes et al. 2009)."""
    state = _next(_next(np.uint64(scan.seed) * np.uint64(2654435761) + np.uint64(first)))
    rows, columns = field.numbers.shape
    for count in range(last - first):
        number = first + count if scan.step > 0 else last - 1 - count
        row, column = field.targets[number, 0], field.targets[number, 1]
        for down, across in ((0, scan.step), (scan.step, 0)):
            if not (0 <= row - down < rows and 0 <= column - across < columns):
                continue
            neighbour = field.numbers[row - down, column - across]
            if first <= neighbour < last:
                match = field.matches[neighbour]
                _try(field, metric, number, match[0] + down, match[1] + across)
        radius = scan.radius
        while radius > 0:
            state = _next(state)
            y = field.matches[number, 0] + draw(state, 2 * radius + 1) - radius
            state = _next(state)
            x = field.matches[number, 1] + draw(state, 2 * radius + 1) - radius
            _try(field, metric, number, y, x)
            radius >>= 1
        for _ in range(scan.samples):
            state = _next(state)
            source = sources[draw(state, len(sources))]
            _try(field, metric, number, source[0], source[1])


@kernel
def vote(
    field: Field,
    shifts: Linear,
    weights: Linear,
    pixels: NDArray[np.int32],
    sharpen: int,
    out: Linear,
    first: int,
    last: int,
) -> None:
    """Write the colour that the patches over each of `pixels` agree on (Wexler et al. 2007).

    `sharpen` rounds of weighing by nearness to the mean move it to the commonest colour, which keeps it from blurring.
    """
    rows, columns = field.numbers.shape
    for number in range(first, last):
        row, column = pixels[number, 0], pixels[number, 1]
        top, bottom = max(0, row - SIDE + 1), min(rows, row + 1)
        left, right = max(0, column - SIDE + 1), min(columns, column + 1)
        mean = (np.float32(0), np.float32(0), np.float32(0))
        for turn in range(sharpen + 1):
            total, red, green, blue = np.float32(0), np.float32(0), np.float32(0), np.float32(0)
            for upper in range(top, bottom):
                for start in range(left, right):
                    patch = field.numbers[upper, start]
                    if patch < 0:
                        continue
                    y = field.matches[patch, 0] + row - upper
                    x = 3 * (field.matches[patch, 1] + column - start)
                    r = np.float32(field.image[y, x]) + shifts[patch, 0]
                    g = np.float32(field.image[y, x + 1]) + shifts[patch, 1]
                    b = np.float32(field.image[y, x + 2]) + shifts[patch, 2]
                    weight = weights[patch]
                    if turn > 0:
                        apart = (r - mean[0]) ** 2 + (g - mean[1]) ** 2 + (b - mean[2]) ** 2
                        weight /= np.float32(1) + apart * apart / np.float32(40000)
                    total += weight
                    red += weight * r
                    green += weight * g
                    blue += weight * b
            mean = (red / total, green / total, blue / total)
        out[number, 0], out[number, 1], out[number, 2] = mean
