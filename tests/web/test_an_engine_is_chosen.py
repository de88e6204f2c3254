"""The engine in the forms: a choice only where there is one, what it leaves aside and costs; and the job."""

import pytest
from django.test import Client
from pytest_django import Settings

from photostudio.projects.models import Asset, Job, Project
from tests.web import test_a_run_is_asked_for as instant
from tests.web import test_extending as extending
from tests.web import test_regen_runs as regen
from tests.web.runs import finished_run, painted

KEY = "pt-a-secret-key"


@pytest.fixture
def photio(settings: Settings) -> None:
    settings.PHOTOSTUDIO_PHOTIO_KEY = KEY
    settings.PHOTOSTUDIO_PHOTIO_PRICE = "0.05"


def page(client: Client, project: Project, operation: str = "") -> str:
    return client.get(f"/projects/{project.uuid}/{operation}", follow=True).text


def shown(text: str, piece: str) -> bool:
    """Tell whether the paragraph with that text is on the page and not hidden."""
    paragraphs = [part for part in text.split("<p ") if piece in part]
    return any(" hidden" not in part.partition(">")[0] for part in paragraphs)


@pytest.mark.parametrize("operation", ["", "remix/", "regen/", "generate/"])
def test_without_a_second_engine_there_is_nothing_to_choose(client: Client, asset: Asset, operation: str) -> None:
    text = page(client, asset.project, operation)
    assert "engine-choice" not in text
    assert "data-engine" not in text


@pytest.mark.parametrize("operation", ["", "remix/", "regen/", "generate/"])
def test_an_engine_that_is_set_up_can_be_chosen(client: Client, asset: Asset, photio: None, operation: str) -> None:
    text = page(client, asset.project, operation)
    assert 'name="engine" value="studio" checked' in text
    assert 'name="engine" value="photio"' in text
    assert "APIFRAME" not in text
    assert KEY not in text


def test_the_job_has_the_engine_and_its_queue(client: Client, asset: Asset, photio: None) -> None:
    assert instant.send(client, asset, engine="photio").status_code == 302
    job = Job.objects.get()
    assert (job.engine, job.queue) == ("photio", "remote")


def test_without_a_choice_the_default_makes_it(client: Client, asset: Asset, photio: None) -> None:
    instant.send(client, asset)
    assert (Job.objects.get().engine, Job.objects.get().queue) == ("studio", "cpu")


def test_an_engine_that_is_gone_is_told_and_nothing_is_lost(client: Client, asset: Asset) -> None:
    response = instant.send(client, asset, engine="photio")
    assert response.status_code == 422
    assert "This engine is not set up here any more." in response.text
    assert "perfume on a marble slab" in response.text
    assert not Job.objects.exists()


def test_words_alone_go_to_the_chosen_engine(client: Client, project: Project, photio: None) -> None:
    typed = {"prompt": "a red mug", "ratio": "1:1", "variants": "1", "quality": "LOW", "seed": "7", "engine": "photio"}
    assert client.post(f"/projects/{project.uuid}/generate/", typed).status_code == 302
    assert (Job.objects.get().engine, Job.objects.get().queue) == ("photio", "remote")


def test_a_size_that_an_engine_does_not_make_is_told(client: Client, project: Project, photio: None) -> None:
    typed = {"prompt": "a red mug", "ratio": "16:9", "variants": "1", "quality": "LOW", "seed": "7", "engine": "photio"}
    response = client.post(f"/projects/{project.uuid}/generate/", typed)
    assert response.status_code == 422
    assert "1024 × 1024" in response.text
    assert "a red mug</textarea>" in response.text


def test_a_picture_is_extended_by_the_chosen_engine(client: Client, asset: Asset, photio: None) -> None:
    assert 'name="engine" value="photio"' in client.get(extending.address(asset.project, asset.uuid)).text
    status, _ = extending.run(client, asset.project, extending.typed(asset.uuid, left=30, engine="photio"))
    assert status == 302
    assert (Job.objects.get().engine, Job.objects.get().operation) == ("photio", "regen")


