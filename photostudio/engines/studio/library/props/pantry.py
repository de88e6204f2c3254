"""From the pantry: coffee beans, cinnamon, nuts."""

import numpy as np

from photostudio.engines.studio.library.kinds import Piece, PropKind, Wish
from photostudio.engines.studio.library.props import forms
from photostudio.engines.studio.library.props.forms import Floats, lumpy
from photostudio.engines.studio.library.props.pieces import piece
from photostudio.engines.studio.noise import fractal, level, smoothstep
from photostudio.engines.studio.scene import Colour, Item, Material, Mesh, Texture, Transform
from photostudio.engines.studio.shapes import moved, sheet
from photostudio.engines.studio.textures import paint, relief, tinted
from photostudio.engines.studio.transforms import move, turn


def _bean(rng: np.random.Generator, wish: Wish) -> Piece:
    """A roasted coffee bean, half of them on their backs so that the crease shows."""
    half = np.array([0.56, 0.30, 0.40]) * rng.uniform(0.9, 1.12)
    ends = np.linspace(0, np.pi, 19)[:, None]
    around = np.linspace(-np.pi, np.pi, 33)[None]
    around = around + 0.55 * np.sin(around)  # closer together at the crease, which runs along ±π
    x, y, z = np.broadcast_arrays(-np.cos(ends), np.sin(ends) * np.cos(around), np.sin(ends) * np.sin(around))
    swell = lumpy(rng, np.stack([x, y, z], -1), 0.02, waves=1.5)
    bend = 0.10 * np.sin(2.6 * x + rng.uniform(-0.4, 0.4)) * rng.choice([-1, 1])
    crease = np.exp(-(((z - bend) / 0.10) ** 2)) * np.clip(1.15 - np.abs(x) ** 4, 0, 1) * (y < 0)
    level_ = np.where(y < 0, 0.42 * y, y) + 0.40 * crease
    points = np.stack([x * swell, level_ * swell, z * swell], axis=-1) * half
    v = np.broadcast_to(ends / np.pi, x.shape)
    body = sheet(points, np.stack([np.broadcast_to(np.linspace(0, 1, 33), x.shape), v], axis=-1))
    rest = turn(float(rng.uniform(0, 360))) @ turn(float(rng.normal(0, 14)), "x") @ turn(float(rng.normal(0, 10)), "z")
    if rng.random() < 0.55:
        rest = rest @ turn(180, "x")
    return piece(wish, Item("bean", body, _roasted(rng, wish.colour), rest))


def _roasted(rng: np.random.Generator, colour: Colour) -> Material:
    """Return roasted bean: at u 0 and 1 the crease with its silver skin, between them the oily skin."""
    size = 128
    tone = tinted(colour, float(rng.uniform(0, 0.35)))
    u = np.repeat(np.linspace(-1, 1, size, dtype=np.float32)[None], size, axis=0) ** 2
    clouds = level(fractal(rng, size, coarsest=4, finest=40, slope=1.0))
    picture = paint(
        tone,
        (0.4 * clouds, tinted(tone, 0.4, (0.16, 0.075, 0.03))),
        (0.8 * smoothstep(0.6, 0.85, u), tinted(tone, 0.7)),
        (0.5 * smoothstep(0.88, 1.0, u), (0.30, 0.19, 0.10)),
    )
    return Material(colour=Texture(picture, mirrored=False), roughness=0.5, specular=0.35)


def _cinnamon(rng: np.random.Generator, wish: Wish) -> Piece:
    """Three quills of rolled bark, tied with twine."""
    bark = _bark(rng, wish.colour)
    rest = turn(float(rng.uniform(20, 60)) * float(rng.choice([-1, 1])))
    spots = ((-0.95, 0.0), (0.95, 0.0), (0.0, 1.5))
    quills = [
        Item(
            f"quill {number}",
            _quill(rng, float(rng.uniform(8.2, 9.4)), float(rng.uniform(0.78, 0.92))),
            bark,
            rest
            @ move(float(rng.uniform(-0.5, 0.5)), y, z)
            @ turn(float(rng.normal(0, 2.5)))
            @ turn(float(rng.uniform(-50, 50)), "x"),
        )
        for number, (z, y) in enumerate(spots)
    ]
    loops = [moved(_twine(), move(0.19 * turns - 0.4, 0.52, 0)) for turns in range(5)]
    knot = forms.tube(
        forms.rounded(np.array([[0.0, 2.5, 0.2], [0.8, 2.75, 1.2], [1.6, 2.2, 2.1], [2.2, 0.4, 2.5]]), samples=24),
        0.10,
        sides=6,
    )
    cord = Material(colour=(0.45, 0.33, 0.19), roughness=0.95, specular=0.1)
    return piece(wish, *quills, Item("twine", forms.merged([*loops, knot]), cord, rest), centred=True)


