"""Water in drops, splashes and bubbles."""

import numpy as np

from photostudio.engines.studio.library.kinds import Piece, PropKind, Wish
from photostudio.engines.studio.library.props.forms import Floats, ball, joined, lumpy, merged, turned
from photostudio.engines.studio.library.props.pieces import piece
from photostudio.engines.studio.library.props.skins import clear, skin
from photostudio.engines.studio.noise import smoothstep
from photostudio.engines.studio.scene import Item, Material, Mesh, Sphere
from photostudio.engines.studio.shapes import moved
from photostudio.engines.studio.textures import tinted
from photostudio.engines.studio.transforms import move

WATER = 1.33
THIN = 0.25  # juice in a thin sheet is paler than in a glass
BLUR = 0.07  # through clear water the path tracer never finds a small sun; what it covers would stay black
SKIRT = 0.03  # centimetres that a drop goes on below the ground: it has no underside of its own


def drop(rng: np.random.Generator, wish: Wish) -> Piece:
    """A drop on a surface: round when it is small, flattened by its weight and uneven when it is large."""
    radius = float(np.clip(rng.lognormal(-1.5, 0.3), 0.12, 0.4))
    contact = np.radians(rng.uniform(58, 82))
    rise = np.linspace(0, contact, 10)[::-1]
    cap = np.stack([np.sin(rise) / np.sin(contact), (np.cos(rise) - np.cos(contact)) / np.sin(contact)], axis=-1)
    flattened = cap * (radius, radius * (1 - 0.55 * min(radius, 0.6)))
    mesh = turned(np.concatenate([[[radius, -SKIRT]], flattened]), 26)
    points = mesh.positions.astype(np.float64)
    points[:, [0, 2]] *= lumpy(rng, points * (1, 0, 1) / radius, 0.22 * radius, waves=1.2)[:, None]
    body = Mesh(points.astype(np.float32), mesh.faces)
    return piece(wish, Item("drop", body, _liquid(rng, wish)), sunk=SKIRT)


def splash(rng: np.random.Generator, wish: Wish) -> Piece:
    """A splash at its height: low in front, where the product stands in its pool, a torn crown behind."""
    fingers = int(rng.integers(15, 20))
    angle = np.linspace(-np.pi, np.pi, 16 * fingers, endpoint=False)
    places = 2 * np.pi * (np.arange(fingers) + rng.uniform(-0.3, 0.3, fingers)) / fingers - np.pi
    heights = rng.uniform(0.3, 1.5, fingers) * _behind(places)
    apart = np.angle(np.exp(1j * (angle[:, None] - places[None]))) * fingers / np.pi
    foot = np.max(np.exp(-((apart / 0.75) ** 2)) * heights, axis=1)
    finger = np.max(np.exp(-((apart / 0.26) ** 2)) * heights, axis=1)
    sway = np.exp(-((apart / 0.5) ** 2)) @ rng.normal(0, 0.07, fingers)
    swell = 1 + 0.10 * np.sin(2 * angle + rng.uniform(0, 6)) + 0.06 * np.sin(3 * angle + rng.uniform(0, 6))
    rim = (0.3 + _behind(angle) * (4.2 + 1.1 * np.sin(angle + rng.uniform(0, 6)))) * swell + 0.9 * foot
    body = _crown(angle, rim, finger, sway, swell)
    drops = _thrown(rng, places[heights > 0.25], heights[heights > 0.25], angle, rim)
    liquid = _liquid(rng, wish)
    return piece(wish, Item("crown", body, liquid), Item("drops", merged(drops), liquid), sunk=0.04)


def _behind(angle: Floats) -> Floats:
    """Return how high the splash rises, 0 in front (angle 0) … 1 behind."""
    return np.asarray(smoothstep(0.2, 0.85, (1 - np.cos(angle)) / 2), np.float64)


