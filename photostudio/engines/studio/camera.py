"""The lens: which ray each pixel sees, and where the product's canvas stands in the world."""

import math
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from photostudio.engines.studio.scene import Grounding, Lens
from photostudio.imaging.arrays import Mask
from photostudio.imaging.placement import Box

Vector = NDArray[np.float64]

HORIZON_MARGIN = 3.0  # degrees


@dataclass(frozen=True, kw_only=True)
class Camera:
    """A pinhole or thin lens over a picture of `width` × `height` pixels.

    The product's base, at column `middle` and row `base` (fractions of the picture), lies `lift` above the world's
    origin.
    """

    width: int
    height: int
    lens: Lens
    middle: float
    base: float
    grounding: Grounding = Grounding.STANDING
    lift: float = 0.0

    @property
    def focal(self) -> float:
        """The focal length in pixels."""
        return 0.5 * max(self.width, self.height) / math.tan(math.radians(self.lens.fov) / 2)

    @property
    def pitch(self) -> float:
        """Radians downwards."""
        return math.radians(self.lens.pitch)

    @property
    def forward(self) -> Vector:
        return np.array([0.0, -math.sin(self.pitch), -math.cos(self.pitch)])

    @property
    def up(self) -> Vector:
        return np.array([0.0, math.cos(self.pitch), -math.sin(self.pitch)])

    @property
    def axes(self) -> tuple[list[float], list[float], list[float]]:
        """What is right, up and forward."""
        return [1.0, 0.0, 0.0], self.up.tolist(), self.forward.tolist()

    @property
    def position(self) -> Vector:
        foot = np.array([0.0, self.lift, 0.0])
        return np.asarray(foot - self.lens.distance * self.rays(np.asarray(self.middle), np.asarray(self.base)))

    @property
    def scale(self) -> float:
        """How long a pixel is in the product's plane."""
        return self.lens.distance / self.focal

    def at_product(self, column: float, row: float) -> Vector:
        """Return the world point of a place in the picture (fractions) in the product's plane, parallel to the film."""
        return self.position + self.lens.distance * self.rays(np.asarray(column), np.asarray(row))

    def rays(self, columns: Vector, rows: Vector) -> Vector:
        """Return the directions (…, 3) of places in the picture (fractions), each 1 long along the optical axis."""
        across = (columns - 0.5) * self.width / self.focal
        down = (rows - 0.5) * self.height / self.focal
        right = np.array([1.0, 0.0, 0.0])
        directions: Vector = self.forward + across[..., None] * right - down[..., None] * self.up
        return directions

    def smaller(self, pixels: int) -> "Camera":
        """Return the same view on about so many pixels."""
        scale = math.sqrt(pixels / (self.width * self.height))
        return replace(self, width=round(self.width * scale), height=round(self.height * scale))

    def project(self, point: Vector) -> tuple[float, float]:
        """Return the column and row (fractions of the picture) where a world point is seen."""
        offset = np.asarray(point, np.float64) - self.position
        scale = self.focal / float(offset @ self.forward)
        column = 0.5 + scale * float(offset[0]) / self.width
        return column, 0.5 - scale * float(offset @ self.up) / self.height


@dataclass(frozen=True, kw_only=True)
class View:
    """What is seen through a camera in a window of its picture, from `near` along its axis on.

    Of the picture's pixels only those in `wanted` (rows, columns) need be looked at.
    """

    camera: Camera
    window: Box
    near: float = 0.01
    wanted: Mask | None = None

    @cached_property
    def pixels(self) -> NDArray[np.uint32]:
        """Return the numbers of the wanted pixels in the whole picture, row by row."""
        inside = np.zeros((self.camera.height, self.camera.width), bool)
        inside[self.window.top : self.window.bottom, self.window.left : self.window.right] = True
        return np.flatnonzero(inside if self.wanted is None else inside & self.wanted).astype(np.uint32)

    def laid_out(self, values: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return values (n, k) of the wanted pixels as a picture (rows, columns, k) of the window, nought elsewhere."""
        if self.wanted is None:
            return values.reshape(self.window.height, self.window.width, -1)
        picture = np.zeros((self.window.height, self.window.width, values.shape[1]), np.float32)
        rows, columns = np.divmod(self.pixels, self.camera.width)
        picture[rows - self.window.top, columns - self.window.left] = values
        return picture

    def cropped(self, mask: Mask) -> Mask:
        """Return the window's part of a mask of the whole picture."""
        return mask[self.window.top : self.window.bottom, self.window.left : self.window.right]

    def uncropped(self, mask: Mask) -> Mask:
        """Return a mask of the window as one of the whole picture."""
        whole = np.zeros((self.camera.height, self.camera.width), bool)
        whole[self.window.top : self.window.bottom, self.window.left : self.window.right] = mask
        return whole


def whole(camera: Camera, wanted: Mask | None = None) -> View:
    """Return all that a camera sees."""
    window = Box(left=0, top=0, right=camera.width, bottom=camera.height)
    return View(camera=camera, window=window, wanted=wanted)


def fitted(camera: Camera) -> Camera:
    """Return the camera looking down at least so far that the horizon lies above the product's base."""
    base_above_axis = math.degrees(math.atan((0.5 - camera.base) * camera.height / camera.focal))
    pitch = max(camera.lens.pitch, base_above_axis + HORIZON_MARGIN)
    return replace(camera, lens=replace(camera.lens, pitch=pitch))
