"""Things on a set, for measuring them."""

import numpy as np
from numpy.typing import NDArray

from photostudio.engines.studio.scene import Item, Mesh, Rectangle, Sphere


def points(item: Item) -> NDArray[np.float64]:
    """Return places all over a thing's surface, in the world (n, 3)."""
    match item.shape:
        case Mesh():
            own = item.shape.positions.astype(np.float64)
        case Rectangle():
            grid = np.linspace(-1, 1, 33)
            across, up = np.meshgrid(grid, grid)
            flat = np.stack([across.ravel(), up.ravel(), np.zeros(across.size), np.ones(across.size)])
            own = (item.shape.transform @ flat)[:3].T
        case Sphere():
            turn, rise = np.meshgrid(np.linspace(0, 2 * np.pi, 25), np.linspace(0, np.pi, 13))
            ball = np.stack([np.sin(rise) * np.cos(turn), np.cos(rise), np.sin(rise) * np.sin(turn)], axis=-1)
            own = np.array(item.shape.centre) + item.shape.radius * ball.reshape(-1, 3)
    return own @ item.transform[:3, :3].T + item.transform[:3, 3]
