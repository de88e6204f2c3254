"""Where a photo's horizon is: by lines that run away from the lens, else by the sky, else as photos usually are."""

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from photostudio.imaging.arrays import Mask, Pixels

Floats = NDArray[np.float64]
LONGEST = 120  # lines that are looked at
SHORT = 0.05  # of the picture's longer side
UPRIGHT, LEVEL = 0.97, 0.999  # of a line's length: nearer to upright or level it runs nowhere
APART = 0.12  # the sine of the angle between lines that meet somewhere definite
HIGHEST, LOWEST = -1.2, 0.85  # of the picture's height: where horizons are looked for
STEP = 0.05
SURE = 2.6  # times as many lines meet there as on the mean
SKY_BRIGHTER, SKY_SMOOTHER = 0.12, 0.4
USUAL = -0.12  # of the height: a table seen from above
CLEAR = 0.12  # of the height: how far above the mask's lower edge it is at least


def horizon_of(picture: Pixels, hidden: Mask) -> float:
    """Return the row of the horizon of a small picture (rows, columns, 3) as a fraction of its height; above it < 0."""
    grey = np.asarray(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), np.uint8)
    found = _meeting(grey)
    if found is None:
        found = _sky_line(grey)
    rows = np.flatnonzero(hidden.any(axis=1))
    lowest = (rows[-1] + 1) / hidden.shape[0] - CLEAR if rows.size else LOWEST
    return float(min(USUAL if found is None else found, lowest))


def _sky_line(grey: Pixels) -> float | None:
    """Return where a bright, smooth upper part of the picture ends, or None."""
    tone = grey.astype(np.float64) / 255
    texture = np.abs(np.asarray(cv2.Laplacian(grey, cv2.CV_64F))) / 255
    rows = len(tone)
    best, step = None, SKY_BRIGHTER
    means, rough = tone.mean(axis=1), texture.mean(axis=1)
    for row in range(rows // 8, round(0.8 * rows)):
        band = max(2, rows // 20)
        jump = means[row - band : row].mean() - means[row : row + band].mean()
        if jump > step and rough[:row].mean() < SKY_SMOOTHER * rough[row:].mean() and means[:row].min() > 0.4:
            best, step = row / rows, jump
    return best


def _meeting(grey: Pixels) -> float | None:
    """Return the row on which most lines meet, or None when they meet all over."""
    lines = _lines(grey)
    if len(lines) < 6:
        return None
    first, second = np.triu_indices(len(lines), 1)
    one, other = lines[first], lines[second]
    crossing = np.cross(one[:, :3], other[:, :3])
    apart = np.abs(one[:, 4] * other[:, 5] - one[:, 5] * other[:, 4])
    fits = (apart > APART) & (np.abs(crossing[:, 2]) > 1e-9)
    rows = crossing[fits, 1] / crossing[fits, 2] / grey.shape[0]
    weights = (one[:, 3] * other[:, 3])[fits]
    bins = np.arange(HIGHEST, LOWEST + STEP, STEP)
    counts = np.histogram(rows, bins, weights=weights)[0]
    smooth = np.convolve(counts, [0.25, 0.5, 0.25], "same")
    peak = int(np.argmax(smooth))
    if not smooth.any() or smooth[peak] < SURE * smooth.mean():
        return None
    return float(bins[peak] + STEP / 2)


def _lines(grey: Pixels) -> Floats:
    """Return the longest lines that run away (n, 6): homogeneous coefficients, length, and direction."""
    found: Any = cv2.createLineSegmentDetector().detect(grey)[0]  # None where there is no line
    ends = np.asarray([] if found is None else found, np.float64).reshape(-1, 4)
    way = ends[:, 2:] - ends[:, :2]
    length = np.hypot(*way.T)
    way /= np.maximum(length, 1e-9)[:, None]
    runs = (length > SHORT * max(grey.shape)) & (np.abs(way[:, 1]) < UPRIGHT) & (np.abs(way[:, 0]) < LEVEL)
    ends, way, length = ends[runs], way[runs], length[runs]
    order = np.argsort(-length, kind="stable")[:LONGEST]
    corners = np.concatenate([ends[order].reshape(-1, 2), np.ones((2 * len(order), 1))], axis=1).reshape(-1, 2, 3)
    coefficients = np.cross(corners[:, 0], corners[:, 1])
    return np.concatenate([coefficients, length[order, None], way[order]], axis=1)
