"""Oranges, lemons and limes: whole, halved and sliced."""

import numpy as np

from photostudio.engines.studio.library.kinds import Piece, PropKind, Wish
from photostudio.engines.studio.library.props.forms import Floats, lumpy
from photostudio.engines.studio.library.props.growth import blade, flush, leafage, riper
from photostudio.engines.studio.library.props.pieces import piece
from photostudio.engines.studio.noise import fractal, level, smoothstep
from photostudio.engines.studio.scene import Colour, Item, Material, Mesh, Texture
from photostudio.engines.studio.shapes import merged, moved, sheet
from photostudio.engines.studio.textures import paint, tinted
from photostudio.engines.studio.transforms import move, turn

PITH: Colour = (0.86, 0.80, 0.62)
RIND = 0.93  # of a cut fruit's radius: where its rind begins
LEAF: Colour = (0.06, 0.15, 0.03)


def _citrus(rng: np.random.Generator, wish: Wish) -> Piece:
    """A whole orange or lemon, a half that shows its cut, or slices leaning on one another."""
    cut = (_whole, _half, _slices)[int(rng.choice(3, p=(0.4, 0.3, 0.3)))]
    return cut(rng, wish)


def _is_long(colour: Colour) -> bool:
    """Tell lemons and limes from oranges: they are yellow or green."""
    red, green, _ = colour
    return green > 0.55 * red


def _girth(rng: np.random.Generator, colour: Colour) -> float:
    return float(rng.uniform(2.8, 3.1) if _is_long(colour) else rng.uniform(3.6, 4.0))


def _whole(rng: np.random.Generator, wish: Wish) -> Piece:
    radius, long = _girth(rng, wish.colour), _is_long(wish.colour)
    body = _skin(rng, radius, np.linspace(0, np.pi, 48), long=long)
    tilt = 84 if long else float(rng.uniform(10, 55))
    rest = turn(float(rng.uniform(-70, 70))) @ turn(tilt, "x" if rng.random() < 0.5 else "z")
    top = radius * (1.30 if long else 0.93)
    star = merged([moved(blade(0.42, 0.3, rows=4, columns=3), turn(72.0 * k) @ turn(68, "x")) for k in range(5)])
    items = [
        Item("fruit", body, _peel(rng, wish.colour), rest),
        Item("star", star, Material(colour=(0.20, 0.22, 0.07), roughness=0.8), rest @ move(0, top - 0.02, 0)),
    ]
    if rng.random() < 0.45:
        leaf = flush(
            rng, [blade(5.0, 2.2, bend=0.6)], [move(0, top, 0) @ turn(float(rng.uniform(0, 360))) @ turn(62, "x")]
        )
        items.append(Item("leaf", leaf, leafage(rng, LEAF, gloss=0.7), rest))
    return piece(wish, *items)


def _skin(rng: np.random.Generator, radius: float, polar: Floats, *, long: bool) -> Mesh:
    """The rind from the lower pole (0) up (π); a lemon has a neck and a nipple."""
    angle = np.linspace(-np.pi, np.pi, 73)
    down, around = np.meshgrid(polar, angle, indexing="ij")
    ball = np.stack([np.sin(down) * np.sin(around), -np.cos(down), np.sin(down) * np.cos(around)], axis=-1)
    shape = ball * lumpy(rng, ball, 0.012, waves=1.6)[..., None]
    if long:
        tip = 0.24 * np.exp(-((np.sin(down) / 0.24) ** 2)) * np.where(ball[..., 1] > 0, 0.6, 1.0)
        shape[..., 1] *= 1.18 + tip
    else:
        shape[..., 1] *= 0.95 - 0.03 * np.exp(-((np.sin(down) / 0.13) ** 2))
    uvs = np.stack([around / (2 * np.pi), down / np.pi * 0.5], axis=-1)
    return sheet(radius * shape, uvs)


def _peel(rng: np.random.Generator, colour: Colour) -> Material:
    """Return citrus rind: oil glands as pores, patches a little riper, a waxed sheen."""
    size = 512
    pores = fractal(rng, size, coarsest=34, finest=64, slope=0.1)
    patches = level(fractal(rng, size, coarsest=2, finest=14, slope=1.4))
    dips = smoothstep(0.5, 1.8, pores)
    picture = paint(
        colour,
        (0.35 * patches, riper(colour)),
        (0.20 * dips, tinted(colour, 0.45)),
        (0.10 * smoothstep(0.6, 2.0, -pores), tinted(colour, 0.4, (1.0, 0.9, 0.5))),
    )
    return Material(
        colour=Texture(picture, repeat=3.0, mirrored=False),
        bump=Texture((0.5 - 0.35 * dips).astype(np.float32)[..., None], repeat=3.0, raw=True, mirrored=False),
        bump_height=0.03,
        roughness=0.42,
        specular=0.45,
        clearcoat=0.15,
    )


def _half(rng: np.random.Generator, wish: Wish) -> Piece:
    """Half a fruit whose cut looks up to the camera."""
    radius = _girth(rng, wish.colour)
    bowl = _skin(rng, radius, np.linspace(0, np.pi / 2, 26), long=_is_long(wish.colour))
    rest = turn(float(rng.uniform(-30, 30))) @ turn(float(rng.uniform(48, 74)), "x")
    return piece(
        wish,
        Item("rind", bowl, _peel(rng, wish.colour), rest),
        Item("flesh", _face(rng, radius), _flesh(rng, wish.colour), rest),
    )


