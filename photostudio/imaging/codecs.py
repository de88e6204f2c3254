"""Files to pixels and back: the only door for images, and the only module that opens one.

Whatever comes in, `decode` gives 8-bit sRGB with straight alpha, upright, black where it is fully transparent, and
nothing of the sender's metadata. What goes out is our own encoding: the same pixels make the same bytes.
"""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from io import BytesIO

import numpy as np
from PIL import ExifTags, Image, PngImagePlugin, UnidentifiedImageError

from photostudio.imaging import samples
from photostudio.imaging.arrays import Pixels
from photostudio.imaging.errors import DamagedImage, ImagingError, NotAnImage, TooManyBytes, TooManyPixels
from photostudio.imaging.limits import MAX_BYTES, MAX_PIXELS, MAX_SIDE, MEGABYTE

FORMATS = ("PNG", "JPEG", "WEBP")
PNG_END = b"IEND\xaeB`\x82"
PNG_DEPTH = 24  # where the header holds the bits per sample
PNG_LEVEL = 3
JPEG_QUALITY = 92
WEBP_QUALITY = 92

Image.MAX_IMAGE_PIXELS = None  # our own limit is lower, and checked before any pixel is decoded


@dataclass(frozen=True, eq=False)
class Decoded:
    """`pixels` (rows, columns, 4); `notices` are codes of what was left out on the way, such as `animated`."""

    pixels: Pixels
    notices: tuple[str, ...] = ()


def decode(data: bytes) -> Decoded:
    """Return the picture in an uploaded PNG, JPEG or WebP file.

    An animation gives its first frame. Raises NotAnImage, DamagedImage, TooManyBytes or TooManyPixels.
    """
    if len(data) > MAX_BYTES:
        raise TooManyBytes(
            f"This file has {_size(len(data))}; at most {_size(MAX_BYTES)} are possible. "
            "Save the picture smaller and drop it here."
        )
    try:
        with Image.open(BytesIO(data), formats=FORMATS) as image:
            notices = _check_size(image)
            image.load()
            depth = data[PNG_DEPTH] if image.format == "PNG" else None
            pixels = samples.to_rgba(image, png_depth=depth, lower_bytes=partial(_lower_bytes, data))
            pixels = _upright(pixels, image)
    except ImagingError:
        raise
    except Exception as error:  # Pillow's plugins raise whatever their parsers stumble over
        raise _what_is_wrong(data, error) from error
    if _ends_early(data, whole_formats_only=True):
        raise _cut_off(data)
    pixels[pixels[..., 3] == 0] = 0
    return Decoded(pixels, notices)


def decode_own(data: bytes) -> Pixels:
    """Return the pixels (rows, columns, 3 or 4) of a PNG that `encode_png` made.

    Raises DamagedImage when the file is not what was once written.
    """
    try:
        with Image.open(BytesIO(data), formats=("PNG",)) as image:
            return np.array(image)
    except Exception as error:
        raise DamagedImage("A stored picture can no longer be read. Restore it from a backup.") from error


def encode_png(pixels: Pixels, *, text: Mapping[str, str] | None = None) -> bytes:
    """Return `pixels` (rows, columns, 3 or 4) as a PNG that carries nothing but them and `text`."""
    chunks = PngImagePlugin.PngInfo()
    for key, value in (text or {}).items():
        chunks.add_itxt(key, value)
    return _save(Image.fromarray(pixels), "PNG", compress_level=PNG_LEVEL, pnginfo=chunks)


def encode_jpeg(pixels: Pixels) -> bytes:
    """Return `pixels` (rows, columns, 3 or 4) as a JPEG at full colour resolution, on white where transparent."""
    image = Image.fromarray(pixels).convert("RGBA")
    on_white = Image.alpha_composite(Image.new("RGBA", image.size, "white"), image).convert("RGB")
    return _save(on_white, "JPEG", quality=JPEG_QUALITY, subsampling="4:4:4", optimize=True)


