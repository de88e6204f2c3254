"""A worker's slot: claims jobs, gives each to its one warm child, and files what the child makes."""

import logging
import threading
import time
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

from django.conf import settings
from django.db import Error as DatabaseError
from django.db import connection

from photostudio.engines.catalogue import LEARNING
from photostudio.engines.training import TRAINING_SECONDS, Train
from photostudio.jobs import bell
from photostudio.jobs.channel import Message
from photostudio.jobs.machine import machine
from photostudio.jobs.queue import GIVEN_UP, Lease, LeaseLost, claim
from photostudio.jobs.renditions import adopt_rendition
from photostudio.jobs.training import keep_id, keep_views
from photostudio.jobs.warm_child import ChildDied, WarmChild
from photostudio.projects import disk, store
from photostudio.projects.errors import ProjectError
from photostudio.projects.models import Job, Rendition, Variant
from photostudio.projects.searching import preset_of, words_of

CHILD = "photostudio.jobs.child"
POLL_SECONDS = 0.25
TICK_SECONDS = 0.4  # how often a running job is renewed, and so how soon a cancelled one stops
TROUBLE_SECONDS = 2.0

logger = logging.getLogger(__name__)


class JobFailed(Exception):
    """The job came to an end of its own; `retryable` says whether it may go well another time."""

    def __init__(self, sentence: str, *, retryable: bool) -> None:
        super().__init__(sentence)
        self.retryable = retryable


class Stopping(Exception):
    """The worker shall end; its job goes back to the queue."""


class Slot:
    """Works on one job at a time until `stop` is set; `engine` is what its child loads ahead, nothing if empty.

    An idle slot looks each `look_seconds` whether somebody on this machine rang for it.
    """

    def __init__(
        self, queues: Collection[str], stop: threading.Event, *, engine: str = "", look_seconds: float = 0.005
    ) -> None:
        self._queues = queues
        self._stop = stop
        self._engine = engine
        self._look_seconds = look_seconds
        self._child: WarmChild | None = None

    def run(self) -> None:
        try:
            while not self._stop.is_set():
                self._turn()
        finally:
            self._kill_child()
            connection.close()

    def _turn(self) -> None:
        """Do the next job, or wait a moment for one."""
        try:
            # one that dies while it is idle is replaced by the next job, not again and again
            if self._engine and self._child is None:
                self._ready_child()
            rung_at = bell.JOBS.rung_at()
            lease = claim(self._queues)
            if lease is None:
                bell.JOBS.wait(rung_at, seconds=POLL_SECONDS, look_seconds=self._look_seconds, stop=self._stop)
            else:
                self._attempt(lease)
        except (DatabaseError, OSError):  # locked, away or full; the lease of a job in hand runs out and it is swept
            logger.exception("The worker cannot go on just now and tries again.")
            self._kill_child()
            connection.close()
            self._stop.wait(TROUBLE_SECONDS)

    def _attempt(self, lease: Lease) -> None:
        """Bring one attempt of a job to its end. After anything but success the child is replaced by a fresh one."""
        with suppress(LeaseLost):
            try:
                self._supervise(lease)
            except Stopping:
                lease.release()
            except ChildDied:
                lease.try_again(GIVEN_UP)
            except (JobFailed, ProjectError) as error:
                lease.fail(str(error), retryable=error.retryable)
            else:
                lease.finish()
                return
        self._kill_child()

    def _supervise(self, lease: Lease) -> None:
        """Give the job to the child, file its photos, keep the lease; return when all photos are there."""
        with disk.passing_folder(Path(settings.PHOTOSTUDIO_DATA) / "work" / str(lease.token)) as folder:
            child = self._ready_child()
            child.send(_task(lease.job, folder))
            self._follow(child, lease)

    def _follow(self, child: WarmChild, lease: Lease) -> None:
        fraction, stage = 0.0, ""
        seconds = _seconds_for(lease.job)
        deadline = time.monotonic() + seconds
        tick = 0.0
        while True:
            if time.monotonic() >= tick:
                self._check(deadline, seconds)
                lease.renew(fraction, stage)
                tick = time.monotonic() + TICK_SECONDS
            message = child.receive(timeout=max(0.01, tick - time.monotonic())) or {}
            match message:
                case {"kind": "progress", "fraction": fraction, "stage": stage}:
                    pass  # written with the next tick
                case {"kind": "photo" | "renditions" | "views" | "begun"}:
                    _file(lease, message)
                case {"kind": "error", "sentence": sentence, "retryable": retryable}:
                    raise JobFailed(sentence, retryable=retryable)
                case {"kind": "done"}:
                    return

    def _check(self, deadline: float, seconds: int) -> None:
        if self._stop.is_set():
            raise Stopping
        if time.monotonic() > deadline:
            raise JobFailed(
                f"The photos were not finished within {seconds} seconds. "
                "Choose a lower quality or fewer photos, then try again.",
                retryable=True,
            )

    def _ready_child(self) -> WarmChild:
        """Return the living child; started, and warmed where that is wanted, when there is none."""
        if self._child is None or not self._child.is_alive():
            self._kill_child()
            self._child = WarmChild(CHILD)
            if self._engine:
                with suppress(ChildDied):  # noticed again by the job that needs it
                    self._child.send({"kind": "warm", "engine": self._engine, "configuration": machine()})
        return self._child

    def _kill_child(self) -> None:
        if self._child is not None:
            self._child.kill()
            self._child = None


