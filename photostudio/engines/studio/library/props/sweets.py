"""Chocolate and cookies."""

import numpy as np

from photostudio.engines.studio.library.kinds import Piece, PropKind, Wish
from photostudio.engines.studio.library.props import forms
from photostudio.engines.studio.library.props.forms import Floats, lumpy
from photostudio.engines.studio.library.props.pieces import piece
from photostudio.engines.studio.library.props.stones import worn
from photostudio.engines.studio.noise import fractal, level, sample, smoothstep
from photostudio.engines.studio.scene import Colour, Item, Material, Mesh, Texture
from photostudio.engines.studio.shapes import moved, sheet
from photostudio.engines.studio.textures import paint, relief, tinted
from photostudio.engines.studio.transforms import move, scale, turn

SQUARE = 2.3  # centimetres from one square of a bar to the next
BEVEL = 0.17  # of a square, from its groove to its top
STEPS = (0.0, 0.04, 0.11, 0.17, 0.5, 0.83, 0.89, 0.96)  # where a square is cut into cells


def _chocolate(rng: np.random.Generator, wish: Wish) -> Piece:
    """A few squares broken off a bar: grooves between them, a rough break at two sides."""
    wide, deep = ((1, 1), (2, 1), (2, 2), (3, 1))[int(rng.choice(4, p=(0.3, 0.35, 0.2, 0.15)))]
    x, z = _cuts(rng, wide), _cuts(rng, deep)
    grid_x, grid_z = np.meshgrid(x, z)
    rise = np.minimum(_bevelled(grid_x), _bevelled(grid_z))
    height = 0.62 + 0.34 * rise
    ragged = rng.normal(0, 0.07, (2, *grid_x.shape))
    edge_x, edge_z = grid_x == x[-1], grid_z == z[-1]
    plane_x = SQUARE * (grid_x - wide / 2) + np.where(edge_x, ragged[0] * SQUARE, 0)
    plane_z = SQUARE * (grid_z - deep / 2) + np.where(edge_z, ragged[1] * SQUARE, 0)
    top = np.stack([plane_x, height, plane_z], axis=-1)
    mesh = forms.merged([sheet(top[::-1]), _sides(rng, top)])
    lean = turn(float(rng.uniform(0, 360))) @ turn(float(rng.uniform(-4, 4)), "x")
    return piece(wish, Item("chocolate", mesh, _couverture(wish.colour), lean))


def _cuts(rng: np.random.Generator, squares: int) -> Floats:
    """Return where squares are cut into cells; the last one broke a little off its groove."""
    cuts = np.concatenate([np.add.outer(np.arange(squares), STEPS).ravel(), [float(squares)]])
    cuts[-1] += float(rng.uniform(-0.01, 0.04))
    return np.asarray(cuts)


def _bevelled(along: Floats) -> Floats:
    inside = np.minimum(along % 1, 1 - along % 1)
    return np.asarray(np.clip(inside / BEVEL, 0, 1))


def _sides(rng: np.random.Generator, top: Floats) -> Mesh:
    """Walls from a top's rim to the ground, rougher where it broke."""
    rim = np.concatenate([top[0, :-1], top[:-1, -1], top[-1, :0:-1], top[:0:-1, 0]])
    rim = np.concatenate([rim, rim[:1]])
    middle = rim[:-1].mean(axis=0)
    outward = (rim - middle) * (1, 0, 1)
    outward /= np.linalg.norm(outward, axis=1, keepdims=True)
    rows = []
    for share in (0.0, 0.12, 0.4, 0.7, 1.0):
        broken = ((rim[:, 0] > rim[:, 0].max() - 0.5) | (rim[:, 2] > rim[:, 2].max() - 0.5))[:, None]
        rough = rng.normal(0, 0.05, (len(rim), 1)) * broken * (share < 1)
        rough[-1] = rough[0]
        rows.append(rim * (1, share, 1) + outward * (rough + 0.05 * (1 - share)))
    return sheet(np.stack(rows)[:, ::-1])


def _couverture(colour: Colour) -> Material:
    return Material(colour=colour, roughness=0.26, specular=0.5, clearcoat=0.4)


def _cookies(rng: np.random.Generator, wish: Wish) -> Piece:
    """A stack of cookies with chips of chocolate, one more leaning on it."""
    dough, chips = _dough(rng, wish.colour), Material(colour=(0.045, 0.02, 0.011), roughness=0.35, specular=0.5)
    items, level_ = [], 0.0
    count = int(rng.integers(2, 5))
    for number in range(count + 1):
        radius = float(rng.uniform(3.4, 3.8))
        body, studs, thick = _cookie(rng, radius)
        if number < count:
            there = move(float(rng.normal(0, 0.18)), level_, float(rng.normal(0, 0.18))) @ turn(
                float(rng.uniform(0, 360))
            )
            level_ += 0.86 * thick
        else:
            there = _leaning(rng, radius, level_)
        items += [Item(f"cookie {number}", body, dough, there), Item(f"chips {number}", studs, chips, there)]
    return piece(wish, *items, centred=True)