def _twine() -> Mesh:
    """A loop drawn tight round three quills."""
    corners = np.array(
        [[0, -0.98, -1.5], [0, -0.98, 1.5], [0, 0.1, 2.05], [0, 1.75, 0.7], [0, 1.75, -0.7], [0, 0.1, -2.05]]
    )
    return forms.tube(forms.rounded(corners, samples=48, closed=True), 0.105, sides=6)


def _quill(rng: np.random.Generator, long: float, radius: float) -> Mesh:
    """Bark rolled in from both its edges, along the x axis."""
    turns = np.linspace(0, 1, 28)
    half = np.concatenate([-turns[:0:-1], turns])
    angle = half * np.pi * float(rng.uniform(1.75, 2.05)) - np.pi / 2
    reach = radius * (1 - 0.50 * np.abs(half) ** 1.2)
    middle = np.stack([reach * np.cos(angle), reach * np.sin(angle)], axis=-1)
    middle[:, 0] += np.sign(half) * radius * 0.42 * np.abs(half) ** 0.8
    normal = np.gradient(middle, axis=0)[:, ::-1] * (1, -1)
    normal /= np.linalg.norm(normal, axis=1, keepdims=True)
    thick = 0.055
    outline = np.concatenate([middle + thick * normal, (middle - thick * normal)[::-1]])
    x = np.linspace(-long / 2, long / 2, 14)
    swell = 1 + 0.025 * np.cumsum(rng.normal(0, 0.4, 14))[:, None, None]
    ring = outline[None] * swell
    torn = rng.normal(0, 0.02, (2, len(outline)))
    place = np.repeat(x[:, None], len(outline), axis=1)
    place[0] += torn[0]
    place[-1] += torn[1]
    points = np.concatenate([place[..., None], ring], axis=-1)
    caps = [
        np.broadcast_to(
            np.concatenate([points[e, : len(middle)], points[e, : len(middle)][::-1]])[None], (1, *points.shape[1:])
        )
        for e in (0, -1)
    ]
    inner = [(cap + np.flip(points[e], axis=0)[None]) / 2 for cap, e in zip(caps, (0, -1), strict=True)]
    whole = np.concatenate([inner[0], points[:1], points, points[-1:], inner[1]])
    around = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(outline, axis=0), axis=1))])
    uvs = np.stack([whole[..., 0] * 0.1, np.broadcast_to(around * 0.1, whole.shape[:2])], axis=-1)
    return sheet(whole, uvs)


def _bark(rng: np.random.Generator, colour: Colour) -> Material:
    size = 512
    fibres = fractal(rng, size, coarsest=10, finest=160, slope=0.7, stretch=18)
    clouds = fractal(rng, size, coarsest=2, finest=16, slope=1.3)
    specks = fractal(rng, size, coarsest=30, finest=90, slope=0.3)
    picture = paint(
        colour,
        (0.4 * level(clouds), tinted(colour, 0.45)),
        (0.35 * smoothstep(0.5, 2.0, fibres), tinted(colour, 0.4, (0.72, 0.46, 0.24))),
        (0.4 * smoothstep(1.9, 2.5, specks), tinted(colour, 0.7)),
        grain=np.asarray(0.08 * fibres, np.float32),
    )
    return Material(
        colour=Texture(picture, mirrored=False),
        bump=relief(0.5 + 0.12 * fibres),
        bump_height=0.16,
        roughness=0.75,
        specular=0.25,
    )


def _nut(rng: np.random.Generator, wish: Wish) -> Piece:
    """An almond, a hazelnut or a walnut in its shell."""
    make = (_almond, _hazelnut, _walnut)[int(rng.integers(3))]
    return make(rng, wish)


def _ball(rows: int, columns: int) -> Floats:
    """Return the points (rows, columns + 1, 3) of a ball whose poles are on y; the last column is the first."""
    down, around = np.meshgrid(np.linspace(np.pi, 0, rows), np.linspace(-np.pi, np.pi, columns + 1), indexing="ij")
    return np.stack([np.sin(down) * np.sin(around), np.cos(down), np.sin(down) * np.cos(around)], axis=-1)


def _wrapped(points: Floats) -> Mesh:
    """Stretch a skin over a deformed ball; u runs round it and v from its foot to its tip."""
    u, v = np.meshgrid(np.linspace(0, 1, points.shape[1]), np.linspace(0, 1, points.shape[0]))
    return sheet(points, np.stack([u, v], axis=-1))


def _thrown(rng: np.random.Generator, tilt: float = 90) -> Transform:
    return (
        turn(float(rng.uniform(0, 360))) @ turn(tilt + float(rng.normal(0, 6)), "x") @ turn(float(rng.uniform(0, 360)))
    )


