"""What shines: metal, glass, mirrors, lacquer and ice."""

from dataclasses import replace

import numpy as np

from photostudio.engines.studio.library.kinds import SurfaceKind
from photostudio.engines.studio.noise import cells, fractal, level, smoothstep, warp
from photostudio.engines.studio.scene import Colour, Material, Texture
from photostudio.engines.studio.textures import matched, paint, relief, tinted

WHITE: Colour = (1.0, 1.0, 1.0)
CLEAR = 0.25  # of white: glass in such a colour is see-through
THROUGH = 0.3  # light passes several faces, and each takes its tint


def metal(rng: np.random.Generator, colour: Colour) -> Material:
    """Return brushed metal: hair-fine scratches along one way that draw its reflections out."""
    size = 768
    hair = fractal(rng, size, coarsest=30, slope=0.25, stretch=160)
    bands = fractal(rng, size, coarsest=3, finest=40, slope=1.0, stretch=24)
    smear = fractal(rng, size, coarsest=2, finest=24, slope=1.4)
    picture = paint(
        colour,
        (0.22 * level(bands), tinted(colour, 0.5)),
        (0.05 * level(smear), tinted(colour, 0.5)),
        grain=0.06 * hair,
    )
    return Material(
        colour=replace(matched(picture, colour), repeat=0.7),
        roughness=replace(relief(0.24 + 0.05 * hair + 0.04 * bands + 0.03 * smear), repeat=0.7),
        metallic=1.0,
        specular=0.5,
        bump=replace(relief(0.5 + 0.1 * hair), repeat=0.7),
        bump_height=0.0011,
    )


def glass(rng: np.random.Generator, colour: Colour) -> Material:
    """Return clear glass in a pale tint; a deep colour is painted on its back and lies under a flawless face."""
    if min(colour) > CLEAR:
        red, green, blue = (channel**THROUGH for channel in colour)
        return Material(colour=(red, green, blue), roughness=0.0, glass=1.0, ior=1.5)
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
    """Return the clear ice of a lake: dark depth, planes of cracks that catch light on one side, bubbles, frost."""
    size = 768
    deep = fractal(rng, size, coarsest=2, finest=14, slope=1.8)
    wander = 5 * fractal(rng, size, coarsest=4, finest=40, slope=1.7)
    crack = np.zeros((size, size), np.float32)
    for count, width in ((4, 60.0), (11, 26.0)):
        plates = cells(rng, size, count, order=0.0)
        away = warp(plates.edge, wander, wander.T.copy())
        lit = (rng.random(plates.total) ** 2.5)[plates.number].astype(np.float32)
        broken = 0.25 + 0.75 * level(1.5 * fractal(rng, size, coarsest=4, finest=50, slope=1.6))
        crack += width / 60 * (0.45 * np.exp(-away / 0.8) + lit * np.exp(-away / (2 * width)) * broken)
    bubbles = cells(rng, size, 1500, order=0.0)
    some = (rng.random(bubbles.total) < 0.1) * rng.uniform(0.8, 3.6, bubbles.total)
    bubble = smoothstep(0.0, 1.4, some[bubbles.number] - bubbles.middle)
    frost = smoothstep(0.9, 2.4, fractal(rng, size, coarsest=3, finest=220, slope=0.9))
    dark = tinted(colour, 0.8, (0.01, 0.10, 0.16))
    picture = paint(
        tinted(colour, 0.12, dark),
        (0.5 * level(-1.3 * deep), dark),
        (0.8 * np.minimum(crack, 1), tinted(colour, 0.9, WHITE)),
        (0.7 * bubble, tinted(colour, 0.85, WHITE)),
        (0.12 * frost, tinted(colour, 0.8, WHITE)),
    )
    return Material(
        colour=Texture(picture, repeat=0.42, mirrored=False),  # not brightened to the colour: ice shows its depth
        roughness=replace(relief(0.03 + 0.2 * frost), repeat=0.42),
        specular=0.5,
        clearcoat=0.4,
        bump=replace(relief(0.5 + 0.04 * deep + 0.05 * frost - 0.05 * np.exp(-crack)), repeat=0.42),
        bump_height=0.006,
    )


SURFACES = {
    "metal": SurfaceKind(
        colours=("#c4c6c9", "#d8b068", "#c98b6b", "#55585d", "#e6cfc0", "#8c8f94"),
        forms=("slab", "ground", "drum", "block", "steps"),
        coat=metal,
    ),
    "glass": SurfaceKind(
        colours=("#dfe9e6", "#101214", "#dfe7ea", "#e9d3d6"), forms=("block", "slab", "drum", "ground"), coat=glass
    ),
    "mirror": SurfaceKind(colours=("#eceeef", "#d9c7a6", "#6c7075"), forms=("ground", "slab", "drum"), coat=mirror),
    "lacquer": SurfaceKind(
        colours=("#0c0c0e", "#8f1414", "#f2efea", "#123329", "#16233f", "#c79a3d"),
        forms=("ground", "slab", "drum", "block", "steps"),
        coat=lacquer,
    ),
    "ice": SurfaceKind(
        colours=("#8fb9cb", "#b9d6e2", "#5f93ab"), forms=("ground", "block", "slab", "slice", "drum"), coat=ice
    ),
}
