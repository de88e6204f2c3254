from pathlib import Path

import pytest

from photostudio.projects import store
from photostudio.projects.models import Job, Rendition
from tests.jobs.conftest import MakeJob, wait_for, wait_until

pytestmark = pytest.mark.django_db(transaction=True)


def test_it_makes_every_photo_of_a_job(worker: None, submitted: MakeJob) -> None:
    job = submitted(variants=3, seed=41)
    wait_for(job, Job.Status.DONE)
    assert list(job.variants.order_by("number").values_list("number", "seed")) == [(0, 41), (1, 42), (2, 43)]
    assert (job.fraction, job.attempt, job.error) == (1.0, 1, "")


def test_photos_are_there_before_the_job_is_done(worker: None, submitted: MakeJob) -> None:
    job = submitted("takes 1 second", variants=2)
    wait_until(job.variants.exists)
    job.refresh_from_db()
    assert job.status == Job.Status.RUNNING
    wait_for(job, Job.Status.DONE)


def test_it_tells_how_far_it_is(worker: None, submitted: MakeJob) -> None:
    job = submitted("takes 2 seconds")
    wait_until(lambda: Job.objects.filter(pk=job.pk, fraction__gt=0, stage__startswith="step").exists())


def test_every_product_pixel_is_kept_and_counted(worker: None, submitted: MakeJob) -> None:
    job = submitted()
    wait_for(job, Job.Status.DONE)
    photo = job.variants.get()
    assert photo.protected_pixels > 3_000
    assert photo.changed_pixels == 0


def test_its_renditions_lie_in_the_store(worker: None, submitted: MakeJob) -> None:
    job = submitted()
    wait_for(job, Job.Status.DONE)
    small = Rendition.objects.filter(source_sha256=job.variants.get().sha256)
    assert {rendition.kind for rendition in small} == {"thumb", "screen"}
    assert all(store.path(rendition.sha256).stat().st_size == rendition.byte_size for rendition in small)


def test_the_project_has_changed(worker: None, submitted: MakeJob) -> None:
    job = submitted()
    before = job.project.changed_at
    wait_for(job, Job.Status.DONE)
    job.project.refresh_from_db()
    assert job.project.changed_at > before


def test_nothing_is_left_in_the_work_folder(worker: None, submitted: MakeJob, data_folder: Path) -> None:
    job = submitted(variants=2)
    wait_for(job, Job.Status.DONE)
    wait_until(lambda: not list((data_folder / "work").glob("*")))
