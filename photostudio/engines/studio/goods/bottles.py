"""Bottles: for the bathroom, for wine and for spirits, with droppers and with pumps."""

import numpy as np

from photostudio.engines.studio.goods.forms import body, profile, solid, stacked
from photostudio.engines.studio.goods.kinds import GoodKind, Ware
from photostudio.engines.studio.goods.labels import printed, round_face
from photostudio.engines.studio.goods.materials import of_cap, smooth
from photostudio.engines.studio.library.props.forms import rounded, tube
from photostudio.engines.studio.library.props.skins import matte
from photostudio.engines.studio.scene import Colour, Item
from photostudio.engines.studio.transforms import move

RUBBER: Colour = (0.018, 0.018, 0.02)
AMBER, CLEAR, MILK, INK, SAGE, BLUSH = "#9a4a12", "#f4fafa", "#efece6", "#24262a", "#a3ae8c", "#e3c4ad"
COSMETIC = (("glass", AMBER), ("plastic", MILK), ("frosted glass", "#e4eee6"), ("plastic", SAGE), ("matte", INK))


def bottle(rng: np.random.Generator, ware: Ware) -> list[Item]:
    """A round bottle with a shoulder, a short neck and a screw cap."""
    radius, height = float(rng.uniform(2.6, 3.2)), float(rng.uniform(11.0, 14.0))
    neck, shoulder = 0.46 * radius, float(rng.uniform(0.25, 0.8)) * radius
    outside = profile(
        (0.9 * radius, 0, 0),
        (radius, 0, 0.35),
        (radius, height, shoulder),
        (neck, height + 0.5 * shoulder, 0.25),
        (neck, height + 0.5 * shoulder + 1.0, 0),
    )
    top = height + 0.5 * shoulder
    cap = _screw_cap(rng, ware, 1.3 * neck, top + 0.12, float(rng.uniform(1.3, 2.2)))
    label = printed(rng, ware, round_face(radius, 0.22 * height, 0.72 * height, half=float(rng.uniform(50, 75))))
    return [*body(rng, ware, outside, level=0.78), cap, *label]


def wine_bottle(rng: np.random.Generator, ware: Ware) -> list[Item]:
    """A bottle with high shoulders, or sloping ones, a long neck and a capsule over its cork."""
    radius, straight = 3.7, float(rng.uniform(16.5, 19.0))
    slope = float(rng.uniform(3.0, 6.5))
    neck, end = 1.4, straight + slope
    outside = profile(
        (0.85 * radius, 0, 0),
        (radius, 0, 0.4),
        (radius, straight, 2.6),
        (neck, end, 2.2),
        (neck, end + 6.5, 0),
    )
    coat = of_cap(rng, ware)
    capsule = solid(profile((1.52, 0, 0), (1.5, 3.4, 0), (1.5, 6.1, 0.25), (0, 6.1, 0)), coat)
    label = printed(rng, ware, round_face(radius, 0.2 * straight, 0.66 * straight, half=70))
    filled = body(rng, ware, outside, wall=0.3, level=0.76)
    return [*filled, Item("capsule", capsule, coat, move(0, end + 0.9, 0)), *label]


def spirits_bottle(rng: np.random.Generator, ware: Ware) -> list[Item]:
    """A heavy round bottle with a thick foot, a short neck and a large stopper."""
    radius, height = float(rng.uniform(4.0, 4.6)), float(rng.uniform(11.5, 14.0))
    neck = 1.45
    outside = profile(
        (0.9 * radius, 0, 0),
        (radius, 0, 0.5),
        (radius, height, 1.3),
        (neck, height + 0.9, 0.7),
        (neck, height + 3.2, 0.1),
        (1.75, height + 3.3, 0.1),
        (1.75, height + 3.9, 0.1),
    )
    coat = of_cap(rng, ware)
    stopper = solid(profile((1.75, 0, 0), (1.85, 0, 0.15), (1.85, 2.3, 0.25), (0, 2.3, 0)), coat)
    label = printed(rng, ware, round_face(radius, 0.2 * height, 0.7 * height, half=58))
    filled = body(rng, ware, outside, wall=0.42, level=0.62, pale=True)
    return [*filled, Item("stopper", stopper, coat, move(0, height + 3.95, 0)), *label]


