"""Masks: at the door black is edited, inside 255 is.

A file's mask is 8-bit greyscale of its picture's size, black (0) where the picture is edited, white where it stays.
Inside, `coverage` (rows, columns, uint8) says how much of each pixel is edited: 0 is protected, 255 is edited fully,
what lies between is a feathered edge.
"""

from dataclasses import dataclass
from typing import TypeAlias

import cv2
import numpy as np
from numpy.typing import NDArray

from photostudio.imaging.arrays import Mask, Pixels
from photostudio.imaging.codecs import decode, encode_png
from photostudio.imaging.errors import MaskIsEmpty, MaskIsFull, MaskOfOtherSize
from photostudio.imaging.parts import box_of

Coverage: TypeAlias = NDArray[np.uint8]

EDITED_BELOW = 128  # a mask that is no clean greyscale is read as black and white
NOISE = 24  # codes: so far from black and white a JPEG carries them
JPEG = b"\xff\xd8\xff"
UNEVEN = 2  # codes from one pixel to those round it
NOISY_SHARE = 0.001  # of the picture


@dataclass(frozen=True, eq=False)
class ReadMask:
    """`coverage` (rows, columns); `notices` are codes of what was set right: `coloured`, `transparent`, `noisy`."""

    coverage: Coverage
    notices: tuple[str, ...] = ()


def read_mask(data: bytes, *, width: int, height: int) -> ReadMask:
    """Return the mask in a PNG, JPEG or WebP file for a picture of that size.

    Colours, transparency and a JPEG's noise are read as black and white, and said. Raises MaskOfOtherSize, MaskIsEmpty
    when nothing is edited, MaskIsFull when nothing is left, and what codecs.decode raises.
    """
    pixels = decode(data).pixels
    if pixels.shape[:2] != (height, width):
        raise MaskOfOtherSize(
            f"The mask is {pixels.shape[1]} × {pixels.shape[0]} pixels and the picture {width} × {height}. "
            "Save the mask in the picture's size."
        )
    grey, notices = _grey(pixels, is_jpeg=data.startswith(JPEG))
    coverage: Coverage = np.subtract(255, grey)
    check_coverage(coverage)
    return ReadMask(coverage, notices)


def write_mask(coverage: Coverage) -> bytes:
    """Return `coverage` (rows, columns) as a mask file: 8-bit greyscale PNG, black is edited."""
    return encode_png(np.subtract(255, coverage))


def check_coverage(coverage: Coverage) -> None:
    """Raise MaskIsEmpty when nothing is edited, MaskIsFull when no pixel is left as it is."""
    if not coverage.any():
        raise MaskIsEmpty("The mask is all white, so there is nothing to do. Paint what shall change black.")
    if coverage.all():
        raise MaskIsFull("The mask covers the whole picture, so nothing is left to go by. Paint a smaller area.")


def shadow_zone(coverage: Coverage) -> Coverage:
    """Return where the shadow and the reflection of a thing that stands in the mask may fall, feathered to its rim.

    From the middle of the mask's box downwards, its larger side to the left and right, its height below. 255 inside.
    """
    zone: Coverage = np.zeros_like(coverage)
    box = box_of(coverage > 0)
    if box is None:
        return zone
    height, reach = box.bottom - box.top, max(box.bottom - box.top, box.right - box.left)
    middle, feather = box.top + height // 2, max(1, reach // 2)
    rows = ramp(coverage.shape[0], middle, box.bottom + height, feather)
    columns = ramp(coverage.shape[1], box.left - reach, box.right + reach, feather)
    return np.rint(np.outer(rows, columns) * 255).astype(np.uint8)


def ramp(length: int, start: int, end: int, feather: int) -> NDArray[np.float64]:
    """Return `length` weights: 1 from `feather` inside of start and end, 0 outside of them, smooth between."""
    place = np.arange(length) + 0.5
    share = np.clip(np.minimum(place - start, end - place) / feather, 0, 1)
    weights: NDArray[np.float64] = share * share * (3 - 2 * share)
    return weights


def outside(rows: int, columns: int, *, kept: tuple[slice, slice]) -> Mask:
    """Return everything of a canvas (rows, columns) that lies outside the `kept` rows and columns."""
    mask: Mask = np.ones((rows, columns), bool)
    mask[kept] = False
    return mask


def blend(picture: Pixels, edited: Pixels, coverage: Coverage) -> Pixels:
    """Return `edited` over `picture`, both (rows, columns, channels), as far as `coverage` (rows, columns) says.

    Pixels of coverage 0 stay bit for bit. Raises ValueError when the sizes differ.
    """
    if not picture.shape == edited.shape == (*coverage.shape, picture.shape[2]):
        raise ValueError(f"The picture is {picture.shape}, the edited one {edited.shape}, the mask {coverage.shape}.")
    result = picture.copy()
    whole, soft = coverage == 255, (coverage > 0) & (coverage < 255)
    result[whole] = edited[whole]
    share = coverage[soft].astype(np.float32)[:, None] / np.float32(255)
    result[soft] = np.rint(picture[soft] * (1 - share) + edited[soft] * share).astype(np.uint8)
    return result


def _grey(pixels: Pixels, *, is_jpeg: bool) -> tuple[Coverage, tuple[str, ...]]:
    """Return a mask file's pixels (rows, columns, 4) as grey, and the notices of what was no clean greyscale."""
    red, green, blue, alpha = (pixels[..., channel] for channel in range(4))
    is_coloured = bool((red != green).any() or (green != blue).any())
    is_transparent = bool((alpha < 255).any())
    grey = np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGBA2GRAY) if is_coloured else red, np.uint8)
    if is_transparent:
        grey = _without_alpha(grey, alpha, is_coloured=is_coloured)
    names = {
        "coloured": is_coloured,
        "transparent": is_transparent,
        "noisy": not is_coloured and _is_noisy(grey, is_jpeg=is_jpeg),
    }
    notices = tuple(name for name, applies in names.items() if applies)
    return (np.where(grey < EDITED_BELOW, 0, 255).astype(np.uint8) if notices else np.ascontiguousarray(grey)), notices


def _without_alpha(grey: Coverage, alpha: Coverage, *, is_coloured: bool) -> Coverage:
    """Return a see-through mask as black on white, as programs mean it: a layer of nothing but black strokes is edited
    where it is painted; anything else where it was erased, and where it is black unless it is a photo.
    """
    is_strokes = not (grey[alpha >= EDITED_BELOW] >= EDITED_BELOW).any()
    if is_strokes:
        return np.subtract(255, alpha)
    return alpha if is_coloured else np.minimum(grey, alpha)


def _is_noisy(grey: Coverage, *, is_jpeg: bool) -> bool:
    """Tell whether black and white are only nearly so, and unevenly: a feather is even, however wide. A JPEG is never
    quite even.
    """
    nearly = ((grey > 0) & (grey < NOISE)) | ((grey < 255) & (grey > 255 - NOISE))
    if is_jpeg:
        return bool(nearly.any())
    uneven = cv2.absdiff(grey, cv2.medianBlur(grey, 3)) > UNEVEN
    return int(np.count_nonzero(nearly & np.asarray(uneven))) > NOISY_SHARE * grey.size
