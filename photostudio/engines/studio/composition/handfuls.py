"""Handfuls: many small things lying about, drops on the ground, things in the air."""

from collections.abc import Sequence

import numpy as np

from photostudio.engines.studio.composition.room import Disc, Room
from photostudio.engines.studio.framing import window
from photostudio.engines.studio.scene import Point

HEAP = 0.5  # world units: how far the larger heap of a flat lay spreads
SIZES, ENOUGH = (1.0, 0.8, 0.64, 0.5), 3  # a handful is made smaller until so many of it find room
LEAST_SEEN = 0.5
TRIES = 30
DENSEST = 0.5  # of the view's width: beyond, a handful thins out


Extent = tuple[float, float]


def scatter(
    room: Room, rng: np.random.Generator, *, extents: Sequence[Extent], place: str
) -> tuple[list[tuple[int, Point]], float]:
    """Return spots for things of these radii and heights, each with its number, and a size for all of them.

    Where few of them find room they are made smaller.
    """
    found: list[tuple[int, Point]] = []
    size = 1.0
    for smaller in SIZES:
        own = [(smaller * radius, smaller * height) for radius, height in extents]
        more = _strewn(room, rng, extents=own, place=place)
        found, size = (more, smaller) if len(more) > len(found) else (found, size)
        if len(found) >= min(len(extents), ENOUGH):
            break
    return found, size


def _strewn(room: Room, rng: np.random.Generator, *, extents: Sequence[Extent], place: str) -> list[tuple[int, Point]]:
    """Return spots for what finds room: two loose heaps with strays between, none over the product."""
    heaps = _heaps(room, rng, place=place)
    spots: list[tuple[int, Point]] = []
    taken: list[Disc] = []
    for number, (radius, height) in enumerate(extents):
        for _ in range(TRIES):
            heap_x, heap_z, spread = heaps[int(rng.choice(len(heaps), p=_shares(len(heaps))))]
            reach = spread * float(rng.exponential(0.55))
            angle = float(rng.uniform(0, 2 * np.pi))
            disc = Disc(heap_x + reach * np.cos(angle), heap_z + 0.6 * reach * np.sin(angle), radius)
            crowded = any(np.hypot(disc.x - o.x, disc.z - o.z) < 0.75 * (radius + o.radius) for o in taken)
            beyond = disc.z < room.support.back + radius and not room.from_above
            if crowded or beyond or room.shown(room.seen(disc, height), disc.z) < LEAST_SEEN or not room.is_free(disc):
                continue
            taken.append(disc)
            spots.append((number, (disc.x, room.support.height(disc.x, disc.z), disc.z)))
            break
    return spots


def _heaps(room: Room, rng: np.random.Generator, *, place: str) -> list[tuple[float, float, float]]:
    """Return x, z and spread of the heaps: one before the product's heavier side, a smaller one behind the other."""
    stage = room.stage
    sides = {"left": (-1, -1), "right": (1, 1)}.get(place, (room.side, -room.side))
    if room.from_above:
        return [(*room.somewhere(rng, side=wing), HEAP / (1 + number)) for number, wing in enumerate(sides)]
    view = stage.view_right - stage.view_left
    spread = 0.32 * view * (1.6 if place == "around" else 1.0)
    heaps = []
    for number, (wing, own) in enumerate(zip(sides, (rng.uniform(0.02, 0.22), rng.uniform(-0.4, -0.15)), strict=True)):
        z = {"behind": -0.35, "front": 0.25}.get(place, float(own))
        seen = window(stage, z)
        edge = stage.right if wing > 0 else stage.left
        outer = seen.right if wing > 0 else seen.left
        x = edge + float(rng.uniform(0.25, 0.6)) * (outer - edge)
        heaps.append((x, z, spread * (1.0 - 0.35 * number)))
    return heaps


def _shares(heaps: int) -> list[float]:
    return [0.68, 0.32] if heaps == 2 else [1 / heaps] * heaps


def drops(room: Room, rng: np.random.Generator, *, count: int) -> list[tuple[Point, float]]:
    """Return spots and sizes of drops all over the ground in view, dense near the product, many small and few large."""
    stage = room.stage
    found: list[tuple[Point, float]] = []
    taken: list[Disc] = []
    for _ in range(8 * count):
        if len(found) == count:
            break
        x, z = room.somewhere(rng) if room.from_above else _near(room, rng)
        size = float(np.clip(rng.lognormal(0, 0.55), 0.4, 2.6))
        disc = Disc(x, z, 0.012 * size)
        under = stage.left < x < stage.right and abs(z) < 0.06
        hidden = room.covers_product(room.seen(disc, 0.0), z) if room.from_above else under
        if hidden or any(np.hypot(x - o.x, z - o.z) < 1.2 * (disc.radius + o.radius) for o in taken):
            continue
        taken.append(disc)
        found.append(((x, room.support.height(x, z), z), size))
    return found


def _near(room: Room, rng: np.random.Generator) -> tuple[float, float]:
    """Draw x and z on the ground, most often near the product."""
    z = float(np.clip(rng.normal(0.05, 0.3), room.support.back + 0.05, 0.9))
    seen = window(room.stage, z)
    return float(rng.normal((seen.left + seen.right) / 2, DENSEST * seen.width / 2)), z


def airborne(room: Room, rng: np.random.Generator, *, count: int, radius: float) -> list[Point]:
    """Return points in the air, behind and beside the product, more of them high up."""
    points: list[Point] = []
    for _ in range(14 * count):
        if len(points) == count:
            break
        x, y, z = _aloft(room, rng, radius=radius)
        view = room.seen(Disc(x, z, radius), 2 * radius, base=y - radius)
        if not room.covers_product(view, z):
            points.append((x, y, z))
    return points


def _aloft(room: Room, rng: np.random.Generator, *, radius: float) -> Point:
    """Draw a point of the air in view; for a flat lay it has come down."""
    if room.from_above:
        x, z = room.somewhere(rng)
        return x, room.support.height(x, z) + radius, z
    z = float(rng.uniform(-1.0, 0.35))
    seen = window(room.stage, z)
    x = float(rng.uniform(seen.left, seen.right))
    low = max(room.support.height(x, z) + radius, seen.bottom)
    return x, low + (seen.top - low) * float(np.sqrt(rng.random())), z
