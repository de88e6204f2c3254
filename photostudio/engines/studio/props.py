"""Small things to stand beside the product: about one unit across, their base at y = 0."""

import numpy as np
from numpy.typing import NDArray

from photostudio.engines.studio.scene import Mesh
from photostudio.engines.studio.shapes import lathe, sheet

Floats = NDArray[np.float64]


def pebble(rng: np.random.Generator) -> Mesh:
    """A water-worn stone, flatter than wide, that lies a little sunk in its ground."""
    polar, turn = np.meshgrid(np.linspace(np.pi, 0, 40), np.linspace(0, 2 * np.pi, 65), indexing="ij")
    ball = np.stack([np.sin(polar) * np.sin(turn), np.cos(polar), np.sin(polar) * np.cos(turn)], axis=-1)
    swelling = 1 + sum(
        rng.uniform(0.02, 0.09) * np.sin(ball @ rng.normal(0, 1.6, 3) + rng.uniform(0, 2 * np.pi)) for _ in range(6)
    )
    stone = ball * np.asarray(swelling)[..., None]
    stone = np.sign(stone) * np.abs(stone) ** 0.92 * rng.uniform((0.40, 0.20, 0.30), (0.50, 0.34, 0.44))
    stone[..., 1] += 0.75 * float(stone[..., 1].max())
    return sheet(stone)


def scallop(rng: np.random.Generator) -> Mesh:
    """A fan-shaped shell lying on its rim, its ribs running to the hinge."""
    ribs = int(rng.integers(9, 14))
    reach, fan = np.meshgrid(np.linspace(0, 1, 48), np.linspace(-1, 1, 12 * ribs + 1), indexing="ij")
    angle = np.radians(78) * fan
    radius = reach**0.9 * (0.52 - 0.06 * np.abs(fan) ** 3)
    dome = 0.17 * np.sin(np.pi * reach**0.8) ** 0.8 * np.sqrt(np.clip(1 - np.abs(fan) ** 2.6, 0, 1))
    ridge = 0.013 * np.cos(np.pi * ribs * fan) * reach**0.7 * np.clip(1 - np.abs(fan) ** 6, 0, 1)
    growth = 0.003 * np.sin(26 * reach**1.4)
    points = np.stack([radius * np.sin(angle), dome + ridge + growth + 0.012, 0.25 - radius * np.cos(angle)], axis=-1)
    return sheet(points)


def starfish(rng: np.random.Generator) -> Mesh:
    """Five blunt arms with a knobbly ridge along each."""
    reach, turn = np.meshgrid(np.linspace(0, 1, 40), np.linspace(0, 2 * np.pi, 241), indexing="ij")
    bend = turn + 0.16 * np.sin(turn + rng.uniform(0, 6)) + 0.12 * reach * np.sin(2 * turn + rng.uniform(0, 6))
    arm = (0.5 + 0.5 * np.cos(5 * bend)) ** 1.5
    radius = reach * (0.15 + 0.35 * arm)
    height = (0.05 + 0.09 * (1 - reach)) * np.sqrt(np.clip(1 - reach**3, 0, 1)) * (0.55 + 0.45 * arm)
    knobs = 0.008 * np.sin(38 * reach) * np.cos(5 * bend) * (1 - reach)
    points = np.stack([radius * np.sin(turn), height + knobs, radius * np.cos(turn)], axis=-1)
    return sheet(points[::-1])


def bowl(rng: np.random.Generator) -> Mesh:
    """A thrown bowl with a thick round lip."""
    depth, flare = float(rng.uniform(0.30, 0.42)), float(rng.uniform(0.45, 0.7))
    rise = np.linspace(0, 1, 24)
    outside = np.stack([0.20 + 0.30 * rise**flare, depth * rise], axis=-1)
    lip_turn = np.linspace(0, np.pi, 9)[1:-1]
    lip = np.stack([0.485 + 0.015 * np.cos(lip_turn), depth + 0.015 * np.sin(lip_turn)], axis=-1)
    inside = np.stack([0.19 + 0.28 * rise[::-1] ** flare, 0.03 + (depth - 0.03) * rise[::-1]], axis=-1)
    return lathe(np.concatenate([[[0.0, 0.0]], outside, lip, inside, [[0.0, 0.03]]]))


def vase(rng: np.random.Generator) -> Mesh:
    """A closed-necked vase, one unit high."""
    belly, shoulder = float(rng.uniform(0.26, 0.36)), float(rng.uniform(0.45, 0.65))
    height = np.linspace(0, 1, 60)
    body = 0.17 + (belly - 0.17) * np.sin(np.pi * np.clip(height / (2 * shoulder), 0, 1))
    neck = 0.085 + 0.02 * np.clip((height - 0.92) / 0.08, 0, 1)
    blend = 1 / (1 + np.exp(-(height - (shoulder + 0.22)) * 26))
    outside = np.stack([body * (1 - blend) + neck * blend, height], axis=-1)
    inside = np.array([[0.095, 1.006], [0.085, 0.99], [0.07, 0.9], [0.0, 0.6]])
    return lathe(np.concatenate([[[0.0, 0.0]], outside, inside]))


def boulder(rng: np.random.Generator, *, width: float, depth: float, height: float) -> Mesh:
    """A weathered stone that stands on the ground, its top level enough to carry something; y = 0 is its top."""
    fall, turn = np.meshgrid(np.linspace(0, 1, 90), np.linspace(0, 2 * np.pi, 181), indexing="ij")
    bow = fall * np.pi / 2
    reach, drop = np.sin(bow) ** 0.42, 1 - np.cos(bow) ** 0.5
    ball = np.stack([reach * np.sin(turn), -drop, reach * np.cos(turn)], axis=-1)
    lumps = sum(
        rng.uniform(0.2, 1.0) / f * np.sin(f * (ball @ _direction(rng)) + rng.uniform(0, 2 * np.pi))
        for f in (2.0, 2.7, 3.6, 5.0, 7.0, 11.0, 17.0)
    )
    rough = np.asarray(lumps) * np.clip((reach - 0.72) / 0.28, 0, 1)
    outward = 1 + 0.16 * rough
    points = np.stack(
        [ball[..., 0] * outward * width / 2, (-drop + 0.05 * rough) * height, ball[..., 2] * outward * depth / 2],
        axis=-1,
    )
    uvs = np.stack([points[..., 0] * (1 + drop), points[..., 2] * (1 + drop)], axis=-1)
    return sheet(points[::-1], uvs[::-1])


def _direction(rng: np.random.Generator) -> Floats:
    vector = rng.normal(0, 1, 3)
    return np.asarray(vector / np.linalg.norm(vector))
