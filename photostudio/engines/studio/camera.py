"""The lens: which ray each pixel sees, and where the product's canvas stands in the world."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from photostudio.engines.studio.scene import Lens

Vector = NDArray[np.float64]

HORIZON_MARGIN = math.radians(4.0)


@dataclass(frozen=True, kw_only=True)
class Camera:
    """A pinhole or thin lens over a picture of `width` × `height` pixels.

    The product's base, at column `middle` and row `base` (fractions of the picture), is the world's origin.
    """

    width: int
    height: int
    lens: Lens
    middle: float
    base: float

    @property
    def focal(self) -> float:
        """The focal length in pixels."""
        return 0.5 * max(self.width, self.height) / math.tan(math.radians(self.lens.fov) / 2)

    @property
    def pitch(self) -> float:
        """Radians downwards: the lens's own, or as much more as lifts the horizon above the product's base."""
        lowest = math.atan((0.5 - self.base) * self.height / self.focal) + HORIZON_MARGIN
        return max(math.radians(self.lens.pitch), lowest)

    @property
    def forward(self) -> Vector:
        return np.array([0.0, -math.sin(self.pitch), -math.cos(self.pitch)])

    @property
    def up(self) -> Vector:
        return np.array([0.0, math.cos(self.pitch), -math.sin(self.pitch)])

    @property
    def position(self) -> Vector:
        return -self.lens.distance * self.rays(np.asarray(self.middle), np.asarray(self.base))

    def at_product(self, column: float, row: float) -> Vector:
        """Return the world point of a place in the picture (fractions) in the product's plane, parallel to the film."""
        return self.position + self.lens.distance * self.rays(np.asarray(column), np.asarray(row))

    def rays(self, columns: Vector, rows: Vector) -> Vector:
        """Return the directions (…, 3) in which places in the picture (fractions) lie, 1 long along the optical axis."""
        across = (columns - 0.5) * self.width / self.focal
        down = (rows - 0.5) * self.height / self.focal
        right = np.array([1.0, 0.0, 0.0])
        directions: Vector = self.forward + across[..., None] * right - down[..., None] * self.up
        return directions

    def project(self, point: Vector) -> tuple[float, float]:
        """Return the column and row (fractions of the picture) where a world point is seen."""
        offset = np.asarray(point, np.float64) - self.position
        scale = self.focal / float(offset @ self.forward)
        column = 0.5 + scale * float(offset[0]) / self.width
        return column, 0.5 - scale * float(offset @ self.up) / self.height
