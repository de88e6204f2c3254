"""Plants in pots."""

import numpy as np

from photostudio.engines.studio.foliage import oval
from photostudio.engines.studio.library.kinds import Piece, PropKind, Wish
from photostudio.engines.studio.library.props import forms
from photostudio.engines.studio.library.props.forms import Floats, tube, turned, vessel
from photostudio.engines.studio.library.props.growth import attitude, blade, course, flush, leafage
from photostudio.engines.studio.library.props.leaves import CAMERA, UP
from photostudio.engines.studio.library.props.pieces import piece
from photostudio.engines.studio.library.props.skins import skin
from photostudio.engines.studio.scene import Colour, Item, Material, Mesh
from photostudio.engines.studio.textures import tinted

GOLDEN = 137.508
SOIL: Colour = (0.035, 0.022, 0.015)
BRIM = 7.6  # centimetres from the ground to the soil


def _potted(rng: np.random.Generator, wish: Wish) -> Piece:
    """A house plant in a stoneware pot: a rubber plant's broad leaves, a pilea's coins or a snake plant's swords."""
    plant, veins = ((_rubber, 9), (_pilea, 5), (_snake, 0))[int(rng.integers(3))]
    leaves, stems = plant(rng)
    outside = np.array([[3.4, 0.0], [3.7, 0.15], [4.3, 4.5], [4.75, 8.6], [4.95, 8.75], [5.0, 9.0]])
    pot = turned(vessel(forms.rounded(outside, samples=30), wall=0.4, floor=0.6), 64)
    clay = skin(Wish(colour=wish.tone, tone=wish.tone, accent=wish.accent, unit=wish.unit), rng, "ceramic")
    stalk = Material(colour=tinted(wish.colour, 0.35, (0.34, 0.36, 0.10)), roughness=0.55)
    return piece(
        wish,
        Item("pot", pot, clay),
        Item("soil", _soil(rng), Material(colour=SOIL, roughness=1.0, specular=0.05)),
        Item("leaves", leaves, leafage(rng, wish.colour, gloss=0.75, veins=veins, rib=0.45 if veins else 0.15)),
        Item("stems", stems, stalk),
    )


def _soil(rng: np.random.Generator) -> Mesh:
    share = np.linspace(0.01, 1, 24)
    profile = np.stack([4.4 * share, BRIM + 0.1 + 0.2 * np.cos(1.4 * share)], axis=-1)[::-1]
    points = forms.turned_points(profile, 48)
    points[..., 1] += rng.normal(0, 0.07, points.shape[:2])
    return forms.joined(points)


def _rubber(rng: np.random.Generator) -> tuple[Mesh, Mesh]:
    stem = np.array([0, BRIM - 0.5, 0]) + course(rng, UP, 15, wander=0.15, points=20)
    places = []
    for number, share in enumerate(np.linspace(0.3, 1.0, 10)):
        angle, lean = np.radians(GOLDEN * number), np.radians(72 - 52 * share)
        out = np.array([np.sin(angle), 0.0, np.cos(angle)])
        heading = np.cos(lean) * UP + np.sin(lean) * out
        size = float(rng.uniform(0.85, 1.1)) * (1.05 - 0.35 * share)
        places.append(attitude(stem[int(share * 19)], heading, UP - 0.2 * out + 0.15 * CAMERA, size))
    shapes = [blade(11, 5.2, outline=oval, bend=bend, fold=0.25, rows=16, columns=9) for bend in (0.5, 0.85)]
    return flush(rng, shapes, places), tube(stem, np.linspace(0.4, 0.2, 20))


def _pilea(rng: np.random.Generator) -> tuple[Mesh, Mesh]:
    places, stalks = [], []
    for number in range(24):
        share = (number + 0.5) / 24
        angle, lean = np.radians(GOLDEN * number), 0.10 + 1.25 * share**0.8
        out = np.array([np.sin(angle), 0.0, np.cos(angle)])
        length = float(rng.uniform(7, 9.5)) * (1.05 - 0.25 * share)
        stalk = np.array([0, BRIM, 0]) + course(rng, UP + lean * out, length, wander=0.1, sag=0.45 * share, points=10)
        stalks.append(tube(stalk, 0.09, sides=5))
        face = UP + 0.8 * out * share + 0.5 * CAMERA
        size = float(rng.uniform(0.75, 1.1))
        places.append(attitude(stalk[-1] - 1.3 * size * out, out + 0.1 * rng.normal(0, 1, 3), face, size))
    coin = [
        blade(4.4, 4.2, outline=_coin, fold=fold, bend=0.35, wave=0.01, rows=12, columns=9) for fold in (-0.15, -0.3)
    ]
    return flush(rng, coin, places), forms.merged(stalks)


def _coin(along: Floats) -> Floats:
    return np.asarray(np.sqrt(np.clip(1 - (2 * along - 1) ** 2, 0, 1)))


def _snake(rng: np.random.Generator) -> tuple[Mesh, Mesh]:
    places, sheaths = [], []
    for number in range(11):
        angle, reach = np.radians(GOLDEN * number), 2.4 * np.sqrt(number / 11)
        out = np.array([np.sin(angle), 0.0, np.cos(angle)])
        foot = np.array([0, BRIM - 0.3, 0]) + reach * out
        places.append(
            attitude(foot, UP + (0.04 + 0.07 * reach) * out, CAMERA + 0.6 * out, float(rng.uniform(0.6, 1.1)))
        )
        sheaths.append(tube(np.stack([foot, foot + 0.8 * UP]), 0.35, sides=7))
    shapes = [
        blade(18, 3.0, outline=_sword, fold=0.7, bend=bend, wave=0.05, rows=20, columns=7) for bend in (-0.1, 0.25)
    ]
    return flush(rng, shapes, places), forms.merged(sheaths)


def _sword(along: Floats) -> Floats:
    return np.asarray(
        (0.55 + 0.45 * np.sin(np.pi * np.clip(along, 0, 0.75) / 1.1)) * np.clip((1 - along) / 0.35, 0, 1) ** 0.6
    )


PROPS = {
    "potted plant": PropKind(layout="stand", colours=("#3e6b34", "#4f7f3f", "#35592f"), build=_potted),
}
