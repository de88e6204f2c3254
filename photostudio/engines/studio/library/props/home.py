"""Things of a household: books, sunglasses, a looking glass."""

from dataclasses import replace

import numpy as np

from photostudio.engines.studio import shapes
from photostudio.engines.studio.library.kinds import Piece, PropKind, Wish
from photostudio.engines.studio.library.props.forms import Floats, merged, pillow, rounded, tube
from photostudio.engines.studio.library.props.pieces import piece
from photostudio.engines.studio.library.props.skins import polished, skin
from photostudio.engines.studio.scene import Colour, Item, Material, Mesh, Texture, Transform
from photostudio.engines.studio.shapes import moved
from photostudio.engines.studio.textures import tinted
from photostudio.engines.studio.transforms import move, turn

PAPER = (0.86, 0.81, 0.71)
GILT: Colour = (0.72, 0.5, 0.2)


def books(rng: np.random.Generator, wish: Wish) -> Piece:
    """A stack of cloth-bound books, the larger ones below, their spines to the camera or away from it."""
    items: list[Item] = []
    level, width, depth = 0.0, float(rng.uniform(12.5, 14.5)), float(rng.uniform(9, 10.5))
    tones = (wish.colour, tinted(wish.colour, 0.55, wish.tone), tinted(wish.colour, 0.5, (0.9, 0.86, 0.78)))
    for number in range(int(rng.integers(2, 4))):
        thickness = float(rng.uniform(1.5, 2.8))
        about = turn(180.0 * (rng.random() < 0.35) + float(rng.normal(0, 7)))
        there = move(float(rng.normal(0, 0.3)), level, float(rng.normal(0, 0.25))) @ about
        cover = skin(replace(wish, colour=tones[number]), rng, "linen")
        items += book(rng, f"book {number + 1}", cover, np.array([width, thickness, depth]), there)
        level += thickness
        width, depth = width * float(rng.uniform(0.88, 0.97)), depth * float(rng.uniform(0.88, 0.97))
    return piece(wish, *items)


def sunglasses(rng: np.random.Generator, wish: Wish) -> Piece:
    """Sunglasses set down on their rims with the temples folded open behind."""
    lens = rounded(
        np.array([(-2.4, 1.5), (2.1, 1.7), (2.6, -0.2), (1.2, -2.2), (-1.4, -2.1), (-2.5, 0.0)]),
        samples=64,
        closed=True,
    )
    rims, glasses = [], []
    for side in (-1, 1):
        outline = lens * (side, 1) + (side * 3.2, 0.0)
        closed = np.concatenate([outline, outline[:2]])
        rims.append(tube(np.column_stack([closed, np.zeros(len(closed))]), 0.27, sides=10))
        middle = outline.mean(axis=0)
        disc = moved(pillow((outline - middle)[::-side], 0.12, edge=8.0), turn(90, "x"))
        glasses.append(moved(disc, move(*middle)))
        temple = np.array([(5.7, 1.3, 0), (6.0, 1.3, -0.6), (6.0, 1.1, -6), (5.8, 0.6, -10), (5.7, -1.6, -13)]) * (
            side,
            1,
            1,
        )
        rims.append(tube(rounded(temple, samples=40), np.linspace(0.3, 0.22, 40), sides=10))
    rims.append(tube(rounded(np.array([(-0.9, 0.9, 0), (0, 1.35, 0.1), (0.9, 0.9, 0)]), samples=16), 0.22))
    there = turn(float(rng.choice([-1, 1])) * float(rng.uniform(8, 24))) @ turn(-4, "x")
    dark = Material(colour=tinted(wish.colour, 0.9), roughness=0.03, specular=0.8, clearcoat=1.0)
    return piece(
        wish,
        Item("frame", merged(rims), skin(wish, rng, "lacquer"), there),
        Item("lenses", merged(glasses), dark, there),
    )


