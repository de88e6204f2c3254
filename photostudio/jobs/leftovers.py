"""What killed processes leave in the data folder, and what was painted on pictures that are gone."""

import shutil
import time
from collections.abc import Collection, Iterable
from pathlib import Path
from uuid import UUID

from django.conf import settings

from photostudio.projects.models import Asset, Job, Project, Variant

OLD_SECONDS = 3600.0  # longer than any upload or darkroom task lives


def clear() -> None:
    """Remove work folders of no running attempt, and what has lain in incoming/ and workers/ for an hour."""
    data = Path(settings.PHOTOSTUDIO_DATA)
    if folders := list(data.glob("work/*")):
        running = Job.objects.filter(status=Job.Status.RUNNING).values_list("token", flat=True)
        tokens = {str(token) for token in running}
        for folder in folders:
            if folder.name not in tokens:
                shutil.rmtree(folder, ignore_errors=True)
    for place in (*data.glob("incoming/*"), *data.glob("workers/*")):
        if _age(place) > OLD_SECONDS:
            _remove(place)


def clear_drafts() -> None:
    """Remove what was painted an hour ago or earlier on pictures that are in the database no more.

    A picture in the trash keeps its masks and its cut-out: it may come back.
    """
    data = Path(settings.PHOTOSTUDIO_DATA)
    projects, masks, cutouts = (list(data.glob(pattern)) for pattern in ("masks/*", "masks/*/*", "cutouts/*"))
    # asked only now, so that nothing that was listed can be younger than its picture's row
    pictures = {*Asset.objects.values_list("uuid", flat=True), *Variant.objects.values_list("uuid", flat=True)}
    _remove_ownerless(projects, frozenset(Project.objects.values_list("uuid", flat=True)))
    _remove_ownerless((*masks, *cutouts), pictures)


def _remove_ownerless(places: Iterable[Path], owners: Collection[UUID]) -> None:
    for place in places:
        owner = _owner(place)
        if owner and owner not in owners and _age(place) > OLD_SECONDS:
            _remove(place)


def _owner(place: Path) -> UUID | None:
    """Return the uuid that a draft has its name from, or None for what is no draft."""
    try:
        return UUID(place.name.partition(".")[0])
    except ValueError:
        return None


def _remove(place: Path) -> None:
    shutil.rmtree(place, ignore_errors=True) if place.is_dir() else place.unlink(missing_ok=True)


def _age(place: Path) -> float:
    try:
        return time.time() - place.stat().st_mtime
    except FileNotFoundError:
        return 0.0
