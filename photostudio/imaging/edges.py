"""The soft edge of a cut-out: where it is, and the product's own colour in it."""

import cv2
import numpy as np

from photostudio.imaging.arrays import Linear, Mask, Pixels, ratio
from photostudio.imaging.colour import oklab, to_linear

STRIP = 256  # rows at a time, so that large pictures need little memory


def reach_of(pixels: Pixels) -> int:
    """Return how wide the soft edge of an original (rows, columns, …) may be, in pixels: 3 per mille of its side."""
    reach: int = max(2, round(0.003 * max(pixels.shape[:2])))
    return reach


def soft_edge(alpha: Pixels, *, reach: int) -> Mask:
    """Find the pixels between what is opaque and what is empty, both at most `reach` pixels away.

    What is see-through over a wider area (a lens, glass, a shadow) is no edge. `alpha` is (rows, columns).
    """
    square = np.ones((2 * reach + 1, 2 * reach + 1), np.uint8)
    near_opaque = np.asarray(cv2.dilate((alpha == 255).astype(np.uint8), square), bool)
    near_empty = np.asarray(cv2.dilate((alpha == 0).astype(np.uint8), square), bool)
    edge: Mask = near_opaque & near_empty & (alpha > 0) & (alpha < 255)
    return edge


def own_colours(pixels: Pixels, *, reach: int) -> tuple[Mask, Linear]:
    """Return the soft edge of `pixels` (rows, columns, 4) and, for each of its n pixels in reading order, the
    product's colour (n, 3) in linear light without what it has taken over from a former background.

    Blur fusion (Forte and Pitié 2021, "Approximate fast foreground colour estimation"): the foreground is the local
    mean of what is opaque, the background what is left over in the local mean of the edge.
    """
    edge = soft_edge(pixels[..., 3], reach=reach)
    found = [np.empty((0, 3), np.float32)]
    margin = 4 * reach
    for top in range(0, len(pixels), STRIP):
        own = slice(top, top + STRIP)
        if edge[own].any():
            seen = slice(max(0, top - margin), top + STRIP + margin)
            colours = _without_background(pixels[seen], edge[seen], reach)
            offset = top - seen.start
            found.append(colours[offset : offset + STRIP][edge[own]])
    return edge, np.concatenate(found)


def halo(pixels: Pixels, *, reach: int) -> float:
    """Return how much lighter (above 0) or darker (below 0) the edge is than the product itself, in Oklab lightness.

    Measured where a former background shows most: in the outer half of the soft edge.
    """
    edge, own = own_colours(pixels, reach=reach)
    stored = pixels[edge]
    outer = (stored[:, 3] > 25) & (stored[:, 3] < 128)
    if not outer.any():
        return 0.0
    lighter = oklab(to_linear(stored[outer, :3]))[:, 0] - oklab(own[outer])[:, 0]
    return float(np.median(lighter))


def to_unit(alpha: Pixels) -> Linear:
    """Return alpha 0 … 255 as 0 … 1."""
    return alpha.astype(np.float32) / np.float32(255)


def _without_background(pixels: Pixels, edge: Mask, reach: int) -> Linear:
    colour = to_linear(pixels[..., :3])
    alpha = to_unit(pixels[..., 3])[..., None]
    foreground = _mean(colour, (alpha == 1).astype(np.float32), reach)
    rest = ratio(colour - alpha * foreground, 1 - alpha)
    foreign = np.clip(_mean(rest, edge.astype(np.float32)[..., None] * (1 - alpha), reach), 0, 1)
    pure: Linear = foreground + alpha * (colour - alpha * foreground - (1 - alpha) * foreign)
    np.clip(pure, 0, 1, out=pure)
    return pure


def _mean(values: Linear, weight: Linear, reach: int) -> Linear:
    """Return the weighted mean of (rows, columns, 3) in a window that reaches a little beyond the edge."""
    window = (2 * reach + 3, 2 * reach + 3)
    total = np.asarray(cv2.boxFilter(values * weight, -1, window, borderType=cv2.BORDER_REPLICATE), np.float32)
    count = np.asarray(cv2.boxFilter(weight, -1, window, borderType=cv2.BORDER_REPLICATE), np.float32)
    return ratio(total, count[..., None])
