"""What the cut-out report offers to mend, each with one click: pixels in, new pixels out, the input untouched."""

from collections.abc import Callable, Mapping

import cv2
import numpy as np

from photostudio.imaging.arrays import Mask, Pixels, around, ratio
from photostudio.imaging.colour import to_linear, to_srgb
from photostudio.imaging.edges import own_colours, reach_of, to_unit
from photostudio.imaging.parts import box_of, find_shadow, split
from photostudio.imaging.placement import Box

MARGIN = 0.03
LEAST_OWN = 0.06  # below, what is left of an edge is the shadow's own unevenness


def drop_shadow(pixels: Pixels) -> Pixels:
    """Take the baked shadow away; edges of the product that lay over it get back their own colour and alpha."""
    reach = reach_of(pixels)
    shadow = find_shadow(pixels) & ~_near_opaque(pixels[..., 3], reach)
    mended = pixels.copy()
    if shadow.any():
        near = around(shadow, 4 * reach + 1)
        mended[near] = _lift_edges(pixels[near], shadow[near], reach)
        mended[..., 3][shadow] = 0
    return np.asarray(cv2.copyTo(mended, mended[..., 3]), np.uint8)


def trim_margins(pixels: Pixels) -> Pixels:
    """Cut the empty margins down to 3 % of the longer side of what is left, dust not counted."""
    parts = split(pixels)
    box = content_box(parts.product | parts.shadow, pixels.shape[1], pixels.shape[0])
    return pixels[box.top : box.bottom, box.left : box.right].copy()


def clear_dust(pixels: Pixels) -> Pixels:
    """Take away specks and haze that lie apart from the product."""
    mended = pixels.copy()
    mended[split(pixels).dust] = 0
    return mended


def clean_halo(pixels: Pixels) -> Pixels:
    """Give the soft edge the product's own colour instead of the former background's; alpha stays."""
    mended = pixels.copy()
    edge, own = own_colours(pixels, reach=reach_of(pixels))
    mended[..., :3][edge] = to_srgb(own)
    return mended


MENDS: Mapping[str, Callable[[Pixels], Pixels]] = {
    "drop_shadow": drop_shadow,
    "trim_margins": trim_margins,
    "clear_dust": clear_dust,
    "clean_halo": clean_halo,
}


def content_box(content: Mask, width: int, height: int) -> Box:
    """Return the box round `content` with a small margin, within `width` × `height` pixels."""
    box = box_of(content) or Box(left=0, top=0, right=width, bottom=height)
    margin = max(4, round(MARGIN * max(box.width, box.height)))
    return Box(
        left=max(0, box.left - margin),
        top=max(0, box.top - margin),
        right=min(width, box.right + margin),
        bottom=min(height, box.bottom + margin),
    )


def _near_opaque(alpha: Pixels, reach: int) -> Mask:
    """Find where a dark pixel may be the product's edge as well as its shadow."""
    square = np.ones((2 * reach + 1, 2 * reach + 1), np.uint8)
    return np.asarray(cv2.dilate((alpha == 255).astype(np.uint8), square), bool)


def _lift_edges(pixels: Pixels, shadow: Mask, reach: int) -> Pixels:
    """Undo "product over black shadow" in the soft pixels beside `shadow` (Porter and Duff 1984, solved for the upper
    layer): alpha = a + (1 − a) · s and colour · alpha = own · a give a and own from the shadow's alpha s nearby.
    """
    mended = pixels.copy()
    window = (4 * reach + 1, 4 * reach + 1)
    count = np.asarray(cv2.boxFilter(shadow.astype(np.float32), -1, window), np.float32)
    total = np.asarray(cv2.boxFilter(to_unit(pixels[..., 3]) * shadow, -1, window), np.float32)
    edge = (count > 1e-6) & ~shadow & (pixels[..., 3] > 0) & (pixels[..., 3] < 255)
    under = ratio(total[edge], count[edge])
    alpha = to_unit(pixels[..., 3][edge])
    own = np.clip(ratio(alpha - under, 1 - under), 0, 1)
    own[own < LEAST_OWN] = 0
    light = to_linear(pixels[..., :3][edge]) * alpha[:, None]
    mended[..., :3][edge] = to_srgb(ratio(light, own[:, None]))
    mended[..., 3][edge] = np.rint(own * 255)
    return mended
