"""The set's props → items in the scene, each arranged as its layout says."""

from collections.abc import Callable, Iterable, Iterator, Sequence
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
ONE_BY_ONE, FURTHER = ("stand", "hang", "reach"), ORDER.index("reach") + 0.5
KINDS_OF_ONE = 4  # different pieces in a handful; the rest are turned and scaled copies
AROUND, BEHIND = 0.85, -0.08  # a splash: its reach for what it rises about, and how far behind its middle is
PEDESTALS = ("drum", "block", "slice")
GENEROUS, BESIDE = 1.3, ("stand", "scatter")  # nearer to a jar's scale than to a shoe's: small props read as crumbs
LIFT = 0.002  # world units: what lies on the ground must not fight with it

Placed = list[tuple[Piece, Transform]]


def props(stage: Stage, support: Support) -> list[Item]:
    """Return the items of the set's props; further copies that find no room are left out."""
    room = Room(stage, support, side=int(stage.rng.choice([-1, 1])))
    heavier, placed = room.side, [Placed() for _ in stage.set.props]
    for _, number, copies in sorted(_turns(stage), key=lambda own: own[:2]):
        prop, kind = stage.set.props[number], PROPS[stage.set.props[number].kind]
        room.side = heavier if number % 4 < 2 else -heavier
        placed[number] += LAYOUTS[_layout(prop, kind)](room, prop, kind, copies)
    names = [f"{prop.kind} {number}" for number, prop in enumerate(stage.set.props, start=1)]
    return [item for own, name in zip(placed, names, strict=True) for item in _items(own, name=name)]


def _layout(prop: Prop, kind: PropKind) -> str:
    """Return how a prop is arranged: what is strewn may also whirl in the air."""
    return "above" if kind.layout == "scatter" and prop.place == "above" else kind.layout


def _turns(stage: Stage) -> Iterator[tuple[float, int, range]]:
    """Yield when which prop is placed, and which of its copies: the first of each kind before a second of any."""
    for number, prop in enumerate(stage.set.props):
        kind = PROPS[prop.kind]
        count = prop.count or int(stage.rng.integers(kind.count[0], kind.count[1] + 1))
        single = kind.layout in ONE_BY_ONE
        yield ORDER.index(kind.layout), number, range(1) if single else range(count)
        if single and count > 1:
            yield FURTHER, number, range(1, count)


def _stand(room: Room, prop: Prop, kind: PropKind, copies: range) -> Placed:
    rng, placed = room.stage.rng, []
    for number in copies:
        piece = kind.build(rng, _wish(room.stage, prop))
        spot = spots.stand(room, rng, radius=piece.radius, height=piece.height, place=prop.place, number=number)
        if spot is not None:
            ground, size = move(spot.x, room.support.height(spot.x, spot.z), spot.z), spot.radius / piece.radius
            placed.append((piece, ground @ turn(float(rng.uniform(-35, 35)), "y") @ scale(size, size, size)))
    return placed


def _lie(room: Room, prop: Prop, kind: PropKind, copies: range) -> Placed:
    """Lay what is larger than the product under it and to one side, and what is smaller beside it."""
    stage, rng = room.stage, room.stage.rng
    piece = kind.build(rng, _wish(stage, prop))
    if piece.radius < 0.6 * (stage.right - stage.left):
        return _stand(room, prop, kind, copies)
    wing = {"left": -1, "right": 1}.get(prop.place) or room.side
    x, z = 0.45 * wing * piece.radius, float(rng.uniform(-0.05, 0.12))
    return [(piece, move(x, room.support.height(0, 0) + LIFT, z) @ turn(float(rng.uniform(-20, 20)), "y"))]


def _surge(room: Room, prop: Prop, kind: PropKind, copies: range) -> Placed:
    """Let a splash rise about the product, or from the floor about the pedestal that carries it: low in front."""
    stage, support = room.stage, room.support
    if room.from_above:
        return _lie(room, prop, kind, copies)
    piece = kind.build(stage.rng, _wish(stage, prop))
    raised = stage.set.surface.form in PEDESTALS
    carried = max(stage.right - stage.left, support.width if raised else 0.0)
    wide = max(1.0, AROUND * carried / piece.radius)
    deep = max(1.0, AROUND * (-2 * support.back - 0.8) / piece.radius) if raised else 1.0
    ground = support.floor if raised else 0.0
    middle = (stage.left + stage.right) / 2
    return [(piece, move(middle, ground + LIFT, BEHIND) @ scale(wide, wide**0.5, deep))]


def _hang(room: Room, prop: Prop, kind: PropKind, copies: range) -> Placed:
    """Hang what is made hanging over its own spot: beside the product, as if it stood there."""
    stage, placed = room.stage, []
    for number in copies:
        piece = kind.build(stage.rng, _wish(stage, prop))
        height = min(piece.height, stage.top)
        spot = spots.stand(room, stage.rng, radius=piece.radius, height=height, place=prop.place, number=number)
        if spot is not None:
            size = spot.radius / piece.radius
            placed.append((piece, move(spot.x, 0.0, spot.z) @ scale(size, size, size)))
    return placed


def _reach(room: Room, prop: Prop, kind: PropKind, copies: range) -> Placed:
    rng, placed = room.stage.rng, []
    for number in copies:
        piece = kind.build(rng, _wish(room.stage, prop))
        there = branches.reach(
            room, rng, radius=piece.radius, height=piece.height, place=prop.place, number=number, rises=kind.rises
        )
        if there is not None:
            placed.append((piece, there))
    return placed


def _scatter(room: Room, prop: Prop, kind: PropKind, copies: range) -> Placed:
    rng, pieces = room.stage.rng, _handful(room, prop, kind, copies)
    thrown = [pieces[number % len(pieces)] for number in copies]
    extents = [(piece.radius, piece.height) for piece in thrown]
    found, size = handfuls.scatter(room, rng, extents=extents, place=prop.place)
    return [
        (thrown[number], move(*spot) @ turn(float(rng.uniform(0, 360)), "y") @ _jitter(rng, size))
        for number, spot in found
    ]


def _drops(room: Room, prop: Prop, kind: PropKind, copies: range) -> Placed:
    rng, pieces = room.stage.rng, _handful(room, prop, kind, copies)
    return [
        (pieces[number % len(pieces)], move(*spot) @ scale(size, size, size) @ turn(float(rng.uniform(0, 360)), "y"))
        for number, (spot, size) in enumerate(handfuls.drops(room, rng, count=len(copies)))
    ]


def _above(room: Room, prop: Prop, kind: PropKind, copies: range) -> Placed:
    rng, pieces = room.stage.rng, _handful(room, prop, kind, copies)
    found = handfuls.airborne(room, rng, count=len(copies), radius=max(piece.radius for piece in pieces))
    return [
        (pieces[number % len(pieces)], move(*spot) @ _tumbled(rng) @ _jitter(rng)) for number, spot in enumerate(found)
    ]


Layout = Callable[[Room, Prop, PropKind, range], Placed]
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


def _handful(room: Room, prop: Prop, kind: PropKind, copies: range) -> Sequence[Piece]:
    return [kind.build(room.stage.rng, _wish(room.stage, prop)) for _ in copies[:KINDS_OF_ONE]]


def _jitter(rng: np.random.Generator, usual: float = 1.0) -> Transform:
    size = usual * float(np.clip(rng.lognormal(0, 0.12), 0.75, 1.3))
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
