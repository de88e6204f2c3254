"""Stones: pebbles and crystals."""

from dataclasses import replace

import numpy as np

from photostudio.engines.studio import shapes
from photostudio.engines.studio.library.kinds import Piece, PropKind, Wish
from photostudio.engines.studio.library.props.forms import Floats, joined, lumpy
from photostudio.engines.studio.library.props.pieces import piece
from photostudio.engines.studio.library.props.skins import clear, skin
from photostudio.engines.studio.noise import fractal, level, smoothstep
from photostudio.engines.studio.scene import Colour, Item, Material, Mesh, Texture
from photostudio.engines.studio.shapes import moved
from photostudio.engines.studio.textures import paint, relief, tinted
from photostudio.engines.studio.transforms import move, turn

CORE = move(0, 0.05, 0) @ np.diag([0.62, 0.55, 0.62, 1.0])  # quartz is milky at its foot
GREYS = ("#9a948b", "#5d5a57", "#cfc6b8")


def pebble(rng: np.random.Generator, wish: Wish) -> Piece:
    """A water-worn stone, flatter than wide, that lies a little sunk in its ground."""
    coat = skin(wish, rng) if wish.material else _weathered(rng, wish.colour)
    mesh = moved(worn(rng, rows=16, columns=36), np.diag([*np.full(3, float(rng.uniform(1.3, 3.4))), 1.0]))
    sunk = 0.12 * float(np.ptp(mesh.positions[:, 1]))
    return piece(wish, Item("pebble", mesh, coat, turn(float(rng.uniform(0, 360)))), sunk=sunk)


def worn(rng: np.random.Generator, *, rows: int, columns: int) -> Mesh:
    """A stone about one unit wide, ground smooth by water."""
    polar = np.linspace(np.pi, 0, rows)[:, None]
    angle = np.linspace(-np.pi, np.pi, columns)[None]
    ball = np.stack(
        np.broadcast_arrays(np.sin(polar) * np.sin(angle), np.cos(polar), np.sin(polar) * np.cos(angle)), -1
    )
    stone = ball * lumpy(rng, ball, 0.12, waves=0.9)[..., None]
    stone = np.sign(stone) * np.abs(stone) ** 0.92 * rng.uniform((0.42, 0.19, 0.30), (0.50, 0.32, 0.42))
    return shapes.sheet(stone)


def crystal(rng: np.random.Generator, wish: Wish) -> Piece:
    """A cluster of six-sided quartz points growing out of one foot."""
    coat = skin(wish, rng) if wish.material else clear(wish.colour, ior=1.54)
    milk = Material(colour=tinted(wish.colour, 0.4, (1.0, 1.0, 1.0)), roughness=0.8, specular=0.2)
    items = []
    for number in range(int(rng.integers(6, 9))):
        lean = float(rng.uniform(4, 12)) if number == 0 else float(rng.uniform(16, 50))
        length = float(rng.uniform(5.0, 7.0)) if number == 0 else float(rng.uniform(1.8, 4.6))
        foot = turn(137.5 * number + float(rng.uniform(-25, 25))) @ turn(lean, "x") @ move(0, -0.5, 0)
        point = _quartz(rng, length)
        items += [Item(f"point {number + 1}", point, coat, foot), Item(f"core {number + 1}", point, milk, foot @ CORE)]
    return piece(wish, *items, sunk=0.45)


def _quartz(rng: np.random.Generator, length: float) -> Mesh:
    """A six-sided prism with a pointed head, none of its faces alike."""
    width = length * float(rng.uniform(0.13, 0.2))
    angle = np.linspace(0, 2 * np.pi, 6, endpoint=False) + rng.uniform(-0.12, 0.12, 6)
    reach = width * rng.uniform(0.85, 1.15, 6)
    outline = np.stack([reach * np.sin(angle), reach * np.cos(angle)], axis=-1)
    shoulder = length * (0.72 + rng.uniform(-0.05, 0.07, 6))
    tip = np.array([rng.uniform(-0.2, 0.2) * width, rng.uniform(-0.2, 0.2) * width])

    def ring(share: float, height: Floats | float) -> Floats:
        plane = tip * (1 - share) + outline * share
        return np.stack([plane[:, 0], np.broadcast_to(height, 6), plane[:, 1]], axis=-1)

    rings = [ring(1e-3, 0.0), ring(0.86, 0.0), ring(1.0, shoulder), ring(0.06, length * 0.99), ring(1e-3, length)]
    return replace(joined(np.stack(rings)), smooth=False)


def _weathered(rng: np.random.Generator, colour: Colour) -> Material:
    """Return the skin of a river stone: cloudy, speckled, some with a pale vein."""
    size = 256
    clouds = fractal(rng, size, coarsest=2, finest=30, slope=1.2)
    specks = smoothstep(1.6, 2.3, fractal(rng, size, coarsest=24, finest=70, slope=0.2))
    vein = smoothstep(0.06, 0.0, np.abs(fractal(rng, size, coarsest=1.5, finest=6, slope=2.4))) * float(
        rng.random() < 0.4
    )
    tone = tinted(colour, float(rng.uniform(0, 0.35)), (0.05, 0.05, 0.055) if rng.random() < 0.5 else (0.75, 0.7, 0.63))
    grain = fractal(rng, size, coarsest=40, slope=0.4)
    colours = paint(
        tone,
        (0.35 * level(clouds), tinted(tone, 0.55)),
        (0.30 * specks, tinted(tone, 0.7, (0.9, 0.88, 0.84))),
        (0.55 * vein, (0.75, 0.73, 0.7)),
        grain=0.04 * grain,
    )
    bump = replace(relief(0.5 + 0.15 * grain), repeat=0.25)
    return Material(colour=Texture(colours, repeat=0.18), bump=bump, bump_height=0.02, roughness=0.55, specular=0.35)


PROPS = {
    "pebbles": PropKind(layout="scatter", colours=GREYS, build=pebble, count=(5, 9)),
    "crystal": PropKind(layout="stand", colours=("#e9dff2", "#f0d3da", "#f4f6f8"), build=crystal),
}