def test_a_photo_is_enlarged_by_the_chosen_engine(client: Client, asset: Asset, photio: None) -> None:
    (photo,) = finished_run(asset, photos=1)
    text = client.get(f"/variants/{photo.uuid}/").text
    assert 'name="engine" value="photio"' in text
    assert "Photio: $0.05" in text
    client.post(f"/variants/{photo.uuid}/enlarge/", {"upscale_by": "2", "engine": "photio"})
    job = Job.objects.get(operation="upscale")
    assert (job.engine, job.queue) == ("photio", "remote")


def test_an_enlargement_by_an_engine_that_is_gone_is_refused(client: Client, asset: Asset) -> None:
    (photo,) = finished_run(asset, photos=1)
    response = client.post(f"/variants/{photo.uuid}/enlarge/", {"upscale_by": "2", "engine": "photio"})
    assert response.status_code == 422
    assert "This engine is not set up here any more." in response.text
    assert not Job.objects.filter(operation="upscale").exists()


def test_the_choice_is_kept_with_the_draft(client: Client, asset: Asset, photio: None) -> None:
    client.post(f"/projects/{asset.project.uuid}/draft/", {"engine": "photio", "quality": "HIGH"})
    text = page(client, asset.project)
    assert 'name="engine" value="photio" data-remote checked' in text
    assert 'name="quality" value="HIGH" checked' in text


def test_what_an_engine_leaves_aside_is_greyed_with_the_reason(client: Client, asset: Asset, photio: None) -> None:
    text = page(client, asset.project)
    assert not shown(text, "Photio has no such setting.")
    assert 'aria-disabled="true"' not in text
    client.post(f"/projects/{asset.project.uuid}/draft/", {"engine": "photio"})
    text = page(client, asset.project)
    assert shown(text, "Photio has no such setting.")
    assert text.count('aria-disabled="true"') == 2


def test_the_cost_is_shown_before_the_run(client: Client, asset: Asset, photio: None) -> None:
    client.post(f"/projects/{asset.project.uuid}/draft/", {"engine": "photio", "variants": "2"})
    text = page(client, asset.project)
    assert shown(text, 'Photio: <span data-part="photos">2</span> × $0.05 = <span data-part="sum">$0.10</span>')


def test_a_cost_that_nobody_told_is_said_to_be_unknown(
    client: Client, asset: Asset, photio: None, settings: Settings
) -> None:
    settings.PHOTOSTUDIO_PHOTIO_PRICE = ""
    client.post(f"/projects/{asset.project.uuid}/draft/", {"engine": "photio"})
    assert shown(page(client, asset.project), "Photio charges for each photo.")


def test_a_run_that_was_sent_without_scripts_says_what_was_left_aside(
    client: Client, asset: Asset, photio: None
) -> None:
    response = client.post(
        f"/projects/{asset.project.uuid}/instant/", instant.form_of(asset, engine="photio"), follow=True
    )
    assert "Photio does not use these settings: Quality, Freedom." in response.text


def test_words_that_only_the_studio_cannot_draw_are_sent_to_a_service(
    client: Client, asset: Asset, photio: None
) -> None:
    mask = painted(asset)
    assert regen.send(client, asset, mask, prompt="a zeppelin").status_code == 422
    assert regen.send(client, asset, mask, prompt="a zeppelin", engine="photio").status_code == 302
    assert Job.objects.get().engine == "photio"


def test_a_photo_tells_its_engine_and_not_what_that_left_aside(client: Client, asset: Asset) -> None:
    (photo,) = finished_run(asset, photos=1)
    photo.recipe = {"version": 1, "engine": {"name": "photio", "version": "1", "request": "req-7"}}
    photo.save()
    text = client.get(f"/variants/{photo.uuid}/").text
    assert "Photio 1" in text
    assert "req-7" in text
    assert "<dt>Quality</dt>" not in text
