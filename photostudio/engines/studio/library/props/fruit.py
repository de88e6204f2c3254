"""Apples and pumpkins."""

import cv2
import numpy as np

from photostudio.engines.studio.library.kinds import Piece, PropKind, Wish
from photostudio.engines.studio.library.props.forms import Floats, lumpy, rounded, tube
from photostudio.engines.studio.library.props.growth import course, riper
from photostudio.engines.studio.library.props.leaves import BARK
from photostudio.engines.studio.library.props.pieces import piece
from photostudio.engines.studio.noise import fractal, level, smoothstep
from photostudio.engines.studio.scene import Colour, Glow, Item, Material, Mesh, Texture
from photostudio.engines.studio.shapes import sheet
from photostudio.engines.studio.textures import paint, relief, tinted
from photostudio.engines.studio.transforms import move, turn

WHITE: Colour = (1.0, 1.0, 1.0)
CARVED = "carved"  # a pumpkin's material that is none: a face is cut into it, and a candle burns inside
CANDLELIGHT: Colour = (1.9, 0.62, 0.06)
CUTS = 80  # the cells, to a side, that a face is cut out of


def _apple(rng: np.random.Generator, wish: Wish) -> Piece:
    """An apple with its stalk, streaked where the sun was."""
    radius = float(rng.uniform(3.6, 3.95))
    profile = rounded(
        np.array(
            [
                [0.0, 0.16],
                [0.12, 0.10],
                [0.42, -0.02],
                [0.80, 0.22],
                [1.02, 0.85],
                [0.98, 1.35],
                [0.62, 1.74],
                [0.26, 1.66],
                [0.06, 1.42],
                [0.0, 1.38],
            ]
        ),
        samples=56,
    )
    angle = np.linspace(-np.pi, np.pi, 73)
    lobes = 1 + 0.030 * np.cos(5 * angle + rng.uniform(0, 6)) * np.clip(1 - profile[:, 1:], 0, 1)
    lobes = lobes * (1 + 0.02 * np.sin(angle + rng.uniform(0, 6)))
    reach = np.maximum(profile[:, :1], 1e-3) * lobes
    points = np.stack(
        [reach * np.sin(angle), np.broadcast_to(profile[:, 1:], reach.shape), reach * np.cos(angle)], axis=-1
    )
    v = np.broadcast_to(np.linspace(0, 1, len(profile))[:, None], reach.shape)
    body = sheet(radius * points, np.stack([np.broadcast_to(angle / (2 * np.pi) + 0.5, reach.shape), v], axis=-1))
    stalk = np.array([0, 1.36 * radius, 0]) + course(rng, np.array([0.25, 1.0, 0.0]), 2.2, wander=0.5, points=10)
    rest = turn(float(rng.uniform(0, 360))) @ turn(float(rng.normal(0, 7)), "x")
    return piece(
        wish,
        Item("apple", body, _apple_skin(rng, wish.colour), rest),
        Item("stalk", tube(stalk, np.linspace(0.11, 0.17, 10), sides=8), Material(colour=BARK, roughness=0.8), rest),
    )


def _apple_skin(rng: np.random.Generator, colour: Colour) -> Material:
    size = 512
    v = np.repeat(np.linspace(0, 1, size, dtype=np.float32)[:, None], size, axis=1)
    streaks = fractal(rng, size, coarsest=12, finest=120, slope=0.9, stretch=14, angle=90)
    side = fractal(rng, size, coarsest=1.5, finest=4, slope=2.0)
    dots = smoothstep(2.3, 2.8, fractal(rng, size, coarsest=40, finest=80, slope=0.1))
    ground = tinted(colour, 0.55, (0.75, 0.62, 0.12))
    hollow = smoothstep(0.80, 0.97, v) + smoothstep(0.14, 0.02, v)
    picture = paint(
        colour,
        (0.75 * level(streaks - 0.7 + 0.8 * side), ground),
        (0.35 * level(-side - 0.5), riper(tinted(colour, 0.25))),
        (0.8 * np.asarray(hollow, np.float32) * level(0.8 + streaks), (0.48, 0.42, 0.10)),
        (0.4 * dots, tinted(ground, 0.4, WHITE)),
    )
    return Material(colour=Texture(picture, mirrored=False), roughness=0.28, specular=0.45, clearcoat=0.35)


def _pumpkin(rng: np.random.Generator, wish: Wish) -> Piece:
    """A ribbed pumpkin, wider than high, with a gnarled five-edged stalk; a "carved" one glows through its face."""
    carved = wish.material == CARVED
    radius, ribs = float(rng.uniform(6.3, 7.3)), int(rng.integers(11, 15))
    polar = np.linspace(0, np.pi, 54)[:, None]
    angle = np.linspace(-np.pi, np.pi, 12 * ribs + 1)[None]
    phase = angle * ribs / 2 + 0.5 * np.sin(angle + rng.uniform(0, 6)) * 0.35
    groove = 1 - np.abs(np.cos(phase)) ** 0.55
    girth = np.sin(polar) ** 0.86
    swell = lumpy(rng, np.stack(np.broadcast_arrays(np.sin(angle), np.cos(polar), np.cos(angle)), -1), 0.03, waves=1.0)
    reach = radius * girth * (1 - 0.13 * groove) * swell
    flat = 0.66 * float(rng.uniform(0.92, 1.1))
    hollow = 0.26 * np.exp(-((np.sin(polar) / 0.34) ** 2)) * np.sign(-np.cos(polar))
    height = radius * flat * (-np.cos(polar) - hollow) * (1 - 0.06 * groove * girth)
    points = np.stack(np.broadcast_arrays(reach * np.sin(angle), height, reach * np.cos(angle)), axis=-1)
    uvs = np.stack(np.broadcast_arrays(angle / (2 * np.pi) + 0.5, polar / np.pi), axis=-1)
    top = float(height[-1].mean()) - 0.2
    about = turn(float(rng.uniform(-12, 12) if carved else rng.uniform(0, 360)))
    face = [Item("face", _face(points, angle[0], polar[:, 0]), Glow(CANDLELIGHT), about)] if carved else []
    return piece(
        wish,
        Item("pumpkin", sheet(points, uvs), _pumpkin_skin(rng, wish.colour, ribs), about),
        *face,
        Item(
            "stalk",
            _stalk(rng),
            Material(colour=(0.24, 0.20, 0.09), roughness=0.8),
            move(0, top, 0) @ turn(float(rng.uniform(0, 360))),
        ),
    )


