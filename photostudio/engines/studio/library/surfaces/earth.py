"""Moss, grass, snow and soil."""

from dataclasses import replace

import numpy as np

from photostudio.engines.studio import textures
from photostudio.engines.studio.library.kinds import Ground, SurfaceKind
from photostudio.engines.studio.library.surfaces import blades
from photostudio.engines.studio.library.surfaces.land import Floats, calm, ground
from photostudio.engines.studio.library.surfaces.shore import embossed
from photostudio.engines.studio.noise import blurred, cells, fractal, level, sample, smoothstep
from photostudio.engines.studio.scene import Colour, Item, Material, Stage, Texture
from photostudio.engines.studio.textures import matched, paint, relief, tinted

WHITE: Colour = (1.0, 1.0, 1.0)
EARTH: Colour = (0.07, 0.05, 0.03)


def moss(rng: np.random.Generator, colour: Colour) -> Material:
    """Return cushions of moss with bare earth between them."""
    finish = textures.moss(rng, size=768, green=colour, ground=EARTH, cover=1.1)
    return Material(
        colour=replace(matched(np.asarray(finish.colour.pixels, np.uint8), colour), repeat=0.8),
        roughness=0.95,
        specular=0.08,
        sheen=0.35,
        bump=replace(finish.height, repeat=0.8),
        bump_height=0.10,
    )


def cushions(stage: Stage, coat: Material) -> Ground:
    """Soft humps with a pile of short shoots on them."""
    rng = stage.rng
    clump = cells(rng, 256, 130, order=0.2)
    domes = np.sqrt(np.clip(clump.edge / 11, 0, 1)) * (0.4 + 0.6 * rng.random(clump.total))[clump.number]
    broad = blurred(domes, 3.6)
    tufts = fractal(rng, 256, coarsest=24, finest=70, slope=1.2)

    def height(x: Floats, z: Floats) -> Floats:
        away = calm(stage, x, z, near=0.0, far=0.35)
        humps = 0.20 * (sample(broad, x / 3.4, z / 3.4) - 0.2) * away
        return np.asarray(humps + 0.007 * sample(tufts, x / 2.2, z / 2.2) * (0.5 + 0.5 * away))

    pile = blades.meadow(stage, height, blades.MOSS)
    tip = Item("shoots", pile, _leafy(stage.rng, coat, lighter=0.55, shade=0.75))
    return ground(stage, "moss", coat, height, extra=(tip,))


def turf(rng: np.random.Generator, colour: Colour) -> Material:
    """Return a lawn as it looks from afar, and what lies between its blades."""
    size = 768
    fibre, *others = (
        fractal(rng, size, coarsest=50, finest=230, slope=0.3, stretch=9, angle=angle) for angle in (75, 105, 20, 150)
    )
    patches = fractal(rng, size, coarsest=2, finest=24, slope=1.3)
    blade = np.maximum.reduce([fibre, *others])
    picture = paint(
        colour,
        (0.8 * level(-1.8 * blade + 1.2), tinted(colour, 0.85)),
        (0.4 * level(2.0 * blade - 3.4), tinted(colour, 0.4, (0.6, 0.62, 0.25))),
        (0.22 * level(patches), tinted(colour, 0.5, (0.35, 0.36, 0.08))),
        grain=0.12 * fibre,
    )
    return Material(
        colour=replace(matched(picture, colour), repeat=0.9),
        roughness=0.9,
        specular=0.15,
        sheen=0.2,
        bump=replace(relief(0.5 + 0.13 * blade), repeat=0.9),
        bump_height=0.05,
    )


def lawn(stage: Stage, coat: Material) -> Ground:
    """Blades near the product, their picture further off."""
    rolling = fractal(stage.rng, 128, coarsest=2, finest=10, slope=1.8)

    def height(x: Floats, z: Floats) -> Floats:
        return np.asarray(0.016 * sample(rolling, x / 6, z / 6) * calm(stage, x, z, near=0.1, far=0.9))

    items = tuple(
        Item(f"blades {number}", blades.meadow(stage, height, blades.GRASS), _leafy(stage.rng, coat, lighter=lighter))
        for number, lighter in enumerate((0.15, 0.5), start=1)
    )
    dark = replace(coat, colour=_darker(coat, 0.12))
    return ground(stage, "soil under grass", dark, height, extra=items)


