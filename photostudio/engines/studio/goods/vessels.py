"""Jars, tubes, cans, mugs, bowls, vases and candles."""

from dataclasses import replace

import numpy as np

from photostudio.engines.studio.goods.bottles import AMBER, CLEAR, INK, MILK, SAGE
from photostudio.engines.studio.goods.forms import Floats, body, profile, solid
from photostudio.engines.studio.goods.kinds import GoodKind, Ware
from photostudio.engines.studio.goods.labels import Face, printed, round_face
from photostudio.engines.studio.goods.materials import glass, is_glass, is_textured, of_body, of_cap, smooth
from photostudio.engines.studio.library.kinds import Wish
from photostudio.engines.studio.library.props.flames import IVORY, lit_wick, wax_of
from photostudio.engines.studio.library.props.forms import joined, rounded, tube, turned, vessel
from photostudio.engines.studio.library.props.pieces import CENTIMETRE
from photostudio.engines.studio.library.props.skins import polished
from photostudio.engines.studio.library.props.tableware import bowl as make_bowl
from photostudio.engines.studio.library.props.tableware import coffee, liquid
from photostudio.engines.studio.library.props.tableware import vase as make_vase
from photostudio.engines.studio.scene import Colour, Item, Material, Mesh
from photostudio.engines.studio.shapes import lathe, sheet
from photostudio.engines.studio.transforms import move

ALUMINIUM: Colour = (0.76, 0.77, 0.78)


def jar(rng: np.random.Generator, ware: Ware) -> list[Item]:
    """A low wide jar with a lid as wide as itself."""
    radius = float(rng.uniform(3.2, 3.8))
    height = radius * float(rng.uniform(0.95, 1.5))
    outside = profile(
        (0.88 * radius, 0, 0),
        (radius, 0, 0.5),
        (radius, height, 0.35),
        (0.88 * radius, height + 0.1, 0.1),
        (0.88 * radius, height + 0.9, 0),
    )
    coat, tall = of_cap(rng, ware), float(rng.uniform(1.3, 2.0))
    lid = solid(profile((1.0 * radius, 0, 0), (1.0 * radius, 0.05, 0.06), (radius, tall, 0.22), (0.0, tall, 0)), coat)
    label = printed(rng, ware, round_face(radius, 0.25 * height, 0.78 * height, half=58))
    filled = body(rng, ware, outside, wall=0.45, level=0.78)
    return [*filled, Item("lid", lid, coat, move(0, height + 0.18, 0)), *label]


def tube_of(rng: np.random.Generator, ware: Ware) -> list[Item]:
    """A squeeze tube on its cap, crimped at the top."""
    radius, height = float(rng.uniform(1.9, 2.4)), float(rng.uniform(11.0, 13.5))
    rise = np.concatenate([np.linspace(0, 1, 40), [1.0, 1.012]])
    flat = np.clip(rise, 0, 1) ** 1.5
    angle = np.linspace(-np.pi, np.pi, 97)
    wide = radius * (1 + (np.pi / 2 - 1) * flat) * 0.985
    deep = radius * (1 - flat) + 0.07
    points = np.stack(
        np.broadcast_arrays(
            wide[:, None] * np.sin(angle), (2.2 + height * rise)[:, None], deep[:, None] * np.cos(angle)
        ),
        axis=-1,
    )
    material = of_body(rng, ware)
    skin = sheet(points) if is_textured(material) else joined(points[:, :-1])
    coat = of_cap(rng, ware)
    cap = solid(profile((0.82 * radius, 0, 0), (0.86 * radius, 0, 0.08), (0.86 * radius, 2.1, 0.12), (0, 2.1, 0)), coat)
    crimp = _fin(2 * wide[-1], 0.8, material)
    low = solid(profile((0.8 * radius, 2.05, 0), (1.0 * radius, 2.2, 0), (0, 2.2, 0)), material)
    return [
        Item("cap", cap, coat),
        Item("body", skin, material),
        Item("shoulder", low, material),
        Item("crimp", crimp, material, move(0, 2.2 + height, 0)),
        *printed(rng, ware, _tube_face(radius, height), bare=bool(rng.random() < 0.6)),
    ]