def _almond(rng: np.random.Generator, wish: Wish) -> Piece:
    ball = _ball(22, 28)
    y = ball[..., 1]
    taper = 1 - 0.34 * np.clip(y, -0.2, 1) ** 1.0 - 0.18 * np.clip(y, 0, 1) ** 3
    wrinkles = 1 + 0.012 * np.sin(19 * np.arctan2(ball[..., 0], ball[..., 2]) + 2 * y)
    shape = ball * np.stack([0.60 * taper * wrinkles, np.full_like(y, 1.15), 0.36 * taper * wrinkles], axis=-1)
    shape[..., 1] += 0.12 * np.clip(y, 0, 1) ** 6
    rest = turn(float(rng.uniform(0, 360))) @ turn(90 + float(rng.normal(0, 5)), "x")
    return piece(wish, Item("almond", _wrapped(shape), _streaked(rng, wish.colour, streaks=26), rest), centred=True)


def _hazelnut(rng: np.random.Generator, wish: Wish) -> Piece:
    ball = _ball(20, 32)
    y = ball[..., 1]
    shape = 0.82 * ball * lumpy(rng, ball, 0.025, waves=1.0)[..., None]
    shape[..., 1] = np.maximum(shape[..., 1], -0.62) + 0.16 * np.clip(y - 0.75, 0, 1) / 0.25
    rest = _thrown(rng, float(rng.uniform(40, 130)))
    shell = _streaked(rng, tinted(wish.colour, 0.15, (0.36, 0.15, 0.04)), streaks=18, cap=0.22, gloss=0.6)
    return piece(wish, Item("hazelnut", _wrapped(shape), shell, rest), centred=True)


def _walnut(rng: np.random.Generator, wish: Wish) -> Piece:
    ball = _ball(24, 30)
    angle = np.arctan2(ball[..., 0], ball[..., 2])
    seam = np.exp(-((np.sin(angle) / 0.14) ** 2)) * np.sin(np.linspace(0, np.pi, 24))[:, None] ** 0.3
    furrows = lumpy(rng, ball * (1, 0.6, 1), 0.055, waves=3.2)
    shape = ball * (1.55, 1.85, 1.5) * (furrows * (1 + 0.055 * seam))[..., None]
    shape[..., 1] += 0.18 * np.clip(ball[..., 1], 0, 1) ** 9
    rest = _thrown(rng)
    size = 256
    veins = np.abs(fractal(rng, size, coarsest=4, finest=16, slope=1.3, stretch=3.0, angle=90))
    furrow = 1 - smoothstep(0.0, 0.6, veins)
    tone = tinted(wish.colour, 0.35, (0.62, 0.44, 0.25))
    picture = paint(tone, (0.14 * furrow, tinted(tone, 0.5)), (0.2 * smoothstep(0.8, 2.0, veins), (0.85, 0.68, 0.45)))
    skin = Material(
        colour=Texture(picture, mirrored=False),
        bump=relief(0.2 + 0.4 * np.minimum(veins, 1.5)),
        bump_height=0.35,
        roughness=0.6,
        specular=0.3,
    )
    return piece(wish, Item("walnut", _wrapped(shape), skin, rest), centred=True)


def _streaked(
    rng: np.random.Generator, colour: Colour, *, streaks: int, cap: float = 0.0, gloss: float = 0.25
) -> Material:
    """Return a nut's skin streaked from foot to tip; up to v = `cap` it is the dull pale scar where it hung."""
    size = 192
    fibres = fractal(rng, size, coarsest=streaks / 2, finest=3 * streaks, slope=0.6, stretch=12, angle=90)
    v = np.repeat(np.linspace(0, 1, size, dtype=np.float32)[:, None], size, axis=1)
    scar = smoothstep(cap + 0.02, cap - 0.02, v + 0.01 * fibres) if cap else np.zeros_like(v)
    picture = paint(
        colour,
        (0.5 * smoothstep(0.2, 1.8, fibres), tinted(colour, 0.55)),
        (0.3 * smoothstep(0.2, 1.8, -fibres), tinted(colour, 0.4, (0.80, 0.55, 0.30))),
        (0.75 * scar, (0.60, 0.44, 0.26)),
    )
    return Material(
        colour=Texture(picture, mirrored=False),
        bump=relief(0.5 + 0.12 * fibres),
        bump_height=0.25 - 0.2 * gloss,
        roughness=0.75 - 0.5 * gloss,
        specular=0.4,
    )


PROPS = {
    "coffee beans": PropKind(layout="scatter", colours=("#4a2a17", "#3b2113"), build=_bean, count=(12, 24)),
    "cinnamon": PropKind(layout="stand", colours=("#8f5430", "#7d4526"), build=_cinnamon, count=(1, 2)),
    "nuts": PropKind(layout="scatter", colours=("#a5693a", "#94592f", "#b67a48"), build=_nut, count=(5, 9)),
}
