"""Retouch is offered wherever a picture is: on every photo, on every asset, and in the top bar."""

import pytest
from django.test import Client

from photostudio.projects.models import Asset, Variant
from tests.web.runs import finished_run


@pytest.fixture
def photo(asset: Asset) -> Variant:
    return finished_run(asset, photos=1)[0]


def door_to(base: Asset | Variant) -> str:
    return f'href="/projects/{base.project.uuid}/regen/?base={base.uuid}"'


def test_every_photo_has_one(client: Client, photo: Variant) -> None:
    project = f"/projects/{photo.project.uuid}"
    for address in (f"/variants/{photo.uuid}/", f"{project}/?variant={photo.uuid}", f"{project}/gallery/"):
        assert door_to(photo) in client.get(address).text
    assert f'data-retouch="{project}/regen/"' in client.get(f"{project}/").text


def test_every_asset_has_one(client: Client, asset: Asset) -> None:
    for address in (f"/projects/{asset.project.uuid}/", f"/assets/{asset.uuid}/"):
        assert door_to(asset) in client.get(address).text


def test_every_page_of_a_project_has_one_in_the_top_bar(client: Client, photo: Variant) -> None:
    regen = f"/projects/{photo.project.uuid}/regen/"
    for address in (f"/projects/{photo.project.uuid}/", f"/projects/{photo.project.uuid}/gallery/"):
        assert f'<a href="{regen}">Regen</a>' in client.get(address).text
    page = client.get(regen, follow=True).text
    assert f'<a href="{regen}" aria-current="page">Regen</a>' in page


def test_a_larger_canvas_is_offered_for_the_same_picture(client: Client, photo: Variant) -> None:
    page = client.get(f"/projects/{photo.project.uuid}/regen/?base={photo.uuid}").text
    assert f'href="/projects/{photo.project.uuid}/extend/?base={photo.uuid}"' in page
