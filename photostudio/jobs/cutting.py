"""A photo on its way to a product: the brush work that is kept, the states developed from it, and the product.

`data/cutouts/<asset>/strokes.png` is the whole brush work. Beside it lies a folder for each state of the cut-out that
was looked at: `proposal`, and those named by the hash of their brush work, so that undo and a reload find them ready.
"""

import fcntl
import hashlib
import json
import shutil
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import transaction

from photostudio.imaging.errors import DamagedImage, MaskOfOtherSize
from photostudio.jobs import darkroom
from photostudio.jobs.channel import Message
from photostudio.jobs.intake import file_asset
from photostudio.jobs.receiving import Readable, receive
from photostudio.projects import disk, store
from photostudio.projects.errors import ChangedMeanwhile, FileMissing, ProjectError
from photostudio.projects.models import Asset

PROPOSAL = "proposal"
NEWEST = 6  # states that are kept
CUT_SECONDS = 180.0  # 24 megapixels take 15 where nothing else runs
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"


class AlreadyCutOut(ProjectError):
    """The picture has no background that could be taken away."""

    code = "already_cut_out"

    def __init__(self) -> None:
        super().__init__("This is a cut-out already. To cut it out anew, drop the photo that it was made from.")


@dataclass(frozen=True)
class State:
    """A cut-out as it was developed: `facts` are verdict, is_trustworthy and is_shadow_dropped."""

    name: str
    folder: Path
    facts: Message


def photo_of(asset: Asset) -> Asset:
    """Return the photo that is to be cut: the asset, or what it was once cut from. Raises AlreadyCutOut."""
    photo = asset
    while photo.is_cutout and photo.parent is not None:
        photo = photo.parent
    if photo.is_cutout or photo.trashed_at is not None:
        raise AlreadyCutOut
    return photo


def strokes_path(photo: Asset) -> Path:
    """Return where the brush work lies, or would lie."""
    return _folder(photo) / "strokes.png"


def strokes_sha256(photo: Asset) -> str:
    """Return the hash of the brush work, or nothing when there is none."""
    try:
        return _sha256(strokes_path(photo))
    except FileNotFoundError:
        return ""


def keep_strokes(photo: Asset, *, file: Readable, seen: str) -> str:
    """Keep the brush work and return its hash; `seen` is the hash of what it replaces, empty for none.

    Raises ChangedMeanwhile, DamagedImage, MaskOfOtherSize, TooManyBytes, StoreFull.
    """
    with darkroom.work_folder() as folder:
        upload = folder / "strokes.png"
        receive(file, upload)
        _check_size(upload, photo)
        with transaction.atomic():
            Asset.objects.select_for_update().get(pk=photo.pk)  # one writer at a time
            if strokes_sha256(photo) != seen:
                raise ChangedMeanwhile
            with disk.said_when_full():
                _folder(photo).mkdir(parents=True, exist_ok=True)
                disk.flush(upload)
                upload.replace(strokes_path(photo))
                disk.flush(_folder(photo))
            return strokes_sha256(photo)


def find(photo: Asset, name: str) -> State | None:
    """Return a state that was developed, or None when it is not there."""
    try:
        facts: Message = json.loads((_folder(photo) / name / "state.json").read_text())
    except (FileNotFoundError, NotADirectoryError):
        return None
    return State(name, _folder(photo) / name, facts)


def present(photo: Asset) -> State | None:
    """Return the state that the brush work asks for, or None when it is not developed yet."""
    return find(photo, strokes_sha256(photo) or PROPOSAL)


def develop(photo: Asset) -> State:
    """Return the cut-out as the brush work has it, developed now when it is not there.

    Raises FileMissing, DamagedImage, StoreFull, DarkroomBusy, DarkroomFailed.
    """
    with _one_at_a_time(photo), darkroom.work_folder() as folder:
        proposal = find(photo, PROPOSAL) or _made(photo, PROPOSAL, folder, {"kind": "propose"})
        if not strokes_path(photo).exists():
            return proposal
        strokes = folder / "strokes.png"
        shutil.copyfile(strokes_path(photo), strokes)
        name = _sha256(strokes)
        task = {"kind": "refine", "proposal": str(proposal.folder), "strokes": str(strokes)}
        return find(photo, name) or _made(photo, name, folder, task)


