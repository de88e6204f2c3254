"""Extending: a larger canvas becomes a run; what is wrong with it is said, and what was typed stays."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from photostudio.projects.models import Asset, Job, Project
from tests.web.runs import finished_run, photo_of


def address(project: Project, base: object = "", name: str = "web:extend-page") -> str:
    return f"{reverse(name, args=[project.uuid])}?base={base}"


def typed(base: object, **fields: object) -> dict[str, object]:
    values: dict[str, object] = {"left": 0, "top": 0, "right": 0, "bottom": 0}
    return values | {"quality": "LOW", "variants": 2, "seed": 7, "base": base} | fields


def run(client: Client, project: Project, values: dict[str, object], *, htmx: bool = False) -> "tuple[int, str]":
    headers = {"HX-Request": "true"} if htmx else {}
    answer = client.post(reverse("web:extend", args=[project.uuid]), values, headers=headers)
    return answer.status_code, answer.content.decode()


@pytest.mark.django_db
def test_the_page_shows_the_picture_in_its_size(client: Client, asset: Asset) -> None:
    page = client.get(address(asset.project, asset.uuid)).content.decode()
    assert f'data-width="{asset.width}" data-height="{asset.height}"' in page
    assert reverse("web:asset-image", args=[asset.uuid, "screen"]) in page


@pytest.mark.django_db
def test_a_photo_can_be_extended(client: Client, asset: Asset) -> None:
    photo = finished_run(asset, photos=1)[0]
    page = client.get(address(asset.project, photo.uuid)).content.decode()
    assert reverse("web:variant-image", args=[photo.uuid, "screen"]) in page


@pytest.mark.django_db
def test_the_run_puts_the_picture_on_a_larger_canvas(client: Client, asset: Asset) -> None:
    status, _ = run(client, asset.project, typed(asset.uuid, left=30, bottom=8))
    assert status == 302
    job = Job.objects.get()
    (frame,) = job.inputs["base_image"]["frames"]
    assert (frame["left"], frame["bottom"]) == (30, asset.height)
    assert (frame["width"], frame["height"]) == (asset.width + 30, asset.height + 8)
    assert (job.operation, job.parameters["seed"], job.parameters["variants"]) == ("regen", 7, 2)


@pytest.mark.django_db
def test_the_product_of_a_photo_goes_along(client: Client, asset: Asset) -> None:
    photo = finished_run(asset, photos=1)[0]
    run(client, asset.project, typed(photo.uuid, top=40))
    job = Job.objects.latest("pk")
    assert job.inputs["product_image"]["sha256"] == asset.sha256
    assert job.inputs["product_image"]["frames"] == job.inputs["base_image"]["frames"]
    assert job.parameters["base_recipe"] is None  # its camera saw another frame


@pytest.mark.django_db
def test_htmx_gets_the_run_for_the_strip(client: Client, asset: Asset) -> None:
    status, fragment = run(client, asset.project, typed(asset.uuid, left=30), htmx=True)
    assert status == 200
    assert f"run-{Job.objects.get().uuid}" in fragment


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({}, "not larger than the picture"),
        ({"left": 40_000}, "is too large"),
        ({"top": "much"}, "whole number of pixels"),
        ({"left": -5}, "greater than or equal to 0"),
        ({"right": 9, "variants": 9}, "must be between 1 and 4"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_lost(
    client: Client, asset: Asset, fields: dict[str, object], sentence: str
) -> None:
    for htmx in (False, True):
        status, page = run(client, asset.project, typed(asset.uuid, bottom=0, **fields), htmx=htmx)
        assert status == 422
        assert sentence in page
        assert str(asset.uuid) in page
    assert not Job.objects.exists()


@pytest.mark.django_db
def test_the_settings_of_an_extended_photo_lead_back_to_its_canvas(client: Client, asset: Asset) -> None:
    run(client, asset.project, typed(asset.uuid, left=30, bottom=8))
    photo = photo_of(Job.objects.get())
    answer = client.post(reverse("web:variant-use", args=[photo.uuid]), follow=True)
    page = answer.content.decode()
    assert str(asset.uuid) in page
    assert 'name="left" form="extend-form" min="0" step="1" value="30"' in page
    assert 'name="bottom" form="extend-form" min="0" step="1" value="8"' in page


@pytest.mark.django_db
def test_a_picture_that_is_gone_is_not_found(client: Client, asset: Asset) -> None:
    assert client.get(address(asset.project, uuid4())).status_code == 404
    asset.trash()
    assert client.get(address(asset.project, asset.uuid)).status_code == 404
