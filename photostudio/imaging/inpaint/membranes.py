"""Smooth surfaces through what is known."""

import cv2
import numpy as np

from photostudio.imaging.arrays import Linear, Mask, Pixels, ratio, threefold

LONGEST = 256


def smoothed(picture: Pixels, hole: Mask) -> Pixels:
    """Return the picture with the hole filled by a surface too smooth to be taken for anything."""
    scale = min(1.0, LONGEST / max(hole.shape))
    size = (max(1, round(hole.shape[1] * scale)), max(1, round(hole.shape[0] * scale)))
    known = cv2.resize(255 * (~hole).astype(np.uint8), size, interpolation=cv2.INTER_AREA) / np.float32(255)
    small = cv2.resize(cv2.copyTo(picture, (~hole).astype(np.uint8)), size, interpolation=cv2.INTER_AREA)
    values = ratio(small.astype(np.float32), threefold(known))
    surface = np.clip(np.rint(pulled(values, known)), 0, 255).astype(np.uint8)
    return np.asarray(cv2.resize(surface, hole.shape[::-1], interpolation=cv2.INTER_LINEAR), np.uint8)


def pulled(values: Linear, weights: Linear) -> Linear:
    """Return `values` (rows, columns, 3) where they weigh, and smooth ones between (pull and push)."""
    if min(weights.shape) <= 2:
        total = np.maximum(weights.sum(), 1e-6)
        return np.broadcast_to((values * weights[..., None]).sum(axis=(0, 1)) / total, values.shape).astype(np.float32)
    half = (-(-weights.shape[1] // 2), -(-weights.shape[0] // 2))
    weight = np.asarray(cv2.resize(weights, half, interpolation=cv2.INTER_AREA), np.float32)
    weighed = np.asarray(cv2.resize(values * threefold(weights), half, interpolation=cv2.INTER_AREA), np.float32)
    value = ratio(weighed, threefold(weight))
    smooth = cv2.resize(pulled(value, np.minimum(4 * weight, 1)), weights.shape[::-1], interpolation=cv2.INTER_LINEAR)
    smooth = cv2.GaussianBlur(smooth, (0, 0), 1.0)
    return np.asarray(smooth + threefold(weights) * (values - smooth), np.float32)