def can(rng: np.random.Generator, ware: Ware) -> list[Item]:
    """A drink can, sleek or stubby: necked at both ends, its lid of bare metal with a tab."""
    radius, height = ((2.9, 15.0), (3.3, 11.8), (2.65, 12.6))[int(rng.integers(3))]
    material = of_body(rng, ware)
    outside = profile(
        (0.0, 0.35, 0),
        (0.62 * radius, 0.3, 0.1),
        (0.72 * radius, 0.0, 0.12),
        (0.8 * radius, 0.05, 0.2),
        (radius, 0.9, 0.5),
        (radius, height - 1.3, 0.7),
        (0.84 * radius, height - 0.25, 0.2),
        (0.84 * radius, height - 0.1, 0),
    )
    metal = polished(ALUMINIUM, 0.22)
    rim = 0.84 * radius
    lid = turned(
        profile(
            (0.0, -0.3, 0),
            (rim + 0.08, -0.3, 0),
            (rim + 0.1, 0.05, 0.1),
            (rim, 0.12, 0.06),
            (rim - 0.14, 0.1, 0.06),
            (rim - 0.3, -0.45, 0.1),
            (0.0, -0.45, 0),
        ),
        96,
    )
    tab = rounded(
        np.array([(-0.55, 0.9), (0.55, 0.9), (0.7, -0.4), (0.3, -0.9), (-0.3, -0.9), (-0.7, -0.4)]),
        samples=40,
        closed=True,
    )
    ring = np.column_stack([tab[:, 0], np.full(len(tab), -0.32), tab[:, 1]])
    items = [
        Item("body", solid(outside, material), material),
        Item("lid", lid, metal, move(0, height, 0)),
        Item("tab", tube(np.concatenate([ring, ring[:2]]), 0.1), metal, move(0, height, 0)),
    ]
    mid = 0.5 * height
    return [*items, *printed(rng, ware, round_face(radius, mid - 0.24 * height, mid + 0.24 * height), bare=True)]


def mug(rng: np.random.Generator, ware: Ware) -> list[Item]:
    """A mug of coffee with its handle to one side."""
    radius, height = float(rng.uniform(4.0, 4.5)), float(rng.uniform(8.6, 10.0))
    foot = float(rng.uniform(0.78, 1.0)) * radius
    outside = profile((0.9 * foot, 0, 0), (foot, 0, 0.5), (radius, 0.45 * height, 2.0), (radius, height, 0))
    line = vessel(outside, wall=0.32, floor=0.6)
    material = glass(ware) if is_glass(ware) else of_body(rng, ware)
    mesh = lathe(line) if is_textured(material) else turned(line, 96)
    bow = np.array(
        [(radius - 0.25, 0.8), (radius + 1.9, 0.86), (radius + 3.0, 0.62), (radius + 2.6, 0.3), (radius - 0.3, 0.18)]
    )
    path = rounded(np.column_stack([bow[:, 0], bow[:, 1] * height, np.zeros(5)]), samples=60)
    side = float(rng.choice([-1, 1]))
    handle = tube(path * (side, 1, 1), 0.52, sides=20)
    return [
        Item("mug", mesh, material),
        Item("handle", handle, _even(material, ware)),
        Item("coffee", liquid(radius - 0.34), coffee(rng), move(0, 0.82 * height, 0)),
    ]


def candle(rng: np.random.Generator, ware: Ware) -> list[Item]:
    """A candle poured into a tumbler, with a label, burning."""
    radius, height = float(rng.uniform(3.5, 4.1)), float(rng.uniform(8.2, 10.0))
    outside = profile((0.9 * radius, 0, 0), (radius, 0, 0.45), (radius, height, 0))
    line = vessel(outside, wall=0.25, floor=0.9)
    material = glass(ware) if is_glass(ware) else of_body(rng, ware)
    tumbler = lathe(line) if is_textured(material) else turned(line, 96)
    level = float(rng.uniform(0.72, 0.84)) * height
    inner = radius - 0.29
    wax = solid(
        profile((inner - 0.3, 0.95, 0), (inner, 1.0, 0.2), (inner, level, 0.25), (0.0, level - 0.12, 0)), wax_of(IVORY)
    )
    label = printed(rng, ware, round_face(radius, 0.24 * height, 0.66 * height, half=50))
    return [
        Item("tumbler", tumbler, material),
        Item("wax", wax, wax_of(IVORY)),
        *label,
        *lit_wick(rng, move(0, level - 0.1, 0)),
    ]


