"""Sawn wood: growth rings cut by a plane, pores along the grain, knots, boards laid side by side."""

from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from photostudio.engines.studio.noise import Field, fractal, level, smoothstep
from photostudio.engines.studio.scene import Colour, Texture
from photostudio.engines.studio.textures import Finish, paint, relief, tinted

BARK: Colour = (0.085, 0.058, 0.04)


def planks(
    rng: np.random.Generator,
    *,
    size: int = 1280,
    base: Colour,
    boards: int = 4,
    contrast: float = 1.0,
    gap: float = 1.0,
) -> Finish:
    """Return boards that run along the columns' direction, each from another tree; `gap` 0 joins them tightly."""
    edges = np.round(np.linspace(0, size, boards + 1) + _offsets(rng, boards, size)).astype(int)
    figure, depth = np.zeros((size, size), np.float32), np.zeros((size, size), np.float32)
    tone = np.zeros((size, size), np.float32)
    for top, bottom in pairwise(edges):
        figure[top:bottom] = growth_rings(rng, bottom - top, size)
        tone[top:bottom] = rng.normal(0, 0.45)
        rows = np.arange(bottom - top, dtype=np.float32)
        rim = np.minimum(rows, rows[::-1])[:, None] / size
        depth[top:bottom] = gap * (1 - smoothstep(0.0005, 0.0035, rim))
    fibres = fractal(rng, size, coarsest=20, finest=size / 3, slope=0.55, stretch=60)
    pores = smoothstep(1.3, 2.2, fractal(rng, size, coarsest=50, finest=size / 2.5, slope=0.2, stretch=24))
    clouds = fractal(rng, size, coarsest=2, finest=12, slope=1.4, stretch=4)
    dark, light = tinted(base, 0.62), tinted(base, 0.22, (1.0, 0.86, 0.64))
    colour = paint(
        base,
        (contrast * 0.55 * figure, dark),
        (0.22 * level(clouds + 1.6 * tone), light),
        (0.26 * level(-clouds - 1.6 * tone), dark),
        (contrast * 0.40 * pores, tinted(base, 0.75)),
        (0.88 * depth, tinted(base, 0.93)),
        grain=contrast * 0.045 * fibres,
    )
    height = 0.72 + 0.05 * fibres - 0.13 * pores - 0.06 * figure - 0.6 * depth
    return Finish(Texture(colour, mirrored=False), relief(height))


def cross_section(rng: np.random.Generator, reach: NDArray[np.floating], *, size: int = 1024, base: Colour) -> Finish:
    """Return a trunk sawn through, in its bark: rings that follow its outline, rays and a crack from the heart.

    `reach` (n,) is the outline's distance from the heart all round, in parts of half the picture; the heart lies on
    the picture's corners, so that texture coordinates count from it.
    """
    down, across = np.mgrid[0:size, 0:size].astype(np.float32) / (size / 2)
    down, across = (down + 1) % 2 - 1, (across + 1) % 2 - 1
    turn = np.arctan2(down, across) % (2 * np.pi)
    rim = np.interp(turn, np.linspace(0, 2 * np.pi, len(reach) + 1), np.append(reach, reach[0]))
    share = np.asarray(np.hypot(down, across) / rim, np.float32)
    waver = fractal(rng, size, coarsest=5, finest=40, slope=1.6)
    fine = fractal(rng, size, coarsest=size / 10, slope=0.3)
    rings = (share + 0.006 * waver) * float(rng.uniform(20, 27)) + 1.3 * np.sin(4 * share + 1)
    phase = rings - np.floor(rings)
    strength = 0.4 + 0.6 * level(2 * np.sin(np.floor(rings) * 12.9898))
    late = smoothstep(0.15, 0.85, phase) * (1 - smoothstep(0.88, 1.0, phase)) * strength
    rays = smoothstep(0.9, 2.0, np.sin(turn * 150 + 2 * waver) + 0.8 * fine)
    away = (turn - rng.uniform(0, 2 * np.pi) + 0.05 * waver + np.pi) % (2 * np.pi) - np.pi
    crack = np.exp(-np.abs(away) * share / 0.0045) * smoothstep(1.0, 0.55, share)
    bark = smoothstep(0.945, 0.965, share + 0.006 * waver)
    rough = fractal(rng, size, coarsest=26, finest=220, slope=0.9)
    dark = tinted(base, 0.6)
    colour = paint(
        base,
        (0.35 * smoothstep(0.55, 0.3, share), tinted(base, 0.35, (0.3, 0.14, 0.06))),
        (0.5 * late, dark),
        (0.10 * rays, tinted(base, 0.3, (1.0, 0.9, 0.7))),
        (0.9 * np.asarray(crack, np.float32), tinted(base, 0.92)),
        (bark, BARK),
        (0.6 * bark * level(1.5 * rough - 0.3), tinted(BARK, 0.5, (0.26, 0.2, 0.15))),
        grain=0.05 * fine,
    )
    height = 0.7 - 0.04 * late - 0.4 * crack + bark * (0.16 * rough - 0.1) + 0.01 * fine
    return Finish(Texture(colour, mirrored=False), relief(height))


