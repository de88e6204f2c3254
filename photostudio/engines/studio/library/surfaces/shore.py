"""Sand, pebbles and water."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from photostudio.engines.studio import textures
from photostudio.engines.studio.library.kinds import Ground, SurfaceKind
from photostudio.engines.studio.library.surfaces.boulders import rolled
from photostudio.engines.studio.library.surfaces.land import Floats, calm, field, ground
from photostudio.engines.studio.library.surfaces.mineral import stone
from photostudio.engines.studio.noise import cells, fractal, level, sample, smoothstep, warp
from photostudio.engines.studio.pedestals import pedestal
from photostudio.engines.studio.scene import Colour, Grounding, Item, Material, Stage
from photostudio.engines.studio.textures import matched, paint, relief, tinted

WHITE: Colour = (1.0, 1.0, 1.0)
DEPTH = 0.07
PEBBLES = 1.15  # tiles per unit
STONES = 0.075  # how high the pebbles stand, in units


def sand(rng: np.random.Generator, colour: Colour) -> Material:
    """Return dry sand, grain by grain."""
    finish = textures.sand(rng, size=768, base=colour)
    return Material(
        colour=replace(matched(finish.colour.pixels.astype(np.uint8), colour), repeat=0.75),
        roughness=0.95,
        specular=0.1,
        bump=replace(finish.height, repeat=1.1),
        bump_height=0.012,
    )


def dunes(stage: Stage, coat: Material) -> Ground:
    """Wind ripples over gentle humps, level where the product stands; they lie across the light, which shows them."""
    rng = stage.rng
    bearing = np.radians(stage.key.azimuth + rng.uniform(-35, 35))
    length = float(rng.uniform(0.1, 0.14))
    humps, bends, patches = (
        fractal(rng, 128, coarsest=coarsest, finest=3 * coarsest, slope=1.8) for coarsest in (2, 3, 4)
    )

    def height(x: Floats, z: Floats) -> Floats:
        away = np.hypot(x, z)
        across = (x * np.sin(bearing) + z * np.cos(bearing)) / length + 0.75 * sample(bends, x / 5, z / 5)
        turn = 2 * np.pi * across
        crest = 0.5 + 0.5 * np.sin(turn + 0.5 * np.sin(turn))
        presence = (0.4 + 0.6 * level(1.3 * sample(patches, x / 6, z / 6))) * (1 - smoothstep(2.5, 7.0, away))
        rolling = 0.05 * sample(humps, x / 7, z / 7) * smoothstep(0.5, 2.6, away)
        stood = 0.35 + 0.65 * calm(stage, x, z, near=0.0, far=0.5)
        return np.asarray(rolling + 0.027 * (crest - 0.55) * presence * stood)

    return ground(stage, "sand", coat, height)


def pebbles(rng: np.random.Generator, colour: Colour) -> Material:
    """Return river pebbles of several stones, packed; their heights are in the bump."""
    size = 768
    bend = 0.5 * size / 110 * fractal(rng, size, coarsest=6, finest=30, slope=1.4)
    big = cells(rng, size, 120, order=0.35)
    step = size / np.sqrt(120)
    edge, number = warp(big.edge, bend, bend.T.copy()), _warped(big.number, bend)
    middle = warp(big.middle, bend, bend.T.copy())
    dome = np.sqrt(np.clip(1 - (middle / (0.62 * step)) ** 2, 0, 1)) * smoothstep(0.0, 0.22, edge / step)
    rise = rng.uniform(0.55, 1.0, big.total)[number].astype(np.float32)
    tones = np.array([colour, tinted(colour, 0.5), tinted(colour, 0.45, WHITE), tinted(colour, 0.35, (0.5, 0.3, 0.2))])
    shade = rng.lognormal(0, 0.22, (big.total, 1))
    body = (tones[rng.choice(4, p=(0.4, 0.22, 0.22, 0.16), size=big.total)] * shade)[number]
    mottle = 1 + 0.10 * fractal(rng, size, coarsest=12, slope=0.9) + 0.06 * fractal(rng, size, coarsest=150, slope=0.2)
    gap = smoothstep(0.02, 0.3, dome)
    lit = np.clip(body * mottle[..., None] * (0.28 + 0.72 * gap)[..., None], 0, 1)
    height = np.asarray(dome * rise, np.float32)
    return Material(
        colour=replace(matched(textures.encoded(lit), colour), repeat=PEBBLES / 2.4),
        roughness=0.55,
        specular=0.4,
        bump=replace(relief(0.05 + 0.8 * height), repeat=PEBBLES / 2.4),
        bump_height=0.05,
    )


def shingle(stage: Stage, coat: Material) -> Ground:
    """Loose pebbles on a bed of others, so that they hide and shade one another."""
    bed = embossed(stage, "bed", coat, STONES, press=0.45)
    return Ground(items=(*bed.items, rolled(stage, coat, bed.height)), height=bed.height)


def embossed(stage: Stage, name: str, coat: Material, tall: float, *, press: float = 1.0) -> Ground:
    """Raise the ground by the material's own bump, `tall` units from deep to high, pressed flat below the product."""
    bump = coat.bump
    if bump is None:
        return ground(stage, name, coat, lambda x, _z: 0.0 * x)
    heights = np.asarray(bump.pixels[..., 0], np.float32)
    top = float(np.quantile(heights, 0.8))

    def height(x: Floats, z: Floats) -> Floats:
        raised = tall * (sample(heights, x * bump.repeat, -z * bump.repeat) - top)
        stood = calm(stage, x, z, near=-0.05, far=0.3)
        return np.asarray(raised * (1 - press + press * stood))

    return ground(stage, name, replace(coat, bump_height=0.4 * coat.bump_height), height)


