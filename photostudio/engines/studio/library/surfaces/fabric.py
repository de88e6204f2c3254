"""Cloth and hide: leather, velvet, silk, linen, knit and fur, and how a length of cloth lies under the product."""

from dataclasses import replace

import numpy as np

from photostudio.engines.studio import textures
from photostudio.engines.studio.library.kinds import Ground, SurfaceKind
from photostudio.engines.studio.library.surfaces.land import Floats, calm, ground
from photostudio.engines.studio.library.surfaces.shore import embossed
from photostudio.engines.studio.noise import cells, fractal, level, sample, smoothstep, warp
from photostudio.engines.studio.pedestals import EDGE
from photostudio.engines.studio.scene import Colour, Material, Stage
from photostudio.engines.studio.textures import matched, paint, relief, tinted

WHITE: Colour = (1.0, 1.0, 1.0)
CLOTH_ENDS = -3.2
BEHIND, MOUND = 0.3, 1.05  # the product: where a cloth begins to rise, and how much further it is up


def leather(rng: np.random.Generator, colour: Colour) -> Material:
    """Return full-grain leather: pebbled skin, finer between larger creases, worn brighter on its heights."""
    size = 768
    wander = 3.2 * fractal(rng, size, coarsest=14, finest=120, slope=1.0)
    grain = cells(rng, size, 5200, order=0.25)
    step = size / np.sqrt(5200)
    pebble = smoothstep(0.0, 0.4, warp(grain.edge, wander, wander.T.copy()) / step)
    folds = fractal(rng, size, coarsest=4, finest=30, slope=1.3)
    pores = smoothstep(1.9, 2.5, fractal(rng, size, coarsest=90, slope=0.2))
    worn = fractal(rng, size, coarsest=2, finest=20, slope=1.5)
    picture = paint(
        colour,
        (0.42 * (1 - pebble), tinted(colour, 0.6)),
        (0.14 * level(worn), tinted(colour, 0.3, WHITE)),
        (0.16 * level(-folds), tinted(colour, 0.4)),
        (0.4 * pores, tinted(colour, 0.6)),
    )
    return Material(
        colour=replace(matched(picture, colour), repeat=0.9),
        roughness=replace(relief(0.42 + 0.16 * (1 - pebble) + 0.05 * worn), repeat=0.9),
        specular=0.4,
        bump=replace(relief(0.35 + 0.28 * pebble + 0.07 * folds - 0.12 * pores), repeat=0.9),
        bump_height=0.012,
    )


def velvet(rng: np.random.Generator, colour: Colour) -> Material:
    """Return velvet: dark seen straight, bright at its rims, its pile stroked here one way and there another."""
    size = 512
    stroked = fractal(rng, size, coarsest=2, finest=18, slope=1.7)
    pile = fractal(rng, size, coarsest=90, slope=0.3)
    picture = paint(
        colour,
        (0.30 * level(1.5 * stroked), tinted(colour, 0.5)),
        (0.16 * level(-1.6 * stroked), tinted(colour, 0.25, WHITE)),
        grain=0.05 * pile,
    )
    return Material(
        colour=replace(matched(picture, colour), repeat=0.6),
        roughness=0.55,
        specular=0.08,
        metallic=0.3,  # the pile shines in its own colour where it is seen along its hairs
        sheen=1.0,
        bump=replace(relief(0.5 + 0.05 * stroked + 0.07 * pile), repeat=0.6),
        bump_height=0.03,
    )


def silk(rng: np.random.Generator, colour: Colour) -> Material:
    """Return satin: its shine has the cloth's own colour and runs along its folds."""
    finish = textures.weave(rng, size=512, base=colour, threads=128)
    return Material(
        colour=colour,
        roughness=0.36,
        specular=0.3,
        metallic=0.42,
        sheen=0.1,
        bump=replace(finish.height, repeat=2.4),
        bump_height=0.0006,
    )


def linen(rng: np.random.Generator, colour: Colour) -> Material:
    """Return linen, thread by thread."""
    finish = textures.weave(rng, size=768, base=colour, threads=84)
    return Material(
        colour=replace(matched(np.asarray(finish.colour.pixels, np.uint8), colour), repeat=1.2),
        roughness=0.9,
        specular=0.1,
        sheen=0.4,
        bump=replace(finish.height, repeat=1.2),
        bump_height=0.0035,
    )


def knit(rng: np.random.Generator, colour: Colour) -> Material:
    """Return a chunky stocking stitch: columns of V, their yarn twisted and a little hairy."""
    size, columns, rows = 768, 12, 14
    down, across = np.mgrid[0:size, 0:size].astype(np.float32) / size
    uneven = fractal(rng, size, coarsest=3, finest=24, slope=1.3)
    x = across * columns + 0.06 * uneven
    within = np.abs(x % 1 - 0.5)
    y = down * rows - 1.15 * within * 1.6 + 0.1 * uneven.T
    leg = np.clip(1 - ((within - 0.25) / 0.25) ** 2, 0, 1)
    loop = 0.5 + 0.5 * np.cos(2 * np.pi * (y % 1 - 0.5))
    yarn = np.sqrt(leg) * (0.35 + 0.65 * np.sqrt(loop))
    ply = np.sin(2 * np.pi * (3.0 * y + 2.2 * (within - 0.25) * 4))
    fuzz = fractal(rng, size, coarsest=100, slope=0.3)
    picture = paint(
        colour,
        (0.70 * (1 - yarn) ** 1.5, tinted(colour, 0.7)),
        (0.10 * level(uneven), tinted(colour, 0.3, WHITE)),
        grain=np.asarray(0.035 * ply + 0.05 * fuzz, np.float32),
    )
    return Material(
        colour=replace(matched(picture, colour), repeat=1.05),
        roughness=0.95,
        specular=0.08,
        sheen=0.6,
        bump=replace(relief(0.08 + 0.68 * yarn + 0.04 * ply + 0.03 * fuzz), repeat=1.05),
        bump_height=0.055,
    )


