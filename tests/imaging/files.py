"""Image files written byte by byte, so that the tests do not trust the library under test."""

import struct
import zlib
from io import BytesIO

from PIL import Image

from photostudio.imaging.arrays import Pixels


def png(width: int, height: int, *, depth: int, colour_type: int, samples: bytes, **chunks: bytes) -> bytes:
    """Return a PNG of packed `samples` (rows without filter bytes); `chunks` such as tRNS go before the data."""
    row = len(samples) // height
    raw = b"".join(b"\0" + samples[row * index : row * (index + 1)] for index in range(height))
    header = struct.pack(">IIBBBBB", width, height, depth, colour_type, 0, 0, 0)
    body = b"".join(_chunk(name.encode(), data) for name, data in chunks.items())
    data = _chunk(b"IDAT", zlib.compress(raw))
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + body + data + _chunk(b"IEND", b"")


def saved(pixels: Pixels, file_format: str, **options: object) -> bytes:
    stream = BytesIO()
    Image.fromarray(pixels).save(stream, file_format, **options)
    return stream.getvalue()


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
