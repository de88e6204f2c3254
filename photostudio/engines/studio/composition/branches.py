"""Things that reach into the picture from outside it: branches and fronds."""

import numpy as np

from photostudio.engines.studio.composition.room import Room
from photostudio.engines.studio.framing import Floats, Window, ground, on_product_plane, window
from photostudio.engines.studio.scene import Transform
from photostudio.engines.studio.transforms import move, scale, turn
from photostudio.imaging.arrays import Mask

TRIES = 120
SIZES = (1.0, 0.9, 0.75, 0.6)  # the only one of its kind: smaller, and its foot behind the product, where all is full
FROM_ABOVE = 0.35  # of what may hang
THICKNESS = 0.05  # of a lying sprig, in world units
ALONG = np.linspace(0.15, 1.0, 12)
TIP = -2  # the last but one of the outline: between its last two sides
SHOWN = (0.25, 0.7)  # of the length: less is a stray leaf, more a plant that floats in the air


def reach(
    room: Room, rng: np.random.Generator, *, radius: float, height: float, place: str, number: int, rises: bool
) -> Transform | None:
    """Return where a thing that grows from the origin upwards to `height` comes into the picture, or None."""
    wing = {"left": -1, "right": 1}.get(place) or (room.side if number % 2 == 0 else -room.side)
    best, most = None, 0.0
    for size in SIZES if number == 0 else SIZES[:1]:
        for _ in range(TRIES):
            there = _candidate(room, rng, wing=wing, place=place, rises=rises) @ scale(size, size, size)
            points = _outline(room, there, radius=radius, height=height)
            inside, crossing = _inside(room, points), _crossing_product(room, points)
            shown = float((inside & ~crossing).mean())
            hidden = crossing.any() and (size == 1 or crossing[TIP] or not room.passes_behind(float(there[2, 3])))
            if inside[TIP] and SHOWN[0] < shown and inside.mean() < SHOWN[1] and shown > most and not hidden:
                best, most = there, shown
        if best is not None:
            return best
    return None


def _candidate(room: Room, rng: np.random.Generator, *, wing: int, place: str, rises: bool) -> Transform:
    """Draw an anchor beyond the picture's edge and a direction into it: a sprig `rises` from below or hangs as well."""
    size = float(rng.uniform(0.85, 1.15))
    grown = turn(float(rng.uniform(-25, 25)), "y") @ scale(size, size, size)
    if room.from_above:
        return _laid(room, rng, wing=wing) @ grown
    z = float(rng.uniform(-0.85, -0.3)) if place != "front" else float(rng.uniform(0.1, 0.4))
    seen = window(room.stage, z)
    if not rises and (place == "above" or rng.random() < FROM_ABOVE):
        x = (seen.left + seen.right) / 2 + wing * float(rng.uniform(0.15, 0.55)) * seen.width
        y, lean = seen.top + float(rng.uniform(0.02, 0.3)), float(rng.uniform(150, 205))
    else:
        x = (seen.right if wing > 0 else seen.left) + wing * float(rng.uniform(0.02, 0.35))
        lowest, highest = (-0.7, 0.2) if rises else (0.25, 1.0)
        y = room.support.floor + float(rng.uniform(lowest, highest)) * (seen.top - room.support.floor)
        lean = float(rng.uniform(0, 45) if rises else rng.uniform(40, 125))
    return move(x, y, z) @ turn(wing * lean, "z") @ grown


def _laid(room: Room, rng: np.random.Generator, *, wing: int) -> Transform:
    """Draw a place for a sprig that lies on the ground and comes in from the side."""
    seen = ground(room.stage)
    x = (seen.right if wing > 0 else seen.left) + wing * float(rng.uniform(0.02, 0.3))
    z = -float(rng.uniform(seen.bottom, seen.top))
    lies = turn(wing * float(rng.uniform(50, 130)), "y") @ turn(-90, "x")
    return move(x, room.support.height(x, z) + THICKNESS, z) @ lies


def _outline(room: Room, there: Transform, *, radius: float, height: float) -> Floats:
    """Return points (n, 2) along both sides of the thing, as the camera sees them."""
    wide = 0.6 * radius
    own = np.array([[across * wide, share * height, 0.0, 1.0] for share in ALONG for across in (-1, 0, 1)])
    return on_product_plane(room.stage, (own @ there.T)[:, :3])


def _inside(room: Room, points: Floats) -> Mask:
    stage = room.stage
    across = (points[:, 0] > stage.view_left) & (points[:, 0] < stage.view_right)
    return np.asarray(across & (points[:, 1] > stage.view_bottom) & (points[:, 1] < stage.view_top))


def _crossing_product(room: Room, points: Floats) -> Mask:
    stage = room.stage
    zone = Window(stage.left - room.gap, stage.right + room.gap, -room.gap, stage.top + room.gap)
    across = (points[:, 0] > zone.left) & (points[:, 0] < zone.right)
    return np.asarray(across & (points[:, 1] > zone.bottom) & (points[:, 1] < zone.top))
