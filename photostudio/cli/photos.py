"""What commands that make pictures share: how a picture is told of, and how a refusal ends the command."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from photostudio.engines.errors import EngineError
from photostudio.imaging.errors import ImagingError
from photostudio.jobs.photos import Photo
from photostudio.projects.errors import ProjectError

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
