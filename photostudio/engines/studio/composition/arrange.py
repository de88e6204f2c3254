"""The set's props → items in the scene, each arranged as its layout says."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

import numpy as np

from photostudio.engines.studio.composition import branches, handfuls, spots
from photostudio.engines.studio.composition.room import Room
from photostudio.engines.studio.design import Prop
from photostudio.engines.studio.library.kinds import Piece, PropKind, Support, Wish
from photostudio.engines.studio.library.props import PROPS
from photostudio.engines.studio.library.props.skins import natural
from photostudio.engines.studio.pedestals import unit
from photostudio.engines.studio.scene import Item, Mesh, Stage, Transform
from photostudio.engines.studio.shapes import merged, moved
from photostudio.engines.studio.transforms import move, scale, turn
from photostudio.imaging.colour import hexadecimal

ORDER = ("surge", "lie", "stand", "hang", "reach", "scatter", "drops", "above")
KINDS_OF_ONE = 4  # different pieces in a handful; the rest are turned and scaled copies
AROUND, BEHIND = 0.85, -0.08  # a splash: its reach for what it rises about, and how far behind its middle is
PEDESTALS = ("drum", "block", "slice")
GENEROUS, BESIDE = 1.3, ("stand", "scatter")  # nearer to a jar's scale than to a shoe's: small props read as crumbs
LIFT = 0.002  # world units: what lies on the ground must not fight with it

Placed = list[tuple[Piece, Transform]]


def props(stage: Stage, support: Support) -> list[Item]:
    """Return the items of the set's props; what finds no room is left out."""
    room = Room(stage, support, side=int(stage.rng.choice([-1, 1])))
    items: list[Item] = []
    wanted = enumerate(stage.set.props, start=1)
    for number, prop in sorted(wanted, key=lambda numbered: ORDER.index(PROPS[numbered[1].kind].layout)):
        kind = PROPS[prop.kind]
        count = prop.count or int(stage.rng.integers(kind.count[0], kind.count[1] + 1))
        placed = LAYOUTS[kind.layout](room, prop, kind, count)
        items += _items(placed, name=f"{prop.kind} {number}")
        room.side = -room.side if number % 2 == 0 else room.side
    return items


def _stand(room: Room, prop: Prop, kind: PropKind, count: int) -> Placed:
    rng, placed = room.stage.rng, []
    for number in range(count):
        piece = kind.build(rng, _wish(room.stage, prop))
        spot = spots.stand(room, rng, radius=piece.radius, height=piece.height, place=prop.place, number=number)
        if spot is not None:
            ground = move(spot.x, room.support.height(spot.x, spot.z), spot.z)
            placed.append((piece, ground @ turn(float(rng.uniform(-35, 35)), "y")))
    return placed


def _lie(room: Room, prop: Prop, kind: PropKind, count: int) -> Placed:
    """Lay what is larger than the product under it and to one side, and what is smaller beside it."""
    stage, rng = room.stage, room.stage.rng
    piece = kind.build(rng, _wish(stage, prop))
    if piece.radius < 0.6 * (stage.right - stage.left):
        return _stand(room, prop, kind, count)
    wing = {"left": -1, "right": 1}.get(prop.place) or room.side
    x, z = 0.45 * wing * piece.radius, float(rng.uniform(-0.05, 0.12))
    return [(piece, move(x, room.support.height(0, 0) + LIFT, z) @ turn(float(rng.uniform(-20, 20)), "y"))]


def _surge(room: Room, prop: Prop, kind: PropKind, count: int) -> Placed:
    """Let a splash rise about the product, or from the floor about the pedestal that carries it: low in front."""
    stage, support = room.stage, room.support
    if room.from_above:
        return _lie(room, prop, kind, count)
    piece = kind.build(stage.rng, _wish(stage, prop))
    raised = stage.set.surface.form in PEDESTALS
    carried = max(stage.right - stage.left, support.width if raised else 0.0)
    wide = max(1.0, AROUND * carried / piece.radius)
    deep = max(1.0, AROUND * (-2 * support.back - 0.8) / piece.radius) if raised else 1.0
    ground = support.floor if raised else 0.0
    middle = (stage.left + stage.right) / 2
    return [(piece, move(middle, ground + LIFT, BEHIND) @ scale(wide, wide**0.5, deep))]


