"""Waiting for jobs to end, as API calls do: many threads wait, one of them asks for all, none holds a connection."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import Error as DatabaseError
from django.db import connection
from django.db.models import Count

from photostudio.jobs import bell
from photostudio.projects.models import Job

ASK_SECONDS = 0.25  # of workers on other machines no bell is heard
LOOK_SECONDS = 0.002
LISTEN_SECONDS = 1.0  # how soon a caller who hung up is noticed
_NEVER = threading.Event()


class NoPlace(Exception):
    """As many calls wait as may."""


class _Places:
    """How many wait, counted: the limit is a setting that tests change."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._taken = 0

    def take(self, most: int) -> bool:
        with self._lock:
            free = self._taken < most
            self._taken += free
            return free

    def leave(self) -> None:
        with self._lock:
            self._taken -= 1


class _Watch:
    """The jobs that threads wait for, and the thread that asks for them while there are any."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._awaited: dict[int, list[threading.Event]] = {}
        self._is_asking = False

    def enter(self, pk: int) -> threading.Event:
        """Return what is set when the job of that key has come to its end."""
        ended = threading.Event()
        with self._lock:
            self._awaited.setdefault(pk, []).append(ended)
            must_ask, self._is_asking = not self._is_asking, True
        if must_ask:
            threading.Thread(target=self._ask, name="waiting", daemon=True).start()
        return ended

    def leave(self, pk: int, ended: threading.Event) -> None:
        with self._lock:
            if waiters := self._awaited.get(pk):
                waiters.remove(ended)
                if not waiters:
                    del self._awaited[pk]

    def _ask(self) -> None:
        try:
            while True:
                with self._lock:
                    awaited = list(self._awaited)
                    self._is_asking = bool(awaited)
                if not awaited:
                    return
                rung_at = bell.PHOTOS.rung_at()
                self._tell(awaited)
                bell.PHOTOS.wait(rung_at, seconds=ASK_SECONDS, look_seconds=LOOK_SECONDS, stop=_NEVER)
        finally:
            connection.close()

    def _tell(self, awaited: list[int]) -> None:
        try:
            ended = set(awaited).difference(_under_way(awaited))
        except DatabaseError:  # away or locked: the threads go on waiting until their own time is over
            connection.close()
            return
        with self._lock:
            for pk in ended:
                for event in self._awaited.get(pk, ()):
                    event.set()


def _under_way(jobs: list[int]) -> Iterator[int]:
    """Yield those of `jobs` that have not ended and whose photos are not all there.

    What a worker does behind the last photo is for pages.
    """
    unfinished = Job.objects.filter(pk__in=jobs, status__in=Job.UNFINISHED).annotate(photos=Count("variants"))
    for pk, wanted, photos in unfinished.values_list("pk", "parameters__variants", "photos"):
        if photos < wanted:
            yield pk


_places = _Places()
_watch = _Watch()


@contextmanager
def place() -> Iterator[None]:
    """Hold one of the places for those who wait. Raises NoPlace."""
    if not _places.take(settings.PHOTOSTUDIO_API_WAITERS):
        raise NoPlace("Many calls wait for their photos just now. Nothing was lost: send this one again in a moment.")
    try:
        yield
    finally:
        _places.leave()


def wait_for(job: Job, *, seconds: float, gone: Callable[[], bool] = lambda: False) -> bool:
    """Return whether the job ended, or its photos are all there, within `seconds`.

    Stops waiting when the one who asked has `gone`; the job goes on either way, and is read anew from the database.
    """
    connection.close()
    end = time.monotonic() + seconds
    ended = _watch.enter(job.pk)
    try:
        while (left := end - time.monotonic()) > 0 and not ended.wait(min(left, LISTEN_SECONDS)):
            if gone():
                return False
    finally:
        _watch.leave(job.pk, ended)
    job.refresh_from_db()
    return ended.is_set() or job.is_finished
