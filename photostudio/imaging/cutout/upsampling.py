"""A small map carried to the picture's full size along the picture's own edges."""

import cv2
import numpy as np
from numpy.typing import NDArray

from photostudio.imaging.arrays import Linear, Mask, Pixels, around

STRIP = 512
REGULARISATION = 1e-4


def carry(small: Linear, guide: Pixels, picture: Pixels, *, wanted: Mask, reach: int = 3) -> Linear:
    """Return `small` (rows, columns; 0 … 1) at the size of `picture` where `wanted` is set, and 0 elsewhere.

    Fast guided filter (He and Sun 2015): linear models of the colours, found on `guide`, the picture at the map's size,
    hold at full size. In strips, so that large pictures need little memory.
    """
    models = _models(small, guide.astype(np.float32) / np.float32(255), reach)
    carried = np.zeros(picture.shape[:2], np.float32)
    scale = np.array(guide.shape[:2]) / np.array(picture.shape[:2])
    for top in range(0, len(picture), STRIP):
        rows = slice(top, min(top + STRIP, len(picture)))
        if wanted[rows].any():
            _, columns = around(wanted[rows], 0)
            part = picture[rows, columns].astype(np.float32) / np.float32(255)
            model = _stretched(models, scale, rows, columns)
            found = np.sum(model[..., :3] * part, axis=2) + model[..., 3]
            carried[rows, columns] = np.clip(found, 0, 1)
    carried[~wanted] = 0
    return carried


def _models(values: Linear, guide: Linear, reach: int) -> Linear:
    """Return slope (3) and offset of values ≈ slope · colour + offset around each pixel (rows, columns, 4)."""
    window = (2 * reach + 1, 2 * reach + 1)

    def mean(image: Linear) -> Linear:
        return np.asarray(cv2.blur(image, window, borderType=cv2.BORDER_REFLECT), np.float32)

    colour, value = mean(guide), mean(values)
    products = np.stack([mean(guide * guide[..., [channel]]) for channel in range(3)], axis=-1)
    covariance = products - colour[..., :, None] * colour[..., None, :] + REGULARISATION * np.eye(3, dtype=np.float32)
    shared = mean(guide * values[..., None]) - colour * value[..., None]
    slope = np.linalg.solve(covariance, shared[..., None])[..., 0]
    offset = value - np.sum(slope * colour, axis=2)
    return mean(np.dstack([slope, offset]).astype(np.float32))


def _stretched(models: Linear, scale: NDArray[np.float64], rows: slice, columns: slice) -> Linear:
    """Return the models at the full size's `rows` and `columns`, linearly between the small size's."""
    y = (np.arange(rows.start, rows.stop, dtype=np.float32) + 0.5) * scale[0] - 0.5
    x = (np.arange(columns.start, columns.stop, dtype=np.float32) + 0.5) * scale[1] - 0.5
    across, down = np.meshgrid(x.astype(np.float32), y.astype(np.float32))
    return np.asarray(cv2.remap(models, across, down, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE), np.float32)