def _hang(room: Room, prop: Prop, kind: PropKind, count: int) -> Placed:
    """Hang what is made hanging over its own spot: beside the product, as if it stood there."""
    stage, placed = room.stage, []
    for number in range(count):
        piece = kind.build(stage.rng, _wish(stage, prop))
        height = min(piece.height, stage.top)
        spot = spots.stand(room, stage.rng, radius=piece.radius, height=height, place=prop.place, number=number)
        if spot is not None:
            placed.append((piece, move(spot.x, 0.0, spot.z)))
    return placed


def _reach(room: Room, prop: Prop, kind: PropKind, count: int) -> Placed:
    rng, placed = room.stage.rng, []
    for number in range(count):
        piece = kind.build(rng, _wish(room.stage, prop))
        there = branches.reach(
            room, rng, radius=piece.radius, height=piece.height, place=prop.place, number=number, rises=kind.rises
        )
        if there is not None:
            placed.append((piece, there))
    return placed


def _scatter(room: Room, prop: Prop, kind: PropKind, count: int) -> Placed:
    rng, pieces = room.stage.rng, _handful(room, prop, kind, count)
    radius, height = max(piece.radius for piece in pieces), max(piece.height for piece in pieces)
    found = handfuls.scatter(room, rng, count=count, radius=radius, height=height, place=prop.place)
    return [
        (pieces[number % len(pieces)], move(*spot) @ turn(float(rng.uniform(0, 360)), "y") @ _jitter(rng))
        for number, spot in enumerate(found)
    ]


def _drops(room: Room, prop: Prop, kind: PropKind, count: int) -> Placed:
    rng, pieces = room.stage.rng, _handful(room, prop, kind, count)
    return [
        (pieces[number % len(pieces)], move(*spot) @ scale(size, size, size) @ turn(float(rng.uniform(0, 360)), "y"))
        for number, (spot, size) in enumerate(handfuls.drops(room, rng, count=count))
    ]


def _above(room: Room, prop: Prop, kind: PropKind, count: int) -> Placed:
    rng, pieces = room.stage.rng, _handful(room, prop, kind, count)
    found = handfuls.airborne(room, rng, count=count, radius=max(piece.radius for piece in pieces))
    return [
        (pieces[number % len(pieces)], move(*spot) @ _tumbled(rng) @ _jitter(rng)) for number, spot in enumerate(found)
    ]


Layout = Callable[[Room, Prop, PropKind, int], Placed]
LAYOUTS: dict[str, Layout] = {
    "surge": _surge,
    "lie": _lie,
    "stand": _stand,
    "hang": _hang,
    "reach": _reach,
    "scatter": _scatter,
    "drops": _drops,
    "above": _above,
}


def _wish(stage: Stage, prop: Prop) -> Wish:
    own = PROPS[prop.kind].colours
    colour = prop.colour or natural(prop.material) or own[int(stage.rng.integers(len(own)))]
    return Wish(
        colour=hexadecimal(colour),
        tone=stage.colours.prop,
        accent=stage.colours.accent,
        unit=unit(stage) * prop.size * (GENEROUS if PROPS[prop.kind].layout in BESIDE else 1.0),
        material=prop.material,
    )


def _handful(room: Room, prop: Prop, kind: PropKind, count: int) -> Sequence[Piece]:
    return [kind.build(room.stage.rng, _wish(room.stage, prop)) for _ in range(min(KINDS_OF_ONE, count))]


def _jitter(rng: np.random.Generator) -> Transform:
    size = float(np.clip(rng.lognormal(0, 0.12), 0.75, 1.3))
    return scale(size, size, size)


def _tumbled(rng: np.random.Generator) -> Transform:
    yaw, pitch, roll = rng.uniform(0, 360, 3).tolist()
    return turn(yaw, "y") @ turn(pitch, "x") @ turn(roll, "z")


def _items(placed: Placed, *, name: str) -> Iterable[Item]:
    """Yield the items of placed pieces, all copies of one mesh as one, which renders faster than many."""
    copies: dict[int, tuple[Item, list[Transform]]] = {}
    for piece, there in placed:
        for item in piece.items:
            copies.setdefault(id(item), (item, []))[1].append(there)
    for number, (item, places) in enumerate(copies.values(), start=1):
        if len(places) > 1 and isinstance(item.shape, Mesh) and item.shape.uvs is not None:
            joined = merged([moved(item.shape, there @ item.transform) for there in places])
            yield replace(item, name=f"{name} {number}", shape=joined, transform=np.eye(4))
        else:
            for copy, there in enumerate(places, start=1):
                yield replace(item, name=f"{name} {number} {copy}", transform=there @ item.transform)
