"""Dried grasses: plumes of pampas, ears of wheat."""

import numpy as np

from photostudio.engines.studio.foliage import lance
from photostudio.engines.studio.library.kinds import Piece, PropKind, Wish
from photostudio.engines.studio.library.props import forms
from photostudio.engines.studio.library.props.forms import Floats, tube
from photostudio.engines.studio.library.props.growth import (
    at,
    attitude,
    blade,
    course,
    direction,
    fibres,
    flush,
    leafage,
    strands,
)
from photostudio.engines.studio.library.props.pieces import piece
from photostudio.engines.studio.scene import Colour, Item, Material, Mesh
from photostudio.engines.studio.shapes import merged, moved, sheet
from photostudio.engines.studio.textures import tinted
from photostudio.engines.studio.transforms import move, turn

SPRAYS = 110  # in a plume
HAIRS = 66  # in a spray
FLAXEN: Colour = (0.99, 0.95, 0.87)  # a plume shades itself: its hairs are paler than it looks


def _pampas(rng: np.random.Generator, wish: Wish) -> Piece:
    """Two feathery plumes on stiff stalks, nodding apart."""
    hairs, stalks = [], []
    for side in (-1, 1):
        stem = course(
            rng, np.array([0.14 * side, 1.0, 0.05 * side]), float(rng.uniform(33, 39)), wander=0.2, sag=0.25, points=40
        )
        stalks.append(tube(stem, np.linspace(0.26, 0.06, 40), sides=6))
        hairs.append(_plume(rng, stem))
    pale = tinted(wish.colour, 0.85, FLAXEN)
    straw = Material(colour=tinted(wish.colour, 0.35, (0.30, 0.20, 0.08)), roughness=0.55)
    return piece(
        wish,
        Item("plumes", merged(hairs), strands(rng, tinted(wish.colour, 0.5, FLAXEN), pale, vary=0.05, roughness=0.7)),
        Item("stalks", forms.merged(stalks), straw),
    )


def _plume(rng: np.random.Generator, stem: Floats) -> Mesh:
    """Hairs in sprays along the upper part of a stem, longest in the middle, sinking under their weight."""
    count = SPRAYS * HAIRS
    shares = np.repeat(np.sort(rng.beta(1.3, 1.1, SPRAYS)), HAIRS)
    spot = (0.46 + 0.54 * shares) * (len(stem) - 1.001)
    number = spot.astype(np.intp)
    along = stem[number + 1] - stem[number]
    feet = stem[number] + (spot - number)[:, None] * along
    along = along / np.linalg.norm(along, axis=1, keepdims=True)
    lean = np.repeat(np.stack([direction(rng) for _ in range(SPRAYS)]), HAIRS, axis=0)
    lean = lean + rng.normal(0, 0.28, lean.shape)
    headings = along + 0.5 * lean
    way = rng.uniform(0, 1, count)[:, None] ** 0.8
    reach = 8.5 * np.sin(np.pi * (0.16 + 0.74 * shares)) ** 0.8 + 1.0
    feet = feet + headings * (0.65 * way * reach[:, None]) - way**2 * reach[:, None] * (0, 0.18, 0)
    return fibres(
        rng,
        feet,
        headings + rng.normal(0, 0.17, feet.shape),
        0.5 * reach * rng.uniform(0.4, 1.0, count),
        width=0.085,
        sag=0.45,
        joints=2,
    )


