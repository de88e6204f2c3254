"""Masks on their way in and out: drafts, what a run is made with, named ones; and what the darkroom finds in a picture.

The darkroom reads every mask before it is kept, so that the web process never touches a pixel.
"""

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db.models import QuerySet

from photostudio.imaging.errors import MaskIsEmpty
from photostudio.jobs import darkroom
from photostudio.jobs.channel import Message
from photostudio.jobs.intake import bringing
from photostudio.jobs.receiving import Readable, receive
from photostudio.projects import disk, mask_drafts, store
from photostudio.projects.errors import ChangedMeanwhile, FileMissing
from photostudio.projects.models import Asset, Project, Variant

Base = Asset | Variant


@dataclass(frozen=True)
class Kept:
    """A draft as it was kept: the hash of its file, and the share of the picture that is painted (0 … 1)."""

    sha256: str
    share: float


def keep_draft(project: Project, base: Base, *, file: Readable, seen: str) -> Kept:
    """Keep what is painted so far on `base`; `seen` is the hash of the draft it replaces, empty for none.

    Raises ChangedMeanwhile, NotAMask, MaskOfOtherSize, TooManyBytes, DamagedImage, StoreFull, DarkroomBusy,
    DarkroomFailed.
    """
    with darkroom.work_folder() as folder:
        upload = folder / "mask.png"
        receive(file, upload)
        share = _share(base, upload)
        return Kept(mask_drafts.replace(project, base.uuid, upload, seen=seen), share)


def snapshot(project: Project, base: Base, sha256: str) -> str:
    """Return the hash of a mask in the store that a run can use: the draft of `base`, as it was seen.

    Raises MaskIsEmpty, MaskIsFull, ChangedMeanwhile, StoreFull, DarkroomBusy, DarkroomFailed.
    """
    draft = mask_drafts.path(project, base.uuid)
    with darkroom.work_folder() as folder:
        copy = folder / "mask.png"
        try:
            with disk.said_when_full():
                shutil.copyfile(draft, copy)
        except FileNotFoundError as error:
            raise MaskIsEmpty("Nothing is painted yet. Paint over what shall change.") from error
        _share(base, copy, strict=True)
        kept = store.adopt(copy)
    if kept != sha256:
        raise ChangedMeanwhile
    return kept


def take_in(base: Base, *, picture: Readable | str) -> str:
    """Return the hash of a mask in the store that a run can use: a file for `base`, or what a link leads to.

    Colours and noise are read as black and white. Raises CouldNotFetch, ImagingError, StoreFull, DarkroomBusy,
    DarkroomFailed.
    """
    with darkroom.work_folder() as folder:
        upload = folder / "upload"
        bringing(picture)(upload)
        size = {"width": base.width, "height": base.height}
        answer = darkroom.work({"kind": "take_in_mask", "file": str(upload), "folder": str(folder), **size})
        return store.adopt(Path(answer["file"]))


def name_draft(project: Project, base: Base, *, name: str) -> Asset:
    """Return the draft of `base` as an asset to be used again. Raises what `snapshot` raises."""
    sha256 = snapshot(project, base, mask_drafts.sha256(project, base.uuid))
    asset = Asset.objects.create(
        project=project,
        kind=Asset.Kind.MASK,
        name=name,
        sha256=sha256,
        width=base.width,
        height=base.height,
        byte_size=store.path(sha256).stat().st_size,
        is_cutout=False,
        report={"findings": []},
    )
    project.touch()
    return asset


def fitting(project: Project, base: Base) -> QuerySet[Asset]:
    """Return the project's named masks of the size of `base`, newest first."""
    masks = project.assets.kept().filter(kind=Asset.Kind.MASK, width=base.width, height=base.height)
    return masks.order_by("-created_at", "-pk")


def load_draft(project: Project, base: Base, sha256: str) -> None:
    """Make a stored mask the draft of `base`. Raises FileMissing, StoreFull."""
    with darkroom.work_folder() as folder:
        copy = folder / "mask.png"
        try:
            with disk.said_when_full():
                shutil.copyfile(store.path(sha256), copy)
        except FileNotFoundError as error:
            raise FileMissing from error
        mask_drafts.lay_over(project, base.uuid, copy)


def select(base: Base, marks: Mapping[str, Sequence[Any]]) -> bytes:
    """Return the thing that a box, points or an outline of `base` mean, as a mask's PNG (see imaging.selecting).

    Raises FileMissing, StoreFull, DarkroomBusy, DarkroomFailed.
    """
    answer = _look({"kind": "select", **_stored(base), "marks": dict(marks)})
    return answer or b""


def casts(project: Project, base: Base) -> bytes | None:
    """Return what the painted thing throws on its surroundings, as a mask's PNG, or None when nothing is found.

    Raises MaskIsEmpty when nothing is painted, FileMissing, StoreFull, DarkroomBusy, DarkroomFailed.
    """
    draft = mask_drafts.path(project, base.uuid)
    if not draft.exists():
        raise MaskIsEmpty("Nothing is painted yet. Paint over a thing, and its shadow can be found.")
    return _look({"kind": "casts", **_stored(base), "mask": str(draft)})


def placed_product(variant: Variant) -> bytes:
    """Return the product of a photo of ours as it stands on its canvas, as a PNG with alpha.

    Raises FileMissing when there is none, StoreFull, DarkroomBusy, DarkroomFailed.
    """
    source = variant.job.inputs.get("product_image")
    if source is None or not store.path(source["sha256"]).exists():
        raise FileMissing
    answer = _look({"kind": "product", "file": str(store.path(source["sha256"])), "source": source})
    return answer or b""


def _share(base: Base, file: Path, *, strict: bool = False) -> float:
    """Have the darkroom read a mask; `strict` refuses one that a run can do nothing with."""
    task: Message = {"kind": "mask", "file": str(file), "width": base.width, "height": base.height, "strict": strict}
    return float(darkroom.work(task)["share"])


def _stored(base: Base) -> Message:
    if not store.path(base.sha256).exists():
        raise FileMissing
    return {"file": str(store.path(base.sha256))}


def _look(task: Message) -> bytes | None:
    """Have the darkroom answer with one picture, or with none."""
    with darkroom.work_folder() as folder:
        answer = darkroom.work({**task, "folder": str(folder)})
        return Path(answer["file"]).read_bytes() if answer["file"] else None
