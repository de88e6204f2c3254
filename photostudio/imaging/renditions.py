"""Derived sizes and formats of a picture: thumbnails for lists, screen sizes for viewing, files for download."""

import numpy as np
from PIL import Image

from photostudio.imaging.arrays import Pixels
from photostudio.imaging.codecs import encode_jpeg, encode_webp
from photostudio.imaging.rendition_kinds import KINDS

THUMB_SIDE = 480
SCREEN_SIDE = 1600
SMALL_QUALITY = 82


def make(pixels: Pixels, kind: str) -> tuple[bytes, str]:
    """Return the file of that `kind` (a key of KINDS) for `pixels` (rows, columns, 3 or 4), and its media type.

    Smaller pictures are never enlarged. Raises KeyError for another kind.
    """
    media_type = KINDS[kind]
    match kind:
        case "thumb":
            return encode_webp(_fit(pixels, THUMB_SIDE), quality=SMALL_QUALITY), media_type
        case "screen":
            return encode_webp(_fit(pixels, SCREEN_SIDE), quality=SMALL_QUALITY), media_type
        case "jpeg":
            return encode_jpeg(pixels), media_type
        case _:
            return encode_webp(pixels), media_type


def _fit(pixels: Pixels, side: int) -> Pixels:
    image = Image.fromarray(pixels)
    image.thumbnail((side, side), Image.Resampling.LANCZOS, reducing_gap=3)
    return np.array(image)
