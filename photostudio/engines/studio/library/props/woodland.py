"""Things from the wood: pine branches and cones, autumn leaves, chips of wood."""

import numpy as np

from photostudio.engines.studio.library.kinds import Piece, PropKind, Wish
from photostudio.engines.studio.library.props import forms
from photostudio.engines.studio.library.props.forms import Floats, tube
from photostudio.engines.studio.library.props.growth import (
    VARIANTS,
    at,
    course,
    fibres,
    strands,
    variant,
)
from photostudio.engines.studio.library.props.leaves import BARK, UP
from photostudio.engines.studio.library.props.pieces import piece
from photostudio.engines.studio.library.props.skins import wood as timber
from photostudio.engines.studio.noise import fractal, level, smoothstep
from photostudio.engines.studio.scene import Colour, Item, Material, Mesh, Texture
from photostudio.engines.studio.shapes import merged, moved, sheet
from photostudio.engines.studio.textures import paint, tinted
from photostudio.engines.studio.transforms import move, scale, turn

GOLDEN = 137.508
NEEDLES = 34  # to a centimetre of twig
LOBES = np.radians([0, 47, -47, 108, -108])


def _pine(rng: np.random.Generator, wish: Wish) -> Piece:
    """A fir's branch: twigs in one plane, needles all round them."""
    main = course(rng, UP, 30, wander=0.2, points=26)
    stems = [main]
    for number, share in enumerate(np.linspace(0.14, 0.88, 11)):
        place, along = at(main, float(share))
        side = np.array([(-1.0) ** number, 0.0, float(rng.normal(0, 0.22))])
        length = float(rng.uniform(10, 13)) * (1.12 - 0.9 * share)
        stems.append(place + course(rng, along + 1.05 * side, length, wander=0.22, sag=-0.15, points=14))
    bark = forms.merged(
        [
            tube(stem, (0.32 if number == 0 else 0.15) * np.linspace(1, 0.3, len(stem)), sides=6)
            for number, stem in enumerate(stems)
        ]
    )
    green = strands(
        rng, tinted(wish.colour, 0.25), tinted(wish.colour, 0.3, (0.30, 0.36, 0.10)), vary=0.22, roughness=0.42
    )
    return piece(
        wish,
        Item("needles", merged([_needles(rng, stem) for stem in stems]), green),
        Item("wood", bark, Material(colour=tinted(BARK, 0.2), roughness=0.85)),
    )


def _needles(rng: np.random.Generator, stem: Floats) -> Mesh:
    """Needles along a twig, parted to both sides more than up and down, its tip a tuft."""
    length = float(np.linalg.norm(np.diff(stem, axis=0), axis=1).sum())
    count = int(NEEDLES * length)
    spot = np.sort(rng.uniform(0.06, 1.0, count)) * (len(stem) - 1.001)
    number = spot.astype(np.intp)
    step = stem[number + 1] - stem[number]
    feet = stem[number] + (spot - number)[:, None] * step
    along = step / np.linalg.norm(step, axis=1, keepdims=True)
    around = rng.normal(0, 1, (count, 3)) * (1.2, 1.2, 0.8)
    around -= along * (around * along).sum(axis=1, keepdims=True)
    around /= np.linalg.norm(around, axis=1, keepdims=True)
    headings = along * rng.uniform(0.5, 0.95, (count, 1)) + around
    return fibres(rng, feet, headings, rng.uniform(1.5, 2.3, count), width=0.13, sag=-0.06, joints=2)


def _pinecone(rng: np.random.Generator, wish: Wish) -> Piece:
    """A ripe cone lying or standing, its woody scales open."""
    count, tall = 72, float(rng.uniform(6.5, 8.0))
    scales = []
    for number in range(count):
        share = number / (count - 1)
        girth = 2.05 * np.sin(np.pi * (0.16 + 0.80 * share) ** 0.85) ** 0.8
        lift = -6 + 66 * share**1.4 + float(rng.normal(0, 3))
        size = (0.55 + 0.75 * np.sin(np.pi * (0.12 + 0.80 * share) ** 0.9)) * float(rng.uniform(0.93, 1.07))
        there = turn(GOLDEN * number) @ move(0, 0.3 + tall * share * 0.86, 0.25 * girth) @ turn(90 - lift, "x")
        scales.append(moved(variant(_scale(float(girth)), int(rng.integers(VARIANTS))), there @ scale(size, 1, size)))
    core = forms.turned(np.array([[0.0, 0.0], [1.0, 0.1], [1.0, 2.5], [0.5, 0.8 * tall], [0.0, 0.9 * tall]]), 16)
    rest = turn(float(rng.uniform(0, 360))) @ turn(96 if rng.random() < 0.6 else float(rng.uniform(-5, 5)), "x")
    return piece(
        wish,
        Item("scales", merged(scales), _woody(rng, wish.colour), rest),
        Item("core", core, Material(colour=tinted(wish.colour, 0.7), roughness=0.9), rest),
        centred=True,
    )


