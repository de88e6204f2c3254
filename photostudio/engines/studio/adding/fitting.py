"""Where a group of things stands, and how large it is: as the mask wants it."""

from collections.abc import Sequence
from dataclasses import dataclass

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
ENOUGH = 0.985  # of a thing must lie in the mask
SOLID = 200  # of 255: coverage that shows what is added, not a mixture
TINY = 0.02
TRUSTED, STEEPEST = 6, 0.35  # points that tell a slope, and what is believed of it


@dataclass(frozen=True)
class Target:
    """A box in pixels of the picture."""

    left: float
    top: float
    right: float
    bottom: float


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
    return _stood(best.group, _inside(best, whole, room, camera), ground, camera)


def project(points: Floats, camera: Camera) -> Floats:
    """Return where world points (n, 3) are seen, columns and rows in pixels (n, 2)."""
    offset = points - camera.position
    scaled = camera.focal / np.maximum(offset @ camera.forward, 1e-3)
    columns = camera.width / 2 + scaled * offset[:, 0]
    return np.stack([columns, camera.height / 2 - scaled * (offset @ camera.up)], axis=1)


def _stood(group: Group, target: Target, ground: Ground, camera: Camera) -> Fitted:
    """Move and scale a group until what is seen of it fills the target's width or height, at its lower edge."""
    column, row, size = (target.left + target.right) / 2, target.bottom, 1.0
    wide, tall = target.right - target.left, target.bottom - target.top
    point, stands = _foot(ground, camera, column, row)
    for _ in range(ROUNDS):
        seen = project(point + size * group.cloud, camera)
        (left, top), (right, bottom) = seen.min(axis=0), seen.max(axis=0)
        column += (target.left + target.right) / 2 - (left + right) / 2
        row = min(row + target.bottom - bottom, target.bottom + tall)
        growth = min(wide / max(right - left, 1e-6), tall / max(bottom - top, 1e-6))
        size = float(np.clip(size * growth, SMALLEST, LARGEST))
        point, stands = _foot(ground, camera, column, row)
    there = move(*point.tolist()) @ scale(size, size, size)
    if stands and group.is_flat:
        there = move(*point.tolist()) @ _slope(group, there, ground, camera) @ scale(size, size, size)
    return Fitted(group, there, stands)


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
    along, across, level = np.clip(plane, (-STEEPEST, -STEEPEST, -np.inf), (STEEPEST, STEEPEST, np.inf)).tolist()
    tilt = turn(float(np.degrees(np.arctan(along))), "z") @ turn(float(-np.degrees(np.arctan(across))), "x")
    return move(0, level, 0) @ tilt


def _foot(ground: Ground, camera: Camera, column: float, row: float) -> tuple[Floats, bool]:
    across, down = column / camera.width, row / camera.height
    met = ground.met(across, down)
    if met is not None and met.carries:
        return met.point, True
    return camera.at_product(across, down), False


def _filled(fitted: Fitted, target: Target, camera: Camera) -> float:
    """Return how much of the target's box the group's takes up."""
    seen = project(fitted.cloud, camera)
    wide, tall = seen.max(axis=0) - seen.min(axis=0)
    return float(wide * tall) / max((target.right - target.left) * (target.bottom - target.top), 1e-6)


def _inside(fitted: Fitted, whole: Target, room: Mask, camera: Camera) -> Target:
    """Return the largest box in which the group, as it looks, keeps within the room; the lower of two of a size."""
    seen = project(fitted.cloud, camera)
    (left, top), (right, base) = seen.min(axis=0).tolist(), seen.max(axis=0).tolist()
    wide, tall = right - left, base - top
    for size in SIZES.tolist():
        free, rise = whole.right - whole.left - size * wide, whole.bottom - whole.top - size * tall
        for raised in RAISED:
            for aside in ASIDE:
                middle = (whole.left + whole.right) / 2 + aside * free
                bottom = whole.bottom - raised * rise
                moved = (seen - [(left + right) / 2, base]) * size + [middle, bottom]
                if _share_inside(moved, room) >= ENOUGH:
                    half = size * wide / 2
                    return Target(middle - half, bottom - size * tall, middle + half, bottom)
    return whole


def _share_inside(places: Floats, room: Mask) -> float:
    columns, rows = np.floor(places).astype(np.intp).T
    within = (columns >= 0) & (rows >= 0) & (columns < room.shape[1]) & (rows < room.shape[0])
    return float(room[rows[within], columns[within]].sum() / len(places))
