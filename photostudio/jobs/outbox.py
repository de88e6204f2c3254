"""How a child hands over pictures: as files in a folder of the task's own, named in its messages."""

from pathlib import Path

from photostudio.imaging import renditions
from photostudio.imaging.arrays import Pixels
from photostudio.jobs.channel import Message
from photostudio.projects import disk

SHOWN_KINDS = ("thumb", "screen")  # what pages show at once


def write_picture(pixels: Pixels, png: bytes, folder: Path, *, shown: bool = True) -> Message:
    """Write a picture, `png` being its file, with the renditions that pages show where it is `shown` at once; return
    what to say of it.

    Raises StoreFull.
    """
    return {**write_file(pixels, png, folder), "renditions": write_renditions(pixels, folder) if shown else []}


def write_file(pixels: Pixels, png: bytes, folder: Path) -> Message:
    """Write a picture alone, `png` being its file, into a new folder; return what to say of it. Raises StoreFull."""
    folder.mkdir(exist_ok=True)
    disk.write(folder / "picture.png", png)
    return {"file": str(folder / "picture.png"), "width": pixels.shape[1], "height": pixels.shape[0]}


def write_renditions(pixels: Pixels, folder: Path) -> list[Message]:
    """Write the renditions that pages show, and return what to say of them. Raises StoreFull."""
    return [write_rendition(pixels, kind, folder) for kind in SHOWN_KINDS]


def write_rendition(pixels: Pixels, kind: str, folder: Path) -> Message:
    """Write one rendition of `pixels` and return what to say of it. Raises StoreFull."""
    data, media_type = renditions.make(pixels, kind)
    disk.write(folder / kind, data)
    return {"kind": kind, "media_type": media_type, "file": str(folder / kind)}
