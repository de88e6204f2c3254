"""The darkroom's work on a reference: look at it once, for the page and for the engine. Knows nothing of Django."""

from pathlib import Path

import numpy as np

from photostudio.engines.reference_files import OUTLINE, SHOWN
from photostudio.engines.studio.reference.keeping import folder_of, kept
from photostudio.imaging import inpaint
from photostudio.imaging.codecs import encode_png, encode_webp
from photostudio.imaging.cutout.evidence import reduced
from photostudio.imaging.overlays import overlay
from photostudio.jobs.channel import Message
from photostudio.jobs.pictures import pictures
from photostudio.jobs.warm import Send

SIDE = 1024  # of what a page shows


def read_reference(task: Message, send: Send) -> None:
    """Read a stored picture as a reference; its inputs are those of jobs.pictures."""
    cache = Path(task["cache"])
    inpaint.kernels_in(cache / "kernels")
    images = pictures(task["inputs"], lambda name: Path(task["files"][name]).read_bytes())
    picture, subject = images["ref_image"], images.get("subject_image")
    folder = folder_of(cache, picture, subject)
    reference = kept(cache, picture, subject)
    if not (folder / OUTLINE).exists():
        (folder / SHOWN).write_bytes(encode_webp(reduced(reference.cleaned, SIDE)))
        subject = np.where(reference.subject, 255, 0).astype(np.uint8)
        (folder / OUTLINE).write_bytes(encode_png(overlay(subject, SIDE)))
    send({"kind": "read", "folder": folder.name, "reading": reference.reading.as_json()})