def dropper_bottle(rng: np.random.Generator, ware: Ware) -> list[Item]:
    """A small apothecary's bottle with a collar and a rubber bulb."""
    radius, height = float(rng.uniform(1.7, 2.0)), float(rng.uniform(5.4, 6.8))
    outside = profile(
        (0.9 * radius, 0, 0),
        (radius, 0, 0.25),
        (radius, height, 0.9),
        (0.78, height + 0.55, 0.25),
        (0.78, height + 1.4, 0),
    )
    metal, rubber = of_cap(rng, ware), matte(RUBBER, 0.55)
    collar = solid(profile((0.98, 0, 0), (1.04, 0, 0.06), (1.04, 1.25, 0.12), (0.0, 1.25, 0)), metal)
    bulb = solid(profile((0.62, 0, 0), (0.66, 0.0, 0.1), (0.66, 1.9, 0.6), (0.0, 2.35, 0)), rubber)
    label = printed(rng, ware, round_face(radius, 0.18 * height, 0.74 * height, half=70))
    return [
        *body(rng, ware, outside, wall=0.14, level=0.72),
        Item("collar", collar, metal, move(0, height + 0.62, 0)),
        Item("bulb", bulb, rubber, move(0, height + 1.85, 0)),
        *label,
    ]


def pump_bottle(rng: np.random.Generator, ware: Ware) -> list[Item]:
    """A bottle with a pump, its spout to one side."""
    radius, height = float(rng.uniform(2.9, 3.4)), float(rng.uniform(11.5, 13.5))
    outside = profile(
        (0.9 * radius, 0, 0),
        (radius, 0, 0.3),
        (radius, height, float(rng.uniform(0.5, 1.4))),
        (1.1, height + 0.4, 0.2),
        (1.1, height + 1.2, 0),
    )
    cap = smooth(of_cap(rng, ware), ware.cap_colour)
    collar = solid(profile((1.36, 0, 0), (1.4, 0, 0.08), (1.4, 1.3, 0.12), (0.55, 1.3, 0.1), (0.55, 2.6, 0)), cap)
    head = solid(profile((0.95, 0, 0), (1.05, 0, 0.12), (1.05, 0.85, 0.25), (0.0, 0.85, 0)), cap)
    side = float(rng.choice([-1, 1]))
    way = np.array([(0.4 * side, 0.5, 0), (2.2 * side, 0.55, 0), (3.1 * side, 0.45, 0), (3.5 * side, -0.1, 0)])
    spout = tube(rounded(way, samples=30), np.linspace(0.42, 0.26, 30), sides=16)
    pump = stacked([(collar, 0.0), (head, 2.5), (spout, 2.5)])
    label = printed(rng, ware, round_face(radius, 0.2 * height, 0.72 * height, half=float(rng.uniform(50, 70))))
    return [*body(rng, ware, outside, level=0.8), Item("pump", pump, cap, move(0, height + 0.5, 0)), *label]


def _screw_cap(rng: np.random.Generator, ware: Ware, radius: float, foot: float, height: float) -> Item:
    cap = of_cap(rng, ware)
    line = profile((radius, 0, 0), (radius, 0.05, 0.05), (radius, height, 0.18), (0.0, height, 0))
    return Item("cap", solid(line, cap), cap, move(0, foot, 0))


CAPS = (("plastic", INK), ("gold", "#cfa758"), ("plastic", MILK), ("wood", "#b98d5f"))
GOODS = {
    "bottle": GoodKind(build=bottle, material="plastic", looks=COSMETIC, caps=CAPS),
    "wine bottle": GoodKind(
        build=wine_bottle,
        material="glass",
        looks=(("glass", "#2f4a26"), ("glass", "#5a6b2c"), ("glass", "#3b2a14")),
        caps=(("lacquer", "#5a1d28"), ("lacquer", INK), ("gold", "#cfa758")),
        height=0.64,
    ),
    "spirits bottle": GoodKind(
        build=spirits_bottle,
        material="glass",
        looks=(("glass", "#e0a24a"), ("glass", "#d98f3a")),
        caps=(("wood", "#6b452c"), ("matte", INK), ("gold", "#cfa758")),
    ),
    "dropper bottle": GoodKind(
        build=dropper_bottle,
        material="glass",
        looks=(("glass", AMBER), ("frosted glass", "#e9efe9"), ("lacquer", MILK), ("glass", "#27406b")),
        caps=(("gold", "#cfa758"), ("silver", "#e4e2de"), ("plastic", INK)),
    ),
    "pump bottle": GoodKind(
        build=pump_bottle,
        material="plastic",
        looks=COSMETIC,
        caps=(("plastic", INK), ("plastic", MILK), ("gold", "#cfa758")),
    ),
}
