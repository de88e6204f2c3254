"""A decoded file's samples as 8-bit sRGB with straight alpha, whatever mode, depth or profile they came in."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageCms

from photostudio.imaging.arrays import Mask, Pixels

KEYED_MODES = {"1", "L", "I;16", "RGB"}
PROFILE_MODES = {"GRAY": "L", "RGB ": "RGB", "CMYK": "CMYK"}


def to_rgba(image: Image.Image, *, png_depth: int | None, lower_bytes: Callable[[], Pixels]) -> Pixels:
    """Return the loaded `image` (rows, columns, 4).

    `png_depth` is a PNG's bits per sample; `lower_bytes` fetches what Pillow cuts off a 16-bit RGB PNG.

    16 bits are cut to their upper 8. A colour profile is honoured (relative colorimetric with black point
    compensation); one that does not fit the samples or cannot be read is left aside.
    """
    if "transparency" in image.info and image.mode in KEYED_MODES:
        is_key = _is_key_colour(image, png_depth or 8, lower_bytes)
        colour, alpha = _without_alpha(image), np.where(is_key, 0, 255)
    else:
        colour, alpha = _colour_and_alpha(image)
    pixels = np.empty((image.height, image.width, 4), np.uint8)
    pixels[..., :3] = np.asarray(_to_srgb(colour, image.info.get("icc_profile")))
    pixels[..., 3] = alpha
    return pixels


def _colour_and_alpha(image: Image.Image) -> tuple[Image.Image, NDArray[Any]]:
    """Return the colour in mode L, RGB or CMYK, and alpha (rows, columns)."""
    if image.mode == "P" and "transparency" in image.info:
        image = image.convert("RGBA")
    if "A" in image.getbands():
        return _without_alpha(image), np.asarray(image.getchannel("A"))
    return _without_alpha(image), np.full((1, 1), 255)


def _without_alpha(image: Image.Image) -> Image.Image:
    if image.mode == "I;16":
        return Image.fromarray((np.asarray(image) >> 8).astype(np.uint8))
    if image.mode in {"L", "RGB", "CMYK"}:
        return image
    return image.convert("L" if image.mode in {"1", "LA"} else "RGB")


def _is_key_colour(image: Image.Image, depth: int, lower_bytes: Callable[[], Pixels]) -> Mask:
    """Find the pixels of the one colour that a grey or RGB PNG calls transparent, at its full depth."""
    key = np.asarray(image.info["transparency"])
    if image.mode == "RGB":
        colour = np.asarray(image).astype(np.uint16)
        if depth == 16:
            colour = (colour << np.uint16(8)) | lower_bytes()
        return np.asarray((colour == key).all(axis=2), bool)
    if depth in {2, 4}:
        key = key * 255 // (2**depth - 1)  # Pillow spreads the samples over 0 … 255, but not the key
    return np.asarray(np.asarray(image.convert("L") if image.mode == "1" else image) == key, bool)


def _to_srgb(colour: Image.Image, profile: bytes | None) -> Image.Image:
    if profile:
        try:
            return _through_profile(colour, ImageCms.ImageCmsProfile(BytesIO(profile)))
        except (ImageCms.PyCMSError, OSError, KeyError):  # not readable, or for other samples than these
            pass
    return colour.convert("RGB")


def _through_profile(colour: Image.Image, profile: ImageCms.ImageCmsProfile) -> Image.Image:
    mode = PROFILE_MODES[profile.profile.xcolor_space]
    if mode != colour.mode:
        if mode != "RGB" or colour.mode != "L":
            return colour.convert("RGB")
        colour = colour.convert("RGB")
    transform = ImageCms.buildTransform(
        profile,
        ImageCms.createProfile("sRGB"),
        mode,
        "RGB",
        ImageCms.Intent.RELATIVE_COLORIMETRIC,
        ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )
    if mode == "RGB" and _changes_nothing(transform):
        return colour
    return ImageCms.applyTransform(colour, transform) or colour


def _changes_nothing(transform: ImageCms.ImageCmsTransform) -> bool:
    """Say whether a profile is sRGB by another name, so that its pixels can stay bit for bit."""
    steps = np.linspace(0, 255, 18).astype(np.uint8)
    probe = np.stack(np.meshgrid(steps, steps, steps), axis=-1).reshape(1, -1, 3)
    moved = np.asarray(ImageCms.applyTransform(Image.fromarray(probe), transform))
    return bool(np.abs(moved.astype(int) - probe).max() <= 1)
