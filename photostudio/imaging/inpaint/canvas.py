"""One level being filled: its patches, the search for their likes, and the vote on each pixel."""

from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from photostudio.imaging.arrays import Linear, around
from photostudio.imaging.inpaint import kernels
from photostudio.imaging.inpaint.kernels import Field, Metric, Scan
from photostudio.imaging.inpaint.levels import Level, depths
from photostudio.imaging.inpaint.patches import SIDE, sums, touching

DEEPER = 3.0  # a pixel further in, a patch counts this much less: the fill grows from what is known,
DEEPEST = 16  # up to so many pixels in
BAND = 1500
MOST_BANDS = 16


@dataclass(frozen=True)
class Likeness:
    """What makes two patches alike besides their pixels; costs are squared levels of each colour of each pixel."""

    shift: float  # a difference of mean colour up to this, in levels, is all but forgiven,
    penalty: float  # but for this part of it
    rise: float = 240.0  # cost of half the picture's height between two patches: pictures lie in layers
    aside: float = 36.0  # the same of as much width
    far: float = 200.0  # cost of four times the hole's depth between two patches

    def metric(self, level: Level) -> Metric:
        samples = SIDE * SIDE * 3
        height, reach = level.hole.shape[0] / 2, 4 * max(level.depth, 1.0)
        return Metric(
            np.float32(self.shift * SIDE * SIDE),
            np.float32((1 - self.penalty) / (SIDE * SIDE)),
            np.float32(samples * (self.rise / height**2 + self.far / reach**2)),
            np.float32(samples * (self.aside / height**2 + self.far / reach**2)),
        )


class Canvas:
    def __init__(self, level: Level, likeness: Likeness, pool: Executor) -> None:
        self.level, self.likeness, self.pool = level, likeness, pool
        self.metric = likeness.metric(level)
        self.holes = _places(level.hole)
        is_target = touching(level.hole)
        targets = _places(is_target)
        index = np.full(is_target.shape, -1, np.int32)
        index[is_target] = np.arange(len(targets), dtype=np.int32)
        self.field = Field(
            level.image.reshape(level.hole.shape[0], -1),
            sums(level.image),
            (~touching(level.barred)).astype(np.uint8),
            index,
            targets,
            np.zeros_like(targets),
            np.zeros(len(targets), np.float32),
        )
        self.shifts: Linear = np.zeros((len(targets), 3), np.float32)
        depth = depths(level.hole)[targets[:, 0] + SIDE // 2, targets[:, 1] + SIDE // 2]
        self.trust: Linear = np.asarray(DEEPER ** -np.minimum(depth, DEEPEST), np.float32)

    def search(self, sweeps: int, *, radius: int, samples: int, seed: int, sources: NDArray[np.int32]) -> None:
        """Better the matches by so many sweeps, in turn from the top left and from the bottom right."""
        self._refresh()
        self._over(self._bands(0), partial(kernels.measure, self.field, self.metric))
        for sweep in range(sweeps):
            scan = Scan(1 - 2 * (sweep % 2), radius, samples, seed + sweep)
            self._over(
                self._bands(sweep),
                partial(kernels.search, self.field, self.metric, sources, scan),
            )
        here, there = (self.field.sums[tuple(places.T)] for places in (self.field.targets, self.field.matches))
        apart = (here.astype(np.float32) - there) / (SIDE * SIDE)
        self.shifts = np.clip(apart, -self.likeness.shift, self.likeness.shift)

    def vote(self, *, sharpen: int = 0, strictness: float = 1.0) -> None:
        """Colour each pixel of the hole by the matches of the patches over it; good matches count more."""
        colours = self.colours(self.holes, sharpen=sharpen, strictness=strictness)
        self.level.image[tuple(self.holes.T)] = np.clip(np.rint(colours), 0, 255).astype(np.uint8)

    def colours(self, pixels: NDArray[np.int32], *, sharpen: int = 0, strictness: float = 1.0) -> Linear:
        """Return what the matches say of each pixel (row, column), all of which a target covers, in levels."""
        scale = 2 * (float(np.percentile(self.field.costs, 75)) + 1e-3) / strictness
        weights = np.exp(-self.field.costs / scale, dtype=np.float32) * self.trust + np.float32(1e-12)
        colours = np.empty((len(pixels), 3), np.float32)
        work = partial(kernels.vote, self.field, self.shifts, weights, pixels, sharpen, colours)
        self._over(_bands(len(pixels), 0), work)
        return colours

    def _refresh(self) -> None:
        """Sum the patches anew where the hole is."""
        rows, columns = around(self.level.hole, SIDE)
        fresh = sums(self.level.image[rows, columns])
        top, left = rows.start, columns.start
        self.field.sums[top : top + fresh.shape[0], left : left + fresh.shape[1]] = fresh

    def _bands(self, turn: int) -> list[tuple[int, int]]:
        return _bands(len(self.field.targets), turn)

    def _over(self, bands: list[tuple[int, int]], work: Callable[[int, int], None]) -> None:
        list(self.pool.map(lambda band: work(*band), bands))


def enlarged(coarse: Canvas, level: Level) -> Canvas:
    """Return the canvas of `level`, twice the size, with the coarse one's matches."""
    fine = Canvas(level, coarse.likeness, coarse.pool)
    targets = fine.field.targets
    last = np.array(coarse.field.numbers.shape, np.int32) - 1
    corners = np.clip((targets - SIDE // 2) // 2, 0, last)
    numbers = _nearest(coarse)[tuple(corners.T)]
    fine.field.matches[:] = 2 * coarse.field.matches[numbers] + targets - 2 * corners
    fine.field.costs[:] = coarse.field.costs[numbers]
    fine.shifts = coarse.shifts[numbers]
    return fine


def _nearest(canvas: Canvas) -> NDArray[np.int32]:
    """Return for each patch the number of the target that is nearest to it."""
    numbers = canvas.field.numbers
    if (numbers >= 0).all():
        return numbers
    apart = (numbers < 0).astype(np.uint8)
    _, labels = cv2.distanceTransformWithLabels(apart, cv2.DIST_L2, 3, labelType=cv2.DIST_LABEL_PIXEL)
    by_label = np.zeros(int(labels.max()) + 1, np.int32)
    by_label[labels[apart == 0]] = numbers[apart == 0]
    return np.asarray(by_label[labels], np.int32)


def _places(mask: NDArray[np.bool_]) -> NDArray[np.int32]:
    return np.argwhere(mask).astype(np.int32)


def _bands(count: int, turn: int) -> list[tuple[int, int]]:
    """Cut `count` into bands of a size that no machine changes; odd turns cut in between, so that finds cross over."""
    number = min(max(count // BAND, 1), MOST_BANDS)
    cuts = [count * (2 * cut + turn % 2) // (2 * number) for cut in range(number)]
    return [band for band in pairwise(sorted({0, *cuts, count})) if band[0] < band[1]]