def fur(rng: np.random.Generator, colour: Colour) -> Material:
    """Return sheepskin: locks that curl every way, and the strands that follow them."""
    size = 1024
    course = fractal(rng, size, coarsest=11, finest=24, slope=0.8)
    tufts = fractal(rng, size, coarsest=5, finest=14, slope=0.9)
    fine = fractal(rng, size, coarsest=120, slope=0.3)
    lock = np.sqrt(np.abs(np.sin(2.4 * course + 0.4 * tufts)))
    strand = np.sin(26 * course + 6 * tufts + 0.7 * fine)
    picture = paint(
        colour,
        (0.2 * (1 - lock), tinted(colour, 0.45)),
        (0.10 * level(tufts), tinted(colour, 0.35, WHITE)),
        grain=np.asarray(0.03 * strand + 0.03 * fine, np.float32),
    )
    return Material(
        colour=replace(matched(picture, colour), repeat=0.7),
        roughness=0.95,
        specular=0.05,
        sheen=0.9,
        bump=replace(relief(0.2 + 0.45 * lock + 0.035 * strand + 0.05 * tufts + 0.01 * fine), repeat=0.7),
        bump_height=0.05,
    )


def draped(stage: Stage, coat: Material) -> Ground:
    """A length of cloth, flat under the product, in folds beside it and thrown up over something behind it."""
    return _folded(stage, coat, deep=0.085, rise=0.42)


def spread(stage: Stage, coat: Material) -> Ground:
    """A cloth spread over a table and drawn together a little behind the product."""
    return _folded(stage, coat, deep=0.06, rise=0.2)


def thrown(stage: Stage, coat: Material) -> Ground:
    """Heavy cloth, a rug or a blanket, in a few low waves."""
    return _folded(stage, coat, deep=0.045, rise=0.16)


def _folded(stage: Stage, coat: Material, *, deep: float, rise: float) -> Ground:
    """Folds run from the front up to the back, swell and end; narrow ones cross them, creases lie between."""
    rng = stage.rng
    bend, swing, presence, second, lie = (fractal(rng, 128, coarsest=1.5, finest=4, slope=2.4) for _ in range(5))
    slant = float(rng.choice([-1, 1])) * float(rng.uniform(0.3, 0.8))
    wide, narrow = float(rng.uniform(0.42, 0.56)), float(rng.uniform(0.2, 0.26))
    behind = BEHIND if stage.footprint is None else max(BEHIND, EDGE - float(stage.footprint[:, 1].min()))

    def height(x: Floats, z: Floats) -> Floats:
        u, v = x / 7, z / 7
        long = (x + slant * z + 0.3 * sample(bend, u, v)) / wide
        cross = (x - 0.35 * slant * z + 0.2 * sample(swing, u, v)) / narrow
        swell = 0.15 + 0.85 * level(1.5 * sample(presence, u, v) + 0.3)
        folds = deep * _crest(long, 0.42) * swell + 0.4 * deep * _crest(cross, 0.3) * level(
            2.4 * sample(second, u, v) - 0.8
        )
        creases = 0.004 * np.cos(2 * np.pi * (long + cross))
        mound = rise * (0.75 + 0.25 * sample(lie, u, v)) * smoothstep(behind, behind + MOUND, -z)
        flat = calm(stage, x, z, near=0.03, far=0.5) * (1 - 0.7 * smoothstep(0.8, 1.45, -z))
        return np.asarray(mound + (folds * (1 + mound / max(rise, 0.1)) + creases) * flat)

    return ground(stage, "cloth", coat, height, far=CLOTH_ENDS)


def _crest(turns: Floats, sharp: float) -> Floats:
    """Return 0 … 1 ridges, one a turn, narrower than the valleys between them."""
    return np.asarray(np.exp(-((np.abs((turns % 1) - 0.5) / (0.5 * sharp)) ** 2)))


def pelt(stage: Stage, coat: Material) -> Ground:
    """A sheepskin, its locks really thick, pressed down by the product."""
    return embossed(stage, "fur", coat, 0.055, press=0.8)


SURFACES = {
    "leather": SurfaceKind(
        colours=("#8a5636", "#2b211d", "#b98a5e", "#5a2a26", "#d8cbb8", "#2f3b33"),
        forms=("ground", "slab", "block", "drum"),
        coat=leather,
    ),
    "velvet": SurfaceKind(
        colours=("#5a1424", "#143a33", "#1d2547", "#2b1a33", "#b98c92", "#191919"),
        forms=("ground", "drum", "block"),
        coat=velvet,
        terrain=draped,
    ),
    "silk": SurfaceKind(
        colours=("#efe4d6", "#e7c9c2", "#c9b18c", "#3f5245", "#5a2530", "#aebccb", "#26304a"),
        forms=("ground",),
        coat=silk,
        terrain=draped,
    ),
    "linen": SurfaceKind(
        colours=("#d9cdb8", "#efe9de", "#b9b6a8", "#8d97a0", "#c4a892"),
        forms=("ground", "slab", "block"),
        coat=linen,
        terrain=spread,
    ),
    "knit": SurfaceKind(
        colours=("#e9e0d2", "#c9b8a4", "#8f9a94", "#a4563f", "#4a5568"),
        forms=("ground", "drum", "block"),
        coat=knit,
        terrain=thrown,
    ),
    "fur": SurfaceKind(
        colours=("#efe9df", "#c9b8a4", "#6e5a4a", "#2d2826", "#d9b9b6"), forms=("ground",), coat=fur, terrain=pelt
    ),
}
