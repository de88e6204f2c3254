"""Selecting a thing in a picture by a click, a box or a rough outline; the result follows the thing's own edges."""

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from photostudio.imaging.arrays import Linear, Mask, Pixels, around
from photostudio.imaging.cutout.evidence import Evidence, gather, reduced
from photostudio.imaging.cutout.geodesic import edge_strength, geodesic
from photostudio.imaging.cutout.segmentation import distance_to, find_enclosed, grab_cut, without_specks
from photostudio.imaging.cutout.upsampling import carry
from photostudio.imaging.placement import Box

SIDE = 1024
DECIDING_SIDE = 384  # of what is looked at: GrabCut takes half a second there
LOOSE = 0.12  # of a box's or outline's size: how far beyond it the surroundings are looked at
PER_PIXEL = 0.25
CORE = 0.75  # of the depth of a box or an outline: there it is the thing for sure
SMALL_HOLE = 0.03  # of the thing's area
Point = tuple[float, float]


def select(
    picture: Pixels, *, box: Box | None = None, points: Sequence[Point] = (), outline: Sequence[Point] = ()
) -> Mask:
    """Return the thing of `picture` (rows, columns, 3) that a box holds, the points lie in, or an outline goes round.

    Exactly one of the three, in the picture's pixels, points as (x, y). The mask has the picture's aspect and at most
    1024 pixels on the longer side: scale it up. It may be empty. Raises ValueError when none or several are given, an
    outline has less than three points, or something lies outside the picture.
    """
    _check(picture, box, points, outline)
    small = reduced(picture, SIDE)
    scale = np.array(small.shape[1::-1]) / np.array(picture.shape[1::-1])
    if points:
        return _by_points(small, np.array(points) * scale)
    if box:
        corners = np.array([(box.left, box.top), (box.right, box.bottom)]) * scale
        (left, top), (right, bottom) = np.rint(corners).astype(int).tolist()
        area = np.zeros(small.shape[:2], np.uint8)
        area[top : max(bottom, top + 1), left : max(right, left + 1)] = 1
        return _within(small, np.asarray(area, bool), loose=0.0)
    area = np.zeros(small.shape[:2], np.uint8)
    cv2.fillPoly(area, [np.rint(np.array(outline) * scale).astype(np.int32)], (1.0,))
    return _within(small, np.asarray(area, bool), loose=LOOSE / 2)


def _check(picture: Pixels, box: Box | None, points: Sequence[Point], outline: Sequence[Point]) -> None:
    if picture.ndim != 3 or picture.shape[2] != 3 or not picture.size:
        raise ValueError(f"A picture is (rows, columns, 3), not {picture.shape}.")
    if sum(map(bool, (box, points, outline))) != 1:
        raise ValueError("Give a box, or points, or an outline.")
    if outline and len(outline) < 3:
        raise ValueError("An outline has at least three points.")
    corners = [(box.left, box.top), (box.right, box.bottom)] if box else [*points, *outline]
    rows, columns = picture.shape[:2]
    if not all(0 <= x <= columns and 0 <= y <= rows for x, y in corners):
        raise ValueError(f"The selection lies outside the picture of {columns} × {rows} pixels.")


def _within(picture: Pixels, area: Mask, *, loose: float) -> Mask:
    """Return the thing within `area` (rows, columns), which may be drawn that share of its size too near."""
    selected = np.zeros(area.shape, bool)
    if not area.any():
        return selected
    near = around(area, max(8, round(3 * LOOSE * _size(area))))
    part, inside = reduced(picture[near], DECIDING_SIDE), area[near]
    inside = _resized(inside, part.shape)
    slack = round(loose * _size(inside))
    depth = np.asarray(cv2.distanceTransform(np.pad(inside, 1).astype(np.uint8), cv2.DIST_L2, 3))[1:-1, 1:-1]
    marks = np.where(inside, cv2.GC_PR_FGD, cv2.GC_BGD).astype(np.uint8)
    marks[depth > CORE * depth.max()] = cv2.GC_FGD
    marks[~inside & (distance_to(inside) <= slack)] = cv2.GC_PR_BGD
    found = _solid(without_specks(grab_cut(part, marks, iterations=5)))
    selected[near] = _snapped(found, part, picture[near])
    return selected


