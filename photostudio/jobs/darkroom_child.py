"""`python -m photostudio.jobs.darkroom_child FD`: the pixel work that a web request waits for.

Every task writes its files into the folder it is given; the web process puts them into the store. Runs no engine and
knows no Django.
"""

from collections.abc import Iterable
from pathlib import Path

import numpy as np

from photostudio.imaging.arrays import Mask, Pixels
from photostudio.imaging.casts import find_casts
from photostudio.imaging.codecs import decode, decode_own, encode_png
from photostudio.imaging.errors import ImagingError, MaskIsEmpty, MaskIsFull
from photostudio.imaging.masks import Coverage, read_mask, write_mask
from photostudio.imaging.mends import MENDS
from photostudio.imaging.placement import Box
from photostudio.imaging.report import examine
from photostudio.imaging.selecting import select as select_thing
from photostudio.jobs.channel import Message
from photostudio.jobs.darkroom_comparing import difference
from photostudio.jobs.darkroom_cutting import cut, propose, refine
from photostudio.jobs.outbox import write_picture, write_rendition
from photostudio.jobs.pictures import framed, on_canvas
from photostudio.jobs.warm import Send, serve
from photostudio.projects import disk

GREY = 119  # under what is transparent: neither black nor white products melt into it


def take_in(task: Message, send: Send) -> None:
    """Sanitise an uploaded file and look at it; what pages show of it is made at once only where that is `shown`."""
    decoded = decode(Path(task["file"]).read_bytes())
    send(_developed(decoded.pixels, task, notices=decoded.notices, shown=task["shown"]))


def mend(task: Message, send: Send) -> None:
    """Mend a stored picture and look at it again."""
    send(_developed(MENDS[task["mend"]](_stored(task)), task))


def rendition(task: Message, send: Send) -> None:
    """Make one rendition of a stored picture."""
    send({"kind": "developed", "rendition": write_rendition(_stored(task), task["rendition"], Path(task["folder"]))})


def mask(task: Message, send: Send) -> None:
    """Read a mask of a picture of `width` × `height` and say how much of it is edited; `strict` refuses all or nothing.

    Raises ImagingError when it is no greyscale mask of that size.
    """
    try:
        coverage = _coverage(task)
    except (MaskIsEmpty, MaskIsFull) as error:
        if task["strict"]:
            raise
        send({"kind": "read", "share": float(isinstance(error, MaskIsFull))})
    else:
        send({"kind": "read", "share": np.count_nonzero(coverage) / coverage.size})


def take_in_mask(task: Message, send: Send) -> None:
    """Sanitise a mask of a picture of `width` × `height` that a run can use, whatever program made it."""
    read = read_mask(Path(task["file"]).read_bytes(), width=task["width"], height=task["height"])
    send(_found(write_mask(read.coverage), task))


def select(task: Message, send: Send) -> None:
    """Find the thing that marks in a stored picture mean."""
    marks = dict(task["marks"])
    if "box" in marks:
        marks["box"] = Box(**marks["box"])
    send(_masked(select_thing(_flat(_stored(task)), **marks), task))


def casts(task: Message, send: Send) -> None:
    """Find what the thing under a mask throws on its surroundings; no file when that is nothing."""
    picture = _flat(_stored(task))
    height, width = picture.shape[:2]
    thing = read_mask(Path(task["mask"]).read_bytes(), width=width, height=height).coverage > 0
    found = find_casts(picture, thing)
    thrown: Mask = found.shadow | found.reflection
    send(_masked(thrown, task) if thrown.any() else {"kind": "found", "file": None})


def product(task: Message, send: Send) -> None:
    """Place a stored cut-out on its canvas, for its alpha."""
    placed = framed(on_canvas(_stored(task), task["source"]), task["source"], empty=True)
    send(_found(encode_png(placed), task))


def read_reference(task: Message, send: Send) -> None:
    """Look at a stored picture as a reference."""
    from photostudio.jobs import darkroom_reading  # noqa: PLC0415 - loads the renderer: no upload shall wait for it

    darkroom_reading.read_reference(task, send)


def _stored(task: Message) -> Pixels:
    return decode_own(Path(task["file"]).read_bytes())


def _coverage(task: Message) -> Coverage:
    read = read_mask(Path(task["file"]).read_bytes(), width=task["width"], height=task["height"])
    if {"coloured", "transparent"} & set(read.notices):
        raise ImagingError("This mask has colours or transparency. Save it as an 8-bit greyscale PNG.")
    return read.coverage


def _flat(picture: Pixels) -> Pixels:
    """Return (rows, columns, 3): the picture on grey where it is transparent."""
    if picture.shape[2] == 3:
        return picture
    alpha = picture[..., 3:].astype(np.uint16)
    flat: Pixels = ((picture[..., :3] * alpha + GREY * (255 - alpha) + 127) // 255).astype(np.uint8)
    return flat


def _masked(found: Mask, task: Message) -> Message:
    return _found(write_mask(np.where(found, 255, 0).astype(np.uint8)), task)


def _found(png: bytes, task: Message) -> Message:
    file = Path(task["folder"]) / "found.png"
    disk.write(file, png)
    return {"kind": "found", "file": str(file)}


def _developed(pixels: Pixels, task: Message, *, notices: Iterable[str] = (), shown: bool = True) -> Message:
    report = examine(pixels, notices=notices).as_json()  # first, because it refuses what has nothing to show
    picture = write_picture(pixels, encode_png(pixels), Path(task["folder"]), shown=shown)
    return {"kind": "developed", "report": report, **picture}


if __name__ == "__main__":
    ours = (
        *(take_in, mend, rendition, mask, take_in_mask, select, casts, product),
        *(propose, refine, cut, difference, read_reference),
    )
    serve({task.__name__: task for task in ours})