def _leaning(rng: np.random.Generator, radius: float, height: float) -> np.typing.NDArray[np.float64]:
    """Lean a cookie against a stack of a height, in front of it and to one side."""
    steep = float(np.degrees(np.arctan2(height + 0.6, 0.75 * radius)))
    steep = min(max(steep, 28.0), 62.0)
    side = float(rng.choice([-1, 1])) * float(rng.uniform(25, 55))
    out = 3.7 + radius * np.cos(np.radians(steep)) * 0.72
    return (
        turn(side)
        @ move(0, radius * np.sin(np.radians(steep)), out)
        @ turn(steep, "x")
        @ turn(float(rng.uniform(0, 360)))
    )


def _cookie(rng: np.random.Generator, radius: float) -> tuple[Mesh, Mesh, float]:
    """Return a cookie that lies on the ground, its chips, and how thick it is."""
    thick, cracks = float(rng.uniform(1.15, 1.4)), fractal(rng, 128, coarsest=5, finest=22, slope=1.1)
    share = np.concatenate([np.linspace(0.02, 0.86, 14), [0.92, 0.97, 1.0, 1.0, 0.96, 0.86, 0.02]])[:, None]
    up = np.concatenate([np.ones(14), [0.93, 0.82, 0.62, 0.36, 0.12, 0.0, 0.0]])[:, None]
    angle = np.linspace(-np.pi, np.pi, 73)[None]
    rim = lumpy(rng, np.stack([np.sin(angle), 0 * angle, np.cos(angle)], -1), 0.03, waves=1.4)
    x, z = radius * share * rim * np.sin(angle), radius * share * rim * np.cos(angle)
    dome = thick * up * (0.80 + 0.20 * np.cos(0.5 * np.pi * share))
    rough = sample(cracks, x / 9, z / 9)
    crack = smoothstep(0.16, 0.0, np.abs(rough)) * (up > 0.5)
    height = dome + (0.09 * rough - 0.10 * crack) * (up > 0.3)
    points = np.stack([x, height, z], axis=-1)[::-1]
    uvs = np.stack([0.5 + x / radius / 2.3, 0.5 + z / radius / 2.3], axis=-1)[::-1]
    studs = []
    for number in range(int(rng.integers(9, 13))):
        reach, turned = radius * 0.84 * np.sqrt((number + 0.5) / 12), np.radians(137.5 * number + rng.normal(0, 14))
        size = float(rng.uniform(0.75, 1.25))
        spin = turn(float(rng.uniform(0, 360))) @ turn(float(rng.normal(0, 25)), "x") @ scale(size, 1.25 * size, size)
        sunk = thick * (0.80 + 0.20 * np.cos(0.5 * np.pi * reach / radius)) - 0.02
        studs.append(
            moved(worn(rng, rows=8, columns=12), move(reach * np.sin(turned), sunk, reach * np.cos(turned)) @ spin)
        )
    return sheet(points, uvs), forms.merged(studs), thick


def _dough(rng: np.random.Generator, colour: Colour) -> Material:
    """Return baked dough: golden, browner at the rim, crumbly."""
    size = 512
    x, y = np.meshgrid(np.linspace(-1.15, 1.15, size), np.linspace(-1.15, 1.15, size))
    crumbs, clouds = (
        fractal(rng, size, coarsest=24, finest=150, slope=0.7),
        fractal(rng, size, coarsest=3, finest=20, slope=1.2),
    )
    pits = smoothstep(1.4, 2.2, fractal(rng, size, coarsest=20, finest=60, slope=0.3))
    rim = smoothstep(0.62, 1.0, np.hypot(x, y) + 0.05 * clouds)
    brown = tinted(colour, 0.5, (0.22, 0.085, 0.02))
    picture = paint(
        colour,
        (0.35 * level(clouds), tinted(colour, 0.5, (0.85, 0.62, 0.34))),
        (0.55 * rim, brown),
        (0.3 * pits, tinted(brown, 0.3)),
        grain=np.asarray(0.05 * crumbs, np.float32),
    )
    return Material(
        colour=Texture(picture, mirrored=False),
        bump=relief(0.5 + 0.13 * crumbs - 0.3 * pits),
        bump_height=0.3,
        roughness=0.85,
        specular=0.2,
    )


PROPS = {
    "chocolate": PropKind(layout="scatter", colours=("#4a2817", "#5f3721", "#4a2817"), build=_chocolate, count=(4, 7)),
    "cookies": PropKind(layout="stand", colours=("#c08a4c", "#b67c40"), build=_cookies),
}
