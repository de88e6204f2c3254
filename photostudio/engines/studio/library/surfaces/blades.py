"""Blades of grass and shoots of moss: thousands of thin curved leaves as one mesh."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from photostudio.engines.studio.library.surfaces.land import HeightField, seen
from photostudio.engines.studio.noise import fractal, level
from photostudio.engines.studio.pedestals import support
from photostudio.engines.studio.scene import Colour, Material, Mesh, Stage, Texture
from photostudio.engines.studio.textures import encoded, mean_colour, tinted

Floats = NDArray[np.float64]


@dataclass(frozen=True, kw_only=True)
class Growth:
    """How blades grow: `count` of them to z = `far`, `length` and `width` in units, `bend` how far tips hang over,
    `lie` how much they all lie one way, `trodden` their height at the product's foot, `joints` the points along one.
    """

    count: int
    far: float
    length: float
    width: float
    bend: float
    lie: float
    trodden: float
    joints: int = 4


GRASS = Growth(count=7600, far=-5.0, length=0.12, width=0.0075, bend=0.6, lie=0.15, trodden=0.3)
MOSS = Growth(count=26000, far=-3.4, length=0.026, width=0.007, bend=0.6, lie=0.0, trodden=0.5, joints=3)


def meadow(stage: Stage, height: HeightField, growth: Growth) -> Mesh:
    """Return blades all over the ground that the camera sees, as dense as they look from there."""
    rng = stage.rng
    x, z = _places(stage, rng, growth)
    count = len(x)
    around = np.hypot(np.maximum(np.abs(x) - support(stage) / 2, 0), np.maximum(np.abs(z + 0.05) - 0.1, 0))
    grown = growth.trodden + (1 - growth.trodden) * np.clip(around / 0.35, 0, 1)
    length = growth.length * rng.lognormal(0, 0.28, count) * grown
    facing = rng.uniform(0, 2 * np.pi, count)
    lean = np.stack([np.cos(facing), np.sin(facing)], axis=-1) * rng.uniform(0.15, 1.0, (count, 1))
    lean = growth.bend * (lean + growth.lie * np.array([0.6, 0.8]))
    foot = np.stack([x, np.asarray(height(x, z), np.float64), z], axis=-1)
    return _leaves(rng, foot, length, lean, growth)


def green(
    rng: np.random.Generator, colour: Colour | Texture, *, lighter: float, shade: float, roughness: float
) -> Material:
    """Return blades' material: u is the blade's own tone, v runs from its dark foot (0) to its light tip (1)."""
    mean = mean_colour(colour)
    light = tinted(mean, lighter, tuple(min(1.0, 1.7 * channel + 0.05) for channel in mean))  # type: ignore[arg-type]
    foot, tip = tinted(light, shade), tinted(light, 0.3, (0.55, 0.6, 0.2))
    rise = np.linspace(0, 1, 32)[:, None, None] ** 0.8
    own = rng.lognormal(0, 0.2, (1, 64, 1))
    warmth = rng.normal(0, 0.12, (1, 64, 1)) * np.array([1.0, 0.2, -0.6])
    tones = (np.array(foot) + rise * (np.array(tip) - np.array(foot))) * own * (1 + warmth)
    return Material(colour=Texture(encoded(np.clip(tones, 0, 1)), mirrored=False), roughness=roughness, translucent=0.3)


def _places(stage: Stage, rng: np.random.Generator, growth: Growth) -> tuple[Floats, Floats]:
    """Return x and z of blades, in clumps, thinning out to where they end."""
    rows, columns = 64, 64
    grid_x, grid_z = seen(stage, far=growth.far, rows=rows, columns=columns)
    row, column = rng.uniform(0, rows - 1.001, growth.count), rng.uniform(0, columns - 1.001, growth.count)
    r, c = row.astype(int), column.astype(int)
    x = grid_x[r, c] + (column - c) * (grid_x[r, c + 1] - grid_x[r, c])
    z = grid_z[r, c] + (row - r) * (grid_z[r + 1, c] - grid_z[r, c])
    clump = fractal(rng, 64, coarsest=6, slope=0.6)
    kept = rng.random(growth.count) < 0.35 + 0.65 * level(2 * clump[r, c] + 0.6)
    return np.asarray(x[kept], np.float64), np.asarray(z[kept], np.float64)


def _leaves(rng: np.random.Generator, foot: Floats, length: Floats, lean: Floats, growth: Growth) -> Mesh:
    """Bend a narrow strip over from each foot: two edges at every joint but the tip, where they meet."""
    count, joints = len(foot), growth.joints
    along = np.linspace(0, 1, joints)[None, :, None]
    out = np.stack([lean[:, 0], np.zeros(count), lean[:, 1]], axis=-1)[:, None]
    up = np.array([0.0, 1.0, 0.0])
    hang = np.linalg.norm(out, axis=-1, keepdims=True)
    path = length[:, None, None] * (along * up * (1 - 0.32 * np.minimum(hang, 1.4) * along) + along**1.8 * out * 0.8)
    turn = rng.uniform(0, 2 * np.pi, count)
    side = np.stack([np.cos(turn), np.zeros(count), np.sin(turn)], axis=-1)[:, None]
    broad = growth.width * rng.uniform(0.6, 1.3, (count, 1, 1)) * (1 - along) ** 0.6
    spine = foot[:, None] + path
    points = np.stack([spine - broad * side / 2, spine + broad * side / 2], axis=2)
    first = 2 * joints * np.arange(count)[:, None]
    strip = [[2 * j, 2 * j + 1, 2 * j + 3] for j in range(joints - 1)]
    strip += [[2 * j, 2 * j + 3, 2 * j + 2] for j in range(joints - 2)]
    faces = (first[:, :, None] + np.array(strip)[None]).reshape(-1, 3)
    tone = np.broadcast_to(rng.uniform(0.01, 0.99, (count, 1, 1)), (count, joints, 2))
    rise = np.broadcast_to(np.clip(along, 0.02, 0.98), (count, joints, 2))
    uvs = np.stack([tone, rise], axis=-1).reshape(-1, 2)
    return Mesh(points.reshape(-1, 3).astype(np.float32), faces.astype(np.uint32), uvs.astype(np.float32))
