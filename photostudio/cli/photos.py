"""What commands that make pictures share: how a picture is told of, and how a refusal ends the command."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from photostudio.engines.errors import EngineError
from photostudio.imaging.arrays import Pixels
from photostudio.imaging.codecs import encode_png
from photostudio.imaging.errors import ImagingError
from photostudio.imaging.placement import default_placement
from photostudio.imaging.presets import BY_TAG, KEEP
from photostudio.imaging.report import examine
from photostudio.jobs.photos import Photo
from photostudio.projects.errors import NotACutout, ProjectError

REFUSED = 2


@contextmanager
def refusals(out: Path) -> Iterator[None]:
    """Turn what is wrong with files, words and numbers into a CommandError of one sentence; `out` is written to."""
    try:
        yield
    except (ImagingError, EngineError, ProjectError) as error:
        raise CommandError(str(error), returncode=REFUSED) from error
    except BrokenPipeError:
        raise
    except OSError as error:
        raise CommandError(f"{error.filename or out}: {error.strerror}.", returncode=REFUSED) from error


def described(photo: Photo, file: Path) -> dict[str, Any]:
    """Return what is printed of a photo, as JSON values."""
    return {
        "file": str(file),
        "seed": photo.seed,
        "seconds": round(photo.seconds, 3),
        "engine": f"{photo.recipe['engine']['name']} {photo.recipe['engine']['version']}",
        "protected_pixels": photo.fidelity.protected,
        "changed_pixels": photo.fidelity.changed,
    }


def source_of(pixels: Pixels, preset: str) -> dict[str, Any]:
    """Return where the product image comes from, as a job would say it. Raises NotACutout, NoProduct."""
    product = examine(pixels).product
    if product is None:
        raise NotACutout
    # the hash that the store would give it, so that both doors write the same recipe
    source: dict[str, Any] = {"sha256": hashlib.sha256(encode_png(pixels)).hexdigest(), "preset": preset}
    if preset == KEEP:
        return source
    canvas = BY_TAG[preset]
    placement = default_placement(product, canvas_width=canvas.width, canvas_height=canvas.height)
    return source | {"product": asdict(product), "placement": asdict(placement)}


def save(photo: Photo, folder: Path, *, stem: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{stem}-{photo.seed}.png"
    file.write_bytes(photo.png)
    return file
