"""`python -m photostudio.jobs.child FD`: the worker's warm child, the only process that runs an engine.

It keeps the engine and its compiled kernels between jobs. Pixels travel as files in the folder the task names; the
worker moves them into the store. Knows nothing of Django.
"""

import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import cast

from photostudio.engines.base import Configuration, Engine, Trainer
from photostudio.engines.catalogue import learns
from photostudio.engines.operations import BY_NAME
from photostudio.engines.registry import engine
from photostudio.engines.training import Train
from photostudio.imaging.codecs import decode_own
from photostudio.imaging.views.measuring import measure
from photostudio.imaging.views.reporting import views_of
from photostudio.jobs.channel import Message
from photostudio.jobs.downloads import download
from photostudio.jobs.outbox import write_file, write_renditions
from photostudio.jobs.photos import Photo, make_photos
from photostudio.jobs.pictures import pictures
from photostudio.jobs.warm import Send, serve
from photostudio.projects.errors import FileMissing

POLITENESS = 10  # the web server's pages go first


def warm_up(task: Message, _: Send) -> None:
    """Load the engine before its first job, which is told when that does not work."""
    with suppress(Exception):
        _engine(task).warm()


def make(task: Message, send: Send) -> None:
    """Make a job's photos from number `first` on; report each, with its files, as it is finished.

    What pages show of a photo is made at once only where that is `shown`.
    """
    operation = BY_NAME[task["operation"]](**task["parameters"])
    images = pictures(task["inputs"], lambda name: _stored(task["files"][name]))

    def progress(fraction: float, stage: str) -> None:
        send({"kind": "progress", "fraction": fraction, "stage": stage})

    progress(0.0, "setting up the studio")
    photos = make_photos(
        _engine(task),
        operation,
        images,
        inputs=task["inputs"],
        progress=progress,
        first=task["first"],
        is_marked=task["is_marked"],
    )
    for photo in photos:
        folder = Path(task["folder"]) / str(photo.number)
        send(_delivered(photo, folder))  # before its renditions: a program waits for the photo alone
        if task["shown"]:
            send({"kind": "renditions", "number": photo.number, "renditions": write_renditions(photo.pixels, folder)})
    send({"kind": "done"})


def train(task: Message, send: Send) -> None:
    """Measure a job's cut-outs as views of one product; report them together, for one tells of the others."""
    names = [source["name"] for source in task["inputs"].values()]
    files = [task["files"][name] for name in task["inputs"]]
    measured = []
    for number, file in enumerate(files):
        send({"kind": "progress", "fraction": number / len(files), "stage": "measuring the cut-outs"})
        measured.append(measure(decode_own(_stored(file))))
    send({"kind": "progress", "fraction": 1.0, "stage": "telling the views apart"})
    send({"kind": "views", "views": views_of(measured, names)})
    if learns(task["engine"]):
        _have_learned(task, files, send)
    send({"kind": "done"})


def _have_learned(task: Message, files: Sequence[str], send: Send) -> None:
    """Have a service learn the product, or go on with what an earlier attempt began there."""

    def progress(fraction: float, stage: str) -> None:
        send({"kind": "progress", "fraction": fraction, "stage": stage})

    cast("Trainer", _engine(task)).train(
        (decode_own(_stored(file)) for file in files),
        task["parameters"]["trigger_word"],
        progress=progress,
        begun=task["begun"],
        on_begun=lambda training_id: send({"kind": "begun", "training_id": training_id}),
    )


def _engine(task: Message) -> Engine:
    return engine(task["engine"], Configuration.told(task["configuration"], download=download))


def _stored(file: str) -> bytes:
    try:
        return Path(file).read_bytes()
    except FileNotFoundError as error:
        raise FileMissing from error


def _delivered(photo: Photo, folder: Path) -> Message:
    """Write the photo's file and return the message that reports it."""
    delivered = {
        "number": photo.number,
        "seed": photo.seed,
        "seconds": photo.seconds,
        "recipe": photo.recipe,
        **asdict(photo.fidelity),
        **write_file(photo.pixels, photo.png, folder),
    }
    return {"kind": "photo", "photo": delivered}


if __name__ == "__main__":
    os.nice(POLITENESS)
    serve({"warm": warm_up, "make": make, Train.name: train})
