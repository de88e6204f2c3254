"""What killed processes leave in the data folder."""

import shutil
import time
from pathlib import Path

from django.conf import settings

from photostudio.projects.models import Job

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
            shutil.rmtree(place, ignore_errors=True) if place.is_dir() else place.unlink(missing_ok=True)


def _age(place: Path) -> float:
    try:
        return time.time() - place.stat().st_mtime
    except FileNotFoundError:
        return 0.0
