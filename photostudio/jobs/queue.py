"""The queue is the Job table. Whoever claims a job holds a lease; only its holder writes the job while it runs.

Every write of a running attempt is one UPDATE that names the job, the lease's token and "running". When it finds no
row the lease is lost (cancelled, swept, taken by another worker), and nothing of that attempt is written any more.
Times are the database's, so that workers on several machines agree on them.
"""

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.db.models.functions import Now

from photostudio.engines.catalogue import queue_of
from photostudio.engines.operations import Operation
from photostudio.engines.training import Train
from photostudio.jobs import bell
from photostudio.projects.errors import KeyTaken
from photostudio.projects.models import Asset, Job, Project, Variant

ATTEMPTS = 3
GIVEN_UP = (
    f"The studio stopped {ATTEMPTS} times while it worked on this, most likely because memory ran out. "
    "Close other programs or choose a lower quality, then try again."
)


class LeaseLost(Exception):
    """The job was cancelled, or belongs to another worker by now."""


@dataclass(frozen=True)
class Lease:
    """The right to write one attempt of a job. Every method raises LeaseLost when it is over."""

    job: Job
    token: UUID

    def renew(self, fraction: float, stage: str) -> None:
        """Note the progress, and keep the lease for its full time from now on."""
        self._write(fraction=fraction, stage=stage[:80], lease_until=_lease_end())

    def keep(self, variant: Variant) -> None:
        """Write a finished variant, whose file is in the store already."""
        with self.writing():
            variant.save(force_insert=True)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Write rows that the job makes: all of them, or none where the lease is over."""
        with transaction.atomic():
            self._write(lease_until=_lease_end())
            yield
            Project.objects.filter(pk=self.job.project_id).update(changed_at=Now())
            transaction.on_commit(bell.PHOTOS.ring)

    def finish(self) -> None:
        self._write(status=Job.Status.DONE, fraction=1.0, stage="", finished_at=Now(), **_NO_LEASE)
        bell.PHOTOS.ring()

    def fail(self, sentence: str, *, retryable: bool) -> None:
        self._write(
            status=Job.Status.FAILED, error=sentence, retryable=retryable, finished_at=Now(), stage="", **_NO_LEASE
        )
        bell.PHOTOS.ring()

    def try_again(self, sentence: str) -> None:
        """Put the job back into the queue; fail it with `sentence` when this was its last attempt."""
        if self.job.attempt >= ATTEMPTS:
            self.fail(sentence, retryable=True)
        else:
            self._write(status=Job.Status.QUEUED, stage="", **_NO_LEASE)

    def release(self) -> None:
        """Hand the job back as if it had never been claimed."""
        self._write(status=Job.Status.QUEUED, attempt=F("attempt") - 1, stage="", **_NO_LEASE)

    def _write(self, **values: Any) -> None:
        mine = Job.objects.filter(pk=self.job.pk, token=self.token, status=Job.Status.RUNNING)
        if not mine.update(**values):
            raise LeaseLost


_NO_LEASE: dict[str, None] = {"token": None, "lease_until": None}


def enqueue(
    project: Project,
    idempotency_key: str,
    operation: Operation | Train,
    *,
    engine: str,
    asset: Asset | None,
    inputs: Mapping[str, Any],
) -> Job:
    """Write the job of an operation; the same key gives the same job back, whatever else is asked of the operation.

    Raises KeyTaken when the key is that of a job of another operation.
    """
    fields = {
        "asset": asset,
        "operation": operation.name,
        "engine": engine,
        "queue": queue_of(engine, operation.name),
        "parameters": asdict(operation),
        "inputs": inputs,
    }
    with transaction.atomic():
        job, is_new = Job.objects.get_or_create(project=project, idempotency_key=idempotency_key, defaults=fields)
        if is_new:
            project.touch()
            transaction.on_commit(bell.JOBS.ring)
    if job.operation != operation.name:
        raise KeyTaken
    return job


def claim(queues: Collection[str]) -> Lease | None:
    """Take the oldest waiting job of these queues, or return None."""
    waiting = Job.objects.filter(status=Job.Status.QUEUED, queue__in=queues, project__trashed_at=None)
    if not waiting.exists():  # asked without a transaction: an idle worker must not hold SQLite's one write lock
        return None
    with transaction.atomic():
        job = waiting.select_for_update(skip_locked=True, of=("self",)).order_by("created_at", "pk").first()
        if job is None:
            return None
        job.attempt += 1
        job.token = uuid4()
        job.status = Job.Status.RUNNING
        Job.objects.filter(pk=job.pk).update(
            status=job.status, attempt=job.attempt, token=job.token, lease_until=_lease_end(), started_at=Now()
        )
    return Lease(job, job.token)


def sweep() -> None:
    """Return jobs whose worker fell silent to the queue; fail those that had their last attempt."""
    silent = Job.objects.filter(status=Job.Status.RUNNING, lease_until__lt=Now())
    if not silent.exists():
        return
    silent.filter(attempt__gte=ATTEMPTS).update(
        status=Job.Status.FAILED, error=GIVEN_UP, retryable=True, finished_at=Now(), stage="", **_NO_LEASE
    )
    silent.filter(attempt__lt=ATTEMPTS).update(status=Job.Status.QUEUED, stage="", **_NO_LEASE)


def _lease_end() -> Any:
    return Now() + timedelta(seconds=settings.PHOTOSTUDIO_LEASE_SECONDS)