def _seconds_for(job: Job) -> int:
    """Return how long an attempt of a job may take."""
    seconds: int = settings.PHOTOSTUDIO_JOB_SECONDS
    return seconds + int(TRAINING_SECONDS) if job.queue == LEARNING else seconds


def _task(job: Job, folder: Path) -> Message:
    """Return what the child has to know of a job; numbers go on after the variants that are there."""
    return {
        "kind": Train.name if job.operation == Train.name else "make",
        "engine": job.engine,
        "operation": job.operation,
        "parameters": job.parameters,
        "inputs": job.inputs,
        "files": {name: str(store.path(source["sha256"])) for name, source in job.inputs.items() if "sha256" in source},
        "first": job.variants.count(),
        "is_marked": job.is_sandbox,
        "shown": not job.api_calls.exists(),  # a program's next call need not wait for what a page may never ask for
        "begun": job.subject.training_id if job.operation == Train.name else "",
        "folder": str(folder),
        "configuration": machine(),
    }


def _file(lease: Lease, made: Message) -> None:
    """Keep what the child has made of the job. Raises LeaseLost."""
    match made:
        case {"photo": photo}:
            lease.keep(_stored(lease.job, photo))
        case {"number": number, "renditions": renditions}:
            _keep_renditions(lease.job, number, renditions)
        case {"views": views}:
            with lease.writing():
                keep_views(lease.job, views)
        case {"training_id": training_id}:
            with lease.writing():
                keep_id(lease.job, training_id)


def _stored(job: Job, photo: Message) -> Variant:
    """Move a photo's file into the store and return the row, not written yet, that names it."""
    file = Path(photo["file"])
    byte_size = file.stat().st_size
    sha256 = store.adopt(file)
    return Variant(
        project_id=job.project_id,
        job=job,
        parent=_edited(job),
        sha256=sha256,
        byte_size=byte_size,
        protected_pixels=photo["protected"],
        changed_pixels=photo["changed"],
        preset=preset_of(job.inputs),
        words=words_of(job.parameters, photo["recipe"], photo["seed"]),
        is_preview=bool(job.parameters.get("grid")),
        **{name: photo[name] for name in ("number", "seed", "width", "height", "seconds", "recipe")},
    )


def _keep_renditions(job: Job, number: int, made: list[Message]) -> None:
    """File what pages show of a photo; one that a page asked for meanwhile is there already."""
    photo = job.variants.get(number=number)
    rows = [adopt_rendition(photo.sha256, each) for each in made]
    Rendition.objects.bulk_create(rows, ignore_conflicts=True)


def _edited(job: Job) -> Variant | None:
    """Return the variant that the job edits or enlarges, if it is one."""
    uuid = job.edits.get("variant")
    return Variant.objects.filter(uuid=uuid).first() if uuid else None
