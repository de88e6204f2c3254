"""Product or background, decided for each pixel of the working size."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from photostudio.imaging.arrays import Mask, Pixels
from photostudio.imaging.cutout.evidence import Evidence, frame_of, reduced
from photostudio.imaging.cutout.outlines import (
    openings,
    outline_quality,
    without_handles,
    without_lines_to_frame,
    without_shadows,
)

ITERATIONS = 3
FRAMED_SIDE = 320
BETTER = 1.01
FRAME = 0.04  # of the longer side: taken for background
BAND = 0.012  # of the longer side: how far GrabCut may move an outline
BARRIERS = (0.1, 0.2, 0.3, 0.45, 0.65, 1.0)  # of the enclosure that tells things apart
LEAST_PART = 0.02  # of the largest part's area
LEAST_HOLE = 0.0001  # of the picture's area
BAY = 0.02  # of the longer side: narrower bays are closed when they do not look like background


@dataclass(frozen=True, eq=False)
class Segmentation:
    """`mask` (rows, columns) is the product; `agreement` 0 … 1 tells how far two ways of finding it overlap."""

    mask: Mask
    agreement: float


def segment(evidence: Evidence) -> Segmentation:
    """Find the product in two ways and take the one with the better outline; nothing when nothing stands out.

    One asks what edges enclose, the other what colours the frame does not have. Each fails where the other does not.
    """
    enclosed = find_enclosed(evidence)
    if not enclosed.any() and evidence.backdrop.is_plain:
        return Segmentation(enclosed, 1.0)
    foreign = _find_foreign(evidence)
    is_better = outline_quality(foreign, evidence) > BETTER * outline_quality(enclosed, evidence)
    solid = [found | openings(found) for found in (enclosed, foreign)]
    shared = float((solid[0] & solid[1]).sum()) / max(1.0, float((solid[0] | solid[1]).sum()))
    return Segmentation(foreign if is_better else enclosed, shared)


def find_enclosed(evidence: Evidence) -> Mask:
    """Return the product (rows, columns): what edges enclose, or what differs from a plain background."""
    rough = whole(_rough(evidence), evidence)
    rough = without_lines_to_frame(without_handles(without_shadows(rough, evidence), evidence))
    return _polished(without_specks(rough), evidence)


def _find_foreign(evidence: Evidence) -> Mask:
    """Return what has other colours than the picture's frame (rows, columns), as GrabCut sees it."""
    small = reduced(evidence.picture, FRAMED_SIDE)
    frame = frame_of(small.shape[:2], share=FRAME)
    found = grab_cut(small, np.where(frame, cv2.GC_BGD, cv2.GC_PR_FGD).astype(np.uint8), iterations=5)
    found[frame] = False
    size = evidence.difference.shape[::-1]
    large = cv2.resize(found.astype(np.uint8), size, interpolation=cv2.INTER_NEAREST)
    opened = cv2.morphologyEx(large, cv2.MORPH_OPEN, np.ones((5, 5), np.uint8))
    return _polished(without_specks(without_handles(np.asarray(opened, bool), evidence)), evidence)


def _polished(rough: Mask, evidence: Evidence) -> Mask:
    """Return `rough` (rows, columns) with its outline where edges and colours nearby want it."""
    reach = max(2, round(BAND * max(rough.shape)))
    marks = np.where(rough, cv2.GC_PR_FGD, cv2.GC_PR_BGD).astype(np.uint8)
    marks[distance_to(rough) > reach] = cv2.GC_BGD
    marks[distance_to(~rough) > reach] = cv2.GC_FGD
    return whole(grab_cut(evidence.picture, marks), evidence)


def _rough(evidence: Evidence) -> Mask:
    """Return the first guess (rows, columns); before a background that is not plain, the one with the best outline."""
    both: Mask = (evidence.enclosure > 1) | ((evidence.difference > 1.5) & ~evidence.shadow)
    if evidence.backdrop.is_plain:
        return both
    guesses = [both, *(evidence.enclosure > barrier for barrier in BARRIERS)]
    return max(guesses, key=lambda guess: outline_quality(without_specks(guess), evidence))


def grab_cut(picture: Pixels, marks: NDArray[np.uint8], *, iterations: int = ITERATIONS) -> Mask:
    """Return what of `picture` (rows, columns, 3) GrabCut (Rother et al. 2004) takes for the thing.

    `marks` (rows, columns) are cv2.GC_*; marks for one side only are their own answer.
    """
    is_thing: Mask = np.isin(marks, (cv2.GC_FGD, cv2.GC_PR_FGD))
    if is_thing.all() or not is_thing.any():
        return is_thing
    cv2.setRNGSeed(1)  # its k-means draws from OpenCV's own generator of this thread
    models = np.zeros((1, 65)), np.zeros((1, 65))
    found = cv2.grabCut(picture, marks.copy(), (0, 0, 0, 0), *models, iterations, cv2.GC_INIT_WITH_MASK)[0]
    thing: Mask = np.isin(found, (cv2.GC_FGD, cv2.GC_PR_FGD))
    return thing


def whole(mask: Mask, evidence: Evidence) -> Mask:
    """Drop specks, and fill holes and bays that do not look like background."""
    mask = without_specks(mask)
    if not mask.any():
        return mask
    mask = _filled(mask, ~mask, evidence)
    reach = max(1, round(BAY / 2 * max(mask.shape)))
    disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * reach + 1, 2 * reach + 1))
    padded = np.pad(mask, reach).astype(np.uint8)
    closed = np.asarray(cv2.morphologyEx(padded, cv2.MORPH_CLOSE, disc), bool)[reach:-reach, reach:-reach]
    return _filled(mask, closed & ~mask, evidence)


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


def distance_to(mask: Mask) -> NDArray[np.float32]:
    """Return the distance (rows, columns) to the nearest pixel that is set, 0 there, infinite when none is."""
    if not mask.any():
        return np.full(mask.shape, np.inf, np.float32)
    return np.asarray(cv2.distanceTransform((~mask).astype(np.uint8), cv2.DIST_L2, 3), np.float32)


def _filled(mask: Mask, gaps: Mask, evidence: Evidence) -> Mask:
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
        is_background = evidence.backdrop.is_plain and (
            np.median(evidence.difference[box][gap]) < 0.9 or evidence.shadow[box][gap].mean() > 0.5
        )
        if area < LEAST_HOLE * mask.size or not is_background:
            filled[box] |= gap
    return filled
