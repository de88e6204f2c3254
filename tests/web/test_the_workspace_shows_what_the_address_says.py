"""The workspace page: asset and photo of the address, the draft in the form, the newest runs in the filmstrip."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from photostudio.imaging.codecs import encode_png
from photostudio.projects.models import Asset, Project
from tests.filed import taken_in
from tests.pictures import cutout, photograph
from tests.web.runs import finished_run, job_of


def test_an_empty_project_says_what_to_do(client: Client, project: Project) -> None:
    page = client.get(f"/projects/{project.uuid}/").text
    assert "Drop a cut-out to begin" in page
    assert "Your photos will line up here." in page


def test_an_empty_project_points_to_the_sample(client: Client, project: Project) -> None:
    sample = Project.objects.create(name="Sample", is_sample=True)
    assert f'href="/projects/{sample.uuid}/"' in client.get(f"/projects/{project.uuid}/").text


def test_the_newest_cutout_stands_on_the_stage(client: Client, asset: Asset) -> None:
    page = client.get(f"/projects/{asset.project.uuid}/").text
    assert "<placing-stage" in page
    assert f"/assets/{asset.uuid}/image/screen" in page


def test_the_address_chooses_the_asset(client: Client, asset: Asset) -> None:
    taken_in(asset.project, encode_png(cutout(260, 300)), "newer.png")
    page = client.get(f"/projects/{asset.project.uuid}/?asset={asset.uuid}").text
    assert "Placing of bottle.png" in page


@pytest.mark.parametrize("address", ["?asset=nonsense", "?variant=nonsense", "?asset=&variant="])
def test_an_address_that_means_nothing_shows_the_workspace(client: Client, asset: Asset, address: str) -> None:
    response = client.get(f"/projects/{asset.project.uuid}/{address}")
    assert response.status_code == 200
    assert "Placing of bottle.png" in response.text


def test_a_picture_without_transparency_says_what_a_cutout_is(client: Client, project: Project) -> None:
    taken_in(project, encode_png(photograph()), "room.png")
    page = client.get(f"/projects/{project.uuid}/").text
    assert "choose a PNG or WebP in which everything around the product is transparent." in page
    assert "<placing-stage" not in page


def test_the_product_stands_on_its_usual_place(client: Client, asset: Asset) -> None:
    page = client.get(f"/projects/{asset.project.uuid}/").text
    assert 'name="centre" form="instant-form" step="any" value="50.0"' in page
    assert 'name="base" form="instant-form" step="any" value="80.0"' in page


def test_htmx_gets_only_the_stage(client: Client, asset: Asset) -> None:
    headers = {"HX-Request": "true", "HX-Target": "placing"}
    part = client.get(f"/projects/{asset.project.uuid}/?asset={asset.uuid}", headers=headers).text
    assert part.lstrip().startswith('<div id="placing"')
    assert "<html" not in part


def test_a_photo_opens_above_the_placing_with_its_details(client: Client, asset: Asset) -> None:
    photo = finished_run(asset)[0]
    page = client.get(f"/projects/{asset.project.uuid}/?variant={photo.uuid}").text
    assert "<picture-viewer" in page
    assert "<placing-stage" in page
    assert "0 of 312\u202f884 protected pixels changed" in page


def test_htmx_gets_only_the_open_photo_and_its_details(client: Client, asset: Asset) -> None:
    photo = finished_run(asset)[0]
    headers = {"HX-Request": "true", "HX-Target": "viewer"}
    part = client.get(f"/projects/{asset.project.uuid}/?variant={photo.uuid}", headers=headers).text
    assert part.lstrip().startswith('<div id="viewer"')
    assert 'id="details"' in part
    assert "instant-form" not in part


def test_a_photo_in_the_trash_does_not_open(client: Client, asset: Asset) -> None:
    photo = finished_run(asset)[0]
    photo.trash()
    assert "<picture-viewer" not in client.get(f"/projects/{asset.project.uuid}/?variant={photo.uuid}").text


def test_a_photo_of_another_project_does_not_open(client: Client, asset: Asset) -> None:
    photo = finished_run(asset)[0]
    other = Project.objects.create(name="Other")
    assert "<picture-viewer" not in client.get(f"/projects/{other.uuid}/?variant={photo.uuid}").text


def test_runs_come_newest_first_and_the_older_ones_page_by_page(client: Client, asset: Asset) -> None:
    jobs = [job_of(asset, description=f"run number {number:02}") for number in range(15)]
    page = client.get(f"/projects/{asset.project.uuid}/").text.split('id="runs"')[1]
    assert page.index("run number 14") < page.index("run number 03")
    assert "run number 02" not in page
    older = client.get(f"/projects/{asset.project.uuid}/runs/?before={jobs[3].uuid}").text
    assert "run number 02" in older
    assert "run number 00" in older
    assert "Earlier photos" not in older


def test_the_filmstrip_costs_the_same_queries_for_any_number_of_runs(
    client: Client, asset: Asset, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    address = f"/projects/{asset.project.uuid}/"
    finished_run(asset)
    with django_assert_num_queries(7):
        client.get(address)
    for _ in range(9):
        finished_run(asset, photos=4)
    with django_assert_num_queries(7):
        client.get(address)


def test_the_sites_own_rules_allow_no_inline_style_or_script(client: Client, asset: Asset) -> None:
    response = client.get(f"/projects/{asset.project.uuid}/?variant={finished_run(asset)[0].uuid}")
    assert "unsafe-inline" not in response["Content-Security-Policy"]
    assert " style=" not in response.text
    assert "onclick" not in response.text