def snow(rng: np.random.Generator, colour: Colour) -> Material:
    """Return settled snow: crumbs and the glint of single crystals."""
    size = 768
    crumbs = fractal(rng, size, coarsest=40, finest=200, slope=0.9)
    soft = fractal(rng, size, coarsest=3, finest=40, slope=1.5)
    glint = smoothstep(2.9, 3.2, fractal(rng, size, coarsest=size / 4, slope=0.0))
    picture = paint(colour, (0.05 * level(soft), tinted(colour, 0.35, (0.55, 0.68, 0.86))), grain=0.012 * crumbs)
    return Material(
        colour=replace(matched(picture, colour), repeat=0.9),
        roughness=replace(relief(0.75 - 0.55 * glint), repeat=0.9),
        specular=0.35,
        sheen=0.2,
        bump=replace(relief(0.5 + 0.06 * crumbs + 0.03 * soft + 0.25 * glint), repeat=0.9),
        bump_height=0.010,
    )


def drifts(stage: Stage, coat: Material) -> Ground:
    """Soft drifts that the product has sunk into a little."""
    rng = stage.rng
    broad = fractal(rng, 128, coarsest=2, finest=7, slope=1.9)
    soft = fractal(rng, 256, coarsest=12, finest=46, slope=1.5)

    def height(x: Floats, z: Floats) -> Floats:
        away = calm(stage, x, z, near=0.02, far=0.9)
        return np.asarray(0.05 * (sample(broad, x / 5, z / 5) + 0.4) * away + 0.003 * sample(soft, x / 3, z / 3))

    return ground(stage, "snow", coat, height)


def soil(rng: np.random.Generator, colour: Colour) -> Material:
    """Return loose garden soil: clods, crumbs and a few pale bits of straw and root."""
    size = 768
    clods, crumbs = cells(rng, size, 420, order=0.2), cells(rng, size, 7000, order=0.2)
    rise = rng.random(clods.total)[clods.number].astype(np.float32)
    clod = np.sqrt(smoothstep(0.0, 0.5, clods.edge / (size / np.sqrt(420)))) * np.clip(2.2 * rise - 0.8, 0, 1)
    clod = blurred(clod, 3.0)
    crumb = smoothstep(0.0, 0.45, crumbs.edge / (size / np.sqrt(7000)))
    crumb *= (0.3 + 0.7 * rng.random(crumbs.total))[crumbs.number]
    rough = fractal(rng, size, coarsest=8, slope=1.0)
    straw = smoothstep(
        2.6, 3.0, fractal(rng, size, coarsest=30, slope=0.6, stretch=24, angle=float(rng.uniform(0, 180)))
    )
    damp = fractal(rng, size, coarsest=2, finest=20, slope=1.4)
    picture = paint(
        colour,
        (0.55 * (1 - crumb), tinted(colour, 0.7)),
        (0.30 * level(damp), tinted(colour, 0.5)),
        (0.25 * clod * crumb, tinted(colour, 0.2, (0.5, 0.4, 0.3))),
        (0.6 * straw, (0.42, 0.33, 0.2)),
        grain=0.08 * rough,
    )
    height = 0.15 + 0.35 * clod + 0.2 * crumb + 0.05 * rough
    return Material(
        colour=replace(matched(picture, colour), repeat=0.8),
        roughness=0.95,
        specular=0.1,
        bump=replace(relief(height), repeat=0.8),
        bump_height=0.045,
    )


def bed(stage: Stage, coat: Material) -> Ground:
    """Turned soil, pressed where the product stands."""
    return embossed(stage, "soil", coat, 0.1, press=0.8)


def _leafy(rng: np.random.Generator, coat: Material, *, lighter: float, shade: float = 0.72) -> Material:
    """Return what blades are made of: from dark feet to light tips, each blade of its own green."""
    return blades.green(rng, coat.colour, lighter=lighter, shade=shade, roughness=0.55 if coat.clearcoat < 0.1 else 0.2)


def _darker(coat: Material, amount: float) -> Colour | Texture:
    colour = coat.colour
    if isinstance(colour, Texture):
        return replace(colour, pixels=np.asarray(colour.pixels * (1 - amount), np.uint8))
    return tinted(colour, amount)


SURFACES = {
    "moss": SurfaceKind(
        colours=("#75823a", "#87904a", "#566b32", "#9a9c50"),
        forms=("ground", "slice", "slab", "drum"),
        coat=moss,
        terrain=cushions,
    ),
    "grass": SurfaceKind(
        colours=("#5f8f35", "#7ba545", "#4a7a32", "#9aa653"), forms=("ground",), coat=turf, terrain=lawn
    ),
    "snow": SurfaceKind(
        colours=("#f3f6fa", "#e8eef5", "#f7f3ee"), forms=("ground", "slab", "drum"), coat=snow, terrain=drifts
    ),
    "soil": SurfaceKind(colours=("#5a4331", "#3d2e22", "#7a5a3e"), forms=("ground",), coat=soil, terrain=bed),
}
