"""Whether the store and the rows that name its files agree; and what can be put right."""

import hashlib
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from photostudio.projects import store
from photostudio.projects.models import Asset, Job, Rendition, Variant

OLD_SECONDS = 3600.0  # what is younger may belong to a write that is still going on


@dataclass(frozen=True)
class Fault:
    """`kind` is missing, wrong or unused; `mendable` says whether repairing loses nothing."""

    kind: str
    file: Path
    sentence: str
    mendable: bool


def faults() -> Iterator[Fault]:
    """Yield what is wrong with the store, file by file."""
    named, derived = _named()
    for sha256 in sorted(named | derived):
        if not store.path(sha256).exists():
            yield _missing(sha256, is_derived=sha256 not in named)
    for file in sorted(store.folder().glob("*/*")):
        if fault := _look_at(file, named | derived):
            yield fault


def repair(fault: Fault) -> bool:
    """Put a fault right where that loses nothing; say whether it did."""
    if not fault.mendable:
        return False
    if fault.kind == "missing":
        Rendition.objects.filter(sha256=_hash_in_name(fault.file)).delete()
    else:
        fault.file.unlink(missing_ok=True)
    return True


def _named() -> tuple[set[str], set[str]]:
    """Return the hashes that assets, variants and the masks of jobs name, and those of renditions, which can be made
    again.
    """
    of_masks = (f"inputs__{name}__sha256" for name in ("mask_image", "barred_image"))
    named = {
        *Asset.objects.values_list("sha256", flat=True),
        *Variant.objects.values_list("sha256", flat=True),
        *(sha256 for path in of_masks for sha256 in Job.objects.exclude(**{path: None}).values_list(path, flat=True)),
    }
    return named, set(Rendition.objects.values_list("sha256", flat=True))


def _missing(sha256: str, *, is_derived: bool) -> Fault:
    file = store.path(sha256)
    if is_derived:
        return Fault("missing", file, "A rendition's file is missing; it is made again when it is asked for.", True)
    return Fault("missing", file, "A picture's file is missing. Restore it from a backup.", False)


def _look_at(file: Path, expected: set[str]) -> Fault | None:
    with file.open("rb") as stream:
        is_right = hashlib.file_digest(stream, "sha256").hexdigest() == _hash_in_name(file)
    if _hash_in_name(file) not in expected:
        return Fault("unused", file, "No row names this file.", True) if _is_old(file) else None
    if not is_right:
        return Fault("wrong", file, "The content does not fit the name. Restore it from a backup.", False)
    return None


def _hash_in_name(file: Path) -> str:
    return file.parent.name + file.name


def _is_old(file: Path) -> bool:
    return time.time() - file.stat().st_mtime > OLD_SECONDS