def _crown(angle: Floats, rim: Floats, finger: Floats, sway: Floats, swell: Floats) -> Mesh:
    """The wall of the crown: from the pool outside over the rim, which beads, and down inside to the pool's middle."""
    rise = np.linspace(0, 1, 26)[:, None]
    upper = np.clip((rise - 0.5) / 0.5, 0, 1)
    height = rim * np.minimum(rise / 0.6, 1.0) ** 0.9 + 3.4 * finger * upper
    lean = np.clip(rim / 4, 0.2, 1.3)
    flare = 6.2 + lean * (1.9 * rise**2 + 0.8 * finger * upper**2 - 1.2 * np.sin(np.pi * rise) * (1 - rise))
    bead = np.exp(-(((rise - 0.97) / 0.05) ** 2)) + 0.7 * np.clip((rise - 0.55) / 0.2, 0, 1)
    thickness = 0.15 + 0.4 * (1 - rise) ** 5 + (0.05 + 0.24 * np.minimum(finger, 1.0)) * bead
    thickness = thickness * np.sqrt(np.clip((1 - rise) / 0.02, 0, 1))
    beyond = np.linspace(9.2, 7.2, 10)[:, None]
    ripples = 0.14 + 0.12 * np.cos(3.0 * (beyond - 7.2)) * np.clip((9.0 - beyond) / 1.5, 0, 1)
    ripples = np.where(beyond > 9.1, 0.0, ripples)
    wander = swell ** (1 + (beyond - 7.2) / 4)
    inside = np.linspace(5.4, 0, 10)[:, None]
    radii = [beyond * wander, swell * flare + thickness, (swell * flare - thickness)[::-1], inside * swell]
    wall, pool = 0.22 + height, 0.22 + 0.08 * np.cos(2.2 * inside)
    levels = [ripples + 0 * angle, wall, wall[::-1], pool + 0 * angle]
    turned_by = np.concatenate([0 * beyond, rise**3, (rise**3)[::-1], 0 * inside]) * sway + angle
    reach = np.concatenate(radii)
    return joined(np.stack([reach * np.sin(turned_by), np.concatenate(levels), reach * np.cos(turned_by)], axis=-1))


def _thrown(rng: np.random.Generator, places: Floats, heights: Floats, angle: Floats, rim: Floats) -> list[Mesh]:
    """Drops above the fingers that they came from, the smaller the further."""
    drops = []
    for place, height in zip(places, heights, strict=True):
        top = float(np.interp(place, angle, rim)) + 3.4 * height + 0.25
        for flight in range(int(rng.integers(1, 4))):
            size = float(rng.uniform(0.2, 0.5)) / (1 + 0.6 * flight)
            out = 8.3 + 0.7 * height + flight * float(rng.uniform(0.4, 1.4))
            level = top + size + flight * float(rng.uniform(0.8, 2.2)) - 0.3
            turned_by = place + rng.normal(0, 0.06)
            there = move(out * np.sin(turned_by), level, out * np.cos(turned_by))
            long = np.diag([1.0, float(rng.uniform(0.95, 1.35)), 1.0, 1.0])
            drops.append(moved(ball(size, rows=10, columns=16), there @ long))
    return drops


def bubble(rng: np.random.Generator, wish: Wish) -> Piece:
    """A soap bubble in the air: hardly more than its rim and what it mirrors."""
    radius = float(np.clip(rng.lognormal(0.1, 0.6), 0.4, 3.0))
    return piece(wish, Item("bubble", Sphere((0.0, radius, 0.0), radius), _film(wish)))


def _film(wish: Wish) -> Material:
    return Material(colour=wish.colour, glass=1.0, ior=1.5, thin=True)


def _liquid(rng: np.random.Generator, wish: Wish) -> Material:
    """Return water, juice in its colour, or milk, cream, paint and the like."""
    if wish.material == "juice":
        return clear(tinted(wish.colour, THIN, (1.0, 1.0, 1.0)), ior=WATER, roughness=BLUR)
    if wish.material in {"milk", "cream", "paint", "chocolate", "coffee"}:
        return Material(colour=wish.colour, roughness=0.14, specular=0.5, clearcoat=0.7)
    return skin(wish, rng) if wish.material not in {"", "water"} else clear(wish.colour, ior=WATER, roughness=BLUR)


PROPS = {
    "droplets": PropKind(layout="drops", colours=("#f4fafc",), build=drop, count=(24, 40)),
    "splash": PropKind(layout="surge", colours=("#fafdff",), build=splash),
    "bubbles": PropKind(layout="above", colours=("#e9f1fb",), build=bubble, count=(7, 14)),
}
