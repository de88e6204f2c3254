"""Clearing what is about the product's outline: nothing sharp beside it draws the eye away."""

import cv2
import numpy as np

from photostudio.engines.studio.stage import SOLID
from photostudio.imaging.arrays import Linear, Pixels, threefold

WIDTH, SOFTNESS = 0.05, 0.012  # of the product's size, at a fidelity of 1
WIDEST = 0.35  # of the product's size
FOOT = 0.12  # of the product's height: on the ground detail carries the contact


def cleared(plate: Linear, placed: Pixels, fidelity: float) -> Linear:
    """Return a plate (rows, columns, 3) calmer about a placed product (rows, columns, 4), the more the higher the
    fidelity: 0 leaves it as it is.
    """
    solid = (placed[..., 3] >= SOLID).astype(np.uint8)
    if fidelity <= 0 or not solid.any():
        return plate
    rows, columns = np.flatnonzero(solid.any(axis=1)), np.flatnonzero(solid.any(axis=0))
    size = float(np.hypot(np.ptp(rows) + 1, np.ptp(columns) + 1))
    reach = min(WIDTH * fidelity, WIDEST) * size
    away = np.asarray(cv2.distanceTransform(1 - solid, cv2.DIST_L2, 3), np.float32)
    share = np.clip(1.5 - away / reach, 0, 1) * (1 - 0.5**fidelity)
    foot = rows[-1] - FOOT * (np.ptp(rows) + 1)
    share *= np.clip((foot - np.arange(len(solid))) / max(FOOT * np.ptp(rows), 1), 0, 1)[:, None].astype(np.float32)
    calm = np.asarray(cv2.GaussianBlur(plate, (0, 0), max(1.0, SOFTNESS * size * fidelity)), np.float32)
    return np.asarray(plate + (calm - plate) * threefold(share.astype(np.float32)), np.float32)