def _face(points: Floats, angle: Floats, polar: Floats) -> Mesh:
    """Return eyes, nose and a toothed grin, a hair before the skin (polar, angle, 3) that they are cut into."""
    across, up = np.meshgrid(np.linspace(-0.95, 0.95, CUTS), np.linspace(-0.75, 0.6, CUTS))  # radians from its middle
    columns = np.interp(across, angle, np.arange(len(angle))).astype(np.float32)
    rows = np.interp(up, polar - np.pi / 2, np.arange(len(polar))).astype(np.float32)
    layers = [cv2.remap(points[..., axis].astype(np.float32), columns, rows, cv2.INTER_LINEAR) for axis in range(3)]
    skin = np.stack(layers, axis=-1).astype(np.float64)
    whole = sheet(skin * (1.012, 1.0, 1.012))
    x, y = (np.asarray(way).ravel()[whole.faces].mean(axis=1) for way in (across, up))
    eyes = (np.abs(np.abs(x) - 0.38) < 0.22 * (0.46 - y) / 0.4) & (y > 0.08) & (y < 0.46)
    nose = (np.abs(x) < 0.1 * (0.06 - y) / 0.2) & (y > -0.12) & (y < 0.06)
    smile = -0.42 + 0.45 * x**2
    mouth = (np.abs(x) < 0.72) & (np.abs(y - smile) < 0.13 - 0.1 * (np.abs(x) / 0.72) ** 3)
    teeth = (np.abs((x / 0.36 + 0.5) % 1 - 0.5) < 0.17) & (y > smile + 0.01) | (np.abs((x / 0.36) % 1 - 0.5) < 0.17) & (
        y < smile - 0.03
    )
    return Mesh(whole.positions, whole.faces[eyes | nose | (mouth & ~teeth)], smooth=False)


def _pumpkin_skin(rng: np.random.Generator, colour: Colour, ribs: int) -> Material:
    size = 512
    u, v = np.meshgrid(np.linspace(0, 1, size, dtype=np.float32), np.linspace(0, 1, size, dtype=np.float32))
    streaks = fractal(rng, size, coarsest=16, finest=90, slope=0.8, stretch=8, angle=90)
    clouds, warts = (
        fractal(rng, size, coarsest=2, finest=20, slope=1.4),
        fractal(rng, size, coarsest=50, finest=140, slope=0.3),
    )
    valley = np.abs(np.sin(np.pi * ribs * (u - 0.5))) ** 6
    picture = paint(
        colour,
        (0.35 * level(clouds), riper(colour)),
        (0.30 * valley, tinted(riper(colour), 0.45)),
        (0.2 * smoothstep(0.6, 2.4, streaks), tinted(colour, 0.5, (1.0, 0.85, 0.55))),
        (0.55 * smoothstep(0.86, 1.0, v), (0.30, 0.24, 0.08)),
        (0.4 * smoothstep(2.2, 3.0, warts), tinted(colour, 0.5, (0.8, 0.68, 0.45))),
    )
    return Material(
        colour=Texture(picture, mirrored=False),
        bump=relief(0.5 + 0.10 * warts + 0.05 * streaks),
        bump_height=0.09,
        roughness=0.42,
        specular=0.4,
    )


def _stalk(rng: np.random.Generator) -> Mesh:
    """A ridged stalk that widens to its foot and bends to one side."""
    share = np.linspace(0, 1, 18)[:, None]
    angle = np.linspace(-np.pi, np.pi, 41)[None]
    reach = (0.62 + 1.25 * np.exp(-share / 0.14) + 0.22 * share**3) * (1 + 0.16 * np.cos(5 * angle + 2.2 * share))
    reach = np.where(share > 0.999, 1e-3, reach)
    lean = float(rng.uniform(0.5, 1.3)) * share**2
    points = np.stack(
        np.broadcast_arrays(reach * np.sin(angle) + lean, 3.1 * np.minimum(share * 1.06, 1.0), reach * np.cos(angle)),
        axis=-1,
    )
    return sheet(points)


PROPS = {
    "apple": PropKind(layout="stand", colours=("#b3202a", "#c33a2c", "#8fae3c"), build=_apple, count=(1, 3)),
    "pumpkin": PropKind(layout="stand", colours=("#d9731d", "#e3dccb", "#c9601c"), build=_pumpkin, count=(1, 2)),
}
