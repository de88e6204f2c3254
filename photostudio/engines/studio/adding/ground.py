"""What lies under a place in the picture: the set's surfaces, looked at along single lines of sight."""

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from photostudio.engines.studio.camera import Camera
from photostudio.engines.studio.meshes import mesh_of
from photostudio.engines.studio.scene import Beam, Glow, Item

Floats = NDArray[np.float64]
LEVEL = 0.5  # of an upright normal: what is steeper carries nothing


class Met(NamedTuple):
    """Where a line of sight ends: the point, and whether a thing could stand there."""

    point: Floats
    carries: bool


class Ground:
    """The surfaces of some items as a camera sees them within a band of the picture (fractions of its columns, rows).

    Lamps and skies are not looked at.
    """

    def __init__(self, items: Iterable[Item], camera: Camera, *, left: float, right: float, top: float, bottom: float):
        self._camera = camera
        corners: list[Floats] = []
        for item in items:
            if isinstance(item.surface, Glow) or isinstance(item.shape, Beam):
                continue
            mesh = mesh_of(item)
            points = mesh.positions.astype(np.float64)
            seen = _is_near(points, mesh.faces, camera, (left, right, top, bottom))
            corners.append(points[mesh.faces[seen]])
        self._corners = np.concatenate(corners) if corners else np.zeros((0, 3, 3))

    def met(self, column: float, row: float) -> Met | None:
        """Return the nearest surface at a place in the picture, or None for the open sky."""
        ray = self._camera.rays(np.asarray(column), np.asarray(row))
        distance, number = _nearest(self._corners, self._camera.position, ray)
        if number < 0:
            return None
        one, two, three = self._corners[number]
        normal = np.cross(two - one, three - one)
        upright = abs(normal[1]) / max(float(np.linalg.norm(normal)), 1e-12)
        return Met(self._camera.position + distance * ray, bool(upright > LEVEL))


def _is_near(points: Floats, faces: NDArray[np.uint32], camera: Camera, band: tuple[float, ...]) -> NDArray[np.bool_]:
    """Tell which triangles may be seen in a band of the picture."""
    left, right, top, bottom = band
    offset = points - camera.position
    ahead = offset @ camera.forward
    scale = camera.focal / np.maximum(ahead, 1e-3)
    columns = (0.5 + scale * offset[:, 0] / camera.width)[faces]
    rows = (0.5 - scale * (offset @ camera.up) / camera.height)[faces]
    behind = (ahead <= 1e-2)[faces]
    inside = (columns.max(1) >= left) & (columns.min(1) <= right) & (rows.max(1) >= top) & (rows.min(1) <= bottom)
    return np.asarray((inside | behind.any(1)) & ~behind.all(1))


def _nearest(corners: Floats, start: Floats, ray: Floats) -> tuple[float, int]:
    """Return how far along a ray the nearest triangle (n, 3, 3) lies, and which it is, −1 for none.

    Möller and Trumbore, "Fast, Minimum Storage Ray/Triangle Intersection" (1997).
    """
    if not len(corners):
        return np.inf, -1
    one, along, across = corners[:, 0], corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]
    turned = np.cross(ray, across)
    volume = (along * turned).sum(axis=1)
    inverse = 1 / np.where(np.abs(volume) > 1e-14, volume, np.inf)
    offset = start - one
    first = (offset * turned).sum(axis=1) * inverse
    twisted = np.cross(offset, along)
    second = twisted @ ray * inverse
    distance = (across * twisted).sum(axis=1) * inverse
    hit = (first >= 0) & (second >= 0) & (first + second <= 1) & (distance > 1e-3) & (inverse != 0)
    if not hit.any():
        return np.inf, -1
    number = int(np.argmin(np.where(hit, distance, np.inf)))
    return float(distance[number]), number
