"""Spots for things that stand: many are tried, the one that composes best is taken."""

import numpy as np

from photostudio.engines.studio.composition.room import BEHIND, Disc, Room
from photostudio.engines.studio.framing import Window, window

TRIES = 90
LEAST_SEEN = 0.45  # of a prop: less looks like a mistake of the frame
SQUEEZED = ((1.0, 0.5), (0.85, 0.42), (0.7, 0.36), (0.6, 0.3), (0.5, 0.15))  # sizes of a first copy, how much is seen
OFF_FRAME = 0.6  # of its radius: how far beyond the picture's edge its middle may be


def stand(
    room: Room, rng: np.random.Generator, *, radius: float, height: float, place: str, number: int
) -> Disc | None:
    """Return where the `number`th prop of its kind (from 0) stands, or None where it has no room.

    The first is made smaller (its disc tells), cut by the frame or half hidden behind the product rather than left out.
    """
    wanted = {"left": -1, "right": 1}.get(place) or (room.side if number % 3 < 2 else -room.side)
    spot = _roomy(room, rng, radius=radius, height=height, place=place, number=number, side=wanted)
    if spot is None and number == 0:
        spot = _squeezed(room, rng, radius=radius, height=height, place=place, side=wanted)
    if spot is not None:
        room.taken.append(spot)
    return spot


def _roomy(
    room: Room, rng: np.random.Generator, *, radius: float, height: float, place: str, number: int, side: int
) -> Disc | None:
    """Return the best of many spots where a thing is seen well."""
    best, cost = None, np.inf
    for _ in range(TRIES):
        disc = Disc(*_candidate(room, rng, height=height, place=place, side=side), radius)
        view = room.seen(disc, height)
        if not room.is_free(disc) or room.covers_product(view, disc.z) or room.visible(view) < LEAST_SEEN:
            continue
        price = _price(room, disc, view, number=number) + 0.25 * rng.random()
        if price < cost:
            best, cost = disc, price
    return best


def _squeezed(
    room: Room, rng: np.random.Generator, *, radius: float, height: float, place: str, side: int
) -> Disc | None:
    """Return the spot where most is seen of a thing that is as large as the little room allows."""
    sides = (side,) if place in {"left", "right"} else (side, -side)
    depths = ("anywhere", "behind") if place == "anywhere" else (place,)
    for size, least in SQUEEZED:
        best, most = None, least
        for number in range(TRIES):
            wing, depth = sides[number % len(sides)], depths[number // 2 % len(depths)]
            x, z = _candidate(room, rng, height=size * height, place=depth, side=wing)
            disc = Disc(x + wing * OFF_FRAME * size * radius * float(rng.random()), z, size * radius)
            shown = room.shown(room.seen(disc, size * height), z)
            if shown > most and room.is_free(disc):
                best, most = disc, shown
        if best is not None:
            return best
    return None


def _candidate(room: Room, rng: np.random.Generator, *, height: float, place: str, side: int) -> tuple[float, float]:
    """Draw a place on the ground: tall things behind, low ones also in front."""
    stage = room.stage
    if room.from_above:
        return room.somewhere(rng, side=0 if place in {"behind", "front", "around"} else side)
    tall = height / max(stage.top, 0.2)
    far, near = {"behind": (-1.0, -0.35), "front": (0.12, 0.5)}.get(
        place, (-0.75, -0.2) if tall > 0.6 else (-0.5, 0.12) if tall > 0.25 else (-0.4, 0.45)
    )
    far = min(max(far, room.support.back + 0.08), near)
    z = float(rng.uniform(far, near))
    seen = window(stage, z)
    if place in {"behind", "front", "around"}:
        return float(rng.uniform(seen.left, seen.right)), z
    middle = (stage.left + stage.right) / 2
    edge = seen.right if side > 0 else seen.left
    return middle + float(rng.random()) * (edge + 0.1 * side - middle), z


def _price(room: Room, disc: Disc, view: Window, *, number: int) -> float:
    """Say how much a spot disturbs the composition: too near or far, cut off too much, too crowded, all in a row."""
    ideal = room.gap + 0.05 + 0.1 * (number % 3)
    price = 2.0 * abs(room.distance(view) - ideal)
    price += 1.5 * max(0.0, 0.85 - room.visible(view))
    price += sum(0.15 / (0.2 + float(np.hypot(disc.x - o.x, disc.z - o.z))) for o in room.taken if o.radius > 0.04)
    price += sum(0.3 for o in room.taken if abs(disc.z - o.z) < 0.08)
    overlaps = room.distance(view) == 0 and disc.z < BEHIND
    return price + (0.3 if overlaps else 0.0)
