"""The trash: every removal offers Undo, with and without scripts, and everything comes back."""

import json

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from photostudio.projects.models import Asset, Project, Variant
from tests.web.runs import finished_run

HTMX = {"HX-Request": "true"}
KINDS = ("projects", "assets", "variants")


def address_of(kind: str, asset: Asset) -> str:
    things: dict[str, Project | Asset | Variant] = {
        "projects": asset.project,
        "assets": asset,
        "variants": finished_run(asset, photos=1)[0],
    }
    return f"/{kind}/{things[kind].uuid}/"


@pytest.mark.parametrize("kind", KINDS)
def test_without_scripts_a_removal_lands_on_a_page_that_offers_undo(client: Client, asset: Asset, kind: str) -> None:
    address = address_of(kind, asset)
    page = client.post(f"{address}trash/", follow=True)
    assert page.status_code == 200
    assert f'action="{address}restore/"' in page.text
    assert client.get(address).status_code == 404
    assert client.post(f"{address}restore/", follow=True).status_code == 200
    assert client.get(address).status_code == 200


@pytest.mark.parametrize("kind", KINDS)
def test_htmx_gets_a_toast_and_the_event_that_refreshes_the_page(client: Client, asset: Asset, kind: str) -> None:
    address = address_of(kind, asset)
    response = client.post(f"{address}trash/", headers=HTMX)
    assert 'hx-swap-oob="beforeend:#toasts"' in response.text
    assert f'hx-post="{address}restore/"' in response.text
    assert f"{kind}-changed" in json.loads(response["HX-Trigger"])


def test_the_trash_shows_what_it_holds_by_kind(client: Client, asset: Asset) -> None:
    photo = finished_run(asset, photos=1)[0]
    photo.trash()
    asset.trash()
    assert str(photo.uuid) in client.get("/trash/?show=photos").text
    assert "bottle.png" in client.get("/trash/?show=pictures").text
    assert "Nothing here" in client.get("/trash/?show=projects").text


def test_what_went_with_its_project_is_not_listed_by_itself(client: Client, asset: Asset) -> None:
    asset.trash()
    asset.project.trash()
    assert client.get("/trash/?show=pictures").context["counts"] == {"photos": 0, "pictures": 0, "projects": 1}


def test_a_full_trash_takes_a_fixed_number_of_queries(
    client: Client, asset: Asset, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for photo in finished_run(asset, photos=4):
        photo.trash()
    with django_assert_max_num_queries(6):
        client.get("/trash/?show=photos")
