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
    known = np.where(hole, 0, 1).astype(np.float32)[..., None]
    filled = _pull_push(picture * known, known)
    whole: Linear = np.where(hole[..., None], filled, picture)
    return whole


def _pull_push(weighted: Linear, weight: Linear) -> Linear:
    """Return the whole picture of `weighted` colour sums (rows, columns, channels) and their `weight` 0 … 1."""
    rows, columns = weight.shape[:2]
    own = ratio(weighted, weight)
    if min(rows, columns) == 1 or weight.min() > 0.999:
        return _over_the_mean(own, weight, weighted)
    half = ((columns + 1) // 2, (rows + 1) // 2)
    coarse_weight = _smaller(weight, half)
    coarse = _smaller(weighted, half)
    # A coarse pixel counts fully as soon as a quarter of its area is known, so that the rim decides, not the depth.
    gain = ratio(np.clip(4 * coarse_weight, 0, 1), coarse_weight)
    below = _pull_push(coarse * gain, coarse_weight * gain)
    above = np.asarray(cv2.pyrUp(below, dstsize=(columns, rows)), np.float32).reshape(weighted.shape)
    return own * weight + above * (1 - weight)


def _over_the_mean(own: Linear, weight: Linear, weighted: Linear) -> Linear:
    mean = ratio(weighted.sum(axis=(0, 1)), weight.sum(axis=(0, 1)))
    return own * weight + mean * (1 - weight)


def _smaller(image: Linear, size: tuple[int, int]) -> Linear:
    """Halve an image; OpenCV drops a channel axis of length 1."""
    half = np.asarray(cv2.pyrDown(image, dstsize=size), np.float32)
    return half.reshape(*half.shape[:2], -1)
