"""Two stored pictures compared pixel by pixel: made once a pair, kept in `data/cache/differences/`."""

import json
import shutil
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from photostudio.jobs import darkroom
from photostudio.projects import disk, store
from photostudio.projects.errors import FileMissing

NEWEST = 100  # pairs that are kept


@dataclass(frozen=True)
class Difference:
    """`changed` pixels differ, none by more than `largest` of 255; `picture` is the file that shows where."""

    changed: int
    largest: int
    picture: Path


def difference(first: str, second: str) -> Difference:
    """Return how two stored pictures of one size differ, by their hashes, in whichever order.

    Raises FileMissing, StoreFull, DarkroomBusy, DarkroomFailed, DamagedImage.
    """
    pair = sorted((first, second))
    kept = _folder() / "-".join(sha256[:32] for sha256 in pair)
    if not kept.exists():
        _make(pair, kept)
    counted = json.loads((kept / "counted.json").read_text())
    return Difference(counted["changed"], counted["largest"], kept / "difference.png")


def _make(pair: list[str], kept: Path) -> None:
    files = [store.path(sha256) for sha256 in pair]
    if not all(file.exists() for file in files):
        raise FileMissing
    with darkroom.work_folder() as folder:
        made = folder / "made"
        first, second = map(str, files)
        darkroom.work({"kind": "difference", "first": first, "second": second, "folder": str(made)})
        with disk.said_when_full():
            _folder().mkdir(parents=True, exist_ok=True)
            if not kept.exists():  # unless another request was faster
                made.rename(kept)
    for old in sorted(_folder().iterdir(), key=lambda each: each.stat().st_mtime, reverse=True)[NEWEST:]:
        shutil.rmtree(old, ignore_errors=True)


def _folder() -> Path:
    return Path(settings.PHOTOSTUDIO_DATA) / "cache" / "differences"