def product(photo: Asset, state: State) -> Path:
    """Return the folder that holds the product of a state at full size, cut now when it is not there.

    Raises NoProduct, FileMissing, StoreFull, DarkroomBusy, DarkroomFailed.
    """
    with _one_at_a_time(photo), darkroom.work_folder() as folder:
        whole, made = state.folder / "whole", folder / "whole"
        if not whole.exists():
            strokes = state.folder / "strokes.png"
            task = {"kind": "cut", "state": str(state.folder), "strokes": str(strokes) if strokes.exists() else ""}
            answer = darkroom.work({**task, "file": _file(photo), "folder": str(made)}, within=CUT_SECONDS)
            disk.write(made / "answer.json", json.dumps(answer).encode())
            made.rename(whole)
        return whole


def save(photo: Asset) -> Asset:
    """Return the product as an asset of its own beside the photo; saved twice it is the same one.

    Raises NoProduct, DamagedImage, FileMissing, StoreFull, DarkroomBusy, DarkroomFailed.
    """
    whole = product(photo, develop(photo))
    saved = photo.mended.kept().filter(sha256=_sha256(whole / "picture.png")).first()
    if saved is not None:
        return saved
    with darkroom.work_folder() as folder, disk.said_when_full():
        copy = shutil.copytree(whole, folder / "whole")
        answer = json.loads((copy / "answer.json").read_text())
        answer["file"] = str(copy / "picture.png")
        for rendition in answer["renditions"]:
            rendition["file"] = str(copy / rendition["kind"])
        return file_asset(answer, project=photo.project, name=photo.name, parent=photo)


def _folder(photo: Asset) -> Path:
    return Path(settings.PHOTOSTUDIO_DATA) / "cutouts" / str(photo.uuid)


def _file(photo: Asset) -> str:
    if not store.path(photo.sha256).exists():
        raise FileMissing
    return str(store.path(photo.sha256))


def _made(photo: Asset, name: str, folder: Path, task: Message) -> State:
    """Have the darkroom develop a state, and put it where it is looked for once it is whole."""
    made = folder / name
    facts = darkroom.work({**task, "file": _file(photo), "folder": str(made)})
    if "strokes" in task:
        Path(task["strokes"]).rename(made / "strokes.png")
    made.rename(_folder(photo) / name)
    _forget_oldest(photo)
    return State(name, _folder(photo) / name, facts)


def _forget_oldest(photo: Asset) -> None:
    states = [place for place in _folder(photo).iterdir() if place.is_dir() and place.name != PROPOSAL]
    for old in sorted(states, key=lambda place: place.stat().st_mtime)[:-NEWEST]:
        shutil.rmtree(old, ignore_errors=True)


@contextmanager
def _one_at_a_time(photo: Asset) -> Iterator[None]:
    """Wait until no other request works on this cut-out: what it develops is then found ready."""
    with disk.said_when_full():
        _folder(photo).mkdir(parents=True, exist_ok=True)
    with (_folder(photo) / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _check_size(upload: Path, photo: Asset) -> None:
    """Look at a PNG's header only: its pixels are the darkroom's."""
    with upload.open("rb") as file:
        head = file.read(len(PNG) + 8)
    if not head.startswith(PNG) or len(head) < len(PNG) + 8:
        raise DamagedImage("The brush work did not arrive whole. Nothing was overwritten: it is sent again.")
    width, height = struct.unpack(">II", head[len(PNG) :])
    if (width, height) != (photo.width, photo.height):
        raise MaskOfOtherSize(
            f"The brush work is {width} × {height} pixels and the photo {photo.width} × {photo.height}. "
            "Reload the page to go on."
        )


def _sha256(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
