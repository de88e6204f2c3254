"""Moving things about a set: 4 × 4 matrices on column vectors, combined with `@` (the right one acts first)."""

import numpy as np
from numpy.typing import NDArray

from photostudio.engines.studio.scene import Point, Transform

AXES = {"x": 0, "y": 1, "z": 2}


def move(x: float = 0.0, y: float = 0.0, z: float = 0.0) -> Transform:
    matrix = np.eye(4)
    matrix[:3, 3] = x, y, z
    return matrix


def scale(x: float, y: float, z: float = 1.0) -> Transform:
    return np.diag([x, y, z, 1.0])


def turn(degrees: float, axis: str = "y") -> Transform:
    """Rotate counter-clockwise about the axis, seen from its positive end."""
    angle = np.radians(degrees)
    first, second = (AXES[axis] + 1) % 3, (AXES[axis] + 2) % 3
    matrix = np.eye(4)
    matrix[first, first] = matrix[second, second] = np.cos(angle)
    matrix[first, second], matrix[second, first] = -np.sin(angle), np.sin(angle)
    return matrix


def aim(position: Point, target: Point) -> Transform:
    """Stand at `position` with +z towards `target` and +y as upright as possible."""
    forward = _unit(np.subtract(target, position))
    upright = np.array([0.0, 1.0, 0.0]) if abs(forward[1]) < 0.999 else np.array([0.0, 0.0, 1.0])
    right = _unit(np.cross(upright, forward))
    matrix = np.eye(4)
    matrix[:3, 0], matrix[:3, 1], matrix[:3, 2] = right, np.cross(forward, right), forward
    matrix[:3, 3] = position
    return matrix


def _unit(vector: NDArray[np.float64]) -> NDArray[np.float64]:
    return vector / np.linalg.norm(vector)
