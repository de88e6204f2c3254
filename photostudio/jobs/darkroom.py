"""The darkroom: warm child processes that do the pixel work a web request waits for.

The web process itself never touches a pixel. At most `PLACES` children work at once; further requests wait for a
place, and are told that it is busy when none gets free in time.
"""

import os
import threading
import uuid
from contextlib import AbstractContextManager
from pathlib import Path

from django.conf import settings

from photostudio.imaging import errors as imaging_errors
from photostudio.jobs.channel import Message
from photostudio.jobs.warm_child import ChildDied, WarmChild
from photostudio.projects import disk
from photostudio.projects import errors as project_errors
from photostudio.projects.errors import DarkroomBusy, DarkroomFailed

CHILD = "photostudio.jobs.darkroom_child"
PLACES = 2
WAIT_SECONDS = 30.0
WORK_SECONDS = 60.0
_ERRORS = imaging_errors.BY_CODE | project_errors.BY_CODE


class Darkroom:
    """The children of this process, started when they are first needed and kept for the next request."""

    def __init__(self) -> None:
        self._places = threading.BoundedSemaphore(PLACES)
        self._idle: list[WarmChild] = []

    def work(self, task: Message, *, within: float | None = None) -> Message:
        """Have a child do the task, within WORK_SECONDS or those given, and return its answer.

        Raises DarkroomBusy when it takes too long to begin or to end, DarkroomFailed when the child dies of it, and
        whatever the child says is wrong.
        """
        if not self._places.acquire(timeout=WAIT_SECONDS):
            raise DarkroomBusy
        try:
            return self._work(task, within or WORK_SECONDS)
        finally:
            self._places.release()

    def _work(self, task: Message, within: float) -> Message:
        child = self._take_child()
        try:
            child.send(task)
            answer = child.receive(within)
        except ChildDied as error:
            child.kill()
            raise DarkroomFailed from error
        if answer is None:
            child.kill()
            raise DarkroomBusy
        self._idle.append(child)
        if answer["kind"] == "error":
            raise _restored(answer)
        return answer

    def _take_child(self) -> WarmChild:
        while self._idle:
            child = self._idle.pop()
            if child.is_alive():
                return child
            child.kill()
        return WarmChild(CHILD)

    def close(self) -> None:
        while self._idle:
            self._idle.pop().kill()


_darkroom = Darkroom()


def _start_anew() -> None:
    """A forked process starts with no children: those it inherited talk with its parent."""
    global _darkroom  # noqa: PLW0603
    _darkroom = Darkroom()


os.register_at_fork(after_in_child=_start_anew)


def close() -> None:
    """End the idle children; the next task starts new ones."""
    _darkroom.close()


def work(task: Message, *, within: float | None = None) -> Message:
    """Have a task of darkroom_child done, within WORK_SECONDS or those given, and return its answer.

    Raises ImagingError, StoreFull, DarkroomBusy, DarkroomFailed.
    """
    return _darkroom.work(task, within=within)


def work_folder() -> AbstractContextManager[Path]:
    """Give a new folder under data/incoming/ for one task's files. Raises StoreFull."""
    return disk.passing_folder(Path(settings.PHOTOSTUDIO_DATA) / "incoming" / uuid.uuid4().hex)


def _restored(answer: Message) -> Exception:
    """Return the error that the child told of, in its own class."""
    code = answer["code"]
    if code in imaging_errors.BY_CODE:
        return imaging_errors.BY_CODE[code](answer["sentence"])
    return project_errors.BY_CODE.get(code, DarkroomFailed)()
