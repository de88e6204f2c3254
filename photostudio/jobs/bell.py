"""Touched files tell who waits on this machine that something is there; others notice it by asking the database."""

import os
import threading
import time
from pathlib import Path

from django.conf import settings


class Bell:
    """A file under `data/`, looked at each `look_seconds` by those who wait."""

    def __init__(self, name: str, *, look_seconds: float) -> None:
        self._name = name
        self._look_seconds = look_seconds

    def ring(self) -> None:
        file, now = self._file(), time.time_ns()
        file.touch()
        os.utime(file, ns=(now, now))  # the clock of a touch ticks so slowly that two would look like one

    def rung_at(self) -> int:
        """Return when it was rung last, for `wait`: taken before one looks, so that no ring after it is missed."""
        try:
            return self._file().stat().st_mtime_ns
        except FileNotFoundError:
            return 0

    def wait(self, since: int, *, seconds: float, stop: threading.Event) -> None:
        """Return when the bell was rung after `since`, `stop` is set, or the time is over."""
        end = time.monotonic() + seconds
        while time.monotonic() < end and self.rung_at() == since and not stop.wait(self._look_seconds):
            pass

    def _file(self) -> Path:
        return Path(settings.PHOTOSTUDIO_DATA) / f"{self._name}.bell"


JOBS = Bell("jobs", look_seconds=0.02)  # a job waits
PHOTOS = Bell("photos", look_seconds=0.005)  # a photo was made, or a job ended