def _scale(length: float) -> Mesh:
    """A cone's scale from the origin along +y, thickening to a shield with a knob, its outer face to −z."""
    rings = []
    for share, wide, thick, lift in (
        (0.0, 0.22, 0.05, 0.0), (0.5, 0.46, 0.06, 0.0), (0.8, 0.68, 0.10, 0.05), (0.95, 0.62, 0.17, 0.09),
        (1.05, 0.34, 0.12, 0.08), (1.08, 0.02, 0.02, 0.06),
    ):  # fmt: skip
        angle = np.linspace(-np.pi, np.pi, 13)
        knob = 0.10 * np.exp(-((((angle + np.pi) % (2 * np.pi) - np.pi) / 0.4) ** 2)) * (0.85 < share < 1.06)
        rings.append(
            np.stack(
                [wide * np.sin(angle), np.full(13, share * length), -(thick + knob) * np.cos(angle) - lift], axis=-1
            )
        )
    points = np.stack(rings)
    v = np.broadcast_to(np.linspace(0, 1, len(rings))[:, None], points.shape[:2])
    return sheet(points[:, ::-1], np.stack([np.broadcast_to(np.linspace(0, 1, 13), points.shape[:2]), v], axis=-1))


def _woody(rng: np.random.Generator, colour: Colour) -> Material:
    """Return VARIANTS of a cone's scale: dark inside, a pale rim, a grey-brown shield."""
    v = np.linspace(0, 1, 64, dtype=np.float32)[:, None]
    streaks = fractal(rng, 256, coarsest=10, finest=90, slope=0.7, stretch=8, angle=90)[:64]
    rise = np.repeat(v, 256, axis=1)
    tones = np.repeat(fractal(rng, 64, coarsest=6, slope=0.2)[:1, :VARIANTS], 32, axis=1)
    picture = paint(
        colour,
        (0.75 * (1 - smoothstep(0.2, 0.62, rise)), tinted(colour, 0.75)),
        (
            0.55 * smoothstep(0.58, 0.72, rise) * (1 - smoothstep(0.8, 0.95, rise)),
            tinted(colour, 0.45, (0.62, 0.47, 0.30)),
        ),
        grain=np.asarray(0.12 * streaks + 0.08 * tones, np.float32),
    )
    return Material(colour=Texture(picture, mirrored=False), roughness=0.62, specular=0.3)


def _autumn(rng: np.random.Generator, wish: Wish) -> Piece:
    """A maple's leaf, or a beech's, dried and curled, on the ground."""
    maple = bool(rng.random() < 0.6)
    angle = np.linspace(-np.pi, np.pi, 97)
    outline = _maple(angle) if maple else _beech(angle)
    size = float(rng.uniform(6.5, 9.5)) * (0.52 if maple else 0.5)
    reach = np.linspace(0.0, 1, 7)[:, None]
    x, y = reach * outline * np.sin(angle), reach * outline * np.cos(angle)
    curl = rng.uniform(0.10, 0.30)
    z = curl * (x**2 + 0.6 * (y - 0.2) ** 2) + 0.05 * np.sin(4 * x + rng.uniform(0, 6)) * np.cos(3 * y)
    z = z + 0.10 * reach**3 * np.sin(7 * angle + rng.uniform(0, 6)) * rng.uniform(0.4, 1.2)
    points = size * np.stack([x, z, -y], axis=-1)
    uvs = np.stack([0.5 + 0.36 * x, 0.5 + 0.36 * y], axis=-1)
    leaf = sheet(points, uvs)
    stalk = size * (0.5 if maple else 0.95) + np.array([0.0])
    way = np.stack([np.zeros(8), 0.1 * np.linspace(0, 1, 8) ** 2, np.linspace(0, 1, 8)], axis=-1) * size * 0.75
    way[:, 0] += 0.12 * size * np.linspace(0, 1, 8) ** 2 * rng.normal(0, 1.2)
    way[:, 2] += 0.0 if maple else float(stalk[0])
    rest = turn(float(rng.uniform(0, 360))) @ turn(float(rng.normal(0, 7)), "x") @ turn(float(rng.normal(0, 7)), "z")
    if rng.random() < 0.3:
        rest = rest @ turn(180, "z")
    brown = tinted(wish.colour, 0.55, (0.16, 0.07, 0.02))
    return piece(
        wish,
        Item("leaf", leaf, _turning(rng, wish.colour, maple=maple), rest),
        Item("stalk", tube(way, 0.02 * size, sides=5), Material(colour=brown, roughness=0.7), rest),
        centred=True,
    )


def _maple(angle: Floats) -> Floats:
    """Return the reach of a maple's edge: five lobes, each with its teeth."""
    reach = np.full(angle.shape, 0.42)
    for lobe, long in zip(LOBES, (1.25, 1.08, 1.08, 0.72, 0.72), strict=True):
        off = np.abs(angle - lobe)
        reach = np.maximum(
            reach, long * np.clip(1 - off / 0.66, 0, 1) ** 0.62 * (1 - 0.13 * (np.abs(off - 0.26) < 0.07))
        )
    return reach * np.clip((np.pi - np.abs(angle)) / 0.4, 0.12, 1)


