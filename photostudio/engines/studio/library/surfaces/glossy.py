"""What shines: metal, glass, mirrors, lacquer and ice."""

from dataclasses import replace

import numpy as np

from photostudio.engines.studio.library.kinds import SurfaceKind
from photostudio.engines.studio.noise import cells, contour_distance, fractal, level, smoothstep, warp
from photostudio.engines.studio.scene import Colour, Material
from photostudio.engines.studio.textures import matched, paint, relief, tinted

WHITE: Colour = (1.0, 1.0, 1.0)


def metal(rng: np.random.Generator, colour: Colour) -> Material:
    """Return brushed metal: hair-fine scratches along one way that draw its reflections out."""
    size = 768
    hair = fractal(rng, size, coarsest=30, slope=0.25, stretch=160)
    bands = fractal(rng, size, coarsest=3, finest=40, slope=1.0, stretch=24)
    smear = fractal(rng, size, coarsest=2, finest=24, slope=1.4)
    picture = paint(
        colour,
        (0.10 * level(bands), tinted(colour, 0.4)),
        (0.05 * level(smear), tinted(colour, 0.5)),
        grain=0.035 * hair,
    )
    return Material(
        colour=replace(matched(picture, colour), repeat=0.7),
        roughness=replace(relief(0.27 + 0.035 * hair + 0.03 * smear), repeat=0.7),
        metallic=1.0,
        specular=0.5,
        bump=replace(relief(0.5 + 0.1 * hair), repeat=0.7),
        bump_height=0.0011,
    )


def glass(rng: np.random.Generator, colour: Colour) -> Material:
    """Return back-painted glass: its colour lies deep under a flawless face."""
    smear = fractal(rng, 256, coarsest=2, finest=24, slope=1.3)
    return Material(
        colour=colour,
        roughness=replace(relief(0.03 + 0.012 * level(smear)), repeat=0.5),
        specular=0.75,
        clearcoat=1.0,
    )


def mirror(rng: np.random.Generator, colour: Colour) -> Material:
    """Return a silvered mirror with the ghost of a wipe on it."""
    wipe = fractal(rng, 512, coarsest=3, finest=60, slope=1.2, stretch=6, angle=float(rng.uniform(0, 180)))
    return Material(
        colour=colour,
        roughness=replace(relief(0.015 + 0.03 * smoothstep(0.8, 2.2, wipe)), repeat=0.5),
        metallic=1.0,
        specular=0.5,
    )


def lacquer(rng: np.random.Generator, colour: Colour) -> Material:
    """Return many coats of rubbed lacquer: deep colour, soft waves in what it mirrors."""
    waves = fractal(rng, 512, coarsest=4, finest=30, slope=1.6)
    return Material(
        colour=colour,
        roughness=replace(relief(0.055 + 0.02 * level(waves)), repeat=0.5),
        specular=0.62,
        clearcoat=0.6,
        bump=replace(relief(0.5 + 0.1 * waves), repeat=0.5),
        bump_height=0.0016,
    )


def ice(rng: np.random.Generator, colour: Colour) -> Material:
    """Return the ice of a lake: cracks and sheets of bubbles at several depths under a scratched face."""
    size = 768
    deep = fractal(rng, size, coarsest=2, finest=20, slope=1.5)
    wander = 5 * fractal(rng, size, coarsest=8, finest=90, slope=1.3)
    plates = cells(rng, size, 26, order=0.1)
    clefts = warp(plates.edge, wander, wander.T.copy())
    crack = np.exp(-clefts / 1.6) + 0.45 * np.exp(-clefts / 9) * level(fractal(rng, size, coarsest=8, slope=0.8))
    sheets = np.exp(-contour_distance(fractal(rng, size, coarsest=3, finest=12, slope=2.0)) / 14) * level(deep)
    bubbles = cells(rng, size, 2200, order=0.0)
    sizes = (rng.uniform(0.0, 5.5, bubbles.count) * (rng.random(bubbles.count) < 0.16))[bubbles.number]
    bubble = smoothstep(0.0, 1.6, sizes - bubbles.middle)
    frost = smoothstep(0.2, 1.6, fractal(rng, size, coarsest=3, finest=200, slope=1.0))
    picture = paint(
        colour,
        (0.55 * level(-1.3 * deep), tinted(colour, 0.62, (0.03, 0.12, 0.18))),
        (0.35 * frost, tinted(colour, 0.75, WHITE)),
        (0.30 * np.asarray(sheets, np.float32), tinted(colour, 0.8, WHITE)),
        (0.75 * np.asarray(crack, np.float32), tinted(colour, 0.9, WHITE)),
        (0.60 * bubble, tinted(colour, 0.85, WHITE)),
    )
    scratched = 0.045 + 0.3 * frost + 0.1 * np.clip(crack, 0, 1)
    return Material(
        colour=replace(matched(picture, colour), repeat=0.5),
        roughness=replace(relief(scratched), repeat=0.5),
        specular=0.4,
        clearcoat=0.3,
        bump=replace(relief(0.5 + 0.07 * deep + 0.04 * frost - 0.12 * np.clip(crack, 0, 1)), repeat=0.5),
        bump_height=0.012,
    )


SURFACES = {
    "metal": SurfaceKind(
        colours=("#c4c6c9", "#d8b068", "#c98b6b", "#55585d", "#e6cfc0", "#8c8f94"),
        forms=("slab", "ground", "drum", "block", "steps"),
        coat=metal,
    ),
    "glass": SurfaceKind(
        colours=("#bcd0cd", "#101214", "#dfe7ea", "#e9d3d6"), forms=("slab", "ground", "block", "drum"), coat=glass
    ),
    "mirror": SurfaceKind(colours=("#eceeef", "#d9c7a6", "#6c7075"), forms=("ground", "slab", "drum"), coat=mirror),
    "lacquer": SurfaceKind(
        colours=("#0c0c0e", "#8f1414", "#f2efea", "#123329", "#16233f", "#c79a3d"),
        forms=("ground", "slab", "drum", "block", "steps"),
        coat=lacquer,
    ),
    "ice": SurfaceKind(
        colours=("#b4d0dc", "#cfe2ea", "#86b2c6"), forms=("ground", "block", "slab", "slice", "drum"), coat=ice
    ),
}
