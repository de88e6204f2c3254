"""`python -m photostudio.jobs.darkroom_child FD`: the pixel work that a web request waits for.

Every task writes its files into the folder it is given; the web process puts them into the store. Knows no engine and
no Django.
"""

from collections.abc import Iterable
from pathlib import Path

from photostudio.imaging.arrays import Pixels
from photostudio.imaging.codecs import decode, decode_own, encode_png
from photostudio.imaging.mends import MENDS
from photostudio.imaging.report import examine
from photostudio.jobs.channel import Message
from photostudio.jobs.outbox import write_picture, write_rendition
from photostudio.jobs.warm import Send, serve


def take_in(task: Message, send: Send) -> None:
    """Sanitise an uploaded file and look at it."""
    decoded = decode(Path(task["file"]).read_bytes())
    send(_developed(decoded.pixels, task, notices=decoded.notices))


def mend(task: Message, send: Send) -> None:
    """Mend a stored picture and look at it again."""
    send(_developed(MENDS[task["mend"]](_stored(task)), task))


def rendition(task: Message, send: Send) -> None:
    """Make one rendition of a stored picture."""
    send({"kind": "developed", "rendition": write_rendition(_stored(task), task["rendition"], Path(task["folder"]))})


def _stored(task: Message) -> Pixels:
    return decode_own(Path(task["file"]).read_bytes())


def _developed(pixels: Pixels, task: Message, *, notices: Iterable[str] = ()) -> Message:
    report = examine(pixels, notices=notices).as_json()  # first, because it refuses what has nothing to show
    picture = write_picture(pixels, encode_png(pixels), Path(task["folder"]))
    return {"kind": "developed", "report": report, **picture}


if __name__ == "__main__":
    serve({"take_in": take_in, "mend": mend, "rendition": rendition})
