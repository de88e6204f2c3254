"""The soft edge of a cut-out: where it is, and the product's own colour in it."""

import cv2
import numpy as np

from photostudio.imaging.arrays import Linear, Mask, Pixels, around, ratio, threefold
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
    near = around(pixels[..., 3] > 0, 1)  # what is empty beyond weighs nothing
    edge = np.zeros(pixels.shape[:2], bool)
    edge[near] = matte(pixels[..., 3][near], reach=reach)
    return edge, _in_strips(pixels[near], edge[near], reach)


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


def _in_strips(pixels: Pixels, edge: Mask, reach: int) -> Linear:
    found = [np.empty((0, 3), np.float32)]
    margin = (3 * WIDE + 2) * reach  # the windows' reaches, one after the other
    for top in range(0, len(pixels), STRIP):
        own = edge[top : top + STRIP]
        if own.any():
            rows = slice(max(0, top - margin), top + STRIP + margin)
            _, columns = around(own, margin)
            colours = _without_background(pixels[rows, columns], edge[rows, columns], reach)
            row = np.nonzero(edge[rows, columns])[0] + rows.start
            found.append(colours[(row >= top) & (row < top + STRIP)])
    return np.concatenate(found)


def _without_background(pixels: Pixels, edge: Mask, reach: int) -> Linear:
    """Return the product's colour (n, 3) of the edge's pixels."""
    light, unit = to_linear(pixels[..., :3]), to_unit(pixels[..., 3])
    colour, alpha = light[edge], unit[edge][:, None]
    known = _weighed(light, (unit == 1).astype(np.float32))
    nearby = _spread(known, edge, reach)
    pure = _fused(colour, alpha, nearby, edge, WIDE * reach)
    known[edge] = np.hstack([pure * alpha, alpha])
    near = _mean(known, edge, reach)
    return np.where(_is_mixture(colour, alpha, nearby), _fused(colour, alpha, near, edge, reach), colour)


def _fused(colour: Linear, alpha: Linear, foreground: Linear, edge: Mask, reach: int) -> Linear:
    """Return the product's colour (n, 3): a smooth `foreground`, and what of it the picture contradicts."""
    rest = colour - alpha * foreground
    left_over = np.zeros((*edge.shape, 4), np.float32)
    left_over[edge] = np.hstack([rest * (1 - alpha), (1 - alpha) ** 2])
    foreign = np.clip(_mean(left_over, edge, reach), 0, 1)
    pure: Linear = np.clip(foreground + alpha * (rest - (1 - alpha) * foreign), 0, 1)
    return pure


def _is_mixture(colour: Linear, alpha: Linear, foreground: Linear) -> Mask:
    """Tell where some background could have made `colour` of `foreground`; a shadow at the edge, say, is none."""
    rest = colour - alpha * foreground
    beyond = np.maximum(-rest, rest - (1 - alpha)) > IMPOSSIBLE
    mixture: Mask = np.logical_not(beyond.any(axis=1, keepdims=True))
    return mixture


def _spread(weighed: Linear, edge: Mask, reach: int) -> Linear:
    """Return the weighted mean (n, 3) at the edge from as near as there is any weight, as far as the edge goes."""
    spread = _mean(weighed, edge, 2 * WIDE * reach)
    for near in (WIDE * reach, reach):
        sums = _sums(weighed, edge, near)
        spread += np.clip(8 * sums[:, 3:], 0, 1) * (ratio(sums[:, :3], sums[:, 3:]) - spread)
    return spread


def _mean(weighed: Linear, edge: Mask, reach: int) -> Linear:
    """Return the weighted mean (n, 3) at the edge, of a window that reaches so far on each side."""
    sums = _sums(weighed, edge, reach)
    return ratio(sums[:, :3], sums[:, 3:])


def _sums(weighed: Linear, edge: Mask, reach: int) -> Linear:
    window = (2 * reach + 1, 2 * reach + 1)
    box = cv2.boxFilter(weighed, -1, window, borderType=cv2.BORDER_REPLICATE)
    return np.asarray(box, np.float32)[edge]


def _weighed(light: Linear, weight: Linear) -> Linear:
    """Return light times its weight, and the weight (rows, columns, 4)."""
    return np.asarray(cv2.merge([*cv2.split(light * threefold(weight)), weight]), np.float32)
