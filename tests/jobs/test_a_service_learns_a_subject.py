"""A subject that a service learns: its training, its photos, and what an interrupted training costs."""

import pytest
from pytest_django import Settings

from photostudio.engines.errors import InvalidOperation
from photostudio.jobs.control import retry
from photostudio.jobs.training import train
from photostudio.projects.models import Job, Project, Subject
from tests.engines.remote import vendor as fake
from tests.engines.remote.vendor import KEY, Vendor
from tests.jobs.conftest import wait_for, wait_until
from tests.subjects import photos_of, sides_of_a_can

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def subject(project: Project, vendor: Vendor) -> Subject:
    return learned_by("apiframe", project)


def learned_by(engine: str, project: Project) -> Subject:
    assets = sides_of_a_can(project)
    return train(project, name="Can", trigger_word="CANX", assets=assets, idempotency_key="one", engine=engine)


def test_it_waits_in_a_queue_of_its_own(subject: Subject) -> None:
    assert (subject.engine, subject.job.engine, subject.job.queue) == ("apiframe", "apiframe", "learning")


def test_the_service_is_sent_the_cut_outs_and_the_views_are_told_here(
    worker: None, subject: Subject, vendor: Vendor
) -> None:
    wait_for(subject.job, Job.Status.DONE)
    subject.refresh_from_db()
    assert vendor.paths()[0] == "/ai-photo-upload"
    assert len(vendor.calls[0][1]["images"]) == 3
    assert subject.training_id == "task-2"
    assert list(subject.views.values_list("view", flat=True)) == ["front", "angle", "top"]


def test_its_photos_are_the_services(worker: None, subject: Subject, vendor: Vendor) -> None:
    wait_for(subject.job, Job.Status.DONE)
    subject.refresh_from_db()
    job = photos_of(subject, "CANX from above, on marble", variants=2)
    assert (job.engine, job.queue, job.asset) == ("apiframe", "remote", subject.job.asset)
    wait_for(job, Job.Status.DONE)
    sent = [fields for path, fields in vendor.calls if path == "/ai-photo-generate"]
    assert [fields["training_id"] for fields in sent] == ["task-2", "task-2"]
    photo = job.variants.get(number=1)
    assert (photo.width, photo.height, photo.protected_pixels, photo.seed) == (1024, 1024, 0, 8)
    assert photo.recipe["inputs"]["subject"] == {"name": "Can", "uuid": str(subject.uuid)}
    assert "can" in photo.words.split()


def test_photos_of_a_service_do_not_wait_for_what_another_learns(
    worker: None, subject: Subject, project: Project, vendor: Vendor
) -> None:
    wait_for(subject.job, Job.Status.DONE)
    subject.refresh_from_db()
    vendor.failures = [fake.hangs]
    slow = train(
        project, name="Two", trigger_word="", assets=sides_of_a_can(project), idempotency_key="two", engine="apiframe"
    )
    wait_until(lambda: vendor.paths().count("/ai-photo-upload") == 2)
    wait_for(photos_of(subject), Job.Status.DONE)
    assert not Job.objects.get(pk=slow.job.pk).is_finished


def test_an_interrupted_training_is_gone_on_with(worker: None, project: Project, vendor: Vendor) -> None:
    vendor.failures = [*[fake.goes_well] * 3, fake.status(500)]  # uploaded, ready, begun; then asked after
    subject = learned_by("apiframe", project)
    wait_for(subject.job, Job.Status.FAILED)
    retry(subject.job)
    wait_for(subject.job, Job.Status.DONE)
    assert vendor.paths().count("/ai-photo-train") == 1


def test_a_service_that_trains_nothing_is_refused(project: Project, settings: Settings) -> None:
    settings.PHOTOSTUDIO_PHOTIO_KEY = KEY
    with pytest.raises(InvalidOperation, match="Photio does not do train"):
        learned_by("photio", project)
    assert not Subject.objects.exists()


def test_without_its_key_the_remedy_is_said(worker: None, subject: Subject, settings: Settings) -> None:
    wait_for(subject.job, Job.Status.DONE)
    subject.refresh_from_db()
    settings.PHOTOSTUDIO_APIFRAME_KEY = ""
    with pytest.raises(InvalidOperation, match="learned by APIFRAME, which is not set up here any more") as refused:
        photos_of(subject)
    assert refused.value.field == "training_id"
