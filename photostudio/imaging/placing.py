"""Putting the original onto the canvas: the one resampling of its life."""

from dataclasses import dataclass
from math import ceil, floor

import numpy as np
from PIL import Image

from photostudio.imaging.arrays import Linear, Mask, Pixels, ratio
from photostudio.imaging.colour import to_linear, to_srgb
from photostudio.imaging.edges import to_unit
from photostudio.imaging.errors import NoProduct
from photostudio.imaging.placement import OUTSIDE, Box, Placement, corner, enlargement, is_outside

LANCZOS_REACH = 3


def place(pixels: Pixels, product: Box, placement: Placement, *, width: int, height: int) -> Pixels:
    """Return the canvas (height, width, 4) with the original `pixels` (rows, columns, 4) on it.

    `product` is the product's box within the original, which goes along as a whole. The product's base and middle lie
    on whole pixels, so that at full size the original is copied bit for bit; else it is resampled once, by Lanczos in
    premultiplied linear light.

    Raises NoProduct when nothing of the product lies on the canvas.
    """
    if is_outside(product, placement, canvas_width=width, canvas_height=height):
        raise NoProduct(OUTSIDE)
    scale = enlargement(product, placement, canvas_height=height)
    left, base = corner(product, placement, canvas_width=width, canvas_height=height)
    rows = _Axis(start=base - product.bottom * scale, scale=scale, size=pixels.shape[0], limit=height)
    columns = _Axis(start=left - product.left * scale, scale=scale, size=pixels.shape[1], limit=width)
    canvas = np.zeros((height, width, 4), np.uint8)
    canvas[rows.first : rows.last, columns.first : columns.last] = _resample(pixels, rows, columns)
    return canvas


@dataclass(frozen=True, kw_only=True)
class _Axis:
    """One direction of the placing: source pixel p lies at `start` + p · `scale` on the canvas, seen 0 … `limit`."""

    start: float
    scale: float
    size: int
    limit: int

    @property
    def first(self) -> int:
        return max(0, floor(self.start))

    @property
    def last(self) -> int:
        return min(self.limit, ceil(self.start + self.size * self.scale))

    @property
    def source(self) -> tuple[float, float]:
        """What of the original is seen; may reach a canvas pixel beyond it."""
        return (self.first - self.start) / self.scale, (self.last - self.start) / self.scale

    @property
    def margin(self) -> int:
        return ceil(LANCZOS_REACH * max(1.0, 1 / self.scale)) + ceil(1 / self.scale)

    @property
    def window(self) -> tuple[int, int]:
        """The whole source pixels that the resampling looks at; may reach beyond the original."""
        start, stop = self.source
        return floor(start) - self.margin, ceil(stop) + self.margin


def _resample(pixels: Pixels, rows: _Axis, columns: _Axis) -> Pixels:
    """Return the seen part of the original at canvas size."""
    cut = _cut(pixels, rows.window, columns.window)
    (top, bottom), (left, right) = rows.source, columns.source
    box = (left - columns.window[0], top - rows.window[0], right - columns.window[0], bottom - rows.window[0])
    if rows.scale == 1:
        return cut[round(box[1]) : round(box[3]), round(box[0]) : round(box[2])]
    size = (columns.last - columns.first, rows.last - rows.first)
    source_alpha = to_unit(cut[..., 3])
    alpha = _resize(source_alpha, size, box, Image.Resampling.LANCZOS)
    result = np.empty((size[1], size[0], 4), np.uint8)
    for channel in range(3):
        light = _resize(to_linear(cut[..., channel]) * source_alpha, size, box, Image.Resampling.LANCZOS)
        result[..., channel] = to_srgb(ratio(light, alpha))
    result[..., 3] = np.rint(np.clip(alpha, 0, 1) * 255)
    result[..., 3][_wholly(cut[..., 3] == 255, size, box)] = 255
    result[..., 3][_wholly(cut[..., 3] == 0, size, box)] = 0
    result[result[..., 3] == 0] = 0
    return result


def _wholly(mask: Mask, size: tuple[int, int], box: tuple[float, float, float, float]) -> Mask:
    """Find the canvas pixels whose own area is wholly in `mask`: there Lanczos would ring."""
    return _resize(mask.astype(np.float32), size, box, Image.Resampling.BOX) > 0.9999


def _resize(
    channel: Linear, size: tuple[int, int], box: tuple[float, float, float, float], kernel: Image.Resampling
) -> Linear:
    return np.asarray(Image.fromarray(channel).resize(size, kernel, box))


def _cut(pixels: Pixels, rows: tuple[int, int], columns: tuple[int, int]) -> Pixels:
    """Return a window of the picture, transparent where it reaches beyond."""
    top, left = max(0, -rows[0]), max(0, -columns[0])
    inside = pixels[max(0, rows[0]) : max(0, rows[1]), max(0, columns[0]) : max(0, columns[1])]
    window = np.zeros((rows[1] - rows[0], columns[1] - columns[0], 4), np.uint8)
    window[top : top + inside.shape[0], left : left + inside.shape[1]] = inside
    return window
