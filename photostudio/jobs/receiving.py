"""Bytes of a picture from outside, copied to where the darkroom reads them."""

from pathlib import Path
from typing import Protocol

from photostudio.imaging.errors import TooManyBytes
from photostudio.imaging.limits import MAX_BYTES, MEGABYTE
from photostudio.projects import disk

CHUNK = MEGABYTE


class Readable(Protocol):
    """A file as a browser sends it, one opened for reading bytes, or an answer from the network."""

    def read(self, size: int = ..., /) -> bytes: ...


def receive(file: Readable, upload: Path) -> None:
    """Copy what is sent to `upload`; stop as soon as it is too large.

    Raises TooManyBytes, StoreFull.
    """
    with disk.said_when_full(), upload.open("wb") as copy:
        while chunk := file.read(CHUNK):
            copy.write(chunk)
            if copy.tell() > MAX_BYTES:
                raise too_many_bytes()


def too_many_bytes() -> TooManyBytes:
    return TooManyBytes(
        f"This file is larger than {MAX_BYTES // MEGABYTE} MB. Save the picture smaller and drop it here."
    )
