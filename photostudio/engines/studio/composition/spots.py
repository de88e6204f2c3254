"""Spots for things that stand: many are tried, the one that composes best is taken."""

import numpy as np

from photostudio.engines.studio.composition.room import BEHIND, Disc, Room
from photostudio.engines.studio.framing import Window, window

TRIES = 90
LEAST_SEEN = 0.45  # of a prop: less looks like a mistake of the frame


def stand(
    room: Room, rng: np.random.Generator, *, radius: float, height: float, place: str, number: int
) -> Disc | None:
    """Return where the `number`th prop of its kind (from 0) stands, or None where it has no room."""
    wanted = {"left": -1, "right": 1}.get(place) or (room.side if number % 3 < 2 else -room.side)
    best, cost = None, np.inf
    for _ in range(TRIES):
        disc = Disc(*_candidate(room, rng, height=height, place=place, side=wanted), radius)
        view = room.seen(disc, height)
        if not room.is_free(disc) or room.covers_product(view, disc.z) or room.visible(view) < LEAST_SEEN:
            continue
        price = _price(room, disc, view, number=number) + 0.25 * rng.random()
        if price < cost:
            best, cost = disc, price
    if best is not None:
        room.taken.append(best)
    return best


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
