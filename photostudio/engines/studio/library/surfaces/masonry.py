"""What is built, cast and fired: concrete, plaster, brick, asphalt, clay and tiles."""

from dataclasses import replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from photostudio.engines.studio import coats
from photostudio.engines.studio.library.kinds import SurfaceKind
from photostudio.engines.studio.noise import Field, cells, fractal, level, smoothstep
from photostudio.engines.studio.scene import Colour, Material, Texture
from photostudio.engines.studio.textures import encoded, matched, paint, relief, tinted

WHITE: Colour = (1.0, 1.0, 1.0)
MORTAR: Colour = (0.42, 0.39, 0.35)
GROUT: Colour = (0.62, 0.61, 0.58)


class Courses(NamedTuple):
    """Rectangles laid in courses (rows, columns): their `number`, and how far the joint is, in parts of the picture."""

    number: NDArray[np.intp]
    edge: Field
    total: int


def courses(size: int, columns: int, rows: int, *, shift: float) -> Courses:
    """Lay `columns` × `rows` rectangles; every other row is moved by `shift` of one."""
    down, across = np.mgrid[0:size, 0:size] / size
    row = np.floor(down * rows).astype(np.intp)
    along = (across * columns + shift * (row % 2)) % columns
    column = np.floor(along).astype(np.intp)
    x, y = np.abs(along - column - 0.5), np.abs(down * rows - row - 0.5)
    edge = np.minimum((0.5 - x) / columns, (0.5 - y) / rows)
    return Courses(row * columns + column, np.asarray(edge, np.float32), columns * rows)


def brick(rng: np.random.Generator, colour: Colour) -> Material:
    """Return hand-made brick in a running bond: worn edges, fired spots, sandy mortar."""
    size, laid = 1024, courses(1024, 2, 6, shift=0.5)
    wear = fractal(rng, size, coarsest=12, finest=70, slope=1.5)
    edge = laid.edge + 0.0011 * wear
    face = smoothstep(0.0055, 0.0105, edge)
    fine = fractal(rng, size, coarsest=size / 10, slope=0.4)
    pits = smoothstep(1.6, 2.4, fractal(rng, size, coarsest=40, finest=160, slope=0.5))
    bloom = level(fractal(rng, size, coarsest=4, finest=60, slope=1.2) - 0.8)
    shade = np.clip(rng.normal(1, 0.2, laid.total), 0.55, 1.5)[laid.number]
    warmth = rng.normal(0, 0.12, laid.total)[laid.number]
    tone = np.stack([(1 + warmth) * shade, shade, (1 - 0.6 * warmth) * shade], axis=-1) * np.array(colour)
    burnt = (0.35 * level(fractal(rng, size, coarsest=6, finest=50, slope=1.2) - 0.6))[..., None]
    fired = matched(encoded(tone * (1 - burnt) * (1 + 0.07 * fine[..., None])), colour).pixels
    mortar = paint(MORTAR, (0.2 * level(wear), tinted(MORTAR, 0.5)), grain=0.09 * fine)
    cover = (face * (1 - 0.35 * pits) * (1 - 0.18 * bloom))[..., None]
    picture = np.asarray(mortar + cover * (np.asarray(fired, np.float32) - mortar) + 0.5, np.uint8)
    height = 0.22 + 0.55 * smoothstep(0.003, 0.018, edge) + face * (0.05 * wear - 0.2 * pits) + 0.022 * fine
    return Material(
        colour=Texture(picture, repeat=1 / 1.7, mirrored=False),
        roughness=0.88,
        specular=0.22,
        bump=replace(relief(height), repeat=1 / 1.7),
        bump_height=0.045,
    )


def tile(rng: np.random.Generator, colour: Colour) -> Material:
    """Return glazed tiles: each a little warped and of its own shade, in matte grout."""
    size, laid = 1024, courses(1024, 4, 4, shift=0.0)
    edge = laid.edge + 0.00014 * fractal(rng, size, coarsest=10, finest=60, slope=1.5)
    face = smoothstep(0.0030, 0.0046, edge)
    pool = fractal(rng, size, coarsest=6, finest=40, slope=1.6)
    shade = rng.normal(0, 1.0, laid.total)[laid.number].astype(np.float32)
    glaze = paint(
        colour,
        (0.16 * level(1.2 * shade + 0.5 * pool), tinted(colour, 0.4)),
        (0.14 * level(-1.2 * shade - 0.5 * pool), tinted(colour, 0.4, WHITE)),
        (0.20 * (1 - smoothstep(0.006, 0.018, edge)), tinted(colour, 0.35, WHITE)),
    )
    grout = paint(
        GROUT, (0.2 * level(pool), tinted(GROUT, 0.5)), grain=0.05 * fractal(rng, size, coarsest=100, slope=0.3)
    )
    picture = np.asarray(
        grout + face[..., None] * (np.asarray(matched(glaze, colour).pixels, np.float32) - grout), np.uint8
    )
    tilt = rng.normal(0, 1, (2, laid.total))
    down, across = np.mgrid[0:size, 0:size] * 4.0 / size % 1 - 0.5
    lean = tilt[0][laid.number] * across + tilt[1][laid.number] * down
    height = 0.3 + 0.4 * smoothstep(0.002, 0.011, edge) + face * (0.02 * pool + 0.035 * lean)
    return Material(
        colour=Texture(picture, repeat=0.5, mirrored=False),
        roughness=replace(relief(0.07 + 0.75 * (1 - face)), repeat=0.5),
        specular=0.5,
        bump=replace(relief(height), repeat=0.5),
        bump_height=0.02,
    )