def bowl(rng: np.random.Generator, ware: Ware) -> list[Item]:
    return list(make_bowl(rng, _wish(ware)).items)


def vase(rng: np.random.Generator, ware: Ware) -> list[Item]:
    return list(make_vase(rng, _wish(ware)).items)


def _wish(ware: Ware) -> Wish:
    return Wish(colour=ware.colour, tone=ware.label, accent=ware.accent, unit=1 / CENTIMETRE, material=ware.material)


def _fin(width: float, height: float, material: Material) -> Mesh:
    """The flat crimped end of a tube."""
    x, y = np.meshgrid(np.linspace(-width / 2, width / 2, 3), np.linspace(0, height, 5))
    front = np.stack([x, y, np.full_like(x, 0.07)], axis=-1)
    back = np.stack([-x, y, np.full_like(x, -0.07)], axis=-1)
    mesh = sheet(np.concatenate([front, back, front[:, :1]], axis=1))
    return mesh if is_textured(material) else replace(mesh, smooth=False)


def _tube_face(radius: float, height: float) -> Face:
    """Return a tube's face, which leans back as the tube gets flatter."""

    def at(across: Floats, up: Floats, off: float) -> Floats:
        rise = 0.24 + 0.52 * up
        angle, flat = 0.7 * across, rise**1.5
        wide, deep = radius * (1 + (np.pi / 2 - 1) * flat) * 0.985, radius * (1 - flat) + 0.07
        return np.stack([wide * np.sin(angle), 2.2 + height * rise, (deep + 2 * off) * np.cos(angle)], axis=-1)

    return at


def _even(material: Material, ware: Ware) -> Material:
    """Return a material for a handle, which has no texture coordinates."""
    if not is_textured(material):
        return material
    plain = smooth(material, ware.colour)
    return replace(
        plain, roughness=0.55 if not isinstance(material.roughness, float) else material.roughness, clearcoat=0.0
    )


GOODS = {
    "jar": GoodKind(
        build=jar,
        material="plastic",
        looks=(
            ("frosted glass", "#eef4f0"),
            ("glass", AMBER),
            ("porcelain", "#f3f1ec"),
            ("plastic", MILK),
            ("matte", INK),
        ),
        caps=(("gold", "#cfa758"), ("wood", "#b98d5f"), ("plastic", INK), ("plastic", MILK)),
        height=0.44,
        width=0.5,
    ),
    "tube": GoodKind(
        build=tube_of,
        material="plastic",
        looks=(("plastic", MILK), ("plastic", SAGE), ("matte", "#e3c4ad"), ("matte", INK)),
        height=0.6,
        turned=(-18.0, 18.0),
    ),
    "can": GoodKind(
        build=can,
        material="lacquer",
        looks=(("metal", "#c9c8c6"), ("lacquer", "#c2303a"), ("lacquer", "#2f8f8f"), ("lacquer", "#ec8a35")),
        height=0.56,
    ),
    "mug": GoodKind(
        build=mug,
        material="porcelain",
        looks=(("porcelain", "#f3f1ec"), ("ceramic", "#b5835f"), ("ceramic", "#6f7464")),
        height=0.42,
        width=0.52,
        lies=False,
        turned=(-22.0, 22.0),
    ),
    "bowl": GoodKind(
        build=bowl,
        material="ceramic",
        looks=(("ceramic", "#e9e3d9"), ("ceramic", "#b5835f"), ("porcelain", "#f3f1ec")),
        height=0.34,
        width=0.56,
        lies=False,
    ),
    "vase": GoodKind(
        build=vase,
        material="ceramic",
        looks=(("ceramic", "#e9e3d9"), ("ceramic", "#b5835f"), ("ceramic", "#6f7464")),
        height=0.6,
    ),
    "candle": GoodKind(
        build=candle,
        material="matte",
        looks=(("glass", CLEAR), ("glass", AMBER), ("ceramic", "#e9e3d9"), ("matte", INK)),
        height=0.5,
        width=0.5,
        lies=False,
    ),
}
