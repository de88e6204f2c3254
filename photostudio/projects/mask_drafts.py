"""The painting under way on a picture: one file for each base, that the browser saves while it is painted.

`data/masks/<project>/<base>.png` is replaced as a whole and only by who has seen what it replaces; what "Use these
settings" replaced waits beside it for Undo.
"""

import hashlib
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import transaction

from photostudio.projects import disk
from photostudio.projects.errors import ChangedMeanwhile
from photostudio.projects.models import Project


def path(project: Project, base: UUID) -> Path:
    """Return where the draft of that base lies, or would lie."""
    return Path(settings.PHOTOSTUDIO_DATA) / "masks" / str(project.uuid) / f"{base}.png"


def sha256(project: Project, base: UUID) -> str:
    """Return the hash of the draft, or nothing when there is none."""
    try:
        with path(project, base).open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except FileNotFoundError:
        return ""


def replace(project: Project, base: UUID, file: Path, *, seen: str) -> str:
    """Move a finished file to where the draft lies and return its hash; `seen` is the draft's, empty for none yet.

    Raises ChangedMeanwhile, StoreFull.
    """
    with transaction.atomic():
        _lock(project)
        if sha256(project, base) != seen:
            raise ChangedMeanwhile
        _put(file, path(project, base))
        return sha256(project, base)


def lay_over(project: Project, base: UUID, file: Path) -> None:
    """Move a file to where the draft lies, whatever it is; `take_back` undoes it. Raises StoreFull."""
    with transaction.atomic():
        _lock(project)
        draft = path(project, base)
        _replaced(draft).unlink(missing_ok=True)
        if draft.exists():
            draft.rename(_replaced(draft))
        _put(file, draft)


def take_back(project: Project, base: UUID) -> None:
    """Bring back what `lay_over` replaced."""
    with transaction.atomic():
        _lock(project)
        draft = path(project, base)
        draft.unlink(missing_ok=True)
        if _replaced(draft).exists():
            _replaced(draft).rename(draft)


def _lock(project: Project) -> None:
    """Let one writer at a time look at a project's drafts and change them."""
    Project.objects.select_for_update().get(pk=project.pk)


def _replaced(draft: Path) -> Path:
    return draft.with_suffix(".before.png")


def _put(file: Path, draft: Path) -> None:
    with disk.said_when_full():
        draft.parent.mkdir(parents=True, exist_ok=True)
        disk.flush(file)
        file.replace(draft)
        disk.flush(draft.parent)
