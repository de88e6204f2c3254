"""One part of a picture on different numbers of pixels."""

import math
from dataclasses import dataclass, replace
from functools import cached_property

import cv2
import numpy as np

from photostudio.engines.studio.camera import Camera, View
from photostudio.imaging.arrays import Linear, Mask
from photostudio.imaging.placement import Box


@dataclass(frozen=True)
class Frame:
    """A window, in pixels, of what a camera sees."""

    camera: Camera
    window: Box

    @property
    def shape(self) -> tuple[int, int]:
        return self.window.height, self.window.width

    def view(self, wanted: Mask) -> View:
        """Return what the camera sees where `wanted` (the window's rows and columns)."""
        view = View(camera=self.camera, window=self.window)
        return replace(view, wanted=view.uncropped(wanted))

    def with_pixels(self, share: float) -> "Frame":
        """Return about the same part of the picture on that share of the pixels, if it is less than all."""
        if share >= 1:
            return self
        camera = self.camera.smaller(max(1, round(share * self.camera.width * self.camera.height)))
        across, down = camera.width / self.camera.width, camera.height / self.camera.height
        window = Box(
            left=math.floor(self.window.left * across),
            top=math.floor(self.window.top * down),
            right=min(math.ceil(self.window.right * across), camera.width),
            bottom=min(math.ceil(self.window.bottom * down), camera.height),
        )
        return Frame(camera, window)

    @cached_property
    def lens_of_window(self) -> Camera:
        """Return a camera that sees no more than the window, with the same focal length in pixels."""
        half = 0.5 * max(self.shape) / self.camera.focal
        lens = replace(self.camera.lens, fov=2 * math.degrees(math.atan(half)))
        return replace(self.camera, width=self.window.width, height=self.window.height, lens=lens)


def carry(layer: Linear, start: Frame, end: Frame) -> Linear:
    """Return a layer (rows, columns[, channels]) of one frame on another's pixels; beyond its rim the rim goes on."""
    if start == end:
        return layer
    across, down = start.camera.width / end.camera.width, start.camera.height / end.camera.height
    if across > 1:  # fewer pixels: each is the mean of what it covers
        layer = np.asarray(cv2.GaussianBlur(layer, (0, 0), 0.4 * across), np.float32)
    matrix = np.array(
        [
            [across, 0, (0.5 + end.window.left) * across - 0.5 - start.window.left],
            [0, down, (0.5 + end.window.top) * down - 0.5 - start.window.top],
        ]
    )
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    carried = cv2.warpAffine(layer, matrix, end.shape[::-1], flags=flags, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(carried, np.float32)


def carry_mask(mask: Mask, start: Frame, end: Frame) -> Mask:
    """Return a mask of one frame on another's pixels: wherever any of it is."""
    return np.asarray(carry(mask.astype(np.float32), start, end) > 1e-3, bool)
