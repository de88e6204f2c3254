"""What the outline of a product tells of where it was seen from: symmetry, roundness, and the shape of its base."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from photostudio.imaging.arrays import Mask

SIDE = 256  # pixels: outlines are compared at this size
RUN = 0.5  # of the width: what lies further above the lowest point belongs to no base
NARROW = 0.25  # of the width: a base narrower than this says nothing
INNER = 0.92  # of a base: its very ends are rounded on any product
CLEARLY = 0.6  # of an ellipse's error: an arc is almost two lines, too
MOST_POINTS = 60


@dataclass(frozen=True, kw_only=True)
class Edge:
    """The lower or upper edge of an outline, seen from outside.

    `rise` is the half-axis of the ellipse that fits it, in half widths: 0 is straight, 1 half a circle; `bend` how far
    a corner between its ends stands out, in widths; `fit` how far the better of both is off, in widths. `width` is how
    much of the outline's width the edge takes, 0 … 1.
    """

    width: float
    rise: float
    bend: float
    fit: float

    @property
    def pitch(self) -> float:
        """How far from above a round edge is seen, in degrees: 0 is level."""
        return float(np.degrees(np.arcsin(np.clip(self.rise, 0, 1))))


@dataclass(frozen=True, kw_only=True)
class Shape:
    """An outline in numbers, each 0 … 1: how alike its left and right halves are, and it and itself turned by 180°;
    how well the ellipse in its box covers it. `base` and `top` are None where they are too narrow to say anything.
    """

    mirrored: float
    turned: float
    ellipse: float
    base: Edge | None
    top: Edge | None


def shape(product: Mask) -> Shape:
    """Measure an outline: a mask (rows, columns) cropped to the product."""
    small = reduced(product)
    rows, columns = small.shape
    y, x = np.mgrid[:rows, :columns]
    ellipse = ((x + 0.5) / columns * 2 - 1) ** 2 + ((y + 0.5) / rows * 2 - 1) ** 2 <= 1
    return Shape(
        mirrored=overlap(small, small[:, ::-1]),
        turned=overlap(small, small[::-1, ::-1]),
        ellipse=overlap(small, ellipse),
        base=_edge(small),
        top=_edge(small[::-1]),
    )


def reduced(product: Mask) -> Mask:
    """Return a mask with its longer side at `SIDE` pixels."""
    scale = SIDE / max(product.shape)
    size = tuple(max(2, round(length * scale)) for length in product.shape[::-1])
    return np.asarray(cv2.resize(product.astype(np.float32), size, interpolation=cv2.INTER_AREA) >= 0.5, bool)


def overlap(one: Mask, other: Mask) -> float:
    """Return how much two masks of one size have in common, of all that either has: 0 … 1."""
    union = np.count_nonzero(one | other)
    return float(np.count_nonzero(one & other) / union) if union else 0.0


def outline(product: Mask) -> tuple[tuple[float, float], ...]:
    """Return the largest outline of a mask as at most 60 points, in fractions of its box."""
    small = np.pad(reduced(product), 1).astype(np.uint8)
    found, _ = cv2.findContours(small, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    largest = max(found, key=cv2.contourArea)
    tolerance = 0.8
    while len(points := cv2.approxPolyDP(largest, tolerance, True)) > MOST_POINTS:
        tolerance *= 1.4
    rows, columns = small.shape
    return tuple(
        (round(float(x - 0.5) / (columns - 2), 4), round(float(y - 0.5) / (rows - 2), 4)) for x, y in points[:, 0]
    )


def _edge(small: Mask) -> Edge | None:
    """Measure the lower edge of a mask."""
    heights = _heights(small)
    lowest = int(np.median(np.flatnonzero(heights == heights.min())))
    low = heights <= RUN
    ends = np.flatnonzero(~low)
    left = int(ends[ends < lowest].max(initial=-1)) + 1
    right = int(ends[ends > lowest].min(initial=len(heights)))
    if right - left < max(8, NARROW * len(heights)):
        return None
    run = heights[left:right] * len(heights) / (right - left)  # in widths of the base itself
    x = (np.arange(len(run)) + 0.5) / len(run) * 2 - 1
    inner = np.abs(x) <= INNER
    rise, off_arc = _arc(x[inner], run[inner])
    bend, off_corner = _corner(x[inner], run[inner])
    bend = bend if off_corner < CLEARLY * off_arc else 0.0
    return Edge(width=len(run) / len(heights), rise=rise, bend=bend, fit=min(off_arc, off_corner))


def _heights(small: Mask) -> NDArray[np.float64]:
    """Return how high each column's lowest pixel lies above the lowest of all, in widths of the mask."""
    rows, columns = small.shape
    lowest = rows - 1 - np.argmax(small[::-1], axis=0)
    lowest = np.where(small.any(axis=0), lowest, 0)
    heights: NDArray[np.float64] = (lowest.max() - lowest) / columns
    return heights


def _arc(x: NDArray[np.float64], run: NDArray[np.float64]) -> tuple[float, float]:
    """Return the half-axis, in half widths, of the ellipse whose lower half fits best, and how far off it is."""
    curve = (1 - np.sqrt(1 - x**2)) / 2
    fitted, off = _fitted(np.stack([curve, np.ones_like(x)], axis=1), run)
    return max(0.0, float(fitted[0])), off


def _corner(x: NDArray[np.float64], run: NDArray[np.float64]) -> tuple[float, float]:
    """Return how far the lower of two ends lies above the corner between them, and how far off the two lines are."""
    best = (0.0, np.inf)
    for corner in np.linspace(-0.7, 0.7, 15):
        lines = np.stack([np.maximum(0, corner - x), np.maximum(0, x - corner), np.ones_like(x)], axis=1)
        fitted, off = _fitted(lines, run)
        if off < best[1]:
            best = (max(0.0, float(min(fitted[0] * (1 + corner), fitted[1] * (1 - corner)))), off)
    return best


def _fitted(terms: NDArray[np.float64], run: NDArray[np.float64]) -> tuple[NDArray[np.float64], float]:
    """Return the factors with which the columns of `terms` come nearest to `run`, and how far off they are."""
    factors, *_ = np.linalg.lstsq(terms, run, rcond=None)
    return np.asarray(factors, np.float64), float(np.abs(run - terms @ factors).mean())
