"""Leafy things: branches and twigs, eucalyptus, olive, palm, monstera, fern, kitchen herbs."""

from typing import NamedTuple

import numpy as np

from photostudio.engines.studio.foliage import lance, oval
from photostudio.engines.studio.library.kinds import Piece, PropKind, Wish
from photostudio.engines.studio.library.props import forms
from photostudio.engines.studio.library.props.forms import Floats, tube
from photostudio.engines.studio.library.props.growth import (
    Shape,
    at,
    attitude,
    blade,
    course,
    direction,
    flush,
    leafage,
)
from photostudio.engines.studio.library.props.pieces import piece
from photostudio.engines.studio.scene import Item, Material, Mesh, Transform
from photostudio.engines.studio.shapes import merged, sheet
from photostudio.engines.studio.textures import tinted
from photostudio.engines.studio.transforms import turn

UP = np.array([0.0, 1.0, 0.0])
CAMERA = np.array([0.0, 0.25, 1.0])
BARK = (0.16, 0.095, 0.05)


class Growth(NamedTuple):
    """How a branch grows, in centimetres: its `length`, how many `shoots` fork off it, how far apart its nodes are
    (`gap`), `leaves` at a node, the leaf's `size` and its width as a share of it, the `angle` it stands off the stem.
    """

    length: float
    shoots: int
    gap: float
    leaves: int
    size: float
    width: float
    angle: float
    outline: Shape
    thickness: float
    wander: float = 0.25
    sag: float = 0.15


def _round(along: Floats) -> Floats:
    return np.asarray(np.sin(np.pi * np.clip(along, 0, 1) ** 0.92) ** 0.5)


BRANCH = Growth(34, 7, 2.6, 1, 6.2, 0.46, 52, oval, 0.34)
EUCALYPTUS = Growth(34, 5, 1.9, 2, 4.0, 0.82, 66, _round, 0.20, wander=0.3, sag=0.3)
OLIVE = Growth(32, 6, 1.5, 2, 5.4, 0.20, 42, lance, 0.22)
MINT = Growth(8, 0, 1.5, 2, 3.6, 0.62, 58, oval, 0.14, wander=0.4)
ROSEMARY = Growth(10, 2, 0.42, 4, 2.2, 0.10, 48, lance, 0.14, wander=0.3)
BASIL = Growth(5, 0, 1.6, 2, 4.6, 0.66, 55, oval, 0.16, wander=0.3)


def _branch(rng: np.random.Generator, wish: Wish) -> Piece:
    return _reaching(rng, wish, BRANCH, leafage(rng, wish.colour, gloss=0.6))


def _eucalyptus(rng: np.random.Generator, wish: Wish) -> Piece:
    return _reaching(rng, wish, EUCALYPTUS, leafage(rng, wish.colour, veins=6, rib=0.3, gloss=0.2, bloom=0.45))


def _olive(rng: np.random.Generator, wish: Wish) -> Piece:
    return _reaching(rng, wish, OLIVE, leafage(rng, wish.colour, veins=0, rib=0.6, gloss=0.45, bloom=0.18))


def _reaching(rng: np.random.Generator, wish: Wish, growth: Growth, skin: Material) -> Piece:
    leaves, wood = grown(rng, growth)
    bark = Material(colour=tinted(BARK, 0.3, wish.colour), roughness=0.75, specular=0.2)
    return piece(wish, Item("leaves", leaves, skin), Item("wood", wood, bark))