def _by_points(picture: Pixels, points: NDArray[np.float64]) -> Mask:
    evidence = gather(picture, side=DECIDING_SIDE)
    part = evidence.picture
    scale = np.array(part.shape[1::-1]) / np.array(picture.shape[1::-1])
    x, y = np.minimum((points * scale).astype(int), np.array(part.shape[1::-1]) - 1).T
    clicked = np.zeros(part.shape[:2], np.uint8)
    clicked[y, x] = 1
    clicked = np.asarray(cv2.dilate(clicked, np.ones((5, 5), np.uint8)))
    found = _solid(_with_points(_nearer(evidence, np.asarray(clicked, bool)), clicked))
    return _snapped(found, part, picture)


def _nearer(evidence: Evidence, clicked: Mask) -> Mask:
    """Return what is nearer to the click than to the picture's frame, as GrabCut sees it."""
    standing_out = find_enclosed(evidence)
    if standing_out[clicked].all() and evidence.backdrop.noise < 4:
        return standing_out
    toll = edge_strength(evidence.lab) + PER_PIXEL
    frame = np.ones(clicked.shape, bool)
    frame[1:-1, 1:-1] = False
    inner = _cost(toll, clicked)
    outer = _cost(toll, frame & ~clicked)
    marks = np.where(inner < outer, cv2.GC_PR_FGD, cv2.GC_PR_BGD).astype(np.uint8)
    marks[2 * inner < outer * 0.5] = cv2.GC_FGD
    marks[2 * outer < inner * 0.5] = cv2.GC_BGD
    marks[clicked] = cv2.GC_FGD
    return grab_cut(evidence.picture, marks, iterations=3)


def _cost(toll: Linear, start: Mask) -> Linear:
    return geodesic(toll, np.where(start, 0, np.inf).astype(np.float32))


def _with_points(found: Mask, clicked: Pixels) -> Mask:
    """Leave out the parts of `found` that nobody clicked on."""
    labels = np.asarray(cv2.connectedComponents(found.astype(np.uint8))[1])
    chosen = np.unique(labels[np.asarray(clicked, bool) & found])
    parts: Mask = np.isin(labels, chosen) & found
    return parts


def _solid(found: Mask) -> Mask:
    """Fill the small holes of `found` (rows, columns); a large one may be a handle's."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats((~found).astype(np.uint8), connectivity=4)
    areas = np.asarray(stats)[:, cv2.CC_STAT_AREA]
    small = areas < SMALL_HOLE * found.sum()
    labels = np.asarray(labels)
    small[np.unique(np.concatenate([labels[0], labels[-1], labels[:, 0], labels[:, -1]]))] = False
    solid: Mask = found | (small[:count][labels] & ~found)
    return solid


def _snapped(found: Mask, part: Pixels, picture: Pixels) -> Mask:
    """Return `found` (rows, columns of `part`) at the size of `picture`, with its outline on the picture's edges."""
    if found.shape == picture.shape[:2]:
        return found
    everywhere = np.ones(picture.shape[:2], bool)
    snapped: Mask = carry(found.astype(np.float32), part, picture, wanted=everywhere) > 0.5
    return snapped


def _resized(mask: Mask, shape: tuple[int, ...]) -> Mask:
    return np.asarray(cv2.resize(mask.astype(np.uint8), shape[1::-1], interpolation=cv2.INTER_NEAREST), bool)


def _size(area: Mask) -> float:
    rows, columns = np.flatnonzero(area.any(axis=1)), np.flatnonzero(area.any(axis=0))
    return float(max(np.ptp(rows), np.ptp(columns)) + 1)
