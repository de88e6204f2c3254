"""Shapes that many props are made of, in centimetres: tubes, bubbles, pillows, thin-walled vessels.

Grids are listed as `shapes.sheet` wants them: columns run right and rows up, seen from outside.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from photostudio.engines.studio import shapes
from photostudio.engines.studio.scene import Mesh

Floats = NDArray[np.float64]


def joined(points: Floats) -> Mesh:
    """Stretch a closed skin over a grid of points (rows, columns, 3) whose last column meets the first: no seam."""
    rows, columns = points.shape[:2]
    here = np.arange(rows * columns).reshape(rows, columns)
    beside = np.roll(here, -1, axis=1)
    a, b, c, d = here[:-1], beside[:-1], beside[1:], here[1:]
    faces = np.concatenate([np.stack(half, axis=-1).reshape(-1, 3) for half in ((a, b, c), (a, c, d))])
    return Mesh(points.reshape(-1, 3).astype(np.float32), faces.astype(np.uint32))


def merged(meshes: Sequence[Mesh]) -> Mesh:
    """Return many meshes as one; their texture coordinates are dropped."""
    return replace(shapes.merged(meshes), uvs=None)


def ball(radius: float, *, rows: int = 24, columns: int = 48) -> Mesh:
    """A ball round the origin."""
    rise = np.linspace(-np.pi / 2, np.pi / 2, rows)
    return turned(radius * np.stack([np.cos(rise), np.sin(rise)], axis=-1), columns)


def turned(profile: Floats, columns: int = 72) -> Mesh:
    """Turn a profile (n, 2) of radius and height, listed from the bottom up, about the y axis; it has no texture."""
    return joined(turned_points(profile, columns))


def turned_points(profile: Floats, columns: int) -> Floats:
    """Return the grid of points (n, columns, 3) of a turned profile."""
    angle = np.linspace(-np.pi, np.pi, columns, endpoint=False)
    radius, level = np.maximum(profile[:, :1], 1e-3), profile[:, 1:]
    level = np.broadcast_to(level, (len(profile), columns))
    return np.stack([radius * np.sin(angle), level, radius * np.cos(angle)], axis=-1)


def tube(path: Floats, radius: float | Floats, *, sides: int = 10) -> Mesh:
    """Draw a circle of `radius` (one, or one for each point) along a path (n, 3); its ends are rounded."""
    radii = np.broadcast_to(np.asarray(radius, np.float64), len(path))
    along, first, second = frames(path)
    bow = np.linspace(0, np.pi / 2, 4)[:-1]
    head = path[0] - along[0] * radii[0] * np.cos(bow)[:, None]
    tail = path[-1] + along[-1] * radii[-1] * np.cos(bow[::-1])[:, None]
    centres = np.concatenate([head, path, tail])
    reach = np.concatenate([radii[0] * np.sin(bow), radii, radii[-1] * np.sin(bow[::-1])])
    first, second = (np.pad(axis, ((len(bow), len(bow)), (0, 0)), mode="edge") for axis in (first, second))
    angle = np.linspace(0, 2 * np.pi, sides, endpoint=False)[:, None]
    circle = first[:, None] * np.cos(angle) + second[:, None] * np.sin(angle)
    return joined(centres[:, None] + np.maximum(reach, 1e-3)[:, None, None] * circle)


def frames(path: Floats) -> tuple[Floats, Floats, Floats]:
    """Return the direction of a path (n, 3) and two axes across it that turn as little as they can (n, 3 each)."""
    along = np.gradient(path, axis=0)
    along /= np.linalg.norm(along, axis=1, keepdims=True)
    start = np.eye(3)[np.argmin(np.abs(along[0]))]
    first = np.empty_like(along)
    for number, direction in enumerate(along):
        across = start - direction * (start @ direction)
        start = first[number] = across / np.linalg.norm(across)
    return along, first, np.cross(along, first)


def rounded(points: Floats, *, samples: int = 60, closed: bool = False) -> Floats:
    """Return a smooth line through the neighbourhood of a few points (n, d): corners cut four times (Chaikin, 1974)."""
    for _ in range(4):
        following = np.roll(points, -1, axis=0) if closed else points[1:]
        before = points if closed else points[:-1]
        cut = np.stack([0.75 * before + 0.25 * following, 0.25 * before + 0.75 * following], axis=1)
        cut = cut.reshape(-1, points.shape[1])
        points = cut if closed else np.concatenate([points[:1], cut, points[-1:]])
    if closed:
        points = np.concatenate([points, points[:1]])
    way = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(points, axis=0), axis=1))])
    there = np.linspace(0, way[-1], samples, endpoint=not closed)
    return np.stack([np.interp(there, way, points[:, axis]) for axis in range(points.shape[1])], axis=-1)


def vessel(outside: Floats, *, wall: float, floor: float) -> Floats:
    """Return the whole profile of a hollow body from its `outside` (n, 2), from the foot up: lip, inside and floor."""
    along = np.gradient(outside, axis=0)
    along /= np.linalg.norm(along, axis=1, keepdims=True)
    inside = outside - wall * np.stack([along[:, 1], -along[:, 0]], axis=-1)
    turn = np.linspace(0, np.pi, 9)[1:-1, None]
    lip = (outside[-1] + inside[-1]) / 2 + np.cos(turn) * (outside[-1] - inside[-1]) / 2
    lip = lip + np.sin(turn) * along[-1] * wall / 2
    inside = inside[(inside[:, 1] > floor) & (inside[:, 0] > 0)][::-1]
    middle = [[0.0, 0.0], [0.97 * outside[0, 0], 0.0]]
    return np.concatenate([middle, outside, lip, inside, [[0.9 * inside[-1, 0], floor], [0.0, floor]]])


def pillow(outline: Floats, thickness: float, *, edge: float = 2.4, rows: int = 12) -> Mesh:
    """Puff up an outline (n, 2), seen from above and all in sight of the origin, to a body that lies on the ground."""
    reach = np.sin(np.linspace(0, np.pi / 2, rows))
    swell = thickness / 2 * np.sqrt(np.clip(1 - reach**edge, 0, 1))
    reach = np.concatenate([reach, reach[-2::-1]])
    level = thickness / 2 + np.concatenate([-swell, swell[-2::-1]])
    plane = np.maximum(reach, 1e-3)[:, None, None] * outline[None]
    height = np.broadcast_to(level[:, None], plane.shape[:2])
    return joined(np.stack([plane[..., 0], height, -plane[..., 1]], axis=-1))


def cushion(size: Floats, bevel: float, *, cells: int = 12) -> Mesh:
    """A box of a size (3,) round the origin, rounded by `bevel` all over; it is closed, so it may be of glass."""
    half = size / 2
    grid = np.linspace(-1, 1, cells + 1)
    grid = np.sign(grid) * np.abs(grid) ** 0.55
    across, up = np.meshgrid(grid, grid)
    front = np.stack([across, up, np.ones_like(up)], axis=-1)
    sides = [front, front[..., [2, 1, 0]] * (1, 1, -1), front * (-1, 1, -1), front[..., [2, 1, 0]] * (-1, 1, 1)]
    sides += [front[..., [0, 2, 1]] * (1, 1, -1), front[..., [0, 2, 1]] * (1, -1, 1)]
    cube = np.concatenate([side.reshape(-1, 3) for side in sides]) * half
    core = np.clip(cube, bevel - half, half - bevel)
    out = cube - core
    length = np.linalg.norm(out, axis=1, keepdims=True)
    points = core + bevel * out / np.maximum(length, 1e-9)
    number = np.arange((cells + 1) ** 2).reshape(cells + 1, cells + 1)
    a, b, c, d = number[:-1, :-1], number[:-1, 1:], number[1:, 1:], number[1:, :-1]
    one = np.concatenate([np.stack(half_cell, axis=-1).reshape(-1, 3) for half_cell in ((a, b, c), (a, c, d))])
    return welded(points, np.concatenate([one + side * number.size for side in range(6)]))


def welded(points: Floats, faces: NDArray[np.int64]) -> Mesh:
    """Return a mesh whose vertices at the same place are one."""
    _, kept, number = np.unique(np.round(points, 4), axis=0, return_index=True, return_inverse=True)
    return Mesh(points[kept].astype(np.float32), number.ravel()[faces].astype(np.uint32))


def lumpy(rng: np.random.Generator, points: Floats, amount: float, *, waves: float = 1.5) -> Floats:
    """Return a factor (…) near 1 for each of many points (…, 3): gentle swellings, `waves` to a radian or unit."""
    swelling = np.zeros(points.shape[:-1])
    for octave in range(8):
        course = rng.normal(0, waves * 1.35**octave, 3)
        swelling += np.sin(points @ course + rng.uniform(0, 2 * np.pi)) / 1.35**octave
    return 1 + amount * swelling / 2.2
