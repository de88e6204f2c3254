"""Strawberries, raspberries, blackberries, blueberries: which of them, the colour says."""

import numpy as np

from photostudio.engines.studio.foliage import lance
from photostudio.engines.studio.library.kinds import Piece, PropKind, Wish
from photostudio.engines.studio.library.props import forms
from photostudio.engines.studio.library.props.forms import Floats
from photostudio.engines.studio.library.props.growth import blade, flush, leafage
from photostudio.engines.studio.library.props.pieces import piece
from photostudio.engines.studio.noise import fractal, level, smoothstep
from photostudio.engines.studio.scene import Colour, Item, Material, Mesh, Texture
from photostudio.engines.studio.shapes import moved, sheet
from photostudio.engines.studio.textures import paint, tinted
from photostudio.engines.studio.transforms import move, scale, turn

GREEN: Colour = (0.10, 0.22, 0.04)
SEEDS = (13, 17)  # rows from foot to tip, and in a row
BLOOM: Colour = (0.42, 0.46, 0.62)


def _berry(rng: np.random.Generator, wish: Wish) -> Piece:
    """One berry lying on its side."""
    red, green, blue = wish.colour
    if blue > 1.1 * red and max(wish.colour) > 0.02:
        return _blueberry(rng, wish)
    if red < 0.09 or blue > 1.6 * green + 0.01:
        return _bramble(rng, wish)
    return _strawberry(rng, wish)


def _lying(rng: np.random.Generator, tilt: float) -> np.typing.NDArray[np.float64]:
    return turn(float(rng.uniform(0, 360))) @ turn(tilt, "x")


def _skin(profile: Floats, columns: int, *, squash: float = 1.0) -> Mesh:
    """Turn a profile (n, 2) about y; u runs round it and v along it, both from 0 to 1."""
    angle = np.linspace(-np.pi, np.pi, columns + 1)
    reach = np.maximum(profile[:, :1], 1e-3)
    points = np.stack(
        np.broadcast_arrays(reach * np.sin(angle), profile[:, 1:], squash * reach * np.cos(angle)), axis=-1
    )
    u, v = np.meshgrid(angle / (2 * np.pi) + 0.5, np.linspace(0, 1, len(profile)))
    return sheet(points, np.stack([u, v], axis=-1))


def _strawberry(rng: np.random.Generator, wish: Wish) -> Piece:
    wide, tall = float(rng.uniform(1.35, 1.7)), float(rng.uniform(3.0, 3.8))
    rough = np.array([[0, 0], [0.30, 0.0], [0.70, 0.22], [1.0, 0.62], [0.92, 0.88], [0.5, 1.0], [0, 0.98]])
    body = _skin(forms.rounded(rough, samples=20) * (wide, tall), 26, squash=float(rng.uniform(0.86, 1.0)))
    calyx = [turn(360 * k / 9 + float(rng.normal(0, 7))) @ turn(float(rng.uniform(60, 98)), "x") for k in range(9)]
    leaves = flush(rng, [blade(1.35, 0.55, outline=lance, bend=bend, rows=5, columns=3) for bend in (-0.7, 0.2)], calyx)
    stalk = forms.tube(np.array([[0, 0, 0], [0.08, 0.4, 0], [0.25, 0.8, 0]]), 0.09, sides=5)
    rest = _lying(rng, float(rng.uniform(96, 112)))
    crown = rest @ move(0, 0.985 * tall, 0)
    green = leafage(rng, GREEN, veins=4, gloss=0.4)
    return piece(
        wish,
        Item("berry", body, _seeded(rng, wish.colour), rest),
        Item("calyx", leaves, green, crown),
        Item("stalk", stalk, Material(colour=GREEN, roughness=0.6), crown),
        centred=True,
    )