def grown(rng: np.random.Generator, growth: Growth) -> tuple[Mesh, Mesh]:
    """Return the leaves and the wood of a branch that grows from the origin upwards, its shoots to both sides."""
    main = course(rng, np.array([0.0, 1.0, 0.0]), growth.length, wander=growth.wander, sag=0.0, points=28)
    thick = growth.thickness * np.linspace(1, 0.3, len(main))
    stems, wood = [main], [tube(main, thick, sides=8)]
    for number, share in enumerate(np.linspace(0.18, 0.85, growth.shoots)):
        place, along = at(main, float(share))
        side = (-1) ** number * np.array([1.0, 0.0, 0.0]) + rng.normal(0, 0.25, 3)
        length = growth.length * float(rng.uniform(0.35, 0.55)) * (1.1 - 0.75 * share)
        shoot = place + course(
            rng, along + rng.uniform(0.7, 1.1) * side, length, wander=growth.wander, sag=growth.sag, points=14
        )
        stems.append(shoot)
        wood.append(tube(shoot, growth.thickness * 0.55 * np.linspace(1, 0.35, len(shoot)), sides=6))
    places = [there for number, stem in enumerate(stems) for there in _nodes(rng, stem, growth, bare=number == 0)]
    shapes = [
        blade(growth.size, growth.width * growth.size, outline=growth.outline, fold=fold, bend=bend)
        for fold, bend in zip(rng.uniform(0.1, 0.45, 5), rng.normal(0.35, 0.35, 5), strict=True)
    ]
    return flush(rng, shapes, places), forms.merged(wood)


def _nodes(rng: np.random.Generator, stem: Floats, growth: Growth, *, bare: bool) -> list[Transform]:
    """Return where leaves stand along a stem: in turns round it, smaller towards its tip, which ends in one."""
    length = float(np.linalg.norm(np.diff(stem, axis=0), axis=1).sum())
    count = max(2, round(length / growth.gap))
    spin, places = float(rng.uniform(0, 360)), []
    for number, share in enumerate(np.linspace(0.3 if bare else 0.15, 1.0, count)):
        place, along = at(stem, float(share))
        last = number == count - 1
        first = np.cross(along, CAMERA)
        second = np.cross(first, along)
        for leaf in range(1 if last else growth.leaves):
            angle = np.radians(spin + 100 * number + 360 * leaf / growth.leaves + float(rng.normal(0, 14)))
            aside = first * np.cos(angle) + 0.75 * second * np.sin(angle)
            lean = np.radians(8 if last else growth.angle * float(rng.uniform(0.75, 1.2)))
            heading = np.cos(lean) * along + np.sin(lean) * aside / np.linalg.norm(aside) - np.array([0, 0.12, 0])
            facing = CAMERA + 0.5 * UP + 0.45 * direction(rng)
            size = float(rng.uniform(0.75, 1.1)) * (1.05 - 0.45 * share**2)
            places.append(attitude(place, heading, facing, size))
    return places


def _palm(rng: np.random.Generator, wish: Wish) -> Piece:
    """A feather palm's frond: a bowed rib with two ranks of long folded leaflets."""
    rib = course(rng, np.array([0.05, 1.0, 0.0]), 34, wander=0.12, sag=0.0, points=40)
    rib[:, 2] -= 5 * np.linspace(0, 1, 40) ** 2
    shapes = [
        blade(1.0, 0.085, outline=lance, fold=0.55, bend=bend, rows=14, columns=3, wave=0.0)
        for bend in (0.15, 0.45, 0.75)
    ]
    places = []
    for share in np.linspace(0.16, 0.99, 34):
        place, along = at(rib, float(share))
        for side in (-1, 1):
            lean = np.radians(64 - 46 * share + float(rng.normal(0, 3)))
            heading = np.cos(lean) * along + np.sin(lean) * np.array([side, 0.0, 0.22]) + rng.normal(0, 0.03, 3)
            length = 15 * float(np.sin(np.pi * (0.12 + 0.80 * share)) ** 0.7) * float(rng.uniform(0.92, 1.06))
            places.append(attitude(place, heading, np.array([0.5 * side, 0.2, 1.0]), length))
    stalk = tube(rib, np.linspace(0.42, 0.08, len(rib)))
    skin = leafage(rng, wish.colour, veins=0, rib=0.55, gloss=0.6)
    stem = Material(colour=tinted(wish.colour, 0.5, (0.42, 0.45, 0.12)), roughness=0.45)
    return piece(wish, Item("leaflets", flush(rng, shapes, places), skin), Item("rib", stalk, stem))


