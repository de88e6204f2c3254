"""What was asked → things that lie and stand together on level ground, as one group round the origin."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from photostudio.engines.studio.library.kinds import Piece, PropKind, Wish
from photostudio.engines.studio.library.props import PROPS
from photostudio.engines.studio.library.props.skins import natural
from photostudio.engines.studio.meshes import mesh_of
from photostudio.engines.studio.scene import Colour, Item, Transform
from photostudio.engines.studio.transforms import move, turn
from photostudio.engines.words.additions import Addition, Asked
from photostudio.imaging.colour import hexadecimal

HANDFUL = 12  # what usually lies about in such numbers never comes alone
MOST = 24
STRETCHES = (1.0, 1.6, 2.5, 4.0, 7.0)  # how much wider than deep a group may be
CLOSE, SPREAD = 0.92, 1.5  # of two radii: how near things may come to each other, a few and a handful
FLAT = 0.3  # of its width: what is lower lies on the slope of the ground
TRIES = 40
SLANT = 35.0  # degrees
IN_A_VASE = {"rose", "flowers", "daisies", "blossom branch"}
BOUQUET, VASE = "flowers", "vase"
STANDING_IN = {"ornaments": "bauble"}  # a thing that hangs needs something to hang from
PLAIN: Colour = (0.75, 0.72, 0.66)
BRASS: Colour = (0.56, 0.36, 0.12)


@dataclass(frozen=True, eq=False)
class Group:
    """Things about the origin, on y = 0 unless they float: their items, and `cloud` (n, 3), points all over them."""

    items: tuple[Item, ...]
    cloud: NDArray[np.float64]
    floats: bool = False

    @property
    def is_flat(self) -> bool:
        wide, tall, deep = np.ptp(self.cloud, axis=0).tolist()
        return bool(tall < FLAT * max(wide, deep))


def gather(asked: Asked, *, seed: int) -> list[Group]:
    """Return the asked things as groups of different widths; a single thing comes in one."""
    rng = np.random.default_rng([seed, 2])
    things, pot = _arranged(asked.things)
    pieces = [piece for thing in things for piece in _pieces(thing, pot, rng)]
    spaced = np.random.default_rng([seed, 3]).spawn(len(STRETCHES))
    stretches = STRETCHES if len(pieces) > 1 else STRETCHES[:1]
    floats = all(PROPS[thing.kind].layout == "above" for thing in asked.things)
    return [_group(pieces, stretch, own, floats=floats) for stretch, own in zip(stretches, spaced, strict=False)]


def _arranged(things: Sequence[Addition]) -> tuple[list[Addition], Colour]:
    """Return flowers and the vase that they were asked with as flowers in a vase, and what colour that has."""
    vase = next((thing for thing in things if thing.kind == VASE), None)
    flowers = next((thing for thing in things if thing.kind in IN_A_VASE), None)
    if vase is None or flowers is None:
        return list(things), PLAIN
    others = [thing for thing in things if thing not in (vase, flowers)]
    bouquet = replace(flowers, kind=BOUQUET, count=vase.count or 1, material="")
    return [bouquet, *others], hexadecimal(vase.colour) if vase.colour else PLAIN


def _pieces(thing: Addition, pot: Colour, rng: np.random.Generator) -> list[Piece]:
    kind = PROPS[STANDING_IN.get(thing.kind, thing.kind)]
    fewest, most = max(kind.count[0], 2), max(kind.count[1], 3)
    number = thing.count or (int(rng.integers(fewest, most + 1)) if _is_handful(thing, kind) else 1)
    return [_laid(kind.build(rng, _wish(thing, kind, pot, rng)), kind, rng) for _ in range(min(number, MOST))]


def _is_handful(thing: Addition, kind: PropKind) -> bool:
    return thing.several or kind.count[0] >= HANDFUL


def _wish(thing: Addition, kind: PropKind, pot: Colour, rng: np.random.Generator) -> Wish:
    own = kind.colours[int(rng.integers(len(kind.colours)))] if _is_handful(thing, kind) else kind.colours[0]
    return Wish(
        colour=hexadecimal(thing.colour or natural(thing.material) or own),
        tone=pot,
        accent=BRASS,
        unit=thing.size,
        material=thing.material,
    )


def _laid(piece: Piece, kind: PropKind, rng: np.random.Generator) -> Piece:
    """Return a piece as it lies or stands when nothing is round it: a sprig lies on the ground, the air's on it."""
    there = turn(float(rng.uniform(-SLANT, SLANT)))
    if kind.layout == "scatter":
        there = turn(float(rng.uniform(0, 360)))
    if kind.layout == "reach" and not kind.rises:
        there = turn(float(rng.choice([-1, 1]) * rng.uniform(50, 75))) @ turn(-90, "x")
    items = tuple(replace(item, transform=there @ item.transform) for item in piece.items)
    cloud = np.concatenate([_corners(item) for item in items])
    low, high = cloud.min(axis=0), cloud.max(axis=0)
    foot = move(-(low[0] + high[0]) / 2, -low[1] if kind.layout != "above" else 0.0, -(low[2] + high[2]) / 2)
    radius = float(np.hypot(high[0] - low[0], high[2] - low[2])) / 2 / np.sqrt(2)
    items = tuple(replace(item, transform=foot @ item.transform) for item in items)
    return Piece(items=items, radius=max(radius, 1e-3), height=float(high[1] - low[1]))


def _group(pieces: Sequence[Piece], stretch: float, rng: np.random.Generator, *, floats: bool) -> Group:
    items: list[Item] = []
    raised = turn(90, "x") if floats else np.eye(4)  # a group in the air is as high as one on the ground is deep
    for number, (piece, place) in enumerate(zip(pieces, _spots(pieces, stretch, rng), strict=True), start=1):
        there = move(*(raised @ place)[:3, 3].tolist())
        items += [
            replace(item, name=f"added {number} {item.name}", transform=there @ item.transform) for item in piece.items
        ]
    cloud = np.concatenate([_corners(item) for item in items])
    middle = (cloud.min(axis=0) + cloud.max(axis=0)) / 2
    centred = move(-middle[0], 0, -middle[2])
    return Group(
        tuple(replace(item, transform=centred @ item.transform) for item in items),
        cloud - (middle[0], 0, middle[2]),
        floats,
    )


def _spots(pieces: Sequence[Piece], stretch: float, rng: np.random.Generator) -> list[Transform]:
    """Return where things stand close together and not in each other, taller ones behind."""
    taken: list[tuple[float, float, float]] = []
    close = CLOSE if len(pieces) < HANDFUL else SPREAD
    places: list[Transform] = []
    tallest = max(piece.height for piece in pieces)
    for piece in pieces:
        reach = 0.0
        while True:
            x, z = _drawn(rng, reach, stretch, back=piece.height / tallest if len(pieces) > 1 else 0.0)
            if all(np.hypot(x - ox, z - oz) >= close * (piece.radius + other) for ox, oz, other in taken):
                break
            reach += piece.radius / TRIES
        taken.append((x, z, piece.radius))
        places.append(move(x, 0, z))
    return places


def _drawn(rng: np.random.Generator, reach: float, stretch: float, *, back: float) -> tuple[float, float]:
    angle, share = float(rng.uniform(0, 2 * np.pi)), float(np.sqrt(rng.random()))
    x, z = reach * share * np.sqrt(stretch) * np.cos(angle), reach * share / np.sqrt(stretch) * np.sin(angle)
    return float(x), float(-abs(z) if back > 0.7 else z)


def _corners(item: Item) -> NDArray[np.float64]:
    return mesh_of(item).positions.astype(np.float64)
