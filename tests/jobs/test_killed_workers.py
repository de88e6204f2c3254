"""Workers are killed with -9, together with their children or without, and every photo comes exactly once."""

import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import pytest

from photostudio.projects.models import Job, Variant
from tests.jobs.conftest import MakeJob, wait_for, wait_until
from tests.jobs.processes import children_of, kill, lives, start_worker

if TYPE_CHECKING:
    from subprocess import Popen

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(not Path("/proc").exists(), reason="finds the children of a process in /proc"),
]
StartWorker: TypeAlias = Callable[[], "Popen[bytes]"]


@pytest.fixture
def started(data_folder: Path) -> Iterator[StartWorker]:
    """Starts workers, and leaves none behind."""
    workers: list[Popen[bytes]] = []

    def start() -> "Popen[bytes]":
        workers.append(start_worker(data_folder))
        return workers[-1]

    yield start
    for worker in workers:
        worker.kill()
        worker.wait()


def numbers(job: Job) -> list[int]:
    return list(job.variants.order_by("number").values_list("number", flat=True))


def test_a_job_survives_the_death_of_worker_and_child(started: StartWorker, submitted: MakeJob) -> None:
    job = submitted("takes 1 second", variants=3)
    worker = started()
    wait_until(job.variants.exists)
    kill(worker.pid, *children_of(worker))
    started()
    wait_for(job, Job.Status.DONE)
    assert numbers(job) == [0, 1, 2]
    assert job.attempt == 2


def test_the_child_ends_when_its_worker_is_killed(started: StartWorker, submitted: MakeJob) -> None:
    job = submitted("takes 600 seconds")
    worker = started()
    wait_for(job, Job.Status.RUNNING)
    (child,) = children_of(worker)
    kill(worker.pid)
    wait_until(lambda: not lives(child), within=5)


def test_two_workers_do_every_job_once(started: StartWorker, submitted: MakeJob) -> None:
    jobs = [submitted() for _ in range(20)]
    started()
    started()
    wait_until(lambda: not Job.objects.exclude(status=Job.Status.DONE).exists(), within=60)
    assert Variant.objects.count() == len(jobs)
    assert {job.attempt for job in Job.objects.all()} == {1}


def test_a_worker_told_to_end_hands_its_job_back(started: StartWorker, submitted: MakeJob) -> None:
    job = submitted("takes 600 seconds")
    worker = started()
    wait_for(job, Job.Status.RUNNING)
    (child,) = children_of(worker)
    worker.send_signal(signal.SIGTERM)
    assert worker.wait(timeout=10) == 0
    job.refresh_from_db()
    assert (job.status, job.attempt, job.token) == (Job.Status.QUEUED, 0, None)
    assert not lives(child)


def test_what_a_killed_worker_left_in_the_work_folder_is_cleared(
    started: StartWorker, submitted: MakeJob, data_folder: Path
) -> None:
    job = submitted("takes 1 second")
    worker = started()
    wait_until(lambda: list((data_folder / "work").glob("*")))
    (left,) = (data_folder / "work").glob("*")
    (data_folder / "work" / ".DS_Store").touch()  # not ours, and no reason to stop working
    kill(worker.pid)
    started()
    wait_for(job, Job.Status.DONE)
    wait_until(lambda: not left.exists())


def test_a_child_that_died_while_it_was_idle_costs_no_attempt(started: StartWorker, submitted: MakeJob) -> None:
    worker = started()
    wait_until(lambda: children_of(worker))
    (child,) = children_of(worker)
    kill(child)
    wait_until(lambda: not lives(child))
    job = submitted()
    wait_for(job, Job.Status.DONE)
    assert job.attempt == 1
    assert child not in children_of(worker)
