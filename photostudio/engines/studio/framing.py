"""What the camera sees away from the product: how large a painted backdrop has to be, what a prop would cover."""

from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from photostudio.engines.studio.scene import Stage, Transform

Floats = NDArray[np.float64]
GRID = np.linspace(-1, 1, 41)
MARGIN, LENS_HOOD = 0.06, 0.02
HAND = 0.4
FARTHEST = 10.0  # times the distance of the product
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


@lru_cache(maxsize=1)
def eye(stage: Stage) -> Floats:
    """Return where the camera stands."""
    aim = _place(stage, (stage.view_left + stage.view_right) / 2, (stage.view_bottom + stage.view_top) / 2)
    return np.asarray(aim - stage.lens.distance * _forward(stage))


def horizon(stage: Stage) -> float:
    """Return how high above the ground the horizon lies: as high as the camera."""
    return float(eye(stage)[1])


def window(stage: Stage, z: float) -> Window:
    """Return what the camera sees of the upright plane at depth `z`; looking down, of a hand's height above the ground
    there.
    """
    position = eye(stage)
    if stage.lens.pitch > STEEP:
        away = (np.array([0.0, 0.0, z]) - position) @ _forward(stage) / stage.lens.distance
        left, right = (position[0] + away * (x - position[0]) for x in (stage.view_left, stage.view_right))
        return Window(float(left), float(right), 0.0, HAND)
    rays = _corners(stage) - position
    seen = position + rays * ((z - position[2]) / rays[:, 2:])
    return Window(*np.ravel([[seen[:, axis].min(), seen[:, axis].max()] for axis in (0, 1)]).tolist())


def ground(stage: Stage) -> Window:
    """Return what the camera sees of the ground, bounded in x and −z: `bottom` is its nearest, `top` its farthest."""
    position = eye(stage)
    rays = _corners(stage) - position
    reach = np.where(rays[:, 1] < 0, position[1] / np.maximum(-rays[:, 1], 1e-9), np.inf)
    seen = position + rays * np.minimum(reach, FARTHEST)[:, None]
    return Window(*np.ravel([[side.min(), side.max()] for side in (seen[:, 0], -seen[:, 2])]).tolist())


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
    return not (inside & (y > stage.view_bottom - MARGIN)).any() and not _is_looked_at(stage, card)


def _is_looked_at(stage: Stage, card: Transform) -> bool:
    """Tell whether a line of sight meets the card: one near the lens may fill the picture between two of its points."""
    across = np.linspace(stage.view_left - MARGIN, stage.view_right + MARGIN, 9)
    rises = np.linspace(stage.view_bottom - MARGIN, stage.view_top + MARGIN, 9)
    aims = np.array([[*_place(stage, x, up), 1.0] for x in across for up in rises])
    to_card = np.linalg.inv(card)
    start = to_card @ [*eye(stage), 1.0]
    lines = aims @ to_card.T - start
    reach = -start[2] / np.where(lines[:, 2] == 0, np.inf, lines[:, 2])
    met = start[:2] + reach[:, None] * lines[:, :2]
    return bool(((reach > 0) & (np.abs(met) <= 1).all(axis=1)).any())


def _before_steep_lens(stage: Stage, points: Floats) -> bool:
    """Tell whether any of the points (n, 3) is in the cone round the picture of a camera that looks down."""
    forward = _forward(stage)
    offsets = points + stage.lens.distance * forward
    ahead = offsets @ forward
    aside = np.linalg.norm(offsets - ahead[:, None] * forward, axis=1)
    return bool(((ahead > 0) & (aside < CORNERS * ahead * np.tan(np.radians(stage.lens.fov) / 2))).any())


@lru_cache(maxsize=1)
def _forward(stage: Stage) -> Floats:
    pitch = np.radians(stage.lens.pitch)
    return np.array([0.0, -np.sin(pitch), -np.cos(pitch)])


def on_product_plane(stage: Stage, points: Floats) -> Floats:
    """Return where world `points` (n, 3) appear to the camera in the product's plane (n, 2): right and up of its base.

    The plane is parallel to the film.
    """
    pitch = np.radians(stage.lens.pitch)
    position = eye(stage)
    rays = points - position
    offset = position + rays * (stage.lens.distance / (rays @ _forward(stage)))[:, None] - _place(stage, 0.0, 0.0)
    return np.stack([offset[:, 0], offset @ np.array([0.0, np.cos(pitch), -np.sin(pitch)])], axis=1)


def is_beside(stage: Stage, points: NDArray[np.floating], *, gap: float) -> bool:
    """Tell whether no world point (n, 3) appears within the product's box, `gap` round it included."""
    seen = on_product_plane(stage, np.asarray(points, np.float64))
    across = (seen[:, 0] > stage.left - gap) & (seen[:, 0] < stage.right + gap)
    return not bool((across & (seen[:, 1] > -gap) & (seen[:, 1] < stage.top + gap)).any())


def _corners(stage: Stage) -> Floats:
    """Return the picture's corners (4, 3) in the product's plane."""
    sides, ends = (stage.view_left, stage.view_right), (stage.view_bottom, stage.view_top)
    return np.array([_place(stage, x, up) for x in sides for up in ends])


def _place(stage: Stage, x: float, up: float) -> Floats:
    """Return the world point of a place in the product's plane, which leans back with the film."""
    pitch = np.radians(stage.lens.pitch)
    return np.array([x, stage.lift + up * np.cos(pitch), -up * np.sin(pitch)])