def _wheat(rng: np.random.Generator, wish: Wish) -> Piece:
    """A small sheaf that lies on the ground, tied with twine."""
    grains, awns, straws, blades = [], [], [], []
    for number in range(9):
        fan = np.array([0.30 * (number - 4) / 4 + rng.normal(0, 0.03), 1.0, rng.normal(0, 0.05)])
        stem = np.array([0.16 * (number - 4), -5.5, 0.35 * (number % 3) + 0.1]) + _tied(rng, fan, number)
        straws.append(tube(stem, 0.11, sides=6))
        ear, beard = _ear(rng, stem)
        grains += ear
        awns.append(beard)
        if number % 3 == 0:
            place, along = at(stem, 0.4)
            blades.append(attitude(place, along + 0.5 * direction(rng), np.array([0, 0, 1.0]), 1.0))
    twine = [
        moved(forms.tube(_loop(1.5, 0.75), 0.11, sides=6), move(0, level, 0.5)) for level in (-2.2, -1.98, -1.76, -1.55)
    ]
    lying = turn(float(rng.uniform(25, 65)) * float(rng.choice([-1, 1]))) @ turn(-88, "x")
    gold = wish.colour
    straw = Material(colour=tinted(gold, 0.2, (0.75, 0.62, 0.30)), roughness=0.5)
    return piece(
        wish,
        Item("grains", merged(grains), leafage(rng, gold, veins=0, rib=0.25, gloss=0.4), lying),
        Item("awns", merged(awns), strands(rng, tinted(gold, 0.2), tinted(gold, 0.4, (0.95, 0.85, 0.55))), lying),
        Item(
            "leaves",
            flush(rng, [blade(7, 0.7, outline=lance, bend=1.2)], blades),
            leafage(rng, gold, veins=0, gloss=0.3),
            lying,
        ),
        Item("straws", forms.merged(straws), straw, lying),
        Item("twine", forms.merged(twine), Material(colour=(0.36, 0.25, 0.13), roughness=0.9), lying),
        centred=True,
        sunk=0.5,
    )


def _tied(rng: np.random.Generator, fan: Floats, number: int) -> Floats:
    """Return a straw (n, 3) that runs in to the knot and fans out behind it."""
    way = course(rng, fan, 11.5 + 0.8 * (number % 3) + float(rng.uniform(-0.6, 0.6)), wander=0.08, points=24)
    way[:, 0] += -0.25 * (number - 4) * np.sin(np.pi * np.clip(np.linspace(0, 1.4, 24), 0, 1)) ** 2 * 0.5
    return way


def _loop(width: float, depth: float) -> Floats:
    angle = np.linspace(0, 2 * np.pi, 28)
    return np.stack([width * np.cos(angle), 0.05 * np.sin(3 * angle), depth * np.sin(angle)], axis=-1)


def _ear(rng: np.random.Generator, stem: Floats) -> tuple[list[Mesh], Mesh]:
    """Return the grains of an ear in four ranks at the end of a straw, and their beards."""
    end, along = stem[-1], (stem[-1] - stem[-2]) / np.linalg.norm(stem[-1] - stem[-2])
    across = np.cross(along, [0.0, 0.0, 1.0])
    grain = _grain()
    grains, feet, headings = [], [], []
    for number in range(22):
        place = end + along * 0.30 * number
        side = (across, np.cross(along, across))[number % 2] * (1 if number // 2 % 2 else -1)
        taper = 1.0 - 0.45 * (number / 22) ** 2
        heading = along + 0.42 * side
        grains.append((grain, attitude(place + 0.16 * side, heading, side, taper * float(rng.uniform(0.9, 1.1)))))
        feet.append(place + 0.9 * heading)
        headings.append(along + 0.25 * side + rng.normal(0, 0.06, 3))
    made = [flush(rng, [mesh], [there]) for mesh, there in grains]
    beard = fibres(rng, np.array(feet), np.array(headings), rng.uniform(2.5, 4.0, len(feet)), width=0.05, sag=0.03)
    return made, beard


def _grain() -> Mesh:
    """A plump husk from the origin upwards, 1.15 cm long."""
    along, angle = np.meshgrid(np.linspace(0, 1, 8), np.linspace(-np.pi, np.pi, 9), indexing="ij")
    reach = 0.21 * np.sin(np.pi * along**0.85) ** 0.75
    points = np.stack([reach * np.sin(angle), 1.15 * along, 0.8 * reach * np.cos(angle)], axis=-1)
    return sheet(points, np.stack([(angle / np.pi + 1) / 2, along], axis=-1))


PROPS = {
    "pampas": PropKind(
        layout="reach", rises=True, colours=("#dcc8ab", "#e8dcc6", "#cdb091"), build=_pampas, count=(1, 2)
    ),
    "wheat": PropKind(layout="stand", colours=("#c99f55", "#d6b36c"), build=_wheat),
}
