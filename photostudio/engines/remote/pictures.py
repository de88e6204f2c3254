"""Pictures on their way to a service and back: encoded by us, sanitised when they return, our own pixels laid back."""

import base64
import binascii
from collections.abc import Mapping
from typing import Any

from numpy.typing import NDArray

from photostudio.engines.remote.errors import BadAnswer
from photostudio.imaging.arrays import Pixels, with_alpha_of, without_idle_alpha
from photostudio.imaging.codecs import decode, encode_png
from photostudio.imaging.colour import to_linear
from photostudio.imaging.composite import lay_over
from photostudio.imaging.errors import DamagedImage, ImagingError, NotAnImage
from photostudio.imaging.masks import blend


def in_base64(pixels: Pixels) -> str:
    """Return `pixels` (rows, columns[, 3 or 4]) as our own PNG in base64."""
    return base64.b64encode(encode_png(pixels)).decode("ascii")


def from_base64(text: Any, service: str) -> bytes:
    """Return the bytes of strict base64. Raises BadAnswer."""
    if not isinstance(text, str) or not text:
        raise BadAnswer(service, "no picture")
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise BadAnswer(service, "a picture that is cut off or damaged") from None


def opened(data: bytes, service: str) -> Pixels:
    """Return the picture (rows, columns, 3 or 4) in a service's bytes, sanitised. Raises BadAnswer."""
    try:
        return without_idle_alpha(decode(data).pixels)
    except NotAnImage:
        raise BadAnswer(service, "something that is no picture") from None
    except DamagedImage:
        raise BadAnswer(service, "a picture that is cut off or damaged") from None
    except ImagingError:
        raise BadAnswer(service, "a picture too large to take in") from None


def of_size(picture: Pixels, width: int, height: int, service: str) -> Pixels:
    """Return `picture` (rows, columns, …) if it has that size. Raises BadAnswer naming both."""
    rows, columns = picture.shape[:2]
    if (columns, rows) != (width, height):
        raise BadAnswer(service, f"a picture of {columns} × {rows} pixels where {width} × {height} were asked for")
    return picture


def solid(picture: Pixels, service: str) -> Pixels:
    """Return `picture` (rows, columns, 3) if nothing of it is transparent. Raises BadAnswer."""
    if picture.shape[2] != 3:
        raise BadAnswer(service, "a picture with holes in it")
    return picture


def with_product(picture: Pixels, images: Mapping[str, NDArray[Any]]) -> Pixels:
    """Return `picture` (rows, columns, 3) under the product's own pixels, where there is a product."""
    placed = images.get("product_image")
    return picture if placed is None else lay_over(to_linear(picture), placed)


def under_mask(picture: Pixels, images: Mapping[str, NDArray[Any]]) -> Pixels:
    """Return the base with `picture` (rows, columns, 3) where the mask covers, and only there."""
    base = images["base_image"]
    edited = blend(base[..., :3], picture, images["mask_image"])
    return with_alpha_of(edited, base)
