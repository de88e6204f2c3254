from pathlib import Path

import pytest
from pytest_django import Settings

from photostudio.jobs.queue import ATTEMPTS, GIVEN_UP
from photostudio.projects import store
from photostudio.projects.models import Asset, Job
from tests.jobs.conftest import MakeJob, wait_for

pytestmark = pytest.mark.django_db(transaction=True)


def test_an_engines_own_failure_is_told_in_its_words(worker: None, submitted: MakeJob) -> None:
    job = submitted("fails")
    wait_for(job, Job.Status.FAILED)
    assert (job.error, job.retryable) == ("The slow engine was told to fail.", False)


def test_a_child_that_dies_is_replaced_and_the_job_tried_again(worker: None, submitted: MakeJob) -> None:
    job = submitted("dies once")
    wait_for(job, Job.Status.DONE)
    assert job.attempt == 2
    assert job.variants.count() == 1


def test_a_job_that_always_kills_its_child_fails_with_a_sentence(worker: None, submitted: MakeJob) -> None:
    job = submitted("dies")
    wait_for(job, Job.Status.FAILED)
    assert (job.attempt, job.error, job.retryable) == (ATTEMPTS, GIVEN_UP, True)


def test_a_job_that_takes_too_long_fails_with_a_sentence(worker: None, submitted: MakeJob, settings: Settings) -> None:
    settings.PHOTOSTUDIO_JOB_SECONDS = 1
    job = submitted("takes 600 seconds")
    wait_for(job, Job.Status.FAILED)
    assert "not finished within 1 seconds" in job.error


def test_a_missing_file_is_said(worker: None, submitted: MakeJob, asset: Asset) -> None:
    store.path(asset.sha256).unlink()
    job = submitted()
    wait_for(job, Job.Status.FAILED)
    assert "file of this picture is missing" in job.error


def test_an_unknown_engine_is_said(worker: None, submitted: MakeJob, settings: Settings) -> None:
    settings.PHOTOSTUDIO_ENGINE = "nosuch"
    job = submitted()
    wait_for(job, Job.Status.FAILED)
    assert job.error == "There is no engine called 'nosuch'."


def test_a_demanded_renderer_that_is_not_there_is_said(
    worker: None, submitted: MakeJob, settings: Settings, tmp_path: Path
) -> None:
    settings.PHOTOSTUDIO_ENGINE = "studio"
    settings.PHOTOSTUDIO_RENDERER, settings.PHOTOSTUDIO_LLVM = "llvm", str(tmp_path / "nowhere.so")
    job = submitted()
    wait_for(job, Job.Status.FAILED)
    assert "No usable LLVM was found" in job.error
