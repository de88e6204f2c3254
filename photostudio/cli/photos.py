"""What commands that make pictures share: how they read masks, make photos and tell of them, and how they refuse."""

import hashlib
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from photostudio.cli.machine import configuration
from photostudio.engines.errors import EngineError
from photostudio.engines.operations import Operation
from photostudio.engines.registry import engine
from photostudio.imaging.arrays import Pixels
from photostudio.imaging.codecs import encode_png
from photostudio.imaging.errors import ImagingError
from photostudio.imaging.masks import Coverage, read_mask
from photostudio.imaging.placement import default_placement
from photostudio.imaging.presets import BY_TAG, KEEP
from photostudio.imaging.report import examine
from photostudio.jobs.photos import Photo, make_photos
from photostudio.projects.errors import NotACutout, ProjectError

REFUSED = 2
SEEN = ("horizon", "azimuth", "elevation", "warmth", "softness")  # in a picture; a person may know better
NOTICES = {
    "coloured": "The mask has colours: what is darker than mid-grey was taken as black.",
    "transparent": "The mask has transparency: it was read as black and white.",
    "noisy": "The mask is noisy: it was read as black and white.",
}


@contextmanager
def refusals(out: Path) -> Iterator[None]:
    """Turn what is wrong with files, words and numbers into a CommandError of one sentence; `out` is written to."""
    try:
        yield
    except (ImagingError, EngineError, ProjectError) as error:
        raise CommandError(str(error), returncode=REFUSED) from error
    except OSError as error:
        raise CommandError(f"{error.filename or out}: {error.strerror}.", returncode=REFUSED) from error


def make(operation: Operation, images: Mapping[str, Pixels], inputs: dict[str, Any]) -> Iterator[Photo]:
    """Yield an operation's photos, made as the worker's child makes them."""
    studio = engine(settings.PHOTOSTUDIO_ENGINE, configuration())
    return make_photos(studio, operation, images, inputs=inputs, progress=lambda *_: None)


def tell(command: BaseCommand, photos: Iterable[Photo], keep: Callable[[Photo], Path]) -> None:
    """Keep each photo as soon as it is made, and print a line of JSON for it."""
    try:
        for photo in photos:
            command.stdout.write(json.dumps(described(photo, keep(photo)), ensure_ascii=False))
            command.stdout.flush()
    except BrokenPipeError:  # whoever read our lines has read enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def described(photo: Photo, file: Path) -> dict[str, Any]:
    """Return what is printed of a photo, as JSON values; of one from words alone also which product was made."""
    made = photo.recipe["engine"]
    return {
        "file": str(file),
        "seed": photo.seed,
        "seconds": round(photo.seconds, 3),
        "engine": f"{made['name']} {made['version']}",
        "protected_pixels": photo.fidelity.protected,
        "changed_pixels": photo.fidelity.changed,
        **{name: made[name] for name in ("product", "cannot_draw") if name in made},
    }


def source_of(pixels: Pixels, preset: str) -> dict[str, Any]:
    """Return where the product image comes from, as a job would say it. Raises NotACutout, NoProduct."""
    product = examine(pixels).product
    if product is None:
        raise NotACutout
    source = hashed(encode_png(pixels)) | {"preset": preset}
    if preset == KEEP:
        return source
    canvas = BY_TAG[preset]
    placement = default_placement(product, canvas_width=canvas.width, canvas_height=canvas.height)
    return source | {"product": asdict(product), "placement": asdict(placement)}


def hashed(data: bytes) -> dict[str, Any]:
    """Return the input of a file: the hash that the store would give it, so that both doors write the same recipe."""
    return {"sha256": hashlib.sha256(data).hexdigest()}


def coverage_of(file: Path, picture: Pixels, *, say: Callable[[str], object]) -> Coverage:
    """Return the mask in a file for a picture (rows, columns, …), and say what was set right in it.

    Raises ImagingError.
    """
    mask = read_mask(file.read_bytes(), width=picture.shape[1], height=picture.shape[0])
    for notice in mask.notices:
        say(NOTICES[notice])
    return mask.coverage


def save(photo: Photo, folder: Path, *, stem: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{stem}-{photo.seed}.png"
    file.write_bytes(photo.png)
    return file
