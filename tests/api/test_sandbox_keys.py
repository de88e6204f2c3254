"""A sandbox key does all that a live one does; its photos carry a watermark, say so, and count for nothing."""

import pytest
from django.test import Client
from pytest_django import Settings

from photostudio.imaging.codecs import decode_own
from photostudio.jobs.proof import proof_of
from photostudio.projects import keys
from photostudio.projects.models import Job, Project, Subject, Variant
from tests.api.conftest import Program
from tests.subjects import trained


@pytest.fixture
def sandbox(project: Project) -> Program:
    _, text = keys.create(project, name="Trial", is_sandbox=True)
    assert text.startswith("sandbox_")
    return Program(text)


@pytest.mark.usefixtures("at_work")
def test_its_photos_are_marked_and_say_so(program: Program, sandbox: Program) -> None:
    plain, marked = (decode_own(each.instant(seed=7).picture) for each in (program, sandbox))
    assert marked.shape == plain.shape
    assert (marked != plain).any()
    live, tried = Variant.objects.order_by("pk").select_related("job")
    assert "watermark" not in live.recipe
    assert tried.recipe["watermark"] == "sandbox"


@pytest.mark.usefixtures("at_work")
def test_what_the_mark_changed_of_the_product_is_counted(sandbox: Program) -> None:
    sandbox.instant(seed=7)
    photo = Variant.objects.select_related("job").get()
    assert 0 < photo.changed_pixels < photo.protected_pixels
    assert proof_of(photo).changed == photo.changed_pixels


@pytest.fixture
def services(settings: Settings, signs_of_life: None, transactional_db: None) -> None:
    """Services that would make the photos, for money; nobody works meanwhile."""
    settings.PHOTOSTUDIO_ENGINE, settings.PHOTOSTUDIO_API_SECONDS = "photio", 1
    settings.PHOTOSTUDIO_PHOTIO_KEY = settings.PHOTOSTUDIO_APIFRAME_KEY = "a-key-that-costs"


@pytest.mark.usefixtures("services")
def test_what_costs_elsewhere_is_made_here(program: Program, sandbox: Program) -> None:
    for each in (program, sandbox):
        assert each.instant().status == 504
    jobs = Job.objects.order_by("pk")
    assert [(job.engine, job.queue) for job in jobs] == [("photio", "remote"), ("studio", "cpu")]


@pytest.mark.usefixtures("services")
def test_only_the_engine_here_sets_its_limits(program: Program, sandbox: Program) -> None:
    wide = {"prompt": "a mug", "aspect_ratio": "16:9"}
    assert [each.call("generate", **wide).status for each in (program, sandbox)] == [400, 504]
    assert Job.objects.get().engine == "studio"


@pytest.mark.usefixtures("services")
def test_photos_of_a_subject_that_a_service_learned_are_refused(project: Project) -> None:
    subject = trained(project)
    Subject.objects.filter(pk=subject.pk).update(engine="apiframe", training_id="task-9")
    _, text = keys.create(project, name="Trial", is_sandbox=True)
    fields = {"training_id": str(subject.uuid), "prompt": "a can"}
    answer = Client().post(
        "/ai-photo-generate", fields, content_type="application/json", headers={"Authorization": text}
    )
    assert answer.status_code == 400
    assert "a sandbox key cannot ask for them" in answer.text
