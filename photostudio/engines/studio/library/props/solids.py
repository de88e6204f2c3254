"""Geometric bodies: the stylist's accents."""

import numpy as np

from photostudio.engines.studio import shapes
from photostudio.engines.studio.library.kinds import Piece, PropKind, Wish
from photostudio.engines.studio.library.props.forms import Floats, cushion, pillow, rounded, turned
from photostudio.engines.studio.library.props.pieces import piece
from photostudio.engines.studio.library.props.skins import skin
from photostudio.engines.studio.scene import Item, Material, Mesh, Sphere
from photostudio.engines.studio.shapes import moved
from photostudio.engines.studio.transforms import move, turn

ACCENT, STONE, BLUSH = "#c79a52", "#d8cfc2", "#d98c8c"


def sphere(rng: np.random.Generator, wish: Wish) -> Piece:
    """A ball."""
    radius, coat = float(rng.uniform(1.1, 2.3)), skin(wish, rng)
    if not _has_texture(coat):
        return piece(wish, Item("ball", Sphere((0.0, radius, 0.0), radius), coat))
    rise = np.linspace(-np.pi / 2, np.pi / 2, 40)
    mesh = shapes.lathe(radius * np.stack([np.cos(rise), np.sin(rise)], axis=-1))
    return piece(wish, Item("ball", mesh, coat, turn(float(rng.uniform(-40, 40))) @ turn(90, "z")))


def cube(rng: np.random.Generator, wish: Wish) -> Piece:
    """A cube with rounded edges, seen over a corner."""
    side, coat = float(rng.uniform(2.8, 4.6)), skin(wish, rng)
    there = turn(float(rng.uniform(18, 62)))
    return piece(wish, Item("cube", _box(side, side, side, coat), coat, there))


def cylinder(rng: np.random.Generator, wish: Wish) -> Piece:
    """A short drum."""
    radius, height = float(rng.uniform(1.6, 2.6)), float(rng.uniform(2.2, 5.5))
    return piece(wish, Item("cylinder", shapes.podium(radius, height, bevel=0.16), skin(wish, rng)))


def cone(rng: np.random.Generator, wish: Wish) -> Piece:
    """A cone with a softened tip and foot."""
    radius, height = float(rng.uniform(1.6, 2.2)), float(rng.uniform(4.2, 6.0))
    foot = [[0.0, 0.0], [0.9 * radius, 0.0], [radius, 0.02], [radius - 0.02, 0.16]]
    side = [[radius * (1 - t), height * t] for t in (0.3, 0.6, 0.9)]
    profile = rounded(np.array([*foot, *side, [0.06, height - 0.04], [0.0, height]]), samples=70)
    return piece(wish, Item("cone", shapes.lathe(profile), skin(wish, rng)))


def pyramid(rng: np.random.Generator, wish: Wish) -> Piece:
    """A four-sided pyramid with softened edges."""
    half, height = float(rng.uniform(1.9, 2.5)), float(rng.uniform(3.6, 4.8))
    corners = half * np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]], np.float64)
    outline = rounded(np.repeat(corners, 3, axis=0) + np.tile([[0, 0.0]], (12, 1)), samples=128, closed=True)
    shrink = np.concatenate([[1e-3, 0.985, 1.0, 0.99], np.linspace(0.94, 0.03, 12), [0.012, 1e-3]])
    level = np.concatenate(
        [[0.0, 0.0, 0.03, 0.08], height * (1 - np.linspace(0.94, 0.03, 12)), [height * 0.985, height * 0.99]]
    )
    plane = shrink[:, None, None] * outline
    grid = np.stack([plane[..., 0], np.broadcast_to(level[:, None], plane.shape[:2]), -plane[..., 1]], axis=-1)
    there = turn(float(rng.uniform(15, 75)))
    return piece(
        wish, Item("pyramid", shapes.sheet(np.concatenate([grid, grid[:, :1]], axis=1)), skin(wish, rng), there)
    )


def ring(rng: np.random.Generator, wish: Wish) -> Piece:
    """A hoop that stands on its edge, turned a little."""
    radius = float(rng.uniform(3.2, 4.6))
    thickness = radius * float(rng.uniform(0.1, 0.2))
    mesh = shapes.ring(radius, thickness)
    there = turn(float(rng.uniform(-40, 40))) @ turn(float(rng.uniform(-6, -3)), "x")
    return piece(wish, Item("ring", mesh, skin(wish, rng), there))


