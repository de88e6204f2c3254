"""The soft edge of a cut-out: where it is, and the product's own colour in it."""

import cv2
import numpy as np

from photostudio.imaging.arrays import Linear, Mask, Pixels, ratio
from photostudio.imaging.colour import oklab, to_linear

STRIP = 512  # rows at a time, so that large pictures need little memory
WIDE = 4  # times the usual reach: how far fur goes
IMPOSSIBLE = 0.08  # of full light, beyond what any background explains


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


def matte(alpha: Pixels, *, reach: int) -> Mask:
    """Find the soft edge and what goes on from it further out: fur, hair, a blurred rim, up to `WIDE` times as far.

    There alpha changes from pixel to pixel and falls to nothing; what is evenly see-through (glass) and what the
    product encloses (a lens) are left out.
    """
    wide = WIDE * reach
    change = np.asarray(cv2.morphologyEx(alpha, cv2.MORPH_GRADIENT, np.ones((5, 5), np.uint8)))
    labels = np.asarray(cv2.connectedComponents((alpha < 255).astype(np.uint8))[1])
    opens_out = np.bincount(labels[alpha == 0], minlength=labels.max() + 1) > 0
    far: Mask = soft_edge(alpha, reach=wide) & (change >= 255 / wide) & opens_out[labels]
    return far | soft_edge(alpha, reach=reach)


def own_colours(pixels: Pixels, *, reach: int) -> tuple[Mask, Linear]:
    """Return the edge of `pixels` (rows, columns, 4) and, for each of its n pixels in reading order, the product's
    colour (n, 3) in linear light without what it has taken over from a former background.

    Blur fusion (Forte and Pitié 2021, "Approximate fast foreground colour estimation") in two passes, with what a
    cut-out still knows: the foreground begins as the mean of what is opaque nearby, the background as what is left
    over in the edge, for beyond it the picture is empty.
    """
    edge = matte(pixels[..., 3], reach=reach)
    found = [np.empty((0, 3), np.float32)]
    margin = (3 * WIDE + 2) * reach  # the windows' reaches, one after the other
    for top in range(0, len(pixels), STRIP):
        own = slice(top, top + STRIP)
        columns = np.flatnonzero(edge[own].any(axis=0))
        if columns.size:
            seen = slice(max(0, top - margin), top + STRIP + margin)
            across = slice(max(0, columns[0] - margin), columns[-1] + 1 + margin)
            colours = _without_background(pixels[seen, across], edge[seen, across], reach)
            offset = top - seen.start
            found.append(colours[offset : offset + STRIP][edge[own, across]])
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
    opaque = (alpha == 1).astype(np.float32)
    foreign_weight = edge[..., None] * (1 - alpha) ** 2
    nearby = _spread(colour, opaque, reach)
    pure = _fused(colour, alpha, nearby, foreign_weight, WIDE * reach)
    known = np.where(opaque > 0, colour, pure)
    near = _mean(known, np.where(edge[..., None], alpha, opaque), reach)
    return np.where(_is_mixture(colour, alpha, nearby), _fused(colour, alpha, near, foreign_weight, reach), colour)


def _fused(colour: Linear, alpha: Linear, foreground: Linear, foreign_weight: Linear, reach: int) -> Linear:
    """Return the product's colour (rows, columns, 3): a smooth `foreground`, and what of it the picture contradicts."""
    rest = colour - alpha * foreground
    foreign = np.clip(_mean(ratio(rest, 1 - alpha), foreign_weight, reach), 0, 1)
    pure: Linear = np.clip(foreground + alpha * (rest - (1 - alpha) * foreign), 0, 1)
    return pure


def _is_mixture(colour: Linear, alpha: Linear, foreground: Linear) -> Mask:
    """Tell where some background could have made `colour` of `foreground`; a shadow at the edge, say, is none."""
    rest = colour - alpha * foreground
    beyond = np.maximum(-rest, rest - (1 - alpha)) > IMPOSSIBLE
    mixture: Mask = ~(beyond[..., 0] | beyond[..., 1] | beyond[..., 2])[..., None]
    return mixture


def _spread(values: Linear, weight: Linear, reach: int) -> Linear:
    """Return the weighted mean of (rows, columns, 3) from as near as there is any weight, as far as the edge goes."""
    spread = _mean(values, weight, 2 * WIDE * reach)
    for near in (WIDE * reach, reach):
        found = _box(weight, near)[..., None]
        spread += np.clip(8 * found, 0, 1) * (_mean(values, weight, near) - spread)
    return spread


def _mean(values: Linear, weight: Linear, reach: int) -> Linear:
    """Return the weighted mean of (rows, columns, 3) in a window that reaches so far on each side."""
    return ratio(_box(values * weight, reach), _box(weight, reach)[..., None])


def _box(values: Linear, reach: int) -> Linear:
    window = (2 * reach + 1, 2 * reach + 1)
    return np.asarray(cv2.boxFilter(values, -1, window, borderType=cv2.BORDER_REPLICATE), np.float32)
