"""The forms of goods, in centimetres: turned bodies, blocks with rounded edges, hollow or solid.

All bodies are closed, so that they may be of glass.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from photostudio.engines.studio import shapes
from photostudio.engines.studio.goods.kinds import Ware
from photostudio.engines.studio.goods.materials import glass, is_glass, is_textured, of_body
from photostudio.engines.studio.library.props.forms import turned, vessel
from photostudio.engines.studio.library.props.skins import clear
from photostudio.engines.studio.scene import Item, Material, Mesh
from photostudio.engines.studio.shapes import merged, moved
from photostudio.engines.studio.transforms import move

Floats = NDArray[np.float64]
Corner = tuple[float, float, float]
ROUND = 96
GAP = 0.03  # between a glass and what it holds


def profile(*corners: Corner, steps: int = 7) -> Floats:
    """Return a line (n, 2) through corners (radius, height, rounding), from the foot up."""
    points = np.array([corner[:2] for corner in corners], np.float64)
    line = [points[:1]]
    for before, here, after, (_, _, rounding) in zip(points, points[1:], points[2:], corners[1:], strict=False):
        back, on = before - here, after - here
        reach = min(rounding, 0.49 * float(np.linalg.norm(back)), 0.49 * float(np.linalg.norm(on)))
        start, end = (here + reach * way / max(float(np.linalg.norm(way)), 1e-9) for way in (back, on))
        share = np.linspace(0, 1, steps)[:, None] if reach > 0 else np.zeros((1, 1))
        line.append((1 - share) ** 2 * start + 2 * share * (1 - share) * here + share**2 * end)
    return np.concatenate([*line, points[-1:]])


def solid(outside: Floats, material: Material) -> Mesh:
    """Turn a profile that begins and ends on its axis, or is closed there, to a solid body."""
    ends = [[[0.0, outside[0, 1]]] if outside[0, 0] > 0 else [], [[0.0, outside[-1, 1]]] if outside[-1, 0] > 0 else []]
    whole = np.concatenate([part for part in (ends[0], outside, ends[1]) if len(part)])
    return shapes.lathe(whole, ROUND) if is_textured(material) else turned(whole, ROUND)


def body(
    rng: np.random.Generator, ware: Ware, outside: Floats, *, wall: float = 0.22, level: float = 0.8, pale: bool = False
) -> list[Item]:
    """Return a turned product from the foot to its mouth, filled up to `level` of its height where it is of glass.

    `pale` glass is almost clear, and only what it holds has the colour.
    """
    if not is_glass(ware):
        coat = of_body(rng, ware)
        return [Item("body", solid(outside, coat), coat)]
    floor = 2.2 * wall
    shell = Item("body", turned(vessel(outside, wall=wall, floor=floor), ROUND), glass(ware, pale=pale))
    return [shell, Item("content", filling(outside, wall + GAP, floor + GAP, level), clear(ware.colour, ior=1.33))]


def filling(outside: Floats, wall: float, floor: float, level: float) -> Mesh:
    """Return what fills a vessel up to a share of its height, a hair inside its walls."""
    top = level * float(outside[:, 1].max())
    heights = np.linspace(floor, top, 40)
    radius = np.maximum(np.interp(heights, outside[:, 1], outside[:, 0]) - wall, 0.05)
    side = np.stack([radius, heights], axis=-1)
    return turned(np.concatenate([[[0.0, floor]], side, [[0.0, top]]]), ROUND)


def block(width: float, depth: float, height: float, *, corner: float, bevel: float) -> Mesh:
    """A block on the ground with corners round from above and bevelled edges; its texture unfolds from above."""
    bevel = min(bevel, 0.45 * height, 0.4 * min(width, depth))
    corner = float(np.clip(corner, 1.2 * bevel, min(width, depth) / 2))
    direction, outline = shapes.rounded_rectangle(width, depth, corner, 64)
    bow = np.linspace(0, np.pi / 2, 6)
    rise = np.concatenate([bevel * (1 - np.cos(bow)), height - bevel * (1 - np.cos(bow[::-1]))])
    inset = np.concatenate([bevel * (1 - np.sin(bow)), bevel * (1 - np.sin(bow[::-1]))])
    flat = 1.12 * bevel
    rise = np.concatenate([[0.0], rise, [height]])
    inset = np.concatenate([[flat], inset, [flat]])
    way = np.concatenate([[0.0], np.cumsum(np.hypot(np.diff(rise), np.diff(inset)))])
    rings = outline - direction * inset[:, None, None]
    unfolded = rings + direction * (inset + way[-1] - way)[:, None, None]
    return capped(rings, rise, unfolded)


def capped(rings: Floats, rise: Floats, uvs: Floats | None = None) -> Mesh:
    """Stretch a skin over outlines (rows, n, 2), seen from above, at heights (rows), closed below and above."""
    middles = [rings[end].mean(axis=0) for end in (0, -1)]
    rows, columns = rings.shape[:2]
    level = np.broadcast_to(rise[:, None], (rows, columns))
    points = np.stack([rings[..., 0], level, -rings[..., 1]], axis=-1).reshape(-1, 3)
    ends = [[middle[0], rise[end], -middle[1]] for end, middle in zip((0, -1), middles, strict=True)]
    here = np.arange(rows * columns).reshape(rows, columns)
    beside = np.roll(here, -1, axis=1)
    a, b, c, d = here[:-1], beside[:-1], beside[1:], here[1:]
    below, above = np.full(columns, rows * columns), np.full(columns, rows * columns + 1)
    faces = [np.stack(half, axis=-1).reshape(-1, 3) for half in ((a, b, c), (a, c, d))]
    faces += [np.stack([here[0], below, beside[0]], axis=-1), np.stack([here[-1], beside[-1], above], axis=-1)]
    coordinates = (
        None if uvs is None else np.concatenate([uvs.reshape(-1, 2), uvs[0].mean(0)[None], uvs[-1].mean(0)[None]])
    )
    return Mesh(
        np.concatenate([points, ends]).astype(np.float32),
        np.concatenate(faces).astype(np.uint32),
        None if coordinates is None else coordinates.astype(np.float32),
    )


def hollow(outer: Mesh, inner: Mesh) -> Mesh:
    """Return a body with a cavity."""
    return merged([outer, Mesh(inner.positions, inner.faces[:, ::-1], inner.uvs)])


def plate(width: float, height: float) -> Mesh:
    """An upright sheet on the ground that faces the camera."""
    x, y = np.meshgrid(np.linspace(-width / 2, width / 2, 3), np.linspace(0, height, 3))
    return shapes.sheet(np.stack([x, y, np.zeros_like(x)], axis=-1))


def stacked(meshes: Sequence[tuple[Mesh, float]]) -> Mesh:
    """Return meshes as one, each lifted to its height."""
    return merged([moved(mesh, move(0, height, 0)) for mesh, height in meshes])
