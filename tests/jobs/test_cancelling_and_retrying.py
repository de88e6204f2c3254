from pathlib import Path

import pytest

from photostudio.jobs import control
from photostudio.projects.errors import NotRetryable
from photostudio.projects.models import Job
from tests.jobs.conftest import MakeJob, wait_for, wait_until

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_waiting_job_is_cancelled_at_once(submitted: MakeJob) -> None:
    job = submitted()
    control.cancel(job)
    assert job.status == Job.Status.CANCELLED
    assert job.finished_at is not None


def test_a_running_job_stops_and_frees_the_worker(worker: None, submitted: MakeJob) -> None:
    endless, next_job = submitted("takes 600 seconds"), submitted()
    wait_for(endless, Job.Status.RUNNING)
    control.cancel(endless)
    wait_for(next_job, Job.Status.DONE)
    endless.refresh_from_db()
    assert endless.status == Job.Status.CANCELLED


def test_what_it_was_at_is_gone_at_once(worker: None, submitted: MakeJob, data_folder: Path) -> None:
    job = submitted("takes 600 seconds")
    wait_until(lambda: Job.objects.filter(pk=job.pk, fraction__gt=0).exists() or job_folder(data_folder))
    control.cancel(job)
    wait_until(lambda: not job_folder(data_folder), within=5)


def job_folder(data_folder: Path) -> list[Path]:
    return list((data_folder / "work").glob("*"))


def test_cancelling_a_finished_job_changes_nothing(worker: None, submitted: MakeJob) -> None:
    job = submitted()
    wait_for(job, Job.Status.DONE)
    control.cancel(job)
    assert job.status == Job.Status.DONE


def test_a_retry_goes_on_after_the_photos_that_are_there(worker: None, submitted: MakeJob) -> None:
    job = submitted("takes 0.5 seconds", variants=3)
    wait_until(job.variants.exists)
    control.cancel(job)
    first = job.variants.get(number=0)
    control.retry(job)
    wait_for(job, Job.Status.DONE)
    assert list(job.variants.order_by("number").values_list("number", flat=True)) == [0, 1, 2]
    assert job.variants.get(number=0) == first


def test_a_retried_job_has_all_its_attempts_again(submitted: MakeJob) -> None:
    job = submitted()
    Job.objects.filter(pk=job.pk).update(status=Job.Status.FAILED, attempt=3, error="It broke.", retryable=True)
    control.retry(job)
    assert (job.status, job.attempt, job.error) == (Job.Status.QUEUED, 0, "")


@pytest.mark.parametrize("status", [Job.Status.QUEUED, Job.Status.RUNNING, Job.Status.DONE])
def test_any_other_job_cannot_be_retried(submitted: MakeJob, status: str) -> None:
    job = submitted()
    Job.objects.filter(pk=job.pk).update(status=status)
    with pytest.raises(NotRetryable):
        control.retry(job)
