"""Whether a worker is alive: each touches a file of its own every second."""

import time
from pathlib import Path

from django.conf import settings

SILENT_AFTER = 5.0


def folder() -> Path:
    return Path(settings.PHOTOSTUDIO_DATA) / "workers"


def worker_is_alive() -> bool:
    """Tell whether any worker has given a sign of life in the last seconds."""
    oldest = time.time() - SILENT_AFTER
    return any(_touched_at(file) > oldest for file in folder().glob("*"))


def _touched_at(file: Path) -> float:
    try:
        return file.stat().st_mtime
    except FileNotFoundError:  # its worker ended in this moment
        return 0.0
