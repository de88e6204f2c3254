"""Product or background, decided for each pixel of the working size."""

import cv2
import numpy as np
from numpy.typing import NDArray

from photostudio.imaging.arrays import Linear, Mask, Pixels
from photostudio.imaging.cutout.evidence import Evidence

ITERATIONS = 4
FRAME = 3
LEAST_PART = 0.02  # of the largest part's area
LEAST_HOLE = 0.0008  # of the picture's area
BAY = 0.035  # of the longer side: narrower bays are closed when they do not look like background


def segment(evidence: Evidence) -> Mask:
    """Return the product (rows, columns) as far as it differs from the background; empty when nothing does."""
    difference, shadow = evidence.difference, evidence.shadow
    marks = np.full(difference.shape, cv2.GC_PR_BGD, np.uint8)
    marks[(difference > 1) & ~shadow] = cv2.GC_PR_FGD
    marks[difference <= 0.7] = cv2.GC_BGD
    far = cv2.morphologyEx(((difference > 2.6) & ~shadow).astype(np.uint8), cv2.MORPH_OPEN, np.ones((3, 3), np.uint8))
    marks[np.asarray(cv2.erode(far, np.ones((5, 5), np.uint8)), bool)] = cv2.GC_FGD
    marks[_frame(marks.shape) & (far == 0)] = cv2.GC_BGD
    if np.count_nonzero(marks == cv2.GC_FGD) < 30:
        return np.zeros(marks.shape, bool)
    return whole(grab_cut(evidence.picture, marks), difference, shadow)


def grab_cut(picture: Pixels, marks: NDArray[np.uint8], *, iterations: int = ITERATIONS) -> Mask:
    """Return what of `picture` (rows, columns, 3) GrabCut (Rother et al. 2004) takes for the thing, given `marks`
    (rows, columns) of cv2.GC_*. Raises nothing: one-sided marks are their own answer.
    """
    is_thing: Mask = np.isin(marks, (cv2.GC_FGD, cv2.GC_PR_FGD))
    if is_thing.all() or not is_thing.any():
        return is_thing
    cv2.setRNGSeed(1)  # its k-means draws from OpenCV's own generator of this thread
    models = np.zeros((1, 65)), np.zeros((1, 65))
    found = np.asarray(cv2.grabCut(picture, marks.copy(), (0, 0, 0, 0), *models, iterations, cv2.GC_INIT_WITH_MASK)[0])
    thing: Mask = np.isin(found, (cv2.GC_FGD, cv2.GC_PR_FGD))
    return thing


def whole(mask: Mask, difference: Linear, shadow: Mask) -> Mask:
    """Drop specks, and fill holes and bays that do not look like background."""
    mask = without_specks(mask)
    if not mask.any():
        return mask
    mask = _filled(mask, ~mask, difference, shadow)
    reach = max(1, round(BAY / 2 * max(mask.shape)))
    disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * reach + 1, 2 * reach + 1))
    padded = np.pad(mask, reach).astype(np.uint8)
    closed = np.asarray(cv2.morphologyEx(padded, cv2.MORPH_CLOSE, disc), bool)[reach:-reach, reach:-reach]
    return _filled(mask, closed & ~mask, difference, shadow)


def without_specks(mask: Mask) -> Mask:
    """Leave out parts of `mask` (rows, columns) that are small against its largest."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats(mask.astype(np.uint8))
    if count == 1:
        return mask
    areas = np.asarray(stats)[:, cv2.CC_STAT_AREA]
    kept = areas > LEAST_PART * areas[1:].max()
    kept[0] = False
    large: Mask = kept[np.asarray(labels)]
    return large


def _filled(mask: Mask, gaps: Mask, difference: Linear, shadow: Mask) -> Mask:
    """Return `mask` with those of the connected `gaps` that lie within the picture and are no background."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats(gaps.astype(np.uint8))
    rows, columns = mask.shape
    filled = mask.copy()
    for label in range(1, count):
        left, top, width, height, area = (int(value) for value in stats[label])
        if left == 0 or top == 0 or left + width == columns or top + height == rows:
            continue
        box = slice(top, top + height), slice(left, left + width)
        gap = np.asarray(labels)[box] == label
        is_background = np.median(difference[box][gap]) < 0.9 or shadow[box][gap].mean() > 0.5
        if area < LEAST_HOLE * mask.size * 0.1 or not is_background:
            filled[box] |= gap
    return filled


def _frame(shape: tuple[int, ...]) -> Mask:
    frame = np.ones(shape, bool)
    frame[FRAME:-FRAME, FRAME:-FRAME] = False
    return frame