def encode_webp(pixels: Pixels, *, quality: int = WEBP_QUALITY) -> bytes:
    """Return `pixels` (rows, columns, 3 or 4) as a WebP with lossless alpha."""
    return _save(Image.fromarray(pixels), "WEBP", quality=quality, alpha_quality=100, method=4)


def _save(image: Image.Image, file_format: str, **options: object) -> bytes:
    stream = BytesIO()
    image.save(stream, file_format, **options)
    return stream.getvalue()


def _check_size(image: Image.Image) -> tuple[str, ...]:
    """Return the notices about the frames; raise TooManyPixels before anything large is decoded."""
    frames = 1 if image.format == "MPO" else getattr(image, "n_frames", 1)  # a phone's depth map is no animation
    width, height = image.size
    if max(width, height) > MAX_SIDE:
        raise TooManyPixels(
            f"This picture is {width} × {height} pixels; a side can have at most {MAX_SIDE}. "
            "Save it smaller and drop it here."
        )
    if width * height * frames > MAX_PIXELS:
        count = f" in {frames} frames" if frames > 1 else ""
        raise TooManyPixels(
            f"This picture has {width * height * frames / 1e6:.0f} megapixels{count}; "
            f"at most {MAX_PIXELS / 1e6:.0f} are possible. Save it smaller and drop it here."
        )
    return ("animated",) if frames > 1 else ()


def _lower_bytes(data: bytes) -> Pixels:
    """Return the half of each sample of a 16-bit RGB PNG that Pillow otherwise cuts off, (rows, columns, 3)."""
    with Image.open(BytesIO(data), formats=("PNG",)) as image:
        image.tile = [tile._replace(args="RGB;16L") for tile in image.tile]
        return np.asarray(image)


def _upright(pixels: Pixels, image: Image.Image) -> Pixels:
    """Turn the picture as its EXIF orientation (1 … 8) says; an unreadable EXIF block says nothing."""
    orientation = 1
    with suppress(Exception):
        orientation = image.getexif().get(ExifTags.Base.Orientation, 1)
    if orientation in {5, 6, 7, 8}:
        pixels = pixels.swapaxes(0, 1)
    if orientation in {3, 4, 7, 8}:
        pixels = pixels[::-1]
    if orientation in {2, 3, 6, 7}:
        pixels = pixels[:, ::-1]
    return np.ascontiguousarray(pixels)


def _what_is_wrong(data: bytes, error: Exception) -> ImagingError:
    if not data:
        return NotAnImage("This file is empty. Export the picture again and drop it here.")
    if not _is_known(data) and isinstance(error, UnidentifiedImageError):
        return NotAnImage("This is not a PNG, JPEG or WebP picture. Export it as PNG and drop it here.")
    if _ends_early(data):
        return _cut_off(data)
    return DamagedImage("This file is damaged. Nothing was saved. Export it again and drop it here.")


def _cut_off(data: bytes) -> DamagedImage:
    return DamagedImage(
        f"This file is cut off after {_size(len(data))}. Nothing was saved. Export it again and drop it here."
    )


def _is_known(data: bytes) -> bool:
    return data.startswith((b"\x89PNG", b"\xff\xd8\xff")) or (data[:4] == b"RIFF" and data[8:12] in {b"WEBP", b""})


def _ends_early(data: bytes, *, whole_formats_only: bool = False) -> bool:
    """Say whether the file stops before its end mark: Pillow shows a PNG whose checksum is missing.

    JPEG files in the wild have bytes behind the mark, so there it only helps to name what went wrong.
    """
    if data.startswith(b"\x89PNG"):
        return PNG_END not in data
    if data.startswith(b"RIFF"):
        return len(data) < int.from_bytes(data[4:8], "little") + 8
    return not whole_formats_only and not data.rstrip(b"\0").endswith(b"\xff\xd9")


def _size(count: int) -> str:
    return f"{count / MEGABYTE:.3g} MB" if count >= MEGABYTE / 10 else f"{max(count / 1024, 0.1):.1f} kB"