def asphalt(rng: np.random.Generator, colour: Colour) -> Material:
    """Return a road: grains of broken stone that stand out of worn tar."""
    size = 768
    coarse, small = cells(rng, size, 3400, order=0.3), cells(rng, size, 14000, order=0.3)
    dome = smoothstep(0.0, 0.42, coarse.edge / (size / np.sqrt(3400)))
    grit = smoothstep(0.0, 0.42, small.edge / (size / np.sqrt(14000)))
    worn = level(fractal(rng, size, coarsest=2, finest=20, slope=1.4))
    proud = (rng.random(coarse.total) < 0.55).astype(np.float32)[coarse.number] * dome
    tone = rng.normal(0, 1, coarse.total)[coarse.number].astype(np.float32)
    speck = rng.normal(0, 1, small.total)[small.number].astype(np.float32)
    picture = paint(
        tinted(colour, 0.35),
        (0.8 * level(0.8 * speck) * grit, colour),
        (proud * (0.35 + 0.4 * worn), tinted(colour, 0.25, WHITE)),
        (0.5 * proud * level(tone), tinted(colour, 0.3, (0.55, 0.5, 0.44))),
        (0.4 * proud * level(-2 * tone - 0.8), tinted(colour, 0.5)),
        grain=0.07 * fractal(rng, size, coarsest=size / 6, slope=0.2),
    )
    height = 0.15 + 0.42 * proud + 0.22 * grit * (1 - proud) + 0.06 * worn
    return Material(
        colour=replace(matched(picture, colour, most=3.0), repeat=0.75),
        roughness=replace(relief(0.88 - 0.2 * proud), repeat=0.75),
        specular=0.35,
        bump=replace(relief(height), repeat=0.75),
        bump_height=0.016,
    )


def clay(rng: np.random.Generator, colour: Colour) -> Material:
    """Return unglazed terracotta: clouds from the kiln, chalky bloom, grog and the hand's strokes."""
    size = 768
    clouds = fractal(rng, size, coarsest=2, finest=24, slope=1.5)
    bloom = level(1.4 * fractal(rng, size, coarsest=3, finest=80, slope=1.2) - 1.1)
    strokes = fractal(rng, size, coarsest=5, finest=120, slope=1.3, stretch=7)
    fine = fractal(rng, size, coarsest=size / 9, slope=0.4)
    grog = smoothstep(2.0, 2.6, fractal(rng, size, coarsest=60, finest=200, slope=0.3))
    picture = paint(
        colour,
        (0.24 * level(clouds), tinted(colour, 0.4)),
        (0.20 * bloom, tinted(colour, 0.6, (0.95, 0.9, 0.84))),
        (0.5 * grog, tinted(colour, 0.55)),
        grain=0.02 * strokes + 0.022 * fine,
    )
    height = 0.5 + 0.09 * strokes + 0.02 * fine - 0.1 * grog
    return Material(
        colour=replace(matched(picture, colour), repeat=0.8),
        roughness=0.86,
        specular=0.25,
        bump=replace(relief(height), repeat=0.8),
        bump_height=0.012,
    )


SURFACES = {
    "concrete": SurfaceKind(
        colours=("#a9a8a5", "#c6c2ba", "#7d7d7c", "#55565a", "#d6cfc4"),
        forms=("slab", "ground", "block", "drum", "steps"),
        coat=coats.cast,
    ),
    "plaster": SurfaceKind(
        colours=("#e4dbcd", "#d7c4ae", "#c9a58b", "#cfd2cb", "#efe9df"),
        forms=("block", "drum", "steps", "ground", "slab"),
        coat=coats.plastered,
    ),
    "brick": SurfaceKind(
        colours=("#94604d", "#b0a396", "#7a4a3a", "#c9c2b8", "#5e4038"), forms=("ground", "block", "slab"), coat=brick
    ),
    "asphalt": SurfaceKind(colours=("#4c4d50", "#333438", "#67676a"), forms=("ground", "slab"), coat=asphalt),
    "clay": SurfaceKind(
        colours=("#b5826a", "#c79a80", "#9c634c", "#d9bfa6", "#e4d5c3"),
        forms=("drum", "block", "slab", "ground", "steps", "slice"),
        coat=clay,
    ),
    "tile": SurfaceKind(
        colours=("#f0eee9", "#7fa39a", "#2f5d62", "#c8d8dc", "#1f2c3f", "#c98b73"),
        forms=("slab", "ground", "block"),
        coat=tile,
    ),
}
