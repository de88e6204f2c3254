"""Pictures on their way in: sanitised and looked at in the darkroom, filed in the store, then written as an asset."""

from pathlib import Path, PurePosixPath
from typing import Any, Protocol

from django.db import transaction

from photostudio.imaging.errors import TooManyBytes
from photostudio.imaging.limits import MAX_BYTES, MEGABYTE
from photostudio.jobs import darkroom
from photostudio.jobs.channel import Message
from photostudio.jobs.renditions import adopt_rendition
from photostudio.projects import disk, store
from photostudio.projects.errors import FileMissing, NotMendable
from photostudio.projects.models import Asset, Project, Rendition

CHUNK = MEGABYTE


class Readable(Protocol):
    """A file as a browser sends it, or one opened for reading bytes."""

    def read(self, size: int = ..., /) -> bytes: ...


def take_in(project: Project, *, file: Readable, name: str) -> Asset:
    """Return the new asset of an uploaded file; a refused file leaves nothing behind.

    Raises ImagingError, StoreFull, DarkroomBusy, DarkroomFailed.
    """
    with darkroom.work_folder() as folder:
        upload = folder / "upload"
        receive(file, upload)
        answer = darkroom.work({"kind": "take_in", "file": str(upload), "folder": str(folder)})
        return file_asset(answer, project=project, name=_cleaned(name))


def mend(asset: Asset, mend: str) -> Asset:
    """Return a new asset: `asset` with one finding of its report mended. The original stays as it is.

    Raises NotMendable, FileMissing, ImagingError, StoreFull, DarkroomBusy, DarkroomFailed.
    """
    if mend not in {finding["mend"] for finding in asset.report["findings"]} - {None}:
        raise NotMendable
    if not store.path(asset.sha256).exists():
        raise FileMissing
    with darkroom.work_folder() as folder:
        task = {"kind": "mend", "file": str(store.path(asset.sha256)), "mend": mend, "folder": str(folder)}
        return file_asset(darkroom.work(task), project=asset.project, name=asset.name, parent=asset)


def receive(file: Readable, upload: Path) -> None:
    """Copy the upload to where the darkroom reads it; stop as soon as it is too large.

    Raises TooManyBytes, StoreFull.
    """
    with disk.said_when_full(), upload.open("wb") as copy:
        while chunk := file.read(CHUNK):
            copy.write(chunk)
            if copy.tell() > MAX_BYTES:
                raise TooManyBytes(
                    f"This file is larger than {MAX_BYTES // MEGABYTE} MB. Save the picture smaller and drop it here."
                )


def file_asset(answer: Message, **fields: Any) -> Asset:
    """Move the darkroom's files into the store, then write the asset with its renditions. Raises StoreFull."""
    file, report = Path(answer["file"]), answer["report"]
    byte_size = file.stat().st_size
    sha256 = store.adopt(file)
    renditions = [adopt_rendition(sha256, made) for made in answer["renditions"]]
    with transaction.atomic():
        asset = Asset.objects.create(
            sha256=sha256,
            byte_size=byte_size,
            width=answer["width"],
            height=answer["height"],
            is_cutout=report["is_cutout"],
            report=report,
            **fields,
        )
        Rendition.objects.bulk_create(renditions, ignore_conflicts=True)
        asset.project.touch()
    return asset


def _cleaned(name: str) -> str:
    """Return a file's name without folders and unprintable letters."""
    last = PurePosixPath(name.replace("\\", "/")).name
    return "".join(letter for letter in last if letter.isprintable())[:255].strip() or "Picture"
