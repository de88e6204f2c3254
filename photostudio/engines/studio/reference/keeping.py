"""What was read of a reference is kept by the hash of its pixels: it is looked at once, whoever asks."""

import hashlib
import json
import os
from pathlib import Path

import numpy as np

from photostudio.engines.reference_files import CLEANED, FOLDER, READING, SUBJECT, VERSION
from photostudio.engines.studio.reference.reading import Reference, from_json, read
from photostudio.imaging.arrays import Pixels
from photostudio.imaging.codecs import decode_own, encode_png
from photostudio.imaging.masks import Coverage


def kept(cache: Path, picture: Pixels, subject: Coverage | None = None) -> Reference:
    """Return what is read of a reference (see `read`), from the cache folder if it was read before."""
    folder = folder_of(cache, picture, subject)
    if (folder / READING).exists():
        return _loaded(folder)
    reference = read(picture, subject)
    _store(reference, folder)
    return reference


def folder_of(cache: Path, picture: Pixels, subject: Coverage | None = None) -> Path:
    """Return where what is read of a reference is kept."""
    digest = hashlib.sha256(f"{VERSION} {picture.shape}".encode())
    digest.update(np.ascontiguousarray(picture).data)
    if subject is not None:
        digest.update(np.ascontiguousarray(subject).data)
    return cache / FOLDER / digest.hexdigest()


def _loaded(folder: Path) -> Reference:
    return Reference(
        reading=from_json(json.loads((folder / READING).read_text())),
        cleaned=decode_own((folder / CLEANED).read_bytes()),
        subject=decode_own((folder / SUBJECT).read_bytes()) > 0,
    )


def _store(reference: Reference, folder: Path) -> None:
    """Write the pictures, and last the reading, which tells that they are whole."""
    folder.mkdir(parents=True, exist_ok=True)
    mask = np.where(reference.subject, 255, 0).astype(np.uint8)
    for name, picture in ((CLEANED, reference.cleaned), (SUBJECT, mask)):
        _write(folder / name, encode_png(picture))
    _write(folder / READING, json.dumps(reference.reading.as_json()).encode())


def _write(file: Path, data: bytes) -> None:
    made = file.with_name(f"{file.name}.{os.getpid()}")  # worker and darkroom may read the same reference at once
    made.write_bytes(data)
    made.replace(file)
