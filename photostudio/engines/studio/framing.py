"""What the camera sees away from the product: how large a painted backdrop has to be, what a prop would cover."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from photostudio.engines.studio.scene import Stage

Floats = NDArray[np.float64]


class Window(NamedTuple):
    """Bounds on an upright plane, in world units."""

    left: float
    right: float
    bottom: float
    top: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.top - self.bottom


def eye(stage: Stage) -> Floats:
    """Return where the camera stands."""
    pitch = np.radians(stage.lens.pitch)
    forward = np.array([0.0, -np.sin(pitch), -np.cos(pitch)])
    aim = np.array([(stage.view_left + stage.view_right) / 2, *_raised(stage, _middle(stage))])
    return np.asarray(aim - stage.lens.distance * forward)


def horizon(stage: Stage) -> float:
    """Return how high above the ground the horizon lies: as high as the camera."""
    return float(eye(stage)[1])


def window(stage: Stage, z: float) -> Window:
    """Return what the camera sees of the upright plane at depth `z`."""
    corners = np.array(
        [
            [x, *_raised(stage, y)]
            for x in (stage.view_left, stage.view_right)
            for y in (stage.view_bottom, stage.view_top)
        ]
    )
    position = eye(stage)
    rays = corners - position
    seen = position + rays * ((z - position[2]) / rays[:, 2:])
    return Window(*np.ravel([[seen[:, axis].min(), seen[:, axis].max()] for axis in (0, 1)]).tolist())


def on_product_plane(stage: Stage, points: Floats) -> Floats:
    """Return the x and y (n, 2) beside the product at which world `points` (n, 3) appear to the camera."""
    pitch = np.radians(stage.lens.pitch)
    forward = np.array([0.0, -np.sin(pitch), -np.cos(pitch)])
    position = eye(stage)
    rays = points - position
    reach = -float(position @ forward)
    seen = position + rays * (reach / (rays @ forward))[:, None]
    return np.asarray(seen[:, :2])


def _middle(stage: Stage) -> float:
    return (stage.view_bottom + stage.view_top) / 2


def _raised(stage: Stage, y: float) -> tuple[float, float]:
    """Return y and z of the place `y` above the base in the product's plane, which leans back with the film."""
    return y, -y * float(np.tan(np.radians(stage.lens.pitch)))