def mirror(rng: np.random.Generator, wish: Wish) -> Piece:
    """A round looking glass with a ground edge, lying."""
    radius = float(rng.uniform(7.5, 9.5))
    glass = shapes.podium(radius, 0.4, bevel=0.12)
    return piece(
        wish, Item("mirror", glass, skin(wish, rng) if wish.material else polished(wish.colour, 0.015)), sunk=0.25
    )


def book(rng: np.random.Generator, name: str, cover: Material, size: Floats, there: Transform) -> list[Item]:
    """Two boards, a rounded spine towards the camera, and the pages set back between them."""
    width, thickness, depth = size
    card = 0.22
    board = shapes.slab(width, depth, card, corner=0.12, bevel=0.07, segments=24)
    low, high = move(0, 0, 0), move(0, thickness - card, 0)
    spine = Item(f"{name} spine", _spine(width, thickness, depth), cover, there)
    gilt = Item(
        f"{name} gilt", _bands(rng, width, thickness, depth), Material(colour=GILT, metallic=0.9, roughness=0.35), there
    )
    pages = Item(
        f"{name} pages", _pages(width - 0.6, thickness - 2 * card, depth - 0.5), _paper(rng), there @ move(0, card, 0.1)
    )
    boards = [Item(f"{name} board {number + 1}", board, cover, there @ lift) for number, lift in enumerate((low, high))]
    return [*boards, spine, gilt, pages]


def _spine(width: float, thickness: float, depth: float, *, swell: float = 0.32, out: float = 0.0) -> Mesh:
    turned = np.linspace(-np.pi / 2, np.pi / 2, 20)
    level = thickness / 2 * (1 + np.sin(turned))
    forward = depth / 2 - 0.12 + (swell + out) * np.cos(turned) ** 0.7
    across = np.array([-0.5, -0.495, 0.0, 0.495, 0.5]) * width
    inset = np.array([0.12, 0.0, 0.0, 0.0, 0.12])
    points = np.stack(np.broadcast_arrays(across, level[:, None], forward[:, None] - inset), axis=-1)
    return shapes.sheet(points)


def _bands(rng: np.random.Generator, width: float, thickness: float, depth: float) -> Mesh:
    """Stamped lines across the spine, about a title's place."""
    lines = []
    for place in (-0.36, -0.34, 0.34, 0.36, float(rng.uniform(-0.12, 0.12))):
        wide = 0.006 if abs(place) > 0.3 else 0.2
        high = 1.0 if abs(place) > 0.3 else 0.22
        strip = _spine(wide * width, thickness * 0.98 * high, depth, out=0.012)
        lines.append(moved(strip, move(place * width, thickness * (1 - 0.98 * high) / 2, 0)))
    return merged(lines)


def _pages(width: float, height: float, depth: float) -> Mesh:
    """The cut edges of the pages, whose texture runs along the sheets on every side."""
    corners = np.array([(-width, depth), (width, depth), (width, -depth), (-width, -depth), (-width, depth)]) / 2
    outline = np.repeat(corners, 2, axis=0)[1:-1]
    points = np.stack(np.broadcast_arrays(outline[:, 0], np.array([[0.0], [height]]), outline[:, 1]), axis=-1)
    way = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(outline, axis=0), axis=1))])
    uvs = np.stack(np.broadcast_arrays(way, np.array([[0.0], [height]])), axis=-1)
    return shapes.sheet(points, uvs)


def _paper(rng: np.random.Generator) -> Material:
    leaves = np.repeat(rng.uniform(0.62, 1.0, (192, 1)), 8, axis=1)
    shade = np.clip(np.array(PAPER) ** (1 / 2.2) * leaves[..., None] ** 0.6, 0, 1)
    return Material(colour=Texture(np.asarray(shade * 255, np.uint8), repeat=0.28), roughness=0.9, specular=0.1)


PROPS = {
    "books": PropKind(layout="stand", colours=("#7d8a83", "#a8695a", "#3f4a5a"), build=books),
    "sunglasses": PropKind(layout="stand", colours=("#1d1b1a", "#7a4a25", "#e9e3d8"), build=sunglasses),
    "mirror disc": PropKind(layout="lie", colours=("#eef0f2",), build=mirror),
}
