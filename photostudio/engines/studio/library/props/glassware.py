"""Drinks and ice."""

import numpy as np

from photostudio.engines.studio.library.kinds import Piece, PropKind, Wish
from photostudio.engines.studio.library.props.forms import (
    Floats,
    ball,
    cushion,
    lumpy,
    merged,
    rounded,
    turned,
    vessel,
)
from photostudio.engines.studio.library.props.pieces import piece
from photostudio.engines.studio.library.props.skins import clear, skin
from photostudio.engines.studio.scene import Item, Material, Mesh
from photostudio.engines.studio.shapes import moved
from photostudio.engines.studio.transforms import move, turn

FROST = Material(colour=(0.9, 0.94, 0.96), roughness=0.55, specular=0.4)


def drink(rng: np.random.Generator, wish: Wish) -> Piece:
    """A tumbler with a thick base, filled with a coloured drink, with ice in it as often as not."""
    radius, height = float(rng.uniform(3.2, 3.8)), float(rng.uniform(8.5, 11.0))
    shape = np.array([(0.9 * radius, 0.0), (0.94 * radius, 0.1), (0.95 * radius, 0.3 * height), (radius, height)])
    outside = rounded(shape, samples=48)
    items = [Item("glass", turned(vessel(outside, wall=0.16, floor=0.9)), clear((0.98, 1.0, 1.0)))]
    level = height * float(rng.uniform(0.66, 0.82))
    items.append(Item("drink", _filling(outside, level), clear(wish.colour, ior=1.34)))
    if rng.random() < 0.6:
        items += floating_ice(rng, radius, level)
    return piece(wish, *items)


def ice(rng: np.random.Generator, wish: Wish) -> Piece:
    """A cube of ice with melted edges; the air that froze in it clouds its heart."""
    side = float(rng.uniform(2.3, 3.2))
    mesh = _melted(rng, side)
    coat = skin(wish, rng) if wish.material else clear(wish.colour, ior=1.31)
    lean = turn(float(rng.uniform(0, 360))) @ turn(float(rng.choice([0, 0, 90, 18])), "x")
    return piece(wish, Item("ice", mesh, coat, lean), Item("air", _air(rng, side), FROST, lean))


def _filling(outside: Floats, level: float) -> Mesh:
    """A drink that fills a glass up to `level`, a hair inside its walls."""
    heights = np.linspace(0.96, level, 24)
    radius = np.interp(heights, outside[:, 1], outside[:, 0]) - 0.14
    wall = np.stack([radius, heights], axis=-1)
    foot = [[0.0, 0.86], [0.9 * radius[0], 0.86]]
    top = [[radius[-1] - 0.06, level - 0.04], [0.8 * radius[-1], level - 0.06], [0.0, level - 0.06]]
    return turned(np.concatenate([foot, wall, top]))


def floating_ice(rng: np.random.Generator, radius: float, level: float) -> list[Item]:
    """Return three cubes in a drink that reaches up to `level` in a round glass."""
    cubes = []
    for number in range(3):
        there = turn(120 * number + float(rng.uniform(-20, 20))) @ move(
            0.46 * radius, level + rng.uniform(-1.3, -0.1), 0
        )
        there = there @ turn(float(rng.uniform(0, 360))) @ turn(float(rng.uniform(-40, 40)), "x")
        cubes.append(Item(f"ice {number + 1}", _melted(rng, 1.9), clear((0.98, 1.0, 1.0), ior=1.2), there))
    return cubes


def _melted(rng: np.random.Generator, side: float) -> Mesh:
    mesh = cushion(side * rng.uniform(0.88, 1.1, 3), 0.17 * side, cells=14)
    points = mesh.positions.astype(np.float64)
    points *= lumpy(rng, points / side, 0.035, waves=2.2)[:, None]
    return Mesh(points.astype(np.float32), mesh.faces)


def _air(rng: np.random.Generator, side: float) -> Mesh:
    """A cloud of tiny bubbles in the middle, larger ones drawn out upwards."""
    bubbles = []
    for _ in range(26):
        x, y, z = np.clip(rng.normal(0, 0.13, 3), -0.3, 0.3) * side * (1, 1.3, 1)
        grain = moved(
            ball(side * float(rng.uniform(0.006, 0.022)), rows=5, columns=7), np.diag([1, 1 + 2 * rng.random(), 1, 1])
        )
        bubbles.append(moved(grain, move(x, y, z)))
    return merged(bubbles)


PROPS = {
    "drinking glass": PropKind(layout="stand", colours=("#e8912d", "#c9343f", "#f2e3b0"), build=drink),
    "ice cubes": PropKind(layout="scatter", colours=("#f2f8fb",), build=ice, count=(4, 7)),
}
