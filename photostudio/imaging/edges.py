"""The soft edge of a cut-out: where it is, and the product's own colour in it."""

import cv2
import numpy as np

from photostudio.imaging.arrays import Linear, Mask, Pixels, ratio
from photostudio.imaging.colour import to_linear


def soft_edge(alpha: Pixels, *, reach: int) -> Mask:
    """Find the pixels between what is opaque and what is empty, both at most `reach` pixels away.

    What is see-through over a wider area (a lens, glass, a shadow) is no edge. `alpha` is (rows, columns).
    """
    square = np.ones((2 * reach + 1, 2 * reach + 1), np.uint8)
    near_opaque = np.asarray(cv2.dilate((alpha == 255).astype(np.uint8), square), bool)
    near_empty = np.asarray(cv2.dilate((alpha == 0).astype(np.uint8), square), bool)
    edge: Mask = near_opaque & near_empty & (alpha > 0) & (alpha < 255)
    return edge


def own_colour(pixels: Pixels, *, reach: int) -> Linear:
    """Return the colour of `pixels` (rows, columns, 4) in linear light, not premultiplied, (rows, columns, 3), without
    what the soft edge has taken over from a former background.

    Blur fusion (Forte and Pitié 2021, "Approximate fast foreground colour estimation"): the foreground is the local
    mean of what is opaque, the background what is left over in the local mean of the edge.
    """
    colour = to_linear(pixels[..., :3])
    edge = soft_edge(pixels[..., 3], reach=reach)
    if not edge.any():
        return colour
    alpha = to_unit(pixels[..., 3])[..., None]
    opaque = (alpha == 1).astype(np.float32)
    band = edge.astype(np.float32)[..., None]
    foreground = _mean(colour, opaque, reach)
    rest = ratio(colour - alpha * foreground, 1 - alpha)
    foreign = np.clip(_mean(rest, band * (1 - alpha), reach), 0, 1)
    pure = np.clip(foreground + alpha * (colour - alpha * foreground - (1 - alpha) * foreign), 0, 1)
    result: Linear = np.where(edge[..., None], pure, colour)
    return result


def to_unit(alpha: Pixels) -> Linear:
    """Return alpha 0 … 255 as 0 … 1."""
    return alpha.astype(np.float32) / np.float32(255)


def _mean(values: Linear, weight: Linear, reach: int) -> Linear:
    """Return the weighted mean of (rows, columns, 3) in a window that reaches a little beyond the edge."""
    window = (2 * reach + 3, 2 * reach + 3)
    total = np.asarray(cv2.boxFilter(values * weight, -1, window, borderType=cv2.BORDER_REPLICATE), np.float32)
    count = np.asarray(cv2.boxFilter(weight, -1, window, borderType=cv2.BORDER_REPLICATE), np.float32)
    return ratio(total, count[..., None])
