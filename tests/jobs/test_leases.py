from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db.models.functions import Now
from django.utils import timezone
from pytest_django import Settings

from photostudio.jobs import control, queue
from photostudio.jobs.queue import ATTEMPTS, Lease, LeaseLost
from photostudio.projects.models import Job, Variant
from tests.jobs.conftest import MakeJob


def claimed() -> Lease:
    lease = queue.claim(["cpu"])
    assert lease is not None
    return lease


def let_expire(job: Job) -> None:
    Job.objects.filter(pk=job.pk).update(lease_until=Now() - timedelta(seconds=1))


def photo_of(job: Job, number: int = 0) -> Variant:
    counts = {"protected_pixels": 1, "changed_pixels": 0}
    size = {"width": 1, "height": 1, "byte_size": 1}
    return Variant(
        project=job.project, job=job, number=number, seed=1, sha256="0" * 64, recipe={}, seconds=1.0, **size, **counts
    )


def test_the_oldest_job_of_a_queue_is_claimed_first(submitted: MakeJob) -> None:
    first, second = submitted(), submitted()
    assert [claimed().job, claimed().job] == [first, second]
    assert queue.claim(["cpu"]) is None


def test_a_claim_leaves_other_queues_alone(submitted: MakeJob) -> None:
    submitted()
    assert queue.claim(["gpu"]) is None


def test_a_job_of_a_project_in_the_trash_waits_until_it_is_restored(submitted: MakeJob) -> None:
    job = submitted()
    job.project.trash()
    assert queue.claim(["cpu"]) is None
    job.project.restore()
    assert claimed().job == job


def test_a_lease_runs_for_the_set_time(submitted: MakeJob, settings: Settings) -> None:
    settings.PHOTOSTUDIO_LEASE_SECONDS = 100
    job = submitted()
    claimed()
    job.refresh_from_db()
    assert job.lease_until is not None
    assert 95 < (job.lease_until - timezone.now()).total_seconds() <= 100


def test_a_living_lease_survives_the_sweep(submitted: MakeJob) -> None:
    submitted()
    lease = claimed()
    queue.sweep()
    lease.renew(0.5, "lighting the set")
    lease.job.refresh_from_db()
    assert (lease.job.fraction, lease.job.stage) == (0.5, "lighting the set")


def test_the_sweep_gives_a_silent_workers_job_to_the_next(submitted: MakeJob) -> None:
    submitted()
    lost = claimed()
    let_expire(lost.job)
    queue.sweep()
    again = claimed()
    assert (again.job, again.job.attempt) == (lost.job, 2)
    assert again.token != lost.token


@pytest.mark.parametrize(
    "write",
    [
        lambda lease: lease.renew(0.5, "late"),
        lambda lease: lease.keep(photo_of(lease.job)),
        lambda lease: lease.finish(),
        lambda lease: lease.fail("late", retryable=False),
        lambda lease: lease.try_again("late"),
        lambda lease: lease.release(),
    ],
    ids=["renew", "keep", "finish", "fail", "try_again", "release"],
)
def test_a_worker_that_lost_its_lease_writes_nothing(submitted: MakeJob, write: Callable[[Lease], None]) -> None:
    submitted()
    lost = claimed()
    let_expire(lost.job)
    queue.sweep()
    claimed()
    before = Job.objects.values().get()
    with pytest.raises(LeaseLost):
        write(lost)
    assert Job.objects.values().get() == before
    assert not Variant.objects.exists()


def test_a_cancelled_job_takes_no_photo_any_more(submitted: MakeJob) -> None:
    job = submitted()
    lease = claimed()
    control.cancel(job)
    with pytest.raises(LeaseLost):
        lease.keep(photo_of(job))
    assert not Variant.objects.exists()


def test_a_job_whose_workers_all_fell_silent_fails_with_a_sentence(submitted: MakeJob) -> None:
    job = submitted()
    for _ in range(ATTEMPTS):
        let_expire(claimed().job)
        queue.sweep()
    job.refresh_from_db()
    assert (job.status, job.error, job.retryable) == (Job.Status.FAILED, queue.GIVEN_UP, True)


def test_an_attempt_that_broke_off_is_tried_again_a_few_times(submitted: MakeJob) -> None:
    job = submitted()
    for _ in range(ATTEMPTS):
        claimed().try_again("It broke off.")
    job.refresh_from_db()
    assert (job.status, job.error) == (Job.Status.FAILED, "It broke off.")


def test_a_job_handed_back_has_not_used_an_attempt(submitted: MakeJob) -> None:
    job = submitted()
    for _ in range(ATTEMPTS + 1):
        claimed().release()
    job.refresh_from_db()
    assert (job.status, job.attempt) == (Job.Status.QUEUED, 0)
