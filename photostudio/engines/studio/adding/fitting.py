"""Where a group of things stands, and how large it is: as the mask wants it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from photostudio.engines.studio.adding.gathering import Group
from photostudio.engines.studio.adding.ground import Ground
from photostudio.engines.studio.camera import Camera
from photostudio.engines.studio.scene import Transform
from photostudio.engines.studio.transforms import move, scale, turn
from photostudio.imaging.arrays import Mask
from photostudio.imaging.parts import box_of

Floats = NDArray[np.float64]
ROUNDS = 10
SMALLEST, LARGEST = 0.02, 12.0  # of natural size
SIZES = np.arange(1.0, 0.3, -0.04)  # of the mask's box, tried where the mask is no rectangle
ASIDE = (0.0, -0.15, 0.15, -0.3, 0.3, -0.45, 0.45)  # of the room beside it
RAISED = (0.0, 0.1, 0.2, 0.35, 0.5)  # of the room above it
ENOUGH, ABOUT = 0.99, 0.02  # of the hull's corners must lie in the mask, or so much of its size beside it
SMALLER = 0.05
SOLID = 200  # of 255: coverage that shows what is added, not a mixture
TINY = 0.02
LOOKS, LEAST = 28, 0.25  # rows in which ground is looked for, and how much of the mask must lie above its lower edge
BEFORE = 0.92  # of the way to a wall: there floats what nothing carries
TRUSTED, STEEPEST = 6, 0.35  # points that tell a slope, and what is believed of it


@dataclass(frozen=True)
class Target:
    """A box in pixels of the picture."""

    left: float
    top: float
    right: float
    bottom: float


class _Rows(NamedTuple):
    """Rows of the picture, from the highest to the lowest, in which the ground carries a thing."""

    highest: float
    lowest: float


@dataclass(frozen=True, eq=False)
class Fitted:
    """A group in its place: `there` puts it into the world, `stands` tells whether anything carries it."""

    group: Group
    there: Transform
    stands: bool

    @property
    def cloud(self) -> Floats:
        return np.asarray(self.group.cloud @ self.there[:3, :3].T + self.there[:3, 3])


def solid(coverage: NDArray[np.uint8]) -> Mask:
    """Return where a thing would show wholly; where nothing is edited so firmly, wherever it is edited at all."""
    firm: Mask = coverage >= SOLID
    return firm if firm.sum() > TINY * (coverage > 0).sum() else coverage > 0


def fit(groups: Sequence[Group], room: Mask, ground: Ground, camera: Camera) -> Fitted:
    """Return the group that fills the `room` (rows, columns) best, on the ground at its lower edge.

    Where no ground is, it floats at the product's distance.
    """
    box = box_of(room)
    if box is None:
        raise ValueError("There is no room for anything.")
    whole = Target(box.left, box.top, box.right, box.bottom)
    tried = [_stood(group, whole, ground, camera) for group in groups]
    best = max(tried, key=lambda fitted: _filled(fitted, whole, camera))
    if room[box.top : box.bottom, box.left : box.right].all():
        return best
    reach = 2 * round(ABOUT * max(box.width, box.height)) + 1
    room = np.asarray(cv2.dilate(room.astype(np.uint8), np.ones((reach, reach), np.uint8)), bool)
    target = _inside(best, whole, room, camera)
    for _ in range(ROUNDS):
        best = _stood(best.group, target, ground, camera)
        if _keeps_within(_outline(best, camera), room):
            break
        target = _smaller(target)
    return best


def _smaller(target: Target) -> Target:
    """Return a box a little smaller about the middle of its lower edge."""
    narrower, lower = (SMALLER * side / 2 for side in (target.right - target.left, target.bottom - target.top))
    return Target(target.left + narrower, target.top + 2 * lower, target.right - narrower, target.bottom)


def project(points: Floats, camera: Camera) -> Floats:
    """Return where world points (n, 3) are seen, columns and rows in pixels (n, 2)."""
    offset = points - camera.position
    scaled = camera.focal / np.maximum(offset @ camera.forward, 1e-3)
    columns = camera.width / 2 + scaled * offset[:, 0]
    return np.stack([columns, camera.height / 2 - scaled * (offset @ camera.up)], axis=1)


def _stood(group: Group, target: Target, ground: Ground, camera: Camera) -> Fitted:
    """Move and scale a group until what is seen of it fills the target's width or height, at its lower edge."""
    reach = None if group.floats else _carrying(ground, camera, target)
    if reach is not None:
        target = replace(target, bottom=reach.lowest)
    column, row, size = (target.left + target.right) / 2, target.bottom, 1.0
    wide, tall = target.right - target.left, target.bottom - target.top
    point = _foot(ground, camera, column, row, stands=reach is not None)
    for _ in range(ROUNDS):
        seen = project(point + size * group.cloud, camera)
        (left, top), (right, bottom) = seen.min(axis=0), seen.max(axis=0)
        column += (target.left + target.right) / 2 - (left + right) / 2
        row = row + target.bottom - bottom
        row = float(row if reach is None else np.clip(row, reach.highest, reach.lowest))
        growth = min(wide / max(right - left, 1e-6), tall / max(bottom - top, 1e-6))
        size = float(np.clip(size * growth, SMALLEST, LARGEST))
        point = _foot(ground, camera, column, row, stands=reach is not None)
    there = move(*point.tolist()) @ scale(size, size, size)
    if reach is not None and group.is_flat:
        there = move(*point.tolist()) @ _slope(group, there, ground, camera) @ scale(size, size, size)
    return Fitted(group, there, reach is not None)