def heart(rng: np.random.Generator, wish: Wish) -> Piece:
    """A puffed heart, lying."""
    angle = np.linspace(0, 2 * np.pi, 44, endpoint=False)
    across = 16 * np.sin(angle) ** 3
    up = 13 * np.cos(angle) - 5 * np.cos(2 * angle) - 2 * np.cos(3 * angle) - np.cos(4 * angle)
    outline = np.stack([across, up + 2.0], axis=-1)[::-1] / 16 * float(rng.uniform(0.6, 1.0))
    return _lying(rng, wish, pillow(outline, 0.55, rows=7), "heart")


def star(rng: np.random.Generator, wish: Wish) -> Piece:
    """A puffed five-pointed star, lying."""
    return _lying(rng, wish, pillow(_star_outline(float(rng.uniform(0.7, 1.2))), 0.5, edge=1.3, rows=7), "star")


def bead(rng: np.random.Generator, wish: Wish) -> Piece:
    """A pearl; no two are quite as large or as round."""
    radius = float(rng.uniform(0.28, 0.52))
    oval = np.diag([1.0, float(rng.uniform(0.94, 1.0)), 1.0, 1.0])
    mesh = moved(turned(_circle_profile(radius), 30), oval)
    return piece(wish, Item("pearl", mesh, skin(wish, rng, "pearl")))


def _lying(rng: np.random.Generator, wish: Wish, mesh: Mesh, name: str) -> Piece:
    tilt = turn(float(rng.uniform(0, 360))) @ turn(float(rng.uniform(0, 7)), "x")
    return piece(wish, Item(name, mesh, skin(wish, rng, "lacquer"), tilt))


def _star_outline(radius: float) -> Floats:
    angle = np.linspace(0, 2 * np.pi, 10, endpoint=False) + np.pi / 2
    reach = np.where(np.arange(10) % 2, 0.5, 1.0) * radius
    corners = reach[:, None] * np.stack([np.cos(angle), np.sin(angle)], axis=-1)
    return rounded(np.repeat(corners, 2, axis=0), samples=50, closed=True)


def _circle_profile(radius: float) -> Floats:
    rise = np.linspace(-np.pi / 2, np.pi / 2, 17)
    return radius * np.stack([np.cos(rise), np.sin(rise)], axis=-1)


def _box(width: float, height: float, depth: float, coat: Material) -> Mesh:
    """A box for any coat: one that unfolds for textures, a closed one for glass."""
    if _has_texture(coat):
        return shapes.slab(width, depth, height, corner=0.18, bevel=0.14)
    return moved(cushion(np.array([width, height, depth]), 0.16), move(0, height / 2, 0))


def _has_texture(coat: Material) -> bool:
    return coat.bump is not None or not isinstance(coat.colour, tuple)


PROPS = {
    "sphere": PropKind(layout="stand", colours=(ACCENT, STONE, BLUSH), build=sphere, count=(1, 3)),
    "cube": PropKind(layout="stand", colours=(STONE, ACCENT, BLUSH), build=cube, count=(1, 3)),
    "cylinder": PropKind(layout="stand", colours=(STONE, ACCENT, BLUSH), build=cylinder, count=(1, 3)),
    "cone": PropKind(layout="stand", colours=(STONE, ACCENT, BLUSH), build=cone, count=(1, 3)),
    "pyramid": PropKind(layout="stand", colours=(STONE, ACCENT, BLUSH), build=pyramid, count=(1, 2)),
    "ring": PropKind(layout="stand", colours=(ACCENT, STONE, BLUSH), build=ring),
    "hearts": PropKind(layout="scatter", colours=("#c8313f", BLUSH, "#f3dcd6"), build=heart, count=(7, 15)),
    "stars": PropKind(layout="scatter", colours=(ACCENT, "#d9d9de", "#c8313f"), build=star, count=(7, 15)),
    "pearls": PropKind(layout="scatter", colours=("#f2ebe2", "#e9cfc8", "#efe0cc"), build=bead, count=(11, 25)),
}
