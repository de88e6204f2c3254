"""The cut-out itself: the photo's own pixels where opaque, the product's own colour where soft."""

import cv2
import numpy as np

from photostudio.imaging.arrays import Linear, Pixels, around, ratio
from photostudio.imaging.colour import to_linear, to_srgb
from photostudio.imaging.cutout.proposing import check_photo

STRIP = 256
REACH = 0.004  # of the longer side: how far the product's and the background's colours are looked for
WIDE = 6


def cut_out(picture: Pixels, alpha: Pixels) -> Pixels:
    """Return the product of a photo (rows, columns, 3) by `alpha` (rows, columns) as (rows, columns, 4).

    Opaque pixels are the photo's, bit for bit; empty ones are black; soft ones get the product's own colour: blur
    fusion in two passes (Forte and Pitié 2021, "Approximate fast foreground colour estimation"), in linear light.
    Raises ValueError when the shapes differ.
    """
    check_photo(picture)
    if alpha.shape != picture.shape[:2] or alpha.dtype != np.uint8:
        raise ValueError(f"Alpha is {alpha.dtype} {alpha.shape}, the photo {picture.shape[:2]}.")
    product = np.dstack([picture, alpha])
    product[alpha == 0] = 0
    soft = (alpha > 0) & (alpha < 255)
    reach = max(2, round(REACH * max(alpha.shape)))
    margin = (WIDE + 1) * reach
    for top in range(0, len(alpha), STRIP):
        own = soft[top : top + STRIP]
        if own.any():
            rows = slice(max(0, top - margin), top + STRIP + margin)
            _, columns = around(own, margin)
            colours = _product_colours(picture[rows, columns], alpha[rows, columns], reach)
            inner = slice(top - rows.start, top - rows.start + len(own))
            chosen = own[:, columns]
            product[top : top + STRIP, columns, :3][chosen] = to_srgb(colours[inner][chosen])
    return product


def _product_colours(picture: Pixels, alpha: Pixels, reach: int) -> Linear:
    """Return the product's colour (rows, columns, 3) in linear light."""
    light = to_linear(picture)
    share = (alpha.astype(np.float32) / np.float32(255))[..., None]
    wide = _fused(light, share, light, light, WIDE * reach)
    return _fused(light, share, *wide, reach)[0]


def _fused(light: Linear, share: Linear, product: Linear, background: Linear, reach: int) -> tuple[Linear, Linear]:
    near = ratio(_mean(product * share, reach), _mean(share, reach))
    behind = ratio(_mean(background * (1 - share), reach), _mean(1 - share, reach))
    fused: Linear = np.clip(near + share * (light - share * near - (1 - share) * behind), 0, 1)
    return fused, behind


def _mean(image: Linear, reach: int) -> Linear:
    window = (2 * reach + 1, 2 * reach + 1)
    mean = np.asarray(cv2.blur(image, window, borderType=cv2.BORDER_REPLICATE), np.float32)
    return mean.reshape(image.shape)
