"""The two array types that imaging functions pass on.

Shapes are (rows, columns, channels). `Pixels` are 8-bit sRGB with straight alpha, as in files; `Linear` is float32
linear light with premultiplied alpha, for everything that adds or filters light.
"""

from typing import TypeAlias

import cv2
import numpy as np
from numpy.typing import NDArray

Pixels: TypeAlias = NDArray[np.uint8]
Linear: TypeAlias = NDArray[np.float32]
Mask: TypeAlias = NDArray[np.bool_]
Window: TypeAlias = tuple[slice, slice]


def ratio(sums: Linear, weights: Linear) -> Linear:
    """Return sums / weights, and 0 where nothing was weighed."""
    return np.asarray(sums / np.where(weights > 1e-6, weights, np.inf), np.float32)


def threefold(values: Linear) -> Linear:
    """Return (rows, columns) as three equal channels: NumPy multiplies by these faster than by one it has to spread."""
    return np.asarray(cv2.merge([values, values, values]), np.float32)


def strongest(light: Linear) -> Linear:
    """Return the strongest of three channels: NumPy's own maximum is slow along so short an axis."""
    strongest: Linear = np.maximum(np.maximum(light[..., 0], light[..., 1]), light[..., 2])
    return strongest


def without_idle_alpha(pixels: Pixels) -> Pixels:
    """Return (rows, columns, 3 or 4) without its alpha when that is opaque everywhere."""
    is_idle = pixels.shape[2] == 4 and bool((pixels[..., 3] == 255).all())
    return np.ascontiguousarray(pixels[..., :3]) if is_idle else pixels


def with_alpha_of(pixels: Pixels, original: Pixels) -> Pixels:
    """Return `pixels` (rows, columns, 3) with the transparency of `original` (rows, columns, 3 or 4), if it has some.

    What is fully transparent stays as it is in `original`.
    """
    if original.shape[2] == 3:
        return pixels
    result = np.dstack([pixels, original[..., 3]])
    result[original[..., 3] == 0] = original[original[..., 3] == 0]
    return np.ascontiguousarray(result)


def around(mask: Mask, margin: int) -> Window:
    """Return the rows and columns of all that is set in `mask` and of a margin round it; of everything if none is."""
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    if not rows.size:
        return slice(0, mask.shape[0]), slice(0, mask.shape[1])
    (top, bottom), (left, right) = rows[[0, -1]].tolist(), columns[[0, -1]].tolist()
    return slice(max(0, top - margin), bottom + margin + 1), slice(max(0, left - margin), right + margin + 1)
