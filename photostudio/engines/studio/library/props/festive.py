"""Feasts: baubles, presents, balloons, confetti."""

import numpy as np

from photostudio.engines.studio import shapes
from photostudio.engines.studio.library.kinds import Piece, PropKind, Wish
from photostudio.engines.studio.library.props.forms import Floats, ball, merged, rounded, tube, turned
from photostudio.engines.studio.library.props.pieces import piece
from photostudio.engines.studio.library.props.skins import WHITE, glossy, matte, polished, satin, skin
from photostudio.engines.studio.library.props.strips import strip
from photostudio.engines.studio.scene import Colour, Item, Material, Mesh, Transform
from photostudio.engines.studio.shapes import moved
from photostudio.engines.studio.textures import tinted
from photostudio.engines.studio.transforms import move, turn

GOLD: Colour = (0.75, 0.5, 0.17)


def bauble(rng: np.random.Generator, wish: Wish) -> Piece:
    """A glass ball with a gilt cap, lying on its side."""
    lie = turn(float(rng.uniform(0, 360))) @ turn(float(rng.uniform(48, 86)), "x")
    return piece(wish, *_hung(rng, wish, float(rng.uniform(1.9, 3.1)), lie))


def ornament(rng: np.random.Generator, wish: Wish) -> Piece:
    """A bauble that hangs, well clear of the ground, from a thread that leaves the picture."""
    radius = float(rng.uniform(1.7, 2.7))
    thread = tube(np.array([(0.0, radius + 0.9, 0.0), (0.0, 20.0, 0.0), (0.0, 60.0, 0.0)]), 0.035, sides=5)
    hung = _hung(rng, wish, radius, np.eye(4))
    return piece(wish, *hung, Item("thread", thread, polished(GOLD, 0.4)), sunk=-float(rng.uniform(9, 19)))


def gift(rng: np.random.Generator, wish: Wish) -> Piece:
    """A wrapped box with a lid, a ribbon round it both ways and a bow."""
    width, depth, height = (float(side) for side in rng.uniform((6.0, 6.0, 4.0), (9.0, 8.0, 7.0)))
    paper = skin(wish, rng, "matte")
    about = turn(float(rng.uniform(15, 45)) * float(rng.choice([-1, 1])))
    lid = shapes.slab(width + 0.35, depth + 0.35, 1.5, corner=0.14, bevel=0.1)
    bands = [shapes.slab(1.3, depth + 0.44, height + 0.35, corner=0.1, bevel=0.06)]
    bands.append(shapes.slab(width + 0.44, 1.3, height + 0.35, corner=0.1, bevel=0.06))
    bow = moved(_bow(rng), move(0, height + 0.35, 0))
    return piece(
        wish,
        Item("box", shapes.slab(width, depth, height, corner=0.14, bevel=0.08), paper, about),
        Item("lid", lid, paper, about @ move(0, height - 1.2, 0)),
        Item("ribbon", merged([*bands, bow]), satin(_contrast(wish)), about),
    )


def balloons(rng: np.random.Generator, wish: Wish) -> Piece:
    """A bunch of balloons on strings that meet at one weight."""
    tones = (wish.colour, tinted(wish.colour, 0.55, WHITE), wish.accent, wish.tone)
    items, strings = [], []
    for number in range(int(rng.integers(3, 5))):
        angle = 2.1 * number + float(rng.uniform(-0.4, 0.4))
        top = np.array([3.6 * np.sin(angle), 15.0 + 3.6 * number + rng.uniform(-1, 1), 2.6 * np.cos(angle)])
        tilt = turn(float(-22 * np.sin(angle)), "z") @ turn(float(18 * np.cos(angle)), "x")
        there = move(*top) @ tilt
        coat = skin(wish, rng) if wish.material else glossy(tones[number % 4], 0.14)
        items.append(Item(f"balloon {number + 1}", _balloon(float(rng.uniform(2.9, 3.6))), coat, there))
        strings.append(tube(rounded(np.array([(0, 0.6, 0), top * (0.35, 0.4, 0.35), top])), 0.035, sides=5))
    weight = moved(ball(0.9), move(0, 0.9, 0))
    return piece(wish, *items, Item("strings", merged([*strings, weight]), matte(tinted(wish.colour, 0.3, WHITE))))


