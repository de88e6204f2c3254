"""The map of likeness × calm: one job of twelve small photos, shown in a grid and nowhere else."""

import re

from django.test import Client

from photostudio.projects.models import Asset, Job
from tests.web.remixes import finish, reference_in, remix_job, send


def test_the_form_asks_for_a_map(client: Client, asset: Asset) -> None:
    response = send(client, asset, reference_in(asset.project), htmx=True, grid="on")
    job = Job.objects.get()
    assert job.parameters["grid"] is True
    assert job.inputs["product_image"]["shrink"] == 4
    assert response["HX-Retarget"] == "#map"
    assert response.text.count("Not ready yet") == 12
    assert 'id="idempotency-key"' in response.text
    assert f'?map={job.uuid}" data-opens-map' in response.text


def test_without_a_script_it_leads_to_the_map(client: Client, asset: Asset) -> None:
    response = send(client, asset, reference_in(asset.project), grid="on")
    job = Job.objects.get()
    assert response["Location"] == f"/projects/{asset.project.uuid}/remix/?map={job.uuid}"
    assert f'data-job="{job.uuid}"' in client.get(response["Location"]).text


def test_cells_fill_row_by_row(client: Client, asset: Asset) -> None:
    job = remix_job(asset, reference_in(asset.project), grid=True)
    finish(job, photos=6)
    page = client.get(f"/projects/{asset.project.uuid}/remix/?map={job.uuid}").text
    cells = re.findall(r'id="cell-(\d+)" data-likeness="([\d.]+)" data-calm="(\d)"( data-ready)?', page)
    assert [number for number, *_ in cells] == [str(number) for number in range(12)]
    assert cells[5] == ("5", "0.35", "1", " data-ready")
    assert cells[6] == ("6", "0.7", "1", "")
    assert "style_fidelity=0.35&amp;outline_fidelity=1" in page


def test_a_point_of_the_address_comes_into_the_form(client: Client, asset: Asset) -> None:
    page = client.get(f"/projects/{asset.project.uuid}/remix/?style_fidelity=0.35&outline_fidelity=2").text
    assert 'name="style_fidelity" min="0" max="1" step="any" value="0.35"' in page
    assert 'name="outline_fidelity" min="0" max="10" step="any" value="2"' in page


def test_a_point_is_made_of_what_its_map_was_made_of(client: Client, asset: Asset) -> None:
    reference = reference_in(asset.project)
    grid = remix_job(asset, reference, grid=True, seed=4711)
    send(client, asset, asset, seed="-1", point_of=str(grid.uuid))
    job = Job.objects.exclude(pk=grid.pk).get()
    assert job.parameters == grid.parameters | {
        "style_fidelity": 0.35,
        "outline_fidelity": 2.0,
        "quality": "MIDDLE",
        "grid": False,
    }
    assert job.inputs["ref_image"] == grid.inputs["ref_image"]
    assert "shrink" not in job.inputs["product_image"]
    assert job.inputs["product_image"]["preset"] == "square"


def test_a_point_whose_reference_is_gone_is_made_of_the_form(client: Client, asset: Asset) -> None:
    reference = reference_in(asset.project)
    grid = remix_job(asset, reference, grid=True)
    reference.trash()
    send(client, asset, asset, point_of=str(grid.uuid))
    assert Job.objects.exclude(pk=grid.pk).get().inputs["ref_image"]["asset"] == str(asset.uuid)


def test_small_photos_are_no_photos_of_the_project(client: Client, asset: Asset) -> None:
    job = remix_job(asset, reference_in(asset.project), grid=True)
    small = finish(job, photos=2)[0]
    for page in ("", "remix/", "gallery/"):
        assert f"/variants/{small.uuid}/image/thumb" not in client.get(f"/projects/{asset.project.uuid}/{page}").text
    assert f'id="run-{job.uuid}"' not in client.get(f"/projects/{asset.project.uuid}/").text


def test_the_last_map_can_be_opened_again(client: Client, asset: Asset) -> None:
    assert "Last map" not in client.get(f"/projects/{asset.project.uuid}/remix/").text
    job = remix_job(asset, reference_in(asset.project), grid=True)
    page = client.get(f"/projects/{asset.project.uuid}/remix/").text
    assert f'href="/projects/{asset.project.uuid}/remix/?map={job.uuid}" data-opens-map' in page


def test_it_says_how_far_it_is_and_why_it_ended(client: Client, asset: Asset) -> None:
    job = remix_job(asset, reference_in(asset.project), grid=True)
    finish(job, photos=5)
    address = f"/projects/{asset.project.uuid}/remix/?map={job.uuid}"
    for status, words in (
        ("running", "5 of 12"),
        ("queued", "Waiting for its turn"),
        ("cancelled", "Cancelled."),
        ("failed", "No room for it."),
    ):
        Job.objects.filter(pk=job.pk).update(status=status, error="No room for it.")
        page = client.get(address).text
        assert words in page
        assert ("every 1s" in page.split('id="map"')[1].split(">")[0]) == (status in {"running", "queued"})


def test_a_map_of_another_project_is_not_shown(client: Client, asset: Asset) -> None:
    run = remix_job(asset, reference_in(asset.project))
    page = client.get(f"/projects/{asset.project.uuid}/remix/?map={run.uuid}").text
    assert '<div id="map" class="map" hidden>' in page