def _fern(rng: np.random.Generator, wish: Wish) -> Piece:
    """Two fronds from one foot, their leaflets toothed and ever smaller to the tip."""
    leaflet = blade(1.0, 0.30, outline=_toothed, fold=0.2, bend=0.5, rows=26, columns=5)
    places, ribs = [], []
    for side in (-1, 1):
        heading = np.array([side * rng.uniform(0.08, 0.3), 1.0, rng.uniform(-0.1, 0.2)])
        rib = course(rng, heading, float(rng.uniform(24, 31)), wander=0.2, sag=0.35, points=36)
        ribs.append(tube(rib, np.linspace(0.16, 0.03, len(rib)), sides=6))
        for share in np.linspace(0.12, 0.995, 34):
            place, along = at(rib, float(share))
            aside = np.cross(along, CAMERA)
            for wing in (-1, 1):
                leaning = along * 0.35 + wing * aside + rng.normal(0, 0.05, 3) + np.array([0.0, 0.0, 0.15])
                length = 7.2 * float(np.sin(np.pi * (0.22 + 0.775 * share)) ** 0.9) + 0.3
                places.append(attitude(place, leaning, CAMERA + 0.12 * direction(rng), length))
    skin = leafage(rng, wish.colour, veins=14, rib=0.35, gloss=0.3, vary=0.1)
    stem = Material(colour=tinted(wish.colour, 0.5, (0.10, 0.06, 0.02)), roughness=0.6)
    return piece(wish, Item("leaflets", flush(rng, [leaflet], places), skin), Item("ribs", forms.merged(ribs), stem))


def _toothed(along: Floats) -> Floats:
    return np.asarray(np.clip(1.02 - along, 0, 1) ** 0.75 * (0.55 + 0.45 * np.abs(np.sin(12.5 * np.pi * along)) ** 0.7))


def _monstera(rng: np.random.Generator, wish: Wish) -> Piece:
    """A Swiss cheese plant's leaf on its stalk: a heart of fingers parted by slits and holes."""
    stalk = course(rng, np.array([0.0, 1.0, -0.1]), 11, wander=0.15, points=14)
    there = attitude(stalk[-1], np.array([rng.normal(0, 0.1), 1.0, 0.1]), CAMERA)
    skin = leafage(rng, wish.colour, veins=0, rib=0.5, gloss=0.85, vary=0.07)
    stem = Material(colour=tinted(wish.colour, 0.35, (0.30, 0.36, 0.08)), roughness=0.5)
    leaf = fingered(rng, float(rng.uniform(20, 25)))
    return piece(wish, Item("leaf", leaf, skin, there), Item("stalk", tube(stalk, np.linspace(0.42, 0.28, 14)), stem))


def fingered(rng: np.random.Generator, length: float, *, fingers: int = 8) -> Mesh:
    """A monstera's blade, `length` from its stalk to its tip: fingers side by side, joined near the rib."""
    halves = []
    for side in (-1, 1):
        share = np.linspace(0, 1, fingers + 1)
        starts = length * 0.80 * share**1.1
        angles = np.radians(-78 + 168 * share**0.9 + np.pad(rng.normal(0, 2.5, fingers - 1), 1))
        reach = length * (0.36 + 0.30 * np.sin(np.pi * np.clip(share * 1.12, 0, 1)) ** 0.8 - 0.10 * share**3)
        s = np.linspace(0, 1, 26)
        lines = np.stack([_vein(starts[k], angles[k], reach[k], s) for k in range(fingers + 1)])
        for k in range(fingers):
            depth = float(rng.uniform(0.42, 0.6))
            halves.append(
                _finger(rng, lines[k], lines[k + 1], s, side=side, slit=depth, ends=(k == 0, k == fingers - 1))
            )
    return _draped(merged(halves), length)


def _vein(start: float, angle: float, reach: float, s: Floats) -> Floats:
    """Return the plane course (n, 2) of a boundary between fingers, curving towards the tip."""
    turns = angle + np.radians(26) * s * np.cos(angle)
    step = reach / (len(s) - 1)
    x, y = np.cumsum(np.cos(turns)) * step, start + np.cumsum(np.sin(turns)) * step
    return np.stack([x - x[0], y - y[0] + start], axis=-1)


