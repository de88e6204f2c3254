"""What an outline tells of the regions beside it: shadows, the holes of handles, lines that lead to the frame."""

from collections.abc import Iterator

import cv2
import numpy as np

from photostudio.imaging.arrays import Linear, Mask, Pixels, around
from photostudio.imaging.cutout.evidence import Evidence
from photostudio.imaging.fill import fill_hole

LEAST_REGION = 0.0003  # of the picture's area
MOST_SHADOW = 0.4  # of the mask's area
SHARPER = 3.0  # times: how much the outline gains when a shadow leaves
FADING = 2.8  # times the background's own steepness: a shadow's outer edge
SMOOTH = 6.0  # times the background's own steepness: what is no edge
SAME = 3.5  # ΔE: what is seen through a handle, against the background beside the product
CLOSED = 0.85  # of a hole's rim
THIN = 0.006  # of the longer side


def outline_quality(mask: Mask, evidence: Evidence) -> float:
    """Return how sharp the outline of `mask` (rows, columns) is, and how much it holds, in one number without unit."""
    filled = mask | openings(mask)
    outline = outline_of(filled)
    return float(evidence.steep[outline].mean() * np.sqrt(filled.mean())) if outline.any() else 0.0


def openings(mask: Mask) -> Mask:
    """Return what `mask` (rows, columns) leaves out and yet goes all round: what is seen through a handle, or glass."""
    labels = np.asarray(cv2.connectedComponents((~np.pad(mask, 1)).astype(np.uint8), connectivity=4)[1])
    inside: Mask = ((labels != labels[0, 0]) & (labels > 0))[1:-1, 1:-1] & ~mask
    return inside


def outline_of(mask: Mask) -> Mask:
    """Return the outermost pixels of `mask` (rows, columns), without those that only the frame cuts off."""
    inside = np.asarray(cv2.erode(mask.astype(np.uint8), np.ones((3, 3), np.uint8), borderValue=1), bool)
    outline: Mask = mask & ~inside
    return outline


def without_shadows(mask: Mask, evidence: Evidence) -> Mask:
    """Take out of `mask` (rows, columns) what is only darker background, where the outline becomes sharper by it."""
    product = mask.copy()
    for region in _regions(mask & evidence.darker & (evidence.steep < SMOOTH), reach=2):
        around_it = _ring(region)
        outside, inside = around_it & ~product, around_it & product
        if region.sum() < MOST_SHADOW * mask.sum() and outside.any() and inside.any():
            outer, inner = float(evidence.steep[outside].mean()), float(evidence.steep[inside].mean())
            if outer < FADING and inner > SHARPER * outer:
                product &= ~_grown(region, 2)
    return product


def without_handles(mask: Mask, evidence: Evidence) -> Mask:
    """Take out of `mask` (rows, columns) the holes, closed off by edges, in which the background goes on."""
    if mask.all() or not mask.any():
        return mask
    behind = fill_hole(evidence.lab, _grown(mask, 3))
    away = np.asarray(cv2.blur(np.linalg.norm(evidence.lab - behind, axis=2), (3, 3)))
    product = mask.copy()
    for region in _regions(mask & (away < max(SAME, 1.5 * evidence.backdrop.noise)), reach=3):
        rim = _ring(_grown(region, 2))
        is_closed = np.mean(_strongest(evidence.steep, 2)[rim] > SMOOTH) > CLOSED
        if is_closed and mask[rim].all() and np.median(away[region]) < SAME:
            product &= ~_grown(region, 2)
    return product


def without_lines_to_frame(mask: Mask) -> Mask:
    """Take out of `mask` (rows, columns) thin lines that end at the frame, such as a horizon's."""
    reach = max(1, round(THIN * max(mask.shape)))
    thin = mask & ~_opened(mask, reach)
    labels = np.asarray(cv2.connectedComponents(thin.astype(np.uint8))[1])
    at_frame = np.unique(np.concatenate([labels[0], labels[-1], labels[:, 0], labels[:, -1]]))
    lines: Mask = thin & np.isin(labels, at_frame)
    return mask & ~lines


def _regions(candidates: Mask, *, reach: int) -> Iterator[Mask]:
    """Yield the parts of `candidates` (rows, columns) that are neither small nor thinner than twice `reach`."""
    opened = _opened(candidates, reach)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(opened.astype(np.uint8))
    for label in range(1, count):
        if stats[label, cv2.CC_STAT_AREA] > LEAST_REGION * candidates.size:
            yield np.asarray(labels) == label


def _ring(region: Mask) -> Mask:
    """Return what lies within 3 pixels outside of `region` (rows, columns)."""
    return _grown(region, 3) & ~region


def _opened(mask: Mask, reach: int) -> Mask:
    near = around(mask, 2 * reach + 1)
    opened = np.zeros_like(mask)
    padded = np.pad(mask[near], 2 * reach, mode="edge").astype(np.uint8)
    kept = np.asarray(cv2.morphologyEx(padded, cv2.MORPH_OPEN, _disc(reach)), bool)
    opened[near] = kept[2 * reach : -2 * reach, 2 * reach : -2 * reach]
    return opened


def _grown(mask: Mask, reach: int) -> Mask:
    return np.asarray(cv2.dilate(mask.astype(np.uint8), _disc(reach)), bool)


def _strongest(values: Linear, reach: int) -> Linear:
    return np.asarray(cv2.dilate(values, _disc(reach)), np.float32)


def _disc(reach: int) -> Pixels:
    return np.asarray(cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * reach + 1, 2 * reach + 1)), np.uint8)