def water(rng: np.random.Generator, colour: Colour) -> Material:
    """Return clear shallow water: its bottom with the light that ripples throw on it, under a gloss of sky."""
    size = 768
    light = textures.caustics(rng, size=size, cells=7)
    shade = level(fractal(rng, size, coarsest=2, finest=6, slope=1.4))
    bottom = paint(
        colour,
        (0.45 * (1 - shade), tinted(colour, 0.5)),
        (0.5 * light * shade, tinted(colour, 0.65, (0.92, 1.0, 0.98))),
    )
    return Material(colour=replace(matched(bottom, colour), repeat=0.5), roughness=0.03, specular=0.5)


def pool(stage: Stage, coat: Material) -> Ground:
    """Rings round a low stone that carries the product, over a light breeze."""
    rng = stage.rng
    base = pedestal(stage, DEPTH + 0.12, bevel=0.03)
    breeze = [(rng.uniform(3, 15), rng.uniform(0, 2 * np.pi), rng.uniform(0, 2 * np.pi)) for _ in range(14)]
    long = base.width / 2 - base.depth / 2

    def surface(x: Floats, z: Floats) -> Floats:
        outside = np.hypot(np.maximum(np.abs(x) - long, 0), z) - base.depth / 2
        rings = 0.009 * np.sin(21 * outside) * np.exp(-1.3 * np.maximum(outside, 0)) * smoothstep(0.0, 0.12, outside)
        wind = sum(
            0.009 / f * np.sin(f * (x * np.cos(a) + z * np.sin(a)) + phase + 0.6 * np.sin(1.7 * x - 1.3 * z))
            for f, a, phase in breeze
        )
        return np.asarray(rings + wind - DEPTH)

    def height(x: float, z: float) -> float:
        within = abs(x) < base.width / 2 and abs(z) < base.depth / 2
        return 0.0 if within else float(surface(np.array([x]), np.array([z]))[0])

    rock = stone(rng, tinted(stage.colours.prop, 0.25))
    water = Item("water", field(stage, surface), coat)
    if stage.grounding is Grounding.FLOATING:
        return Ground(items=(water,), height=lambda x, z: float(surface(np.array([x]), np.array([z]))[0]))
    plinth = Item("stone", base.mesh, replace(rock, roughness=0.5), base.transform)
    return Ground(items=(water, plinth), height=height)


def _warped(number: NDArray[np.intp], bend: NDArray[np.floating]) -> NDArray[np.intp]:
    size = len(number)
    rows, columns = np.mgrid[0:size, 0:size]
    row, column = np.rint(rows + bend.T).astype(np.intp) % size, np.rint(columns + bend).astype(np.intp) % size
    return np.asarray(number[row, column])


SURFACES = {
    "sand": SurfaceKind(
        colours=("#dcc3a0", "#e6d5b8", "#cfa77c", "#c9b9a4", "#e9dfd0", "#4a4542"),
        forms=("ground",),
        coat=sand,
        terrain=dunes,
    ),
    "pebbles": SurfaceKind(
        colours=("#8f8c86", "#b9b2a6", "#5d5f62", "#cfcac0"), forms=("ground",), coat=pebbles, terrain=shingle
    ),
    "water": SurfaceKind(
        colours=("#37a3c4", "#4fb3a8", "#123a52", "#8fb9c4", "#c98f93", "#7f86c2"),
        forms=("ground",),
        coat=water,
        terrain=pool,
    ),
}
