"""Renditions: made once per stored file and kind, by the worker with a photo or by the darkroom on demand."""

from pathlib import Path

from photostudio.jobs import darkroom
from photostudio.jobs.channel import Message
from photostudio.projects import store
from photostudio.projects.errors import FileMissing
from photostudio.projects.models import Rendition


def rendition(sha256: str, kind: str) -> Rendition:
    """Return the rendition of a stored file, made now when it is not there; `kind` is a key of rendition_kinds.KINDS.

    Raises FileMissing, StoreFull, DarkroomBusy, DarkroomFailed, DamagedImage.
    """
    kept = Rendition.objects.filter(source_sha256=sha256, kind=kind).first()
    if kept is not None and store.path(kept.sha256).exists():
        return kept
    if not store.path(sha256).exists():
        raise FileMissing
    with darkroom.work_folder() as folder:
        task = {"kind": "rendition", "file": str(store.path(sha256)), "rendition": kind, "folder": str(folder)}
        made = adopt_rendition(sha256, darkroom.work(task)["rendition"])
    made, _ = Rendition.objects.update_or_create(
        source_sha256=sha256,
        kind=kind,
        defaults={"sha256": made.sha256, "media_type": made.media_type, "byte_size": made.byte_size},
    )
    return made


def adopt_rendition(source_sha256: str, made: Message) -> Rendition:
    """Move a rendition that a child made into the store and return its row, not written yet. Raises StoreFull."""
    file = Path(made["file"])
    byte_size = file.stat().st_size
    return Rendition(
        source_sha256=source_sha256,
        kind=made["kind"],
        media_type=made["media_type"],
        sha256=store.adopt(file),
        byte_size=byte_size,
    )
