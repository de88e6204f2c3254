"""Touched files tell who waits on this machine that something is there; others notice it by asking the database."""

import os
import threading
import time
from pathlib import Path

from django.conf import settings


class Bell:
    """A file under `data/`, looked at again and again by those who wait."""

    def __init__(self, name: str) -> None:
        self._name = name

    def ring(self) -> None:
        file, now = self._file(), time.time_ns()
        file.touch()
        os.utime(file, ns=(now, now))  # the clock of a touch ticks so slowly that two would look like one

    def rung_at(self) -> int:
        """Return when it was rung last, for `wait`: taken before one looks, so that no ring after it is missed."""
        return _touched_at(str(self._file()))

    def wait(self, since: int, *, seconds: float, look_seconds: float, stop: threading.Event) -> None:
        """Return when it was rung after `since`, `stop` is set, or the time is over; looks each `look_seconds`."""
        file = str(self._file())
        end = time.monotonic() + seconds
        while time.monotonic() < end and _touched_at(file) == since and not stop.wait(look_seconds):
            pass

    def _file(self) -> Path:
        return Path(settings.PHOTOSTUDIO_DATA) / f"{self._name}.bell"


def _touched_at(file: str) -> int:
    try:
        return os.stat(file).st_mtime_ns  # noqa: PTH116 - hundreds of times a second while nothing happens
    except FileNotFoundError:
        return 0


JOBS = Bell("jobs")  # a job waits
PHOTOS = Bell("photos")  # a photo was made, or a job ended
