"""The store: every file once, under the sha256 of its bytes, never changed afterwards.

A file gets its name only when all of it is on the disk, and a row may name it only after that: whatever is killed when,
no row ever points at half a file.
"""

import hashlib
from pathlib import Path

from django.conf import settings

from photostudio.projects import disk


def folder() -> Path:
    """Return the folder that holds all stored files."""
    return Path(settings.PHOTOSTUDIO_DATA) / "files"


def path(sha256: str) -> Path:
    """Return where the file of that hash lies, or would lie."""
    return folder() / sha256[:2] / sha256[2:]


def adopt(file: Path) -> str:
    """Move a finished file of the data folder into the store and return its sha256. Raises StoreFull."""
    sha256 = sha256_of(file)
    with disk.said_when_full():
        disk.flush(file)
        file.rename(_folder_of(sha256) / path(sha256).name)
        disk.flush(path(sha256).parent)
    return sha256


def sha256_of(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _folder_of(sha256: str) -> Path:
    """Return the folder of a hash, made when it is the first there."""
    place = path(sha256).parent
    if not place.exists():
        with disk.said_when_full():
            place.mkdir(parents=True, exist_ok=True)
            disk.flush(place.parent)
    return place
