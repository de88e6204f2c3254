"""The run's fragment: asked for each second while there is news, with the way out of every state."""

import pytest
from django.test import Client

from photostudio.projects.models import Asset, Job
from tests.web.runs import finished_run, job_of, photo_of


def fragment(client: Client, job: Job) -> str:
    return client.get(f"/jobs/{job.uuid}/", headers={"HX-Request": "true"}).text


@pytest.mark.usefixtures("signs_of_life")
def test_a_waiting_run_says_so_and_can_be_cancelled(client: Client, asset: Asset) -> None:
    job = job_of(asset)
    shown = fragment(client, job)
    assert "Waiting for its turn" in shown
    assert f"/jobs/{job.uuid}/cancel/" in shown
    assert "every 1s" in shown


def test_a_run_that_nobody_works_on_says_what_to_do(client: Client, asset: Asset) -> None:
    assert "No worker is running." in fragment(client, job_of(asset))


def test_a_running_run_says_what_it_does_and_how_far_it_is(client: Client, asset: Asset) -> None:
    job = job_of(asset, variants=3, status=Job.Status.RUNNING, fraction=0.62, stage="lighting the set")
    photo_of(job)
    shown = fragment(client, job)
    assert "Lighting the set" in shown
    assert "62 %" in shown
    assert shown.count("photo-skeleton") == 2
    assert 'data-ready="1" data-wanted="3"' in shown


def test_a_stage_that_only_the_engine_knows_is_said_in_its_words(client: Client, asset: Asset) -> None:
    job = job_of(asset, status=Job.Status.RUNNING, stage="folding the satin")
    assert "Folding the satin" in fragment(client, job)


def test_a_cancelled_run_leaves_the_top_bar_at_once(client: Client, asset: Asset) -> None:
    job = job_of(asset)
    answer = client.post(f"/jobs/{job.uuid}/cancel/", headers={"HX-Request": "true"})
    assert "queue-changed" in answer["HX-Trigger"]


def test_a_finished_run_stops_asking(client: Client, asset: Asset) -> None:
    shown = fragment(client, finished_run(asset)[0].job)
    assert "every 1s" not in shown
    assert "photo-skeleton" not in shown
    assert shown.count('class="photo"') == 2


def test_a_failed_run_says_why_and_can_be_tried_again(client: Client, asset: Asset) -> None:
    job = job_of(asset, status=Job.Status.FAILED, error="The disk is full.")
    shown = fragment(client, job)
    assert "The disk is full." in shown
    assert "Try again" in shown
    again = client.post(f"/jobs/{job.uuid}/retry/", headers={"HX-Request": "true"})
    assert "every 1s" in again.text
    job.refresh_from_db()
    assert job.status == Job.Status.QUEUED


def test_a_cancelled_run_can_run_again(client: Client, asset: Asset) -> None:
    job = job_of(asset)
    cancelled = client.post(f"/jobs/{job.uuid}/cancel/", headers={"HX-Request": "true"}).text
    assert "Run again" in cancelled
    assert "every 1s" not in cancelled
    job.refresh_from_db()
    assert job.status == Job.Status.CANCELLED


def test_a_run_that_is_done_cannot_be_tried_again(client: Client, asset: Asset) -> None:
    response = client.post(f"/jobs/{finished_run(asset)[0].job.uuid}/retry/")
    assert response.status_code == 409


def test_without_scripts_every_button_leads_back_to_the_workspace(client: Client, asset: Asset) -> None:
    job = job_of(asset)
    for address in ("", "cancel/", "retry/"):
        call = client.post if address else client.get
        assert call(f"/jobs/{job.uuid}/{address}")["Location"] == f"/projects/{asset.project.uuid}/"


def test_a_run_whose_photos_are_all_in_the_trash_hides(client: Client, asset: Asset) -> None:
    photos = finished_run(asset)
    for photo in photos:
        photo.trash()
    assert " hidden>" in fragment(client, photos[0].job)
    assert str(photos[0].job.uuid) not in client.get(f"/projects/{asset.project.uuid}/").text


def test_a_run_of_a_project_in_the_trash_is_not_there(client: Client, asset: Asset) -> None:
    job = job_of(asset)
    asset.project.trash()
    assert client.get(f"/jobs/{job.uuid}/").status_code == 404
    assert client.post(f"/jobs/{job.uuid}/cancel/").status_code == 404


@pytest.mark.usefixtures("signs_of_life")
def test_the_queue_counts_what_runs_and_lists_what_waits(client: Client, asset: Asset) -> None:
    job_of(asset, description="first", status=Job.Status.RUNNING, fraction=0.5)
    job_of(asset, description="second")
    shown = client.get("/queue/").text
    assert "1 running" in shown
    assert shown.index("first") < shown.index("second")
    assert "every 2s" in shown


def test_an_empty_queue_asks_seldom(client: Client, db: None) -> None:
    shown = client.get("/queue/").text
    assert "every 10s" in shown
    assert "button" not in shown


def test_the_queue_says_when_nobody_works(client: Client, asset: Asset) -> None:
    job_of(asset)
    assert "No worker is running" in client.get("/queue/").text
