"""A picture as a reference of Remix: what the studio reads of it, found once and kept in the cache."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings

from photostudio.engines.operations import Generate
from photostudio.engines.reference_files import FOLDER, OUTLINE, SHOWN, VERSION
from photostudio.jobs import darkroom
from photostudio.projects import store
from photostudio.projects.errors import FileMissing
from photostudio.projects.models import Asset, Variant

READ_SECONDS = 60.0


@dataclass(frozen=True)
class Read:
    """`facts` are the fields of engines.studio.reference.reading.Reading as JSON; `cleaned` is a WebP of the reference
    without its subject, `subject` a PNG of what was taken for it, as a colour on nothing: neither is larger than 1024
    pixels.
    """

    facts: dict[str, Any]
    cleaned: Path
    subject: Path


def source_of(picture: Asset | Variant) -> dict[str, Any]:
    """Return where a job's picture comes from."""
    kind = "asset" if isinstance(picture, Asset) else "variant"
    return {"sha256": picture.sha256, kind: str(picture.uuid), "width": picture.width, "height": picture.height}


def inputs_of(picture: Asset | Variant, subject: str = "") -> dict[str, Any]:
    """Return the inputs of a job that has this reference; its subject is what a stored mask (its sha256) covers, or in
    a photo of ours its product.
    """
    inputs: dict[str, Any] = {"ref_image": source_of(picture)}
    product = _product_of(picture) if isinstance(picture, Variant) else None
    if subject or product:
        inputs["subject_image"] = {"sha256": subject} if subject else product
    return inputs


def _product_of(photo: Variant) -> dict[str, Any] | None:
    """Return the input of what a photo shows: its placed cut-out, or what was modelled for it and where that is."""
    placed: dict[str, Any] | None = photo.job.inputs.get("product_image")
    if photo.job.operation != Generate.name or not photo.recipe["engine"].get("outlines"):
        return placed
    return {"outlines": photo.recipe["engine"]["outlines"]}


def present(picture: Asset | Variant, subject: Asset | None = None) -> Read | None:
    """Return what was read of a picture before, or None."""
    try:
        answer = json.loads(_answer(picture, subject).read_text())
    except FileNotFoundError:
        return None
    folder = _cache() / FOLDER / answer["folder"]
    read = Read(answer["reading"], folder / SHOWN, folder / OUTLINE)
    return read if read.subject.exists() else None


def read(picture: Asset | Variant, subject: Asset | None = None) -> Read:
    """Return what the studio reads of a picture, whose subject a mask of its size may cover; at first it takes
    seconds.

    Raises MaskIsEmpty, MaskIsFull, MaskOfOtherSize, NoSurroundings, FileMissing, DarkroomBusy, DarkroomFailed.
    """
    found = present(picture, subject)
    if found is not None:
        return found
    inputs = inputs_of(picture, subject.sha256 if subject else "")
    files = {name: str(_file(source["sha256"])) for name, source in inputs.items() if "sha256" in source}
    task = {"kind": "read_reference", "inputs": inputs, "files": files, "cache": str(_cache())}
    answer = darkroom.work(task, within=READ_SECONDS)
    file = _answer(picture, subject)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(answer))
    folder = _cache() / FOLDER / answer["folder"]
    return Read(answer["reading"], folder / SHOWN, folder / OUTLINE)


def _answer(picture: Asset | Variant, subject: Asset | None) -> Path:
    name = "-".join([str(picture.uuid), *([subject.sha256] if subject else []), str(VERSION)])
    return _cache() / FOLDER / f"{name}.json"


def _file(sha256: str) -> Path:
    path = store.path(sha256)
    if not path.exists():
        raise FileMissing
    return path


def _cache() -> Path:
    return Path(settings.PHOTOSTUDIO_DATA) / "cache"