def _beech(angle: Floats) -> Floats:
    """Return the reach of an oval edge, faintly toothed, with a drawn-out tip."""
    oval = 1 / np.sqrt((np.cos(angle) / 1.0) ** 2 + (np.sin(angle) / 0.58) ** 2)
    return np.asarray(oval * (1 + 0.025 * np.abs(np.sin(14 * angle))) + 0.22 * np.exp(-((angle / 0.12) ** 2)))


def _turning(rng: np.random.Generator, colour: Colour, *, maple: bool) -> Material:
    """Return a leaf that loses its green: veins keep another tone, the edge is scorched, spots of age."""
    size = 256
    x, y = np.meshgrid(np.linspace(-1.39, 1.39, size), np.linspace(-1.39, 1.39, size))
    angle, reach = np.arctan2(x, y), np.hypot(x, y)
    lobes = LOBES if maple else np.zeros(1)
    apart = np.min([np.abs(np.sin((angle - lobe) / 2)) * 2 * reach for lobe in lobes], axis=0).astype(np.float32)
    side = 1 - smoothstep(0.03, 0.1, np.abs((6.5 * (y - 0.9 * np.abs(x))) % 1 - 0.5) / 2)
    clouds, spots = (
        fractal(rng, size, coarsest=2, finest=24, slope=1.3),
        fractal(rng, size, coarsest=14, finest=50, slope=0.5),
    )
    other = ((0.78, 0.42, 0.06), (0.62, 0.10, 0.02), (0.42, 0.38, 0.06))[int(rng.integers(3))]
    picture = paint(
        colour,
        (0.55 * smoothstep(0.2, 1.6, clouds), other),
        (0.65 * smoothstep(0.55, 1.15, reach + 0.12 * clouds), tinted(colour, 0.45, (0.20, 0.06, 0.02))),
        (0.5 * smoothstep(1.6, 2.2, spots), (0.10, 0.05, 0.02)),
        (0.22 * side * level(clouds), tinted(colour, 0.5, (0.75, 0.52, 0.16))),
        (0.7 * (1 - smoothstep(0.012, 0.035, apart)), tinted(colour, 0.5, (0.75, 0.50, 0.16))),
        grain=np.asarray(0.05 * spots, np.float32),
    )
    return Material(colour=Texture(picture, mirrored=False), roughness=0.55, translucent=0.22)


def _chip(rng: np.random.Generator, wish: Wish) -> Piece:
    """A chip that an axe struck off: flat, split along the grain, its ends torn."""
    long, wide, thick = float(rng.uniform(2.2, 4.6)), float(rng.uniform(0.9, 1.8)), float(rng.uniform(0.18, 0.4))
    angle = np.linspace(-np.pi, np.pi, 22, endpoint=False)
    square = np.stack([np.sign(np.sin(angle)) * np.abs(np.sin(angle)) ** 0.35, np.cos(angle)], axis=-1)
    rings = []
    for share in np.linspace(-1, 1, 16):
        taper = 1 - 0.5 * abs(share) ** rng.uniform(3, 8)
        wave = rng.normal(0, 0.03)
        torn = rng.normal(0, 0.06, len(angle)) * (abs(share) > 0.95)
        x = share * long / 2 + torn
        y = thick / 2 * taper * square[:, 1] + 0.10 * (share * long / 2) ** 2 * 0.3 + 0.4 * wave
        rings.append(np.stack([x, y, wide / 2 * taper * square[:, 0] * (1 + wave)], axis=-1))
    points = np.stack(
        [
            np.broadcast_to(rings[0].mean(axis=0), rings[0].shape),
            *rings,
            np.broadcast_to(rings[-1].mean(axis=0), rings[-1].shape),
        ]
    )
    uvs = np.stack([points[..., 0], points[..., 2] + points[..., 1]], axis=-1) + rng.uniform(0, 20, 2)
    closed = np.concatenate([points, points[:, :1]], axis=1)
    mesh = sheet(closed, np.concatenate([uvs, uvs[:, :1]], axis=1))
    rest = turn(float(rng.uniform(0, 360))) @ turn(float(rng.normal(0, 9)), "x") @ turn(float(rng.normal(0, 6)), "z")
    return piece(
        wish, Item("chip", mesh, timber(rng, tinted(wish.colour, float(rng.uniform(0, 0.25)))), rest), sunk=0.03
    )


PROPS = {
    "pine branch": PropKind(layout="reach", colours=("#2f4f2e", "#3c5a36", "#46604a"), build=_pine, count=(1, 2)),
    "pinecone": PropKind(layout="stand", colours=("#6b4a30", "#7a5638"), build=_pinecone, count=(1, 3)),
    "autumn leaves": PropKind(
        layout="scatter", colours=("#c4621c", "#b03a18", "#d39a2a", "#8f4a1e"), build=_autumn, count=(5, 9)
    ),
    "wood chips": PropKind(layout="scatter", colours=("#c79b68", "#a9794b", "#d8b98c"), build=_chip, count=(8, 14)),
}
