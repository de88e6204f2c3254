"""Pictures on their way in: sanitised and looked at in the darkroom, filed in the store, then written as an asset."""

from collections.abc import Callable
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any

from django.db import transaction

from photostudio.jobs import darkroom
from photostudio.jobs.channel import Message
from photostudio.jobs.fetching import fetch, name_of
from photostudio.jobs.receiving import Readable, receive
from photostudio.jobs.renditions import adopt_rendition
from photostudio.projects import store
from photostudio.projects.errors import FileMissing, NotMendable
from photostudio.projects.models import Asset, Project, Rendition, Variant
from photostudio.projects.store import sha256_of

Bring = Callable[[Path], None]


def bringing(picture: Readable | str) -> Bring:
    """Return what writes a picture's bytes to a path: those of a file, or those that a link leads to.

    It raises CouldNotFetch, TooManyBytes, StoreFull.
    """
    return (lambda upload: fetch(picture, into=upload)) if isinstance(picture, str) else partial(receive, picture)


def take_in(project: Project, *, file: Readable, name: str) -> Asset:
    """Return the new asset of an uploaded file; a refused file leaves nothing behind.

    Raises ImagingError, StoreFull, DarkroomBusy, DarkroomFailed.
    """
    return _take_in(project, bringing(file), name)


def take_in_link(project: Project, *, link: str) -> Asset:
    """Return the new asset of the picture behind a link; one that is refused leaves nothing behind.

    Raises CouldNotFetch, FetchingBusy, ImagingError, StoreFull, DarkroomBusy, DarkroomFailed.
    """
    return _take_in(project, bringing(link), name_of(link))


def take_in_once(project: Project, *, picture: Readable | str, name: str) -> Asset | Variant:
    """Return the asset of a file or a link; the same bytes are the asset they were before, or the photo of ours.

    What pages show of it is made when a page asks for it: a program waits for the picture alone. Raises what
    take_in_link raises.
    """
    with darkroom.work_folder() as folder:
        upload = folder / "upload"
        bringing(picture)(upload)
        return _known(project, sha256_of(upload)) or _developed(project, upload, name, shown=False)


def _known(project: Project, sha256: str) -> Asset | Variant | None:
    assets = project.assets.kept().filter(kind=Asset.Kind.PICTURE, sent_sha256=sha256)
    photos = project.variants.kept().filter(sha256=sha256).select_related("job__asset", "job__project")
    return assets.order_by("pk").first() or photos.order_by("pk").first()


def _take_in(project: Project, bring: Bring, name: str) -> Asset:
    with darkroom.work_folder() as folder:
        upload = folder / "upload"
        bring(upload)
        return _developed(project, upload, name)


def _developed(project: Project, upload: Path, name: str, *, shown: bool = True) -> Asset:
    """Return the new asset of what was brought, in its folder."""
    sent = sha256_of(upload)
    task = {"kind": "take_in", "file": str(upload), "folder": str(upload.parent), "shown": shown}
    answer = darkroom.work(task)
    return file_asset(answer, project=project, name=_cleaned(name), sent_sha256=sent)


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