def confetti(rng: np.random.Generator, wish: Wish) -> Piece:
    """A snippet of paper or foil, curled as it fell."""
    tones = (wish.colour, wish.accent, tinted(wish.colour, 0.6, WHITE), wish.tone)
    width, length = float(rng.uniform(0.45, 0.75)), float(rng.uniform(0.7, 1.5))
    curl = float(rng.normal(0, 0.9))
    way = np.linspace(-0.5, 0.5, 9) * length
    path = np.stack([way, 0.35 * curl * way**2, np.zeros(9)], axis=-1)
    mesh = strip(path, np.tile([0.0, 0.2, 1.0], (9, 1)), width)
    there = turn(float(rng.uniform(0, 360))) @ turn(float(rng.normal(0, 14)), "x")
    tone = tones[int(rng.integers(4))]
    if wish.material:  # half of the foil shows its paper side: metal alone mirrors the dark
        coat = skin(wish, rng) if rng.random() < 0.5 else satin(tinted(wish.colour, 0.15, WHITE))
    else:
        coat = polished(tone, 0.3) if rng.random() < 0.3 else matte(tone)
    return piece(wish, Item("snippet", mesh, coat, there))


def _hung(rng: np.random.Generator, wish: Wish, radius: float, there: Transform) -> list[Item]:
    if wish.material:
        coat = skin(wish, rng)
    elif rng.random() < 0.35:
        coat = matte(wish.colour, 0.45)
    else:
        coat = Material(colour=wish.colour, metallic=0.85, roughness=0.09, clearcoat=1.0)
    cap = rounded(np.array([(0.62, -0.25), (0.64, 0.1), (0.6, 0.5), (0.1, 0.62), (0.0, 0.62)]), samples=24)
    bow = np.linspace(0, 2 * np.pi, 28)
    loop = tube(np.stack([0.3 * np.sin(bow), 0.85 + 0.3 * np.cos(bow), 0 * bow], axis=-1), 0.05, sides=6)
    top = moved(merged([turned(cap, 32), loop]), move(0, 0.95 * radius, 0))
    return [
        Item("bauble", ball(radius, rows=48, columns=96), coat, there),
        Item("cap", top, polished(GOLD, 0.25), there),
    ]


def _bow(rng: np.random.Generator) -> Mesh:
    """Loops of ribbon round a knot, and two tails."""
    parts = [moved(ball(0.55, rows=10, columns=16), np.diag([1.2, 0.8, 1.0, 1.0]))]
    for number in range(6):
        high = 2.0 if number % 2 else 1.3
        loop = rounded(
            np.array([(0, 0.2, 0), (1.4, high + 0.3, 0), (2.9, high, 0), (3.0, 0.5, 0), (1.3, 0.1, 0), (0, 0.1, 0)]),
            samples=32,
        )
        across = np.tile([0.0, 0.0, 1.0], (32, 1))
        parts.append(moved(strip(loop, across, 1.2), turn(60.0 * number + float(rng.uniform(-9, 9)))))
    for angle in (25.0, 205.0):
        tail = rounded(np.array([(0, 0.2, 0), (1.6, 0.5, 0), (2.8, 0.12, 0.3), (3.6, 0.2, 0.5)]), samples=20)
        parts.append(moved(strip(tail, np.tile([0.0, 0.1, 1.0], (20, 1)), 1.1), turn(angle)))
    return merged(parts)


def _balloon(radius: float) -> Mesh:
    """A blown-up balloon over its knot, which is at the origin."""
    shape: Floats = radius * np.array(
        [
            (0.0, -0.12),
            (0.16, -0.1),
            (0.05, 0.02),
            (0.3, 0.3),
            (0.95, 1.1),
            (1.08, 1.9),
            (0.75, 2.6),
            (0.3, 2.75),
            (0, 2.76),
        ]
    )
    return turned(rounded(shape, samples=64), 64)


def _contrast(wish: Wish) -> Colour:
    """Return the ribbon's colour: the set's accent, or white on paper of that very colour."""
    near = float(np.abs(np.subtract(wish.accent, wish.colour)).max()) < 0.12
    return (0.9, 0.88, 0.84) if near else wish.accent


PROPS = {
    "bauble": PropKind(layout="stand", colours=("#a3202b", "#c79a52", "#2f5a46"), build=bauble, count=(2, 3)),
    "ornaments": PropKind(layout="hang", colours=("#a3202b", "#c79a52", "#d9d9de"), build=ornament, count=(2, 3)),
    "gift": PropKind(layout="stand", colours=("#efe6da", "#a3202b", "#2f5a46"), build=gift, count=(1, 2)),
    "balloons": PropKind(layout="stand", colours=("#e9a7a0", "#9fc3d9", "#e9d7a6"), build=balloons),
    "confetti": PropKind(layout="scatter", colours=("#e9a7a0", "#d9b34a", "#9fc3d9"), build=confetti, count=(20, 36)),
}
