"""Drones: a hull, four arms with their rotors, and a camera in its gimbal."""

import numpy as np

from photostudio.engines.studio import shapes
from photostudio.engines.studio.goods.devices import BLACK, LENS
from photostudio.engines.studio.goods.forms import Floats, profile
from photostudio.engines.studio.goods.kinds import GoodKind, Ware
from photostudio.engines.studio.goods.materials import of_body, smooth
from photostudio.engines.studio.library.props.forms import ball, pillow, rounded, tube, turned
from photostudio.engines.studio.library.props.skins import matte, polished
from photostudio.engines.studio.scene import Item, Mesh
from photostudio.engines.studio.shapes import merged, moved
from photostudio.engines.studio.transforms import move, turn

HIGH, FOOT = 4.3, 0.3  # of a rotor's hub, and the radius of a leg's end
MOTOR = profile((0, -0.7, 0), (0.95, -0.7, 0.2), (1.0, 1.1, 0.2), (0.7, 1.35, 0.1), (0, 1.35, 0))
RING = profile((0, 0, 0), (1.06, 0, 0.05), (1.06, 0.25, 0.05), (0, 0.25, 0))
BARREL = profile((0, 0, 0), (0.75, 0, 0.08), (0.75, 0.6, 0.1), (0.5, 0.5, 0.05), (0, 0.45, 0))


def drone(rng: np.random.Generator, ware: Ware) -> list[Item]:
    """A drone with four arms, its camera ahead."""
    shell, dark = smooth(of_body(rng, ware), ware.colour), matte(BLACK, 0.45)
    outline = _oval(3.4, 6.0)
    reach = float(rng.uniform(9.5, 10.5))
    hubs = [np.array([side * reach, HIGH, end * 0.82 * reach]) for side in (-1, 1) for end in (-1, 1)]
    above = [move(*hub.tolist()) for hub in hubs]
    spins = [turn(float(angle)) for angle in rng.uniform(0, 180, len(hubs))]
    motors, rings = (moved(turned(line, 40), move(0, off, 0)) for line, off in ((MOTOR, 0.0), (RING, -0.2)))
    blades = [moved(_blade(5.6), there @ move(0, 1.35, 0) @ spin) for there, spin in zip(above, spins, strict=True)]
    return [
        Item("hull", moved(pillow(outline, 3.0, edge=3.2, rows=18), move(0, 2.2, 0)), shell),
        Item("deck", moved(pillow(0.62 * outline, 1.2, edge=2.6, rows=12), move(0, 4.5, 0.4)), dark),
        Item("arms", merged([part for hub in hubs for part in _arm(hub)]), shell),
        Item("motors", merged([moved(motors, there) for there in above]), dark),
        Item("rings", merged([moved(rings, there) for there in above]), polished(ware.accent, 0.25)),
        Item("blades", merged(blades), matte((0.03, 0.03, 0.033), 0.3)),
        Item("gimbal", moved(ball(1.25), move(0, 2.0, 5.2)), dark),
        Item("lens", moved(turned(BARREL, 40), move(0, 2.0, 6.1) @ turn(90, "x")), LENS),
    ]


def _oval(across: float, along: float) -> Floats:
    """Return an outline between a circle and a rectangle."""
    angle = np.linspace(0, 2 * np.pi, 72, endpoint=False)
    x, y = np.cos(angle), np.sin(angle)
    sides = across * np.sign(x) * np.abs(x) ** 0.7, along * np.sign(y) * np.abs(y) ** 0.8
    return np.stack(sides, axis=-1)


def _arm(hub: Floats) -> list[Mesh]:
    """Return an arm from the hull to a hub, and the leg under it."""
    side, end = np.sign(hub[0]), np.sign(hub[2])
    path = rounded(np.array([(side * 2.2, 3.8, end * 3.6), (side * 5.2, HIGH, end * 5.0), hub]), samples=30)
    leg = rounded(np.array([hub - (0, 0.6, 0), hub - (0, HIGH - FOOT, 0)]), samples=6)
    return [tube(path, np.linspace(0.85, 0.6, 30), sides=20), tube(leg, np.linspace(0.42, FOOT, 6), sides=14)]


def _blade(reach: float) -> Mesh:
    """Two thin propeller blades, twisted."""
    along = np.linspace(-1, 1, 41)
    chord = 0.62 * np.clip(1 - np.abs(along) ** 3, 0.05, 1) * (0.35 + 0.65 * np.clip(np.abs(along) * 3, 0, 1))
    across = np.linspace(-1, 1, 5)
    x = np.broadcast_to(reach * along, (5, 41))
    z = across[:, None] * chord
    y = 0.12 * across[:, None] * np.sign(along) * np.clip(np.abs(along) * 4, 0, 1) + 0.1
    return shapes.sheet(np.stack([x, np.broadcast_to(y, x.shape), -z], axis=-1))


GOODS = {
    "drone": GoodKind(
        build=drone,
        material="plastic",
        looks=(("plastic", "#e9e9e7"), ("matte", "#3a3d42")),
        height=0.44,
        width=0.78,
        lies=False,
        turned=(-34.0, 34.0),
    ),
}
