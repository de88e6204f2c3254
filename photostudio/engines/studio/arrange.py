"""Where props go: in loose groups beside the product, some cut by the frame, none over the product."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from photostudio.engines.studio.framing import on_product_plane, window
from photostudio.engines.studio.scene import Stage

TRIES = 60


class Spot(NamedTuple):
    """A place on the ground for a prop of about `size` across and high."""

    x: float
    z: float
    size: float


def scatter(
    stage: Stage, *, count: int, sizes: tuple[float, float], depths: tuple[float, float], gap: float = 0.08
) -> list[Spot]:
    """Return at most `count` spots between two `depths` (far, near), largest first; fewer where there is no room.

    `sizes` are fractions of the view's width, `gap` what stays free round the product.
    """
    rng = stage.rng
    view = stage.view_right - stage.view_left
    centre = rng.choice([-1, 1]) * rng.uniform(0.30, 0.48)
    spots: list[Spot] = []
    for number in range(count):
        size = view * float(sizes[1] + (sizes[0] - sizes[1]) * number / max(count - 1, 1))
        home = centre if number % 3 else -centre * rng.uniform(0.8, 1.1)
        for _ in range(TRIES):
            z = float(rng.uniform(*depths))
            seen = window(stage, z)
            x = (seen.left + seen.right) / 2 + seen.width * float(rng.normal(home, 0.10))
            spot = Spot(x, z, size)
            if is_clear(stage, spot, gap=gap) and not _meets(spot, spots):
                spots.append(spot)
                break
    return spots


def is_clear(stage: Stage, spot: Spot, *, gap: float = 0.08) -> bool:
    """Tell whether a prop there stays beside the product, or below it, as the camera sees them."""
    x, z, size = spot
    corners = np.array([[x + side * size / 2, height, z] for side in (-1, 1) for height in (0.0, size)])
    seen = on_product_plane(stage, corners)
    left, bottom = seen.min(axis=0)
    right, top = seen.max(axis=0)
    beside = right < stage.left - gap or left > stage.right + gap
    below = z > 0 and top < -gap / 2
    return bool(beside or (below and bottom > stage.view_bottom * 0.97))


def _meets(spot: Spot, others: list[Spot]) -> bool:
    return any(np.hypot(spot.x - other.x, spot.z - other.z) < 0.55 * (spot.size + other.size) for other in others)


def is_beside(stage: Stage, points: NDArray[np.floating], *, gap: float = 0.04) -> bool:
    """Tell whether no world point (n, 3) appears within the product's box, `gap` round it included."""
    seen = on_product_plane(stage, np.asarray(points, np.float64))
    across = (seen[:, 0] > stage.left - gap) & (seen[:, 0] < stage.right + gap)
    return not bool((across & (seen[:, 1] > -gap) & (seen[:, 1] < stage.top + gap)).any())
