"""Candles and lamps. What glows is large rather than glaring, and each piece has one lamp: the renderer picks among
lamps by chance, so that many or tiny ones would only make noise.
"""

import numpy as np

from photostudio.engines.studio.library.kinds import Piece, PropKind, Wish
from photostudio.engines.studio.library.props.forms import (
    Floats,
    cushion,
    lumpy,
    merged,
    rounded,
    tube,
    turned,
    vessel,
)
from photostudio.engines.studio.library.props.pieces import piece
from photostudio.engines.studio.library.props.skins import clear, matte, polished, skin
from photostudio.engines.studio.scene import Colour, Glow, Item, Material, Mesh, Transform
from photostudio.engines.studio.shapes import moved
from photostudio.engines.studio.textures import tinted
from photostudio.engines.studio.transforms import move, turn

FLAME: Colour = (22.0, 10.5, 3.0)
BULB: Colour = (12.0, 6.0, 1.9)
SOOT: Colour = (0.02, 0.017, 0.015)
IVORY: Colour = (0.86, 0.76, 0.6)


def candle(rng: np.random.Generator, wish: Wish) -> Piece:
    """A burning pillar candle, or one in a jar of glass."""
    if wish.material == "glass":
        return _jar(rng, wish)
    radius, height = float(rng.uniform(2.4, 3.4)), float(rng.uniform(6.0, 11.0))
    body = _wax_body(rng, radius, height)
    return piece(wish, Item("wax", body, wax_of(wish.colour)), *lit_wick(rng, move(0, height - 0.9, 0)))


def _jar(rng: np.random.Generator, wish: Wish) -> Piece:
    radius, height = 3.6, 8.0
    outside = rounded(np.array([(0.88 * radius, 0), (radius, 0.15), (radius, 0.5), (radius, height)]), samples=40)
    jar = turned(vessel(outside, wall=0.22, floor=0.5))
    filling = np.array(
        [(0.0, 0.52), (radius - 0.5, 0.55), (radius - 0.26, 0.8), (radius - 0.26, 4.9), (radius - 0.4, 4.85), (0, 4.8)]
    )
    items = [
        Item("jar", jar, clear((0.98, 1.0, 1.0))),
        Item("wax", turned(filling), wax_of(tinted(wish.colour, 0.6, IVORY))),
    ]
    return piece(wish, *items, *lit_wick(rng, move(0, 4.75, 0)))


def lantern(rng: np.random.Generator, wish: Wish) -> Piece:
    """A lantern of four posts, a roof and a ring, with a candle burning in it; or one of ribbed paper."""
    if wish.material == "paper":
        return _paper_lantern(rng, wish)
    half, height = 3.6, 10.0
    bars = [moved(cushion(np.array([8.4, 0.7, 8.4]), 0.15), move(0, 0.35, 0))]
    bars.append(moved(cushion(np.array([8.4, 0.5, 8.4]), 0.15), move(0, height, 0)))
    post = cushion(np.array([0.5, height, 0.5]), 0.1, cells=6)
    bars += [moved(post, move(x, height / 2, z)) for x in (-half, half) for z in (-half, half)]
    roof = moved(
        turned(np.array([(0, 0), (5.7, 0), (5.7, 0.15), (2.0, 2.6), (1.4, 2.8), (1.4, 3.6), (0, 3.9)]), 4), turn(45)
    )
    bars.append(moved(_flat(roof), move(0, height + 0.2, 0)))
    bow = np.linspace(0, 2 * np.pi, 40)
    loop = np.stack([1.5 * np.cos(bow), height + 5.4 + 1.5 * np.sin(bow), 0 * bow], axis=-1)
    bars.append(tube(loop, 0.16, sides=8))
    coat = skin(wish, rng) if wish.material else Material(colour=wish.colour, roughness=0.45, specular=0.5)
    about = turn(float(rng.uniform(12, 40)) * float(rng.choice([-1, 1])))
    wax = Item("wax", _wax_body(rng, 2.2, 5.0), wax_of(IVORY), move(0, 0.7, 0))
    return piece(wish, Item("frame", merged(bars), coat, about), wax, *lit_wick(rng, move(0, 4.8, 0)))


def _paper_lantern(rng: np.random.Generator, wish: Wish) -> Piece:
    """A globe of paper over its hoops between two gilt caps, set down on the lower, with a cord for hanging."""
    radius, hoops = float(rng.uniform(4.6, 5.2)), 11
    polar = np.linspace(0.34, np.pi - 0.34, 12 * hoops + 1)
    taut = 1 - 0.045 * np.abs(np.sin(hoops * (polar - 0.34) * np.pi / (np.pi - 0.68)))
    globe = turned(radius * np.stack([np.sin(polar) * taut, 0.84 * (1 - np.cos(polar))], axis=-1), 96)
    foot, head = (0.84 * radius * (1 - np.cos(angle)) for angle in (0.34, np.pi - 0.34))
    ring = np.array([(0.0, 0.0), (1.0, 0.0), (1.04, 0.08), (1.04, 0.72), (1.0, 0.8), (0.0, 0.8)])
    cap = turned(ring * (0.36 * radius, 1.0), 48)
    caps = [moved(cap, move(0, level, 0)) for level in (foot - 0.6, head - 0.2)]
    bow = np.linspace(0, 2 * np.pi, 32)
    caps.append(tube(np.stack([0.8 * np.sin(bow), head + 1.3 + 0.8 * np.cos(bow), 0 * bow], axis=-1), 0.12, sides=6))
    paper = Material(colour=wish.colour, roughness=0.55, sheen=0.2, translucent=0.5)
    gilt = polished(wish.accent, 0.25)
    return piece(wish, Item("globe", globe, paper), Item("caps", merged(caps), gilt))


