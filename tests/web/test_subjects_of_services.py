"""A service that learns subjects: chosen for a training, what it costs; its photos' form, and what they tell."""

from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from photostudio.projects.models import Job, Project, Subject
from tests.subjects import SIDES, sides_of_a_can, trained
from tests.web.runs import photo_of

KEY = "af-a-secret-key"


@pytest.fixture(autouse=True)
def apiframe(settings: Settings) -> None:
    settings.PHOTOSTUDIO_APIFRAME_KEY = KEY


@pytest.fixture
def subject(project: Project) -> Subject:
    """A subject that APIFRAME has learned."""
    found = trained(project)
    Subject.objects.filter(pk=found.pk).update(engine="apiframe", training_id="task-9")
    return Subject.objects.select_related("job", "project").get(pk=found.pk)


def page_of(client: Client, project: Project, query: str = "") -> str:
    return client.get(f"/projects/{project.uuid}/photo/{query}").text


def train(client: Client, project: Project, engine: str) -> Any:
    form = {"name": "Can", "trigger_word": "", "idempotency_key": "one", "engine": engine}
    form |= {f"cutout-{asset.uuid}": "on" for asset in sides_of_a_can(project)}
    return client.post(f"/projects/{project.uuid}/subjects/", form)


def create(client: Client, subject: Subject) -> Any:
    form = {"subject": str(subject.uuid), "prompt": "TOKMSN on marble", "ratio": "16:9", "variants": "2"}
    form |= {"quality": "LOW", "seed": "7", "cfg_scale": "1.75", "negative_prompt": "", "idempotency_key": "photo"}
    return client.post(f"/projects/{subject.project.uuid}/photo/", form)


def test_it_can_be_chosen_and_what_that_means_is_said(client: Client, project: Project) -> None:
    page = page_of(client, project)
    assert 'name="engine" value="studio" checked' in page
    assert 'name="engine" value="apiframe"' in page
    assert "APIFRAME learns the product from its cut-outs, which can take an hour" in page
    assert "APIFRAME charges for this." in page
    assert KEY not in page


def test_what_a_training_costs_is_said_before_it(client: Client, project: Project, settings: Settings) -> None:
    settings.PHOTOSTUDIO_APIFRAME_TRAINING_PRICE = "2.50"
    assert "APIFRAME: $2.50" in page_of(client, project)
    assert "$2.50" in client.get("/settings/engines/").text


def test_the_choice_is_kept_while_it_is_not_sent(client: Client, project: Project) -> None:
    client.post(f"/projects/{project.uuid}/draft/?operation=train", {"engine": "apiframe"})
    assert 'name="engine" value="apiframe" data-remote checked' in page_of(client, project)


def test_the_training_is_the_services(client: Client, project: Project) -> None:
    assert train(client, project, "apiframe").status_code == 302
    assert (Subject.objects.get().engine, Job.objects.get().queue) == ("apiframe", "learning")


def test_one_that_is_gone_is_told_and_nothing_is_lost(client: Client, project: Project, settings: Settings) -> None:
    settings.PHOTOSTUDIO_APIFRAME_KEY = ""
    response = train(client, project, "apiframe")
    assert response.status_code == 422
    assert "This engine is not set up here any more." in response.text
    assert 'value="Can"' in response.text
    assert f"{len(SIDES)} chosen" in response.text


def test_the_form_of_its_photos_greys_what_it_leaves_aside(client: Client, subject: Subject) -> None:
    page = page_of(client, subject.project)
    assert "APIFRAME makes the photos: your words are sent there." in page
    assert page.count("APIFRAME has no such setting.") == 3
    assert "APIFRAME learns this product and makes its photos" in page
    assert 'type="radio" name="engine"' not in page


def test_what_its_photos_cost_is_said_before_they_are_made(
    client: Client, subject: Subject, settings: Settings
) -> None:
    settings.PHOTOSTUDIO_APIFRAME_PRICE = "0.10"
    assert '4</span> × $0.10 = <span data-part="sum">$0.40' in page_of(client, subject.project)


def test_its_photos_are_asked_of_it_whatever_engine_is_sent(client: Client, subject: Subject) -> None:
    assert create(client, subject).status_code == 302
    job = Job.objects.get(operation="photo")
    assert (job.engine, job.queue, job.parameters["training_id"]) == ("apiframe", "remote", "task-9")


def test_without_its_key_the_page_says_what_to_do(client: Client, subject: Subject, settings: Settings) -> None:
    settings.PHOTOSTUDIO_APIFRAME_KEY = ""
    response = create(client, subject)
    assert response.status_code == 422
    assert "learned by APIFRAME, which is not set up here any more" in response.text
    assert "TOKMSN on marble" in response.text


def test_its_photos_say_whose_they_are_and_give_their_settings_back(client: Client, subject: Subject) -> None:
    create(client, subject)
    job = Job.objects.get(operation="photo")
    engine = {"name": "apiframe", "version": "1", "request": "task-10"}
    photo = photo_of(job, width=1344, height=768, protected_pixels=0, recipe={"engine": engine})
    page = client.get(f"/variants/{photo.uuid}/").text
    assert all(words in page for words in ("Teal can", "APIFRAME 1", "task-10", "1344 × 768"))
    assert "Shown from" not in page
    used = client.post(f"/variants/{photo.uuid}/use/")
    assert used.headers["Location"].endswith(f"/photo/?subject={subject.uuid}")