def _finger(
    rng: np.random.Generator, low: Floats, high: Floats, s: Floats, *, side: int, slit: float, ends: tuple[bool, bool]
) -> Mesh:
    """Fill the plane between two boundaries but for slits towards the edge and holes near the rib."""
    parted = 0.14 * np.clip((s - slit) / 0.12, 0, 1) ** 0.6
    hole = 0.22 * np.clip(1 - ((s - 0.24) / 0.09) ** 2, 0, None) ** 0.5 * float(rng.random() < 0.6)
    tip = 0.5 * (1 - np.sqrt(np.clip(1 - np.clip((s - 0.80) / 0.2, 0, 1) ** 2.4, 0, 1)))
    below = np.clip((tip if ends[0] else parted + hole + tip), 0, 0.499)
    above = np.clip(tip if ends[1] else parted + tip, 0, 0.499)
    r = np.linspace(0, 1, 7)
    share = below[:, None] + r * (1 - below - above)[:, None]
    plane = low[:, None] * (1 - share[..., None]) + high[:, None] * share[..., None]
    ridge = -0.35 * (2 * share - 1) ** 2 * np.sin(np.pi * np.clip(s, 0, 0.9))[:, None]
    points = np.stack([side * plane[..., 0], plane[..., 1], ridge], axis=-1)
    uvs = np.stack([np.broadcast_to(share, plane.shape[:2]), np.broadcast_to(s[:, None], plane.shape[:2])], axis=-1)
    return sheet(points[:, ::side], uvs[:, ::side])


def _draped(mesh: Mesh, length: float) -> Mesh:
    """Fold a plane leaf along its rib and let its edges and its tip hang."""
    x, y, z = mesh.positions.astype(np.float64).T / length
    depth = z + 0.28 * np.abs(x) - 0.62 * x**2 - 0.28 * np.clip(y, 0, None) ** 2 + 0.012 * np.sin(19 * y + 7 * x)
    positions = length * np.stack([x, y, depth - 0.02], axis=-1)
    return Mesh(positions.astype(np.float32), mesh.faces, mesh.uvs)


def _herbs(rng: np.random.Generator, wish: Wish) -> Piece:
    """A sprig of mint, basil or rosemary that lies on the ground."""
    kind, tone = ((MINT, 0.0), (BASIL, 0.15), (ROSEMARY, 0.45))[int(rng.integers(3))]
    leaves, wood = grown(rng, kind)
    lying = turn(float(rng.uniform(0, 360))) @ turn(-80, "x")
    skin = leafage(rng, tinted(wish.colour, tone, (0.10, 0.16, 0.10)), veins=9, gloss=0.45, rib=0.35)
    stem = Material(colour=tinted(wish.colour, 0.4, (0.25, 0.22, 0.08)), roughness=0.6)
    return piece(wish, Item("leaves", leaves, skin, lying), Item("stem", wood, stem, lying), sunk=0.25, centred=True)


GREENS = ("#4d6b34", "#3f5c30", "#6a7f45")

PROPS = {
    "branch": PropKind(layout="reach", colours=GREENS, build=_branch, count=(1, 2)),
    "eucalyptus": PropKind(layout="reach", colours=("#7f9a84", "#8ea394", "#6f8f78"), build=_eucalyptus, count=(1, 2)),
    "olive branch": PropKind(layout="reach", colours=("#6f7d4f", "#7b8a5e"), build=_olive, count=(1, 2)),
    "monstera": PropKind(layout="reach", colours=("#2f5a2c", "#38672f"), build=_monstera, count=(1, 2)),
    "palm leaf": PropKind(layout="reach", rises=True, colours=("#47722f", "#3b6636"), build=_palm, count=(1, 2)),
    "fern": PropKind(layout="reach", rises=True, colours=("#4f7a30", "#41692b"), build=_fern, count=(1, 2)),
    "herbs": PropKind(layout="scatter", colours=("#4e7f31", "#5d8a3a"), build=_herbs, count=(3, 5)),
}
