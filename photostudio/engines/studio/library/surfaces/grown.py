"""Wood and wicker."""

from dataclasses import replace

import numpy as np

from photostudio.engines.studio import timber
from photostudio.engines.studio.library.kinds import SurfaceKind
from photostudio.engines.studio.noise import fractal, level, smoothstep
from photostudio.engines.studio.scene import Colour, Material
from photostudio.engines.studio.textures import matched, paint, relief, tinted

TILE = 2.4  # units: four boards of some 12 cm


def wood(rng: np.random.Generator, colour: Colour) -> Material:
    """Return boards, oiled; pale wood shows its figure less."""
    contrast = float(np.clip(1.5 - 1.3 * np.mean(colour), 0.55, 1.3))
    finish = timber.planks(rng, size=1024, base=colour, contrast=contrast)
    return Material(
        colour=replace(matched(np.asarray(finish.colour.pixels, np.uint8), colour), repeat=1 / TILE),
        roughness=replace(relief(0.62 - 0.22 * np.asarray(finish.height.pixels[..., 0], np.float32)), repeat=1 / TILE),
        specular=0.3,
        bump=replace(finish.height, repeat=1 / TILE),
        bump_height=0.02,
    )


def wicker(rng: np.random.Generator, colour: Colour) -> Material:
    """Return rattan woven over and under upright stakes."""
    size, stakes, strands = 768, 12, 36
    down, across = np.mgrid[0:size, 0:size].astype(np.float32) / size
    uneven = fractal(rng, size, coarsest=3, finest=30, slope=1.3)
    y = down * strands + 0.05 * uneven
    row = np.floor(y).astype(np.intp) % strands
    x = across * stakes + 0.05 * uneven.T
    over = 0.5 + 0.5 * np.cos(np.pi * (x + row % 2))
    strand = np.sqrt(np.clip(1 - (2.15 * (y % 1 - 0.5)) ** 2, 0, 1))
    stake = np.sqrt(np.clip(1 - (4.4 * (x % 1)) ** 2, 0, 1) + np.clip(1 - (4.4 * (x % 1 - 1)) ** 2, 0, 1))
    lifted = strand * (0.55 + 0.45 * over)
    height = np.maximum(lifted, 0.75 * stake * (1 - over * strand))
    fibre = fractal(rng, size, coarsest=40, slope=0.6, stretch=30)
    tone = rng.normal(0, 1, (strands, stakes))[row, np.floor(x / 2).astype(np.intp) % stakes].astype(np.float32)
    picture = paint(
        colour,
        (0.9 * (1 - smoothstep(0.1, 0.5, height)), tinted(colour, 0.9)),
        (0.35 * (1 - over), tinted(colour, 0.6)),
        (0.28 * level(tone), tinted(colour, 0.45)),
        (0.16 * level(-tone), tinted(colour, 0.3, (1.0, 0.92, 0.78))),
        grain=0.06 * fibre,
    )
    return Material(
        colour=replace(matched(picture, colour), repeat=0.95),
        roughness=0.55,
        specular=0.35,
        bump=replace(relief(0.1 + 0.75 * height + 0.02 * fibre), repeat=0.95),
        bump_height=0.04,
    )


SURFACES = {
    "wood": SurfaceKind(
        colours=("#b98a5e", "#6b4630", "#d8c6ad", "#3f2c22", "#8d7460", "#c9a276", "#e6ddd0"),
        forms=("slab", "ground", "slice", "block", "drum", "steps"),
        coat=wood,
    ),
    "wicker": SurfaceKind(colours=("#c49a66", "#a87a4a", "#e2d3bb", "#5c4330"), forms=("ground", "slab"), coat=wicker),
}
