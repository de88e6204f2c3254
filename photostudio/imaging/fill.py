"""Filling a hole smoothly from its rim."""

import cv2
import numpy as np

from photostudio.imaging.arrays import Linear, Mask, ratio


def fill_hole(picture: Linear, hole: Mask) -> Linear:
    """Return `picture` (rows, columns, channels) with the pixels where `hole` (rows, columns) is set filled in.

    What is known stays bit for bit. Push-pull pyramid (Gortler et al. 1996, "The Lumigraph"): linear in the pixels.
    Raises ValueError when the shapes differ or nothing is known.
    """
    if picture.shape[:2] != hole.shape:
        raise ValueError(f"The hole is {hole.shape}, the picture {picture.shape[:2]}.")
    if hole.all():
        raise ValueError("A hole as large as the picture leaves nothing to fill it from.")
    known = (~hole).astype(np.float32)[..., None]
    guessed = _guessed(picture * known, known)
    return np.asarray(cv2.copyTo(guessed, hole.astype(np.uint8), picture.copy()), np.float32)


def _guessed(weighted: Linear, weight: Linear) -> Linear:
    """Return what lesser sizes tell of a picture of `weighted` colour sums (rows, columns, channels) and their `weight`
    0 … 1.
    """
    rows, columns = weight.shape[:2]
    if min(rows, columns) == 1 or weight.min() > 0.999:
        return np.broadcast_to(ratio(weighted.sum(axis=(0, 1)), weight.sum(axis=(0, 1))), weighted.shape)
    half = ((columns + 1) // 2, (rows + 1) // 2)
    coarse_weight = _smaller(weight, half)
    coarse = _smaller(weighted, half)
    # A coarse pixel counts fully as soon as a quarter of its area is known, so that the rim decides, not the depth.
    gain = ratio(np.clip(4 * coarse_weight, 0, 1), coarse_weight)
    coarse, coarse_weight = coarse * gain, coarse_weight * gain
    filled = coarse + _guessed(coarse, coarse_weight) * (1 - coarse_weight)
    return np.asarray(cv2.pyrUp(filled, dstsize=(columns, rows)), np.float32).reshape(weighted.shape)


def _smaller(image: Linear, size: tuple[int, int]) -> Linear:
    """Halve an image; OpenCV drops a channel axis of length 1."""
    half = np.asarray(cv2.pyrDown(image, dstsize=size), np.float32)
    return half.reshape(*half.shape[:2], -1)