def _face(rng: np.random.Generator, radius: float) -> Mesh:
    """A round cut face that looks up, not quite flat."""
    reach, angle = np.meshgrid(np.linspace(1, 1e-3, 14), np.linspace(-np.pi, np.pi, 73), indexing="ij")
    x, z = reach * np.sin(angle), reach * np.cos(angle)
    level_ = -0.05 * smoothstep(0.9, 0.75, reach) * radius * 0.25 + 0.02 * np.sin(3 * x + rng.uniform(0, 6)) * (
        1 - reach
    )
    points = np.stack([radius * x, level_, radius * z], axis=-1)
    return sheet(points, np.stack([0.5 + 0.499 * x, 0.5 + 0.499 * z], axis=-1))


def _flesh(rng: np.random.Generator, colour: Colour, *, translucent: float = 0.0) -> Material:
    """Return a cut: rind, pith, wedges of juice cells parted by pale walls, wet."""
    size = 512
    x, y = np.meshgrid(np.linspace(-1, 1, size), np.linspace(-1, 1, size))
    count, warp = int(rng.integers(9, 12)), fractal(rng, size, coarsest=2, finest=10, slope=1.5)
    reach = np.hypot(x, y) + 0.008 * warp
    turns = np.arctan2(x, y) / (2 * np.pi) * count + 0.05 * warp + rng.uniform(0, 1)
    walls = np.minimum(turns % 1, 1 - turns % 1) * reach * 2 * np.pi / count
    juice = (
        smoothstep(0.010, 0.028, walls)
        * smoothstep(0.09, 0.13, reach)
        * smoothstep(0.875, 0.845, reach + 0.02 * np.abs(turns % 1 - 0.5))
    )
    cells = _juice_cells(rng, turns * 1.0, reach)
    pulp = tinted(colour, 0.25, (0.95, 0.88, 0.45)) if _is_long(colour) else tinted(riper(colour), 0.4, colour)
    picture = paint(
        PITH,
        (smoothstep(RIND - 0.015, RIND + 0.015, reach), colour),
        (juice, tinted(pulp, 0.08, (1.0, 0.85, 0.5))),
        (0.45 * juice * cells, tinted(pulp, 0.5, colour) if _is_long(colour) else riper(pulp)),
        (0.35 * juice * smoothstep(0.75, 1.0, 1 - cells), tinted(colour, 0.4, (1.0, 0.93, 0.7))),
    )
    height = 0.5 + 0.25 * juice * (cells - 0.4) - 0.15 * (1 - juice) * smoothstep(RIND, RIND - 0.02, reach)
    return Material(
        colour=Texture(picture, mirrored=False),
        bump=None if translucent else Texture(np.asarray(height, np.float32)[..., None], raw=True, mirrored=False),
        bump_height=0.10,
        roughness=0.22,
        specular=0.45,
        clearcoat=0.6,
        translucent=translucent,
    )


def _juice_cells(rng: np.random.Generator, turns: Floats, reach: Floats) -> Floats:
    """Return 0 … 1 of long drops that point to the middle."""
    size = 256
    noise = fractal(rng, size, coarsest=7, finest=40, slope=0.4, stretch=5, angle=90)
    row = np.clip(reach * 1.1 * size, 0, None).astype(np.intp) % size
    column = (turns * 0.085 * size * np.sqrt(np.clip(reach, 0.2, 1))).astype(np.intp) % size
    return np.asarray(level(1.3 * noise[row, column]))


def _slices(rng: np.random.Generator, wish: Wish) -> Piece:
    """Two round slices, one flat, one leaning on it; light shines through them."""
    radius, thick = 0.96 * _girth(rng, wish.colour), 0.55
    flesh, peel = _flesh(rng, wish.colour), _peel(rng, wish.colour)
    side = float(rng.choice([-1, 1]))
    lying = move(0.6 * radius * side, 0, 0.3 * radius)
    leaning = (
        move(0, radius * np.sin(np.radians(62)) + 0.1, -0.3 * radius) @ turn(62, "x") @ turn(float(rng.uniform(0, 90)))
    )
    items = []
    for number, there in enumerate((lying, leaning)):
        face = _face(rng, radius)
        items += [
            Item(f"front {number}", face, flesh, there @ move(0, thick, 0)),
            Item(f"back {number}", face, flesh, there @ turn(180, "x")),
            Item(f"rim {number}", _rim(radius, thick), peel, there),
        ]
    return piece(wish, *items, centred=True)


def _rim(radius: float, thick: float) -> Mesh:
    bow, angle = np.meshgrid(np.linspace(-1, 1, 5), np.linspace(-np.pi, np.pi, 73), indexing="ij")
    reach = radius * (1 + 0.03 * (1 - bow**2))
    points = np.stack([reach * np.sin(angle), thick * (bow + 1) / 2, reach * np.cos(angle)], axis=-1)
    return sheet(points, np.stack([angle / (2 * np.pi), 0.25 + 0.02 * bow], axis=-1))


PROPS = {
    "citrus": PropKind(
        layout="stand", colours=("#ee8a1c", "#f0c51f", "#ee8a1c", "#86a932"), build=_citrus, count=(2, 4)
    ),
}
