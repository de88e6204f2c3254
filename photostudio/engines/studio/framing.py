"""What the camera sees away from the product: how large a painted backdrop has to be, what a prop would cover."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from photostudio.engines.studio.scene import Stage, Transform

Floats = NDArray[np.float64]
GRID = np.linspace(-1, 1, 41)
MARGIN, LENS_HOOD = 0.06, 0.02
STEEP = 55.0  # degrees: from here on the camera looks at the ground rather than at what is behind
CORNERS = 1.7  # how far the picture's corners may lie from the product, in halves of its longer side


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


def out_of_view(stage: Stage, card: Transform) -> bool:
    """Tell whether no part of a card (the square −1 … 1 in x and y) is in the picture or before the lens."""
    across, up = np.meshgrid(GRID, GRID)
    square = np.stack([across.ravel(), up.ravel(), np.zeros(across.size), np.ones(across.size)])
    points = (card @ square)[:3].T
    if stage.lens.pitch > STEEP:
        return not _before_steep_lens(stage, points)
    ahead = points[(points - eye(stage)) @ _forward(stage) > LENS_HOOD]
    x, y = on_product_plane(stage, ahead).T
    inside = (x > stage.view_left - MARGIN) & (x < stage.view_right + MARGIN) & (y < stage.view_top + MARGIN)
    return not (inside & (y > stage.view_bottom - MARGIN)).any()


def _before_steep_lens(stage: Stage, points: Floats) -> bool:
    """Tell whether any of the points (n, 3) is in the cone round the picture of a camera that looks down."""
    forward = _forward(stage)
    offsets = points + stage.lens.distance * forward
    ahead = offsets @ forward
    aside = np.linalg.norm(offsets - ahead[:, None] * forward, axis=1)
    return bool(((ahead > 0) & (aside < CORNERS * ahead * np.tan(np.radians(stage.lens.fov) / 2))).any())


def _forward(stage: Stage) -> Floats:
    pitch = np.radians(stage.lens.pitch)
    return np.array([0.0, -np.sin(pitch), -np.cos(pitch)])


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
