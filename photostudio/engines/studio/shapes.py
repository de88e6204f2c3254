"""The shapes that sets are built from, as triangle meshes. Nothing real has a sharp edge: every edge is rounded.

Lengths and texture coordinates are in world units, so a texture's `repeat` is its tiles per unit on every shape.
Faces turn counter-clockwise seen from outside; a shape that stands on the ground has its base at y = 0.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from photostudio.engines.studio.scene import Mesh, Transform

Floats = NDArray[np.float64]
# A bevel keeps its neighbours flat by one more edge loop, this many bevels from the corner: normals are smoothed.
SUPPORT = 1.12
HeightField = Callable[[Floats, Floats], Floats]


def sheet(points: Floats, uvs: Floats | None = None) -> Mesh:
    """Stretch a surface over a grid of points (rows, columns, 3), seen from where columns run right and rows run up.

    `uvs` (rows, columns, 2) default to the mean lengths along the grid's lines.
    """
    if uvs is None:
        uvs = np.stack(np.meshgrid(_lengths(points, axis=1), _lengths(points, axis=0)), axis=-1)
    return _mesh(points.reshape(-1, 3), _quads(_numbers(*points.shape[:2])), uvs.reshape(-1, 2))


def moved(mesh: Mesh, transform: Transform) -> Mesh:
    """Return a mesh moved, turned or stretched."""
    positions = mesh.positions @ transform[:3, :3].T + transform[:3, 3]
    return Mesh(positions.astype(np.float32), mesh.faces, mesh.uvs, mesh.smooth)


def merged(meshes: Sequence[Mesh]) -> Mesh:
    """Join meshes into one, which renders faster than many; texture coordinates stay where all have them."""
    starts = np.cumsum([0, *(len(mesh.positions) for mesh in meshes[:-1])])
    uvs = [mesh.uvs for mesh in meshes if mesh.uvs is not None]
    return Mesh(
        np.concatenate([mesh.positions for mesh in meshes]),
        np.concatenate([mesh.faces + np.uint32(start) for mesh, start in zip(meshes, starts, strict=True)]),
        np.concatenate(uvs) if len(uvs) == len(meshes) else None,
        meshes[0].smooth,
    )


def slab(
    width: float, depth: float, height: float, *, corner: float = 0.0, bevel: float = 0.02, segments: int = 64
) -> Mesh:
    """A block on the ground with rounded corners (seen from above) and bevelled edges: box, bench, step, plinth.

    A `corner` of half the shorter side makes a drum or a stadium. The texture unfolds over the edges, so veins and
    grain run on from the top down the sides.
    """
    bevel = min(bevel, 0.4 * min(width, depth, height))
    corner = float(np.clip(corner, 1.2 * bevel, min(width, depth) / 2))
    return raised(*rounded_rectangle(width, depth, corner, segments), height=height, bevel=bevel)


def podium(radius: float, height: float, *, bevel: float = 0.02) -> Mesh:
    """A drum that stands on the ground."""
    return slab(2 * radius, 2 * radius, height, corner=radius, bevel=bevel, segments=128)


def lathe(profile: Floats, segments: int = 96) -> Mesh:
    """Turn a profile (n, 2) of radius and height, listed from the bottom up, about the y axis: vases, balls, cones."""
    angle = np.linspace(-np.pi, np.pi, segments + 1)
    radius, level = np.maximum(profile[:, :1], 1e-4), profile[:, 1:]
    level = np.broadcast_to(level, (len(profile), len(angle)))
    points = np.stack([radius * np.sin(angle), level, radius * np.cos(angle)], axis=-1)
    return sheet(points)


def sweep(path: Floats, profile: Floats, *, closed: bool = False) -> Mesh:
    """Draw a closed `profile` (m, 2) of outward and forward offsets along a `path` (n, 2) in the upright plane z = 0.

    Outward is to the left of the path's direction; the profile turns counter-clockwise with outward as its first axis
    and forward as its second. The ends stay open unless the path is `closed`.
    """
    if closed:
        path = np.concatenate([path, path[:1]])
    tangent = np.gradient(path, axis=0)
    if closed:
        tangent[0] = tangent[-1] = path[1] - path[-2]
    tangent /= np.linalg.norm(tangent, axis=1, keepdims=True)
    outward = np.stack([-tangent[:, 1], tangent[:, 0]], axis=-1)
    profile = np.concatenate([profile, profile[:1]])
    plane = path[:, None] + outward[:, None] * profile[None, :, :1]
    forward = np.broadcast_to(profile[None, :, 1:], (*plane.shape[:2], 1))
    return sheet(np.concatenate([plane, forward], axis=-1))


def ring(radius: float, thickness: float, *, segments: int = 96) -> Mesh:
    """A torus round the z axis; `thickness` is the radius of the tube."""
    clockwise = _circle(radius, segments)[::-1]
    return sweep(clockwise, _circle(thickness, 12), closed=True)


def capsule(length: float, thickness: float) -> Mesh:
    """A straight tube along y with round ends, its middle at the origin; `thickness` is the radius of the tube."""
    rise = np.linspace(0, np.pi / 2, 6)
    end = thickness * np.stack([np.sin(rise), -np.cos(rise)], axis=-1) - (0, length / 2)
    return lathe(np.concatenate([end, (end * (1, -1))[::-1]]), segments=12)


def hoop(width: float, height: float, corner: float, thickness: float) -> Mesh:
    """A tube along a rectangle with round corners in the plane z = 0; `thickness` is the radius of the tube."""
    _, outline = rounded_rectangle(width, height, corner, 96)
    return sweep(outline[::-1], _circle(thickness, 12), closed=True)


def arch(width: float, height: float, thickness: float, depth: float, *, bevel: float = 0.02) -> Mesh:
    """A free-standing arch of outer `width` and `height`: two legs on the ground and a half circle over them."""
    radius = (width - thickness) / 2
    spring = max(height - width / 2, 0.0)
    angle = np.linspace(0, np.pi, 64)
    bow = np.stack([-radius * np.cos(angle), spring + radius * np.sin(angle)], axis=-1)
    path = np.concatenate([[[-radius, 0.0]], bow, [[radius, 0.0]]]) if spring > 0 else bow
    _, profile = rounded_rectangle(thickness, depth, bevel, 32)
    return sweep(path, profile)


def disc(radius: float, thickness: float, *, bevel: float = 0.015) -> Mesh:
    """A round plate round the z axis that faces the camera, its back at z = 0."""
    return _upright(podium(radius, thickness, bevel=bevel))


def tablet(width: float, height: float, thickness: float, *, bevel: float = 0.018) -> Mesh:
    """An upright board on the ground with a half-round head, facing the camera, its back at z = 0."""
    radius, foot = width / 2, 1.2 * bevel
    bow, turn = np.linspace(0, np.pi, 64), np.linspace(0, np.pi / 2, 8)
    angle = np.concatenate([bow, turn + np.pi, turn + 1.5 * np.pi])
    centre = np.repeat(
        [[0.0, height - radius], [foot - radius, foot], [radius - foot, foot]], [len(bow), len(turn), len(turn)], axis=0
    )
    reach = np.repeat([radius, foot, foot], [len(bow), len(turn), len(turn)])[:, None]
    direction = np.stack([np.cos(angle), np.sin(angle)], axis=-1)
    return _upright(raised(direction, centre + reach * direction, height=thickness, bevel=bevel))


def _upright(block: Mesh) -> Mesh:
    """Tip a block backwards off the ground so that its top faces the camera."""
    x, y, z = block.positions.T
    return Mesh(np.stack([x, -z, y], axis=-1), block.faces, block.uvs)


def cyclorama(*, back: float, radius: float, half_width: float = 12.0, front: float = 7.0, top: float = 9.0) -> Mesh:
    """A floor (y = 0) that sweeps up into a wall at z = `back`, with a bend of `radius`."""
    bend = np.linspace(0, np.pi / 2, 48)
    z = np.concatenate([[front, front / 2], back + radius - radius * np.sin(bend), [back]])
    y = np.concatenate([[0.0, 0.0], radius - radius * np.cos(bend), [top]])
    x = np.linspace(-half_width, half_width, 9)
    points = np.stack(np.broadcast_arrays(x[None], y[:, None], z[:, None]), axis=-1)
    return sheet(points)


def room(*, back: float, half_width: float = 12.0, front: float = 7.0, top: float = 9.0) -> Mesh:
    """A floor (y = 0) and a wall at z = `back` that meet in a crisp corner: a bend there catches a line of light."""
    path = np.array([[front, 0.0], [back, 0.0], [back, top]])
    x, z, y = np.broadcast_arrays(np.linspace(-half_width, half_width, 3)[None], path[:, :1], path[:, 1:])
    return replace(sheet(np.stack([x, y, z], axis=-1)), smooth=False)


def terrain(height: HeightField, *, half_width: float, near: float, far: float, resolution: int = 400) -> Mesh:
    """A ground whose `height(x, z)` is sampled most densely round the product; it reaches from z = `near` to `far`."""
    dense = np.linspace(-1, 1, resolution)
    dense = np.sign(dense) * np.abs(dense) ** 1.6
    x = half_width * dense
    z = np.where(dense < 0, -near * dense, far * dense)
    points_x, points_z = np.meshgrid(x, z)
    points = np.stack([points_x, height(points_x, points_z), points_z], axis=-1)
    return sheet(points, np.stack([points_x, -points_z], axis=-1))


def raised(direction: Floats, outline: Floats, *, height: float, bevel: float) -> Mesh:
    """Raise a convex outline (n, 2), seen from above with its outward directions, to a block with a bevelled top."""
    angle = np.linspace(0, np.pi / 2, 6)
    inset = np.concatenate([[0.0, 0.0], bevel * (1 - np.cos(angle)), [SUPPORT * bevel]])[:, None, None]
    level = np.concatenate([[0.0, height - SUPPORT * bevel], height - bevel * (1 - np.sin(angle)), [height]])
    rings = outline - direction * inset
    unfolded = rings + direction * (height - level)[:, None, None]
    level = np.broadcast_to(level[:, None], rings.shape[:2])
    points = np.stack([rings[..., 0], level, -rings[..., 1]], axis=-1).reshape(-1, 3)
    numbers = _numbers(*rings.shape[:2])
    numbers = np.concatenate([numbers, numbers[:, :1]], axis=1)
    centre = np.full(len(outline), len(points))
    fan = np.stack([numbers[-1, :-1], numbers[-1, 1:], centre], axis=-1)
    middle_x, middle_y = outline.mean(axis=0)
    return _mesh(
        np.concatenate([points, [[middle_x, height, -middle_y]]]),
        np.concatenate([_quads(numbers), fan]),
        np.concatenate([unfolded.reshape(-1, 2), [[middle_x, middle_y]]]),
    )


def rounded_rectangle(width: float, depth: float, corner: float, segments: int) -> tuple[Floats, Floats]:
    """Return the outward directions and the points (n, 2) of an outline, counter-clockwise."""
    straight = np.array([width, depth]) / 2 - corner
    quarter = np.linspace(0, np.pi / 2, max(segments // 4, 4))
    quarter = np.concatenate([quarter[:1], quarter, quarter[-1:]])
    lead = np.zeros(len(quarter))
    lead[0], lead[-1] = -1, 1
    lead *= min((SUPPORT - 1) * corner, straight.min() / 2)
    angle = np.concatenate([quarter + turn * np.pi / 2 for turn in range(4)])
    direction = np.stack([np.cos(angle), np.sin(angle)], axis=-1)
    tangent = np.stack([-direction[:, 1], direction[:, 0]], axis=-1)
    signs = np.repeat([[1, 1], [-1, 1], [-1, -1], [1, -1]], len(quarter), axis=0)
    points = signs * straight + corner * direction + np.tile(lead, 4)[:, None] * tangent
    distinct = np.linalg.norm(points - np.roll(points, 1, axis=0), axis=1) > 1e-9
    return direction[distinct], points[distinct]


def _circle(radius: float, segments: int) -> Floats:
    angle = np.linspace(0, 2 * np.pi, segments, endpoint=False)
    return radius * np.stack([np.cos(angle), np.sin(angle)], axis=-1)


def _mesh(points: Floats, faces: NDArray[np.int64], uvs: Floats) -> Mesh:
    return Mesh(positions=points.astype(np.float32), faces=faces.astype(np.uint32), uvs=uvs.astype(np.float32))


def _numbers(rows: int, columns: int) -> NDArray[np.int64]:
    return np.arange(rows * columns).reshape(rows, columns)


def _quads(numbers: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return two triangles for each cell of a grid of vertex numbers (rows, columns)."""
    a, b, c, d = numbers[:-1, :-1], numbers[:-1, 1:], numbers[1:, 1:], numbers[1:, :-1]
    halves = [np.stack(half, axis=-1).reshape(-1, 3) for half in ((a, b, c), (a, c, d))]
    return np.concatenate(halves)


def _lengths(points: Floats, *, axis: int) -> Floats:
    """Return the running length along one axis of a grid of points, averaged over the other."""
    steps = np.linalg.norm(np.diff(points, axis=axis), axis=-1).mean(axis=1 - axis)
    return np.concatenate([[0.0], np.cumsum(steps)])
