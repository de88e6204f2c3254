"""What stands on a dressing table: perfume and lipstick."""

import numpy as np

from photostudio.engines.studio.goods.bottles import INK
from photostudio.engines.studio.goods.forms import GAP, block, body, hollow, profile, solid
from photostudio.engines.studio.goods.kinds import GoodKind, Ware
from photostudio.engines.studio.goods.labels import flat_face, printed, round_face
from photostudio.engines.studio.goods.materials import coat, glass, is_glass, of_body, of_cap
from photostudio.engines.studio.library.props.skins import clear, polished
from photostudio.engines.studio.scene import Colour, Item, Mesh
from photostudio.engines.studio.shapes import moved
from photostudio.engines.studio.transforms import move

STEEL: Colour = (0.72, 0.6, 0.36)


def flacon(rng: np.random.Generator, ware: Ware) -> list[Item]:
    """A flacon of thick glass, square or round, with a heavy foot, a metal collar and a cap."""
    return (_square if rng.random() < 0.65 else _round)(rng, ware)


def _square(rng: np.random.Generator, ware: Ware) -> list[Item]:
    width, height = float(rng.uniform(5.4, 7.0)), float(rng.uniform(6.6, 8.6))
    depth = float(rng.uniform(0.42, 0.62)) * width
    corner = float(rng.uniform(0.35, 1.0))
    outer = block(width, depth, height, corner=corner, bevel=0.3)
    if is_glass(ware):
        wall, foot = 0.5, 1.0
        cavity = _inside(width - 2 * wall, depth - 2 * wall, foot, height - foot - 0.75, corner)
        juice = _inside(
            width - 2 * wall - GAP, depth - 2 * wall - GAP, foot + GAP, 0.86 * (height - foot) - 0.75, corner
        )
        made = [
            Item("body", hollow(outer, cavity), glass(ware, pale=True)),
            Item("content", juice, clear(ware.colour, ior=1.36)),
        ]
    else:
        material = of_body(rng, ware)
        made = [Item("body", outer, material)]
    neck, cap = _neck(height), of_cap(rng, ware)
    wide = float(rng.uniform(0.34, 0.56)) * width
    tall = float(rng.uniform(2.0, 3.2))
    top = block(wide, min(wide, 0.92 * depth), tall, corner=min(corner, 0.4 * wide), bevel=0.14)
    label = (
        printed(rng, ware, flat_face(0.5 * width, 0.3 * height, 0.72 * height, depth / 2)) if rng.random() < 0.7 else []
    )
    return [*made, neck, Item("cap", top, cap, move(0, height + 0.32, 0)), *label]


def _round(rng: np.random.Generator, ware: Ware) -> list[Item]:
    radius, height = float(rng.uniform(2.6, 3.3)), float(rng.uniform(6.0, 8.4))
    outside = profile(
        (0.9 * radius, 0, 0),
        (radius, 0, 0.35),
        (radius, height, 1.1),
        (1.0, height + 0.25, 0.2),
        (1.0, height + 0.5, 0),
    )
    cap = of_cap(rng, ware)
    reach = float(rng.uniform(1.5, 2.1))
    tall = float(rng.uniform(2.0, 3.4))
    knob = solid(profile((reach, 0, 0), (reach, 0.05, 0.1), (reach, tall, 0.3), (0.0, tall, 0)), cap)
    label = printed(rng, ware, round_face(radius, 0.3 * height, 0.72 * height, half=42))
    filled = body(rng, ware, outside, wall=0.45, level=0.82, pale=True)
    return [*filled, _neck(height + 0.3), Item("cap", knob, cap, move(0, height + 0.65, 0)), *label]


def lipstick(rng: np.random.Generator, ware: Ware) -> list[Item]:
    """A lipstick without its cap: case, collar and a slanted bullet."""
    case = of_body(rng, ware)
    low = solid(profile((1.0, 0, 0), (1.05, 0, 0.06), (1.05, 3.2, 0.1), (0.0, 3.2, 0)), case)
    metal = polished(STEEL, 0.14)
    inner = solid(profile((0.86, 0, 0), (0.88, 0, 0.05), (0.88, 2.1, 0.06), (0.0, 2.1, 0)), metal)
    bullet = _slanted(solid(profile((0.7, 0, 0), (0.7, 2.6, 0.35), (0.0, 2.75, 0)), case))
    wax = coat(rng, "matte", ware.cap_colour, "satin")
    return [
        Item("case", low, case),
        Item("collar", inner, metal, move(0, 3.1, 0)),
        Item("bullet", Mesh(bullet.positions, bullet.faces), wax, move(0, 5.1, 0)),
    ]


def _slanted(bullet: Mesh) -> Mesh:
    points = bullet.positions.copy()
    high = np.clip((points[:, 1] - 1.2) / 1.5, 0, 1)
    points[:, 1] -= np.float32(0.75) * high * (points[:, 0] + np.float32(0.7))
    return Mesh(points, bullet.faces, bullet.uvs)


def _inside(width: float, depth: float, foot: float, height: float, corner: float) -> Mesh:
    return moved(block(width, depth, height, corner=max(0.2, corner - 0.2), bevel=0.22), move(0, foot, 0))


def _neck(height: float) -> Item:
    neck = polished(STEEL, 0.16)
    return Item(
        "neck", solid(profile((0.85, 0, 0), (0.85, 0.6, 0.05), (0.0, 0.6, 0)), neck), neck, move(0, height - 0.1, 0)
    )


GOODS = {
    "flacon": GoodKind(
        build=flacon,
        material="glass",
        looks=(("glass", "#eeb7a6"), ("glass", "#f0cf8f"), ("glass", "#e8c9d6"), ("glass", "#bcd3c2")),
        caps=(("gold", "#cfa758"), ("lacquer", INK), ("silver", "#e4e2de"), ("wood", "#6b452c")),
        height=0.5,
        turned=(-16.0, 16.0),
    ),
    "lipstick": GoodKind(
        build=lipstick,
        material="lacquer",
        looks=(("lacquer", INK), ("gold", "#cfa758"), ("lacquer", "#efece6")),
        caps=(("matte", "#a8242e"), ("matte", "#c4505c"), ("matte", "#7d2f3c")),
        height=0.5,
        turned=(-30.0, 30.0),
    ),
}
