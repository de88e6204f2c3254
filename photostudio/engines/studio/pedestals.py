"""What the product stands on, and the room that is left beside it."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from photostudio.engines.studio import shapes
from photostudio.engines.studio.framing import window
from photostudio.engines.studio.scene import Mesh, Stage, Transform
from photostudio.engines.studio.transforms import move

Floats = NDArray[np.float64]
WIDEST_DRUM = 1.2
DEEPER = 3  # times that a plinth is made deeper before it is made wider
EDGE = 0.1  # that a thing stands at least from the edge of what carries it


class Pedestal(NamedTuple):
    """A plinth whose top is the product's ground (y = 0); `width` and `depth` bound it, `height` reaches the floor."""

    mesh: Mesh
    transform: Transform
    width: float
    depth: float
    height: float

    @property
    def back(self) -> float:
        return float(self.transform[2, 3]) - self.depth / 2


def pedestal(stage: Stage, height: float, *, corner: float | None = None, bevel: float = 0.02) -> Pedestal:
    """Return a plinth always a little wider than the product's base: a drum, or a long one for a wide product.

    With `corner` it is a block with corners of that radius.
    """
    carried = support(stage)
    width = carried + float(np.clip(0.56 - 0.3 * carried, 0.14, 0.5))
    depth = min(width, 0.62 + 0.12 * width) if width > WIDEST_DRUM or corner is not None else width
    z = 0.04 * depth - 0.04
    width, depth = _holding(stage, width, depth, corner, z)
    mesh = shapes.slab(width, depth, height, corner=_rounding(depth, corner), bevel=bevel, segments=128)
    return Pedestal(mesh, move(0, -height, z), width, depth, height)


def _holding(stage: Stage, width: float, depth: float, corner: float | None, z: float) -> tuple[float, float]:
    """Return the sides of a plinth about `z` that holds what is known of the product's foot: deeper, or all larger."""
    if stage.footprint is None:
        return width, depth
    for _ in range(DEEPER):
        depth += 2 * _beyond(stage.footprint - (0, z), width, depth, _rounding(depth, corner))
        width = max(width, depth)
    more = _beyond(stage.footprint - (0, z), width, depth, _rounding(depth, corner))
    return width + 2 * more, depth + 2 * more


def _beyond(foot: Floats, width: float, depth: float, corner: float) -> float:
    """Return how far a rectangle with round corners has to grow on all sides to hold points (n, 2)."""
    past = np.abs(foot) - (np.array([width, depth]) / 2 - corner)
    outside = np.linalg.norm(np.maximum(past, 0), axis=1) + np.minimum(past.max(axis=1), 0) - corner
    return max(0.0, float(outside.max()) + EDGE)


def _rounding(depth: float, corner: float | None) -> float:
    return depth / 2 if corner is None else corner


def support(stage: Stage) -> float:
    """Return the width that has to be carried: the toe of a shoe seen aslant is no place to stand on for the rest."""
    return max(stage.base_width, 0.9 * (stage.right - stage.left))


def beside(stage: Stage, side: int, z: float, *, clear: float) -> float:
    """Return the x at depth `z` that appears `clear` units outside the product's edge; `side` is −1 (left) or 1."""
    seen = window(stage, z)
    widening = seen.width / (stage.view_right - stage.view_left)
    middle = (stage.view_left + stage.view_right) / 2
    edge = stage.right if side > 0 else stage.left
    return (seen.left + seen.right) / 2 + (edge - middle) * widening + side * clear


def side_spot(stage: Stage, side: int, *, z: float, radius: float, room: float, beyond: float = 0.0) -> float | None:
    """Return the x where a thing of `radius` stands beside the product, or None when half of it would be cut off.

    `room` 0 is close to the product, 1 on the picture's edge; it stands further out than `beyond` from the middle.
    """
    seen = window(stage, z)
    near = beside(stage, side, z, clear=0.09 + radius)
    far = seen.right if side > 0 else seen.left
    reach = max(side * near + room * max(side * (far - near), 0.0), beyond + radius + 0.03)
    return side * reach if reach < side * far - 0.1 * radius else None


def unit(stage: Stage) -> float:
    """Return the size that props are made to: the product's, within what fits into the picture."""
    extent = max(stage.top, 0.6 * (stage.right - stage.left))
    return float(np.clip(extent, 0.35, 1.1))


def slice_of(stage: Stage, height: float, *, wavy: float) -> tuple[Pedestal, Floats]:
    """Return a low round like a slice of a trunk or a flat stone, and how far its rim is from the middle all round.

    It is no circle: its rim is `wavy` by a share of its radius.
    """
    carried = support(stage)
    width = carried + float(np.clip(0.75 - 0.35 * carried, 0.2, 0.6))
    depth = min(width, 0.7 + 0.15 * width)
    angle = np.linspace(0, 2 * np.pi, 160, endpoint=False)
    rim = sum(
        stage.rng.normal(0, 1) / order * np.cos(order * angle + stage.rng.uniform(0, 2 * np.pi))
        for order in range(2, 12)
    )
    reach = 1 + wavy * np.asarray(rim)
    z = 0.04 * depth - 0.04
    times = _times(stage, width, depth, angle, reach, z)
    width, depth = times * width, times * depth
    outline = np.stack([width / 2 * reach * np.cos(angle), depth / 2 * reach * np.sin(angle)], axis=-1)
    tangent = np.roll(outline, -1, axis=0) - np.roll(outline, 1, axis=0)
    direction = np.stack([tangent[:, 1], -tangent[:, 0]], axis=-1)
    direction /= np.linalg.norm(direction, axis=1, keepdims=True)
    mesh = shapes.raised(direction, outline, height=height, bevel=0.016)
    return Pedestal(mesh, move(0, -height, z), width, depth, height), _unrolled(outline, angle)


def _times(stage: Stage, width: float, depth: float, angle: Floats, reach: Floats, z: float) -> float:
    """Return how many times as large a slice about `z` has to be to hold what is known of the product's foot."""
    if stage.footprint is None:
        return 1.0
    sides = (stage.footprint - (0, z)) * (2 / width, -2 / depth)
    rim = np.interp(np.arctan2(sides[:, 1], sides[:, 0]), angle, reach, period=2 * np.pi)
    return max(1.0, float((np.linalg.norm(sides, axis=1) / rim).max()) * (1 + 2 * EDGE / depth))


def _unrolled(outline: Floats, angle: Floats) -> Floats:
    """Return how far an outline (n, 2) round the origin is from it in the directions `angle`."""
    bearing = np.arctan2(outline[:, 1], outline[:, 0]) % (2 * np.pi)
    order = np.argsort(bearing)
    return np.interp(angle, bearing[order], np.hypot(*outline[order].T), period=2 * np.pi)