def _seeded(rng: np.random.Generator, colour: Colour) -> Material:
    """Return a strawberry's skin: seeds sunk in rows that alternate, paler at the shoulder, glossy."""
    size = 384
    u, v = np.meshgrid(np.linspace(0, 1, size), np.linspace(0, 1, size))
    row = np.floor(v * SEEDS[0])
    x = (u * SEEDS[1] + 0.5 * (row % 2)) % 1 - 0.5
    y = v * SEEDS[0] - row - 0.5
    pit = np.exp(-(x**2 + y**2) / 0.075).astype(np.float32)
    seed = smoothstep(0.17, 0.11, np.hypot(x * 1.5, y * 0.9))
    shoulder = smoothstep(0.80, 0.96, v)
    picture = paint(
        colour,
        (0.3 * level(fractal(rng, size, coarsest=2, finest=12, slope=1.4)), tinted(colour, 0.4)),
        (0.55 * shoulder, (0.90, 0.62, 0.42)),
        (0.35 * pit, tinted(colour, 0.5)),
        (0.9 * seed, (0.78, 0.55, 0.16)),
    )
    height = 0.8 - 0.7 * pit + 0.45 * seed
    return Material(
        colour=Texture(picture, mirrored=False),
        bump=Texture(np.clip(height, 0, 1).astype(np.float32)[..., None], raw=True, mirrored=False),
        bump_height=0.3,
        roughness=0.24,
        specular=0.5,
        clearcoat=0.5,
    )


def _blueberry(rng: np.random.Generator, wish: Wish) -> Piece:
    radius = float(rng.uniform(0.62, 0.85))
    profile = np.array(
        [[0, -0.84], [0.36, -0.80], [0.72, -0.58], [0.97, -0.12], [0.97, 0.22], [0.76, 0.58], [0.46, 0.78],
         [0.40, 0.88], [0.34, 0.86], [0.30, 0.72], [0.0, 0.66]]
    )  # fmt: skip
    body = _skin(radius * forms.rounded(profile, samples=24), 24)
    size = 192
    u, v = np.meshgrid(np.linspace(0, 1, size), np.linspace(0, 1, size))
    dust = level(fractal(rng, size, coarsest=2, finest=30, slope=1.1) + 0.35)
    star = smoothstep(0.82, 0.90, v + 0.035 * np.cos(2 * np.pi * 5 * u))
    dark = tinted(wish.colour, 0.55, (0.01, 0.012, 0.03))
    picture = paint(dark, (0.75 * dust, tinted(wish.colour, 0.45, BLOOM)), (0.75 * star, tinted(dark, 0.5)))
    skin = Material(colour=Texture(picture, mirrored=False), roughness=0.55, specular=0.35, sheen=0.3)
    return piece(wish, Item("berry", body, skin, _lying(rng, float(rng.uniform(15, 80)))))


def _bramble(rng: np.random.Generator, wish: Wish) -> Piece:
    """A raspberry or blackberry: drops of juice round a cone."""
    wide, tall = float(rng.uniform(0.72, 0.82)), float(rng.uniform(1.5, 1.8))
    count = 35
    share = (np.arange(count) + 0.5) / count
    reach = wide * np.sin(np.pi * (0.10 + 0.72 * share)) ** 0.75
    angle = np.radians(137.508) * np.arange(count) + rng.normal(0, 0.08, count)
    drop = _drop(0.33)
    drops = [
        moved(
            drop,
            move(r * np.sin(a), tall * s, r * np.cos(a))
            @ turn(float(np.degrees(a)))
            @ turn(105 - 85 * float(s), "x")
            @ scale(*[float(rng.uniform(0.85, 1.08))] * 3),
        )
        for r, a, s in zip(reach, angle, share, strict=True)
    ]
    red = max(wish.colour) > 0.05
    juice = Material(
        colour=wish.colour, roughness=0.36 if red else 0.2, specular=0.45, sheen=0.5 if red else 0.1, clearcoat=0.4
    )
    return piece(
        wish, Item("drops", forms.merged(drops), juice, _lying(rng, float(rng.uniform(80, 100)))), centred=True
    )


def _drop(radius: float) -> Mesh:
    """The outer part of a ball about the origin, its pole up; the rest hides in the berry."""
    rise = np.linspace(-0.5, np.pi / 2, 4)
    return forms.turned(radius * np.stack([np.cos(rise), np.sin(rise)], axis=-1), 7)


PROPS = {
    "berries": PropKind(
        layout="scatter", colours=("#b5121d", "#42507f", "#b5121d", "#42507f", "#a01c46"), build=_berry, count=(5, 9)
    ),
}
