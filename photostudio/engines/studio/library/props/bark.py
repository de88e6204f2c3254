"""Dead wood: driftwood and bark."""

from dataclasses import replace

import numpy as np

from photostudio.engines.studio.library.kinds import Piece, PropKind, Wish
from photostudio.engines.studio.library.props.forms import Floats, frames, rounded
from photostudio.engines.studio.library.props.pieces import piece
from photostudio.engines.studio.noise import Field, fractal, level, smoothstep
from photostudio.engines.studio.scene import Colour, Item, Material, Mesh, Texture
from photostudio.engines.studio.shapes import sheet
from photostudio.engines.studio.textures import paint, relief, tinted
from photostudio.engines.studio.transforms import turn


def driftwood(rng: np.random.Generator, wish: Wish) -> Piece:
    """A branch that the sea has bleached and rounded, with the stubs of its twigs."""
    coat = _bleached(rng, wish.colour)
    bends = np.array([(-10, 0.9, 0), (-5, 1.6, 1.2), (0, 1.3, -0.4), (5, 2.1, 0.5), (10.5, 3.4, -0.6)], np.float64)
    bends[:, 1:] += rng.normal(0, 0.3, (5, 2))
    path = rounded(bends, samples=90)
    items = [
        Item("stem", _limb(rng, path, np.interp(np.linspace(0, 1, 90), (0, 0.04, 0.5, 1), (0.5, 1.3, 1.1, 0.25))), coat)
    ]
    for number, place in enumerate((24, 46, 66)):
        root, facing = path[place], rng.uniform(-1, 1, 3)
        reach = np.array([0.8, 0.75, 0.5 * np.sign(facing[2])]) * float(rng.uniform(2.2, 5.0))
        twig = rounded(np.array([root, root + 0.5 * reach + 0.3 * facing, root + reach]), samples=40)
        items.append(Item(f"twig {number + 1}", _limb(rng, twig, np.linspace(0.62, 0.2, 40)), coat))
    about = turn(float(rng.uniform(-25, 25)) + 180.0 * float(rng.random() < 0.5))
    return piece(wish, *(replace(item, transform=about) for item in items))


def bark(rng: np.random.Generator, wish: Wish) -> Piece:
    """A piece of bark, hollow side down, its outside riven along the grain."""
    size = 160
    rows, columns = np.meshgrid(np.linspace(-1, 1, size), np.linspace(-1, 1, size), indexing="ij")
    ridges = fractal(rng, size, coarsest=4, finest=22, slope=1.3, stretch=9)
    fine = fractal(rng, size, coarsest=20, slope=0.6, stretch=4)
    deep = smoothstep(-1.0, 0.8, ridges)
    torn = 1 + 0.05 * fractal(rng, size, coarsest=2, finest=14, slope=1.6)[0][None, :]
    length, radius = float(rng.uniform(6.5, 9.0)), float(rng.uniform(3.4, 4.6))
    arc = 1.05 * rows * torn
    out = radius + 0.42 * deep + 0.035 * fine
    end = 1 + 0.045 * fractal(rng, size, coarsest=3, finest=24, slope=1.4)[:, :1]
    points = np.stack([length * columns * end, out * np.cos(arc), -out * np.sin(arc)], axis=-1)
    edge = np.clip(12 * np.minimum(1 - np.abs(rows), 1 - np.abs(columns)), 0, 1)
    points[..., 1:] *= (0.86 + 0.14 * np.sqrt(edge))[..., None]
    about = turn(float(rng.uniform(-35, 35)))
    coat = _riven(wish.colour, ridges, fine)
    uvs = np.stack([(columns + 1) / 2, (rows + 1) / 2], axis=-1)
    return piece(wish, Item("bark", sheet(points, uvs), coat, about), sunk=0.25)


def _limb(rng: np.random.Generator, path: Floats, radius: Floats) -> Mesh:
    """A limb of wood with long flutes and swellings, its texture along the grain."""
    _, first, second = frames(path)
    count, sides = len(path), 28
    angle = np.linspace(0, 2 * np.pi, sides + 1)
    way = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(path, axis=0), axis=1))])
    flutes = sum(
        rng.uniform(0.02, 0.07) * np.sin(waves * angle[None] + rng.uniform(0, 6) + 0.15 * way[:, None])
        for waves in (2, 3, 5, 8)
    )
    knots = 1 + 0.10 * np.sin(0.9 * way + rng.uniform(0, 6))[:, None] + np.asarray(flutes)
    close = np.sqrt(np.clip(np.minimum(np.arange(count), np.arange(count)[::-1]) / 2.5, 0, 1))[:, None]
    reach = np.maximum(radius[:, None] * knots * close, 1e-3)
    circle = first[:, None] * np.cos(angle)[:, None] + second[:, None] * np.sin(angle)[:, None]
    points = path[:, None] + reach[..., None] * circle
    uvs = np.stack(np.broadcast_arrays(angle[None] / (2 * np.pi) * 3, way[:, None]), axis=-1)
    return sheet(points, uvs)


def _bleached(rng: np.random.Generator, colour: Colour) -> Material:
    size = 384
    grain = fractal(rng, size, coarsest=9, finest=150, slope=0.7, stretch=26, angle=90)
    cracks = smoothstep(1.5, 2.4, fractal(rng, size, coarsest=14, finest=70, slope=0.4, stretch=40, angle=90))
    clouds = level(fractal(rng, size, coarsest=2, finest=10, slope=1.4))
    colours = paint(
        colour,
        (0.45 * level(1.3 * grain), tinted(colour, 0.55, (0.10, 0.075, 0.055))),
        (0.25 * clouds, tinted(colour, 0.6, (0.85, 0.82, 0.76))),
        (0.7 * cracks, (0.05, 0.035, 0.025)),
    )
    bump = replace(relief(0.55 + 0.12 * grain - 0.4 * cracks), repeat=0.18)
    return Material(colour=Texture(colours, repeat=0.18), bump=bump, bump_height=0.10, roughness=0.9, specular=0.15)


def _riven(colour: Colour, ridges: Field, fine: Field) -> Material:
    high = smoothstep(-0.6, 1.2, ridges)
    colours = paint(
        tinted(colour, 0.6, (0.02, 0.012, 0.008)),
        (high, colour),
        (0.5 * level(1.4 * fine) * high, tinted(colour, 0.45, (0.5, 0.46, 0.4))),
    )
    return Material(colour=Texture(np.ascontiguousarray(colours)), roughness=0.95, specular=0.1)


PROPS = {
    "driftwood": PropKind(layout="stand", colours=("#a89c8c", "#c4b8a6"), build=driftwood),
    "bark": PropKind(layout="stand", colours=("#6b5040", "#8a7562"), build=bark, count=(1, 2)),
}