def growth_rings(rng: np.random.Generator, rows: int, columns: int) -> Field:
    """Return late wood (1) and early wood (0) of one flat-sawn board (rows, columns) whose grain runs along columns.

    The saw cuts a slightly bent and tapered trunk beside its heart, which draws long pointed arches.
    """
    y = (np.arange(rows, dtype=np.float32)[:, None] / rows - rng.uniform(-0.1, 1.1)) * rows / 200
    waver = _drawn_out(fractal(rng, 128, coarsest=2, finest=20, slope=1.6, stretch=5), rows, columns)
    bend = _drawn_out(fractal(rng, 64, coarsest=1.5, finest=4, slope=2.0, stretch=6), rows, columns)
    heart = 0.5 + 0.35 * bend
    radius = np.hypot(y + 0.22 * bend, heart) + 0.045 * waver
    radius += _knots(rng, rows, columns)
    rings = radius * float(rng.uniform(5, 9))
    phase = rings - np.floor(rings)
    strength = 0.45 + 0.55 * level(2 * np.sin(np.floor(rings) * 12.9898))
    return np.asarray(smoothstep(0.1, 0.82, phase) * (1 - smoothstep(0.86, 0.99, phase)) * strength, np.float32)


def _offsets(rng: np.random.Generator, boards: int, size: int) -> Field:
    """Boards are not all equally wide."""
    offsets = rng.uniform(-0.18, 0.18, boards + 1) * size / boards
    offsets[[0, -1]] = 0
    return np.asarray(offsets, np.float32)


def _drawn_out(field: Field, rows: int, columns: int) -> Field:
    """Resize a field that repeats to one that still does along its columns' direction."""
    around = np.pad(field, ((0, 0), (field.shape[1], field.shape[1])), mode="wrap")
    return np.asarray(cv2.resize(around, (3 * columns, rows), interpolation=cv2.INTER_CUBIC)[:, columns : 2 * columns])


def _knots(rng: np.random.Generator, rows: int, columns: int) -> Field:
    """Rings flow round a branch that the saw cut through; most boards have none."""
    push = np.zeros((rows, columns), np.float32)
    y, x = np.ogrid[0:rows, 0:columns]
    for _ in range(int(rng.choice([0, 0, 1, 2]))):
        across = (y - rng.uniform(0.25, 0.75) * rows) / (rows * rng.uniform(0.05, 0.09))
        along = ((x - rng.uniform(0, 1) * columns) % columns - columns / 2) / (rows * rng.uniform(0.09, 0.16))
        push += 0.75 * np.exp(-np.sqrt(across**2 + along**2))
    return push