def lights(rng: np.random.Generator, wish: Wish) -> Piece:
    """A string of small warm bulbs that meanders on the ground, in a bow before what stands in its middle."""
    x = np.linspace(-15, 15, 9)
    bow = 6.5 - 8.5 * (x / 15) ** 2
    bends = np.stack([x, np.full(9, 0.12), bow + rng.uniform(-1.8, 1.8, 9)], axis=-1)
    wire = rounded(bends, samples=240)
    wire[:, 1] += 0.25 * np.abs(np.sin(np.linspace(0, 40, 240) + rng.uniform(0, 6)))
    caps, bulbs = [], []
    for number in range(8, 236, 20):
        there = move(*wire[number]) @ turn(float(rng.uniform(0, 360))) @ turn(float(rng.uniform(60, 95)), "x")
        caps.append(moved(turned(np.array([(0, 0), (0.16, 0), (0.17, 0.5), (0, 0.55)]), 10), there))
        bulbs.append(moved(_bulb(), there @ move(0, 0.5, 0)))
    metal = Material(colour=wish.colour, roughness=0.5)
    return piece(
        wish,
        Item("wire", merged([tube(wire, 0.07, sides=6), *caps]), metal),
        Item("bulbs", merged(bulbs), Glow(BULB)),
    )


def _bulb() -> Mesh:
    return turned(
        rounded(np.array([(0.0, 0), (0.2, 0.02), (0.42, 0.45), (0.3, 0.95), (0.06, 1.15), (0, 1.16)]), samples=12), 14
    )


def _wax_body(rng: np.random.Generator, radius: float, height: float) -> Mesh:
    """A pillar with a soft rim round the pool that its flame has melted."""
    side = [(0.0, 0.0), (0.94 * radius, 0.0), (radius, 0.12), (radius, 0.4), (radius, height - 0.5)]
    rim = [
        (0.97 * radius, height - 0.08),
        (0.9 * radius, height),
        (0.82 * radius, height - 0.15),
        (0.66 * radius, height - 0.75),
    ]
    profile = np.array([*side, *rim, (0.4 * radius, height - 0.9), (0.0, height - 0.92)])
    mesh = turned(_dense(profile))
    points = mesh.positions.astype(np.float64)
    near_rim = np.clip((points[:, 1] / height - 0.7) / 0.3, 0, 1) ** 2
    points[:, 1] += (
        0.35
        * near_rim
        * (np.hypot(points[:, 0], points[:, 2]) / radius) ** 2
        * 8
        * (lumpy(rng, points / radius, 0.1) - 1)
    )
    return Mesh(points.astype(np.float32), mesh.faces)


def _dense(profile: Floats) -> Floats:
    return np.concatenate([profile[:2], rounded(profile[1:], samples=70)])


def wax_of(colour: Colour) -> Material:
    """Return wax: light comes back from below its skin, which brightens and softens what is in shade."""
    return Material(colour=tinted(colour, 0.12, (1.0, 0.96, 0.9)), roughness=0.42, specular=0.35, sheen=0.4)


def lit_wick(rng: np.random.Generator, foot: Transform) -> list[Item]:
    lean = float(rng.uniform(-0.12, 0.12))
    wick = tube(rounded(np.array([(0, -0.1, 0), (0, 0.5, 0), (lean, 0.95, 0)]), samples=12), 0.07, sides=7)
    shape = rounded(np.array([(0, 0), (0.22, 0.1), (0.46, 0.65), (0.34, 1.5), (0.12, 2.4), (0, 3.0)]), samples=24)
    flame = moved(turned(shape, 18), move(0.5 * lean, 0.55, 0))
    points = flame.positions.copy()
    points[:, 0] += np.float32(0.18 * np.sign(lean)) * (points[:, 1] / 3) ** 2
    glow = Mesh(points, flame.faces)
    return [Item("wick", wick, matte(SOOT, 0.9), foot), Item("flame", glow, Glow(FLAME), foot)]


def _flat(mesh: Mesh) -> Mesh:
    """Return a mesh with every triangle on its own, so that its edges stay sharp among smooth neighbours."""
    return Mesh(mesh.positions[mesh.faces.ravel()], np.arange(mesh.faces.size, dtype=np.uint32).reshape(-1, 3))


PROPS = {
    "candle": PropKind(layout="stand", colours=("#efe6d6", "#d9c3ae", "#c9b0a6"), build=candle, count=(1, 3)),
    "lantern": PropKind(layout="stand", colours=("#232220", "#c9a04f", "#e9e6e0"), build=lantern),
    "string lights": PropKind(layout="lie", colours=("#2b3a2c", "#c9a04f"), build=lights),
}