def _carrying(ground: Ground, camera: Camera, target: Target) -> _Rows | None:
    """Return the lowest rows of the target in which something carries, None where nothing does."""
    column = (target.left + target.right) / 2 / camera.width
    rows = np.linspace(target.bottom, target.top, LOOKS)
    carried = [(met := ground.met(column, row / camera.height)) is not None and met.carries for row in rows]
    first = next((number for number, carries in enumerate(carried) if carries), None)
    if first is None or rows[first] - target.top < LEAST * (target.bottom - target.top):
        return None
    last = next((number for number in range(first, LOOKS) if not carried[number]), LOOKS)
    return _Rows(float(rows[last - 1]), float(rows[first]))


def _foot(ground: Ground, camera: Camera, column: float, row: float, *, stands: bool) -> Floats:
    """Return the point of the ground at a place in the picture; what floats does so before the first surface there."""
    across, down = column / camera.width, row / camera.height
    met = ground.met(across, down)
    if stands and met is not None:
        return met.point
    away = camera.lens.distance
    if met is not None:
        away = min(away, BEFORE * float((met.point - camera.position) @ camera.forward))
    return np.asarray(camera.position + away * camera.rays(np.asarray(across), np.asarray(down)), np.float64)


def _slope(group: Group, there: Transform, ground: Ground, camera: Camera) -> Transform:
    """Return the turn and the small lift by which what is flat lies on uneven ground."""
    (left, _, back), (right, _, front) = group.cloud.min(axis=0), group.cloud.max(axis=0)
    corners = np.array([[x, 0, z, 1.0] for x in (0.8 * left, 0, 0.8 * right) for z in (0.8 * back, 0, 0.8 * front)])
    origin = there[:3, 3]
    below = [
        ground.met(*(place / (camera.width, camera.height))) for place in project((corners @ there.T)[:, :3], camera)
    ]
    points = np.array([met.point - origin for met in below if met is not None and met.carries])
    points = points[np.hypot(points[:, 0], points[:, 2]) < 2 * float(np.abs((corners @ there.T)[:, :3] - origin).max())]
    if len(points) < TRUSTED:
        return np.eye(4)
    plane = np.linalg.lstsq(
        np.stack([points[:, 0], points[:, 2], np.ones(len(points))], axis=1), points[:, 1], rcond=None
    )[0]
    rough = float(np.std(points[:, 1] - points[:, [0, 2]] @ plane[:2] - plane[2]))
    along, across, level = np.clip(plane, (-STEEPEST, -STEEPEST, -np.inf), (STEEPEST, STEEPEST, np.inf)).tolist()
    tilt = turn(float(np.degrees(np.arctan(along))), "z") @ turn(float(-np.degrees(np.arctan(across))), "x")
    return move(0, level + rough, 0) @ tilt  # it rests on the higher places


def _filled(fitted: Fitted, target: Target, camera: Camera) -> float:
    """Return how much of the target's box the group's takes up."""
    seen = project(fitted.cloud, camera)
    wide, tall = seen.max(axis=0) - seen.min(axis=0)
    return float(wide * tall) / max((target.right - target.left) * (target.bottom - target.top), 1e-6)


def _outline(fitted: Fitted, camera: Camera) -> Floats:
    """Return the corners (n, 2) of the hull of what is seen of a thing, in pixels."""
    hull = cv2.convexHull(project(fitted.cloud, camera).astype(np.float32))
    return np.asarray(hull, np.float64).reshape(-1, 2)


def _inside(fitted: Fitted, whole: Target, room: Mask, camera: Camera) -> Target:
    """Return the largest box in which the group, as it looks, keeps within the room; the lower of two of a size."""
    seen = _outline(fitted, camera)
    (left, top), (right, base) = seen.min(axis=0).tolist(), seen.max(axis=0).tolist()
    wide, tall = right - left, base - top
    for size in SIZES.tolist():
        free, rise = whole.right - whole.left - size * wide, whole.bottom - whole.top - size * tall
        for raised in RAISED:
            for aside in ASIDE:
                middle = (whole.left + whole.right) / 2 + aside * free
                bottom = whole.bottom - raised * rise
                if _keeps_within((seen - [(left + right) / 2, base]) * size + [middle, bottom], room):
                    half = size * wide / 2
                    return Target(middle - half, bottom - size * tall, middle + half, bottom)
    return whole


def _keeps_within(corners: Floats, room: Mask) -> bool:
    """Tell whether the corners (n, 2) of a hull are all in the room, or as good as that."""
    columns, rows = np.floor(corners).astype(np.intp).T
    columns, rows = np.clip(columns, 0, room.shape[1] - 1), np.clip(rows, 0, room.shape[0] - 1)
    return float(room[rows, columns].mean()) >= ENOUGH
