"""Create photos: the form becomes one job, and loses nothing when it is refused."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from photostudio.imaging.codecs import encode_png
from photostudio.projects.models import Asset, Job, Project
from tests.filed import taken_in
from tests.pictures import photograph


def form_of(cutout: Asset, /, **changes: Any) -> dict[str, Any]:
    """Return what a browser sends for a cut-out on its usual place."""
    return {
        "asset": str(cutout.uuid),
        "preset": "widescreen",
        "centre": "40",
        "base": "75.5",
        "height": "50",
        "product_description": "perfume on a marble slab",
        "negative_prompt": "text",
        "seed": "7",
        "quality": "MIDDLE",
        "variants": "3",
        "cfg_scale": "2.5",
        "idempotency_key": "one-key",
    } | changes


def send(client: Client, cutout: Asset, /, *, htmx: bool = False, **changes: Any) -> Any:
    headers = {"HX-Request": "true"} if htmx else {}
    return client.post(f"/projects/{cutout.project.uuid}/instant/", form_of(cutout, **changes), headers=headers)


def test_it_writes_one_job_with_every_field(client: Client, asset: Asset) -> None:
    assert send(client, asset).status_code == 302
    job = Job.objects.get()
    assert job.asset == asset
    assert job.parameters == {
        "product_description": "perfume on a marble slab",
        "negative_prompt": "text",
        "seed": 7,
        "quality": "MIDDLE",
        "variants": 3,
        "cfg_scale": 2.5,
    }
    assert job.inputs["product_image"]["preset"] == "widescreen"
    assert job.inputs["product_image"]["placement"] == {"centre": 0.4, "base": 0.755, "height": 0.5}


def test_it_leads_back_to_the_workspace_where_the_run_is_shown(client: Client, asset: Asset) -> None:
    response = client.post(f"/projects/{asset.project.uuid}/instant/", form_of(asset), follow=True)
    assert response.status_code == 200
    assert f'id="run-{Job.objects.get().uuid}"' in response.text


def test_for_htmx_it_answers_with_the_run_and_a_new_key(client: Client, asset: Asset) -> None:
    response = send(client, asset, htmx=True)
    assert f'id="run-{Job.objects.get().uuid}"' in response.text
    assert 'id="idempotency-key"' in response.text
    assert "one-key" not in response.text


def test_a_double_click_makes_one_job(client: Client, asset: Asset) -> None:
    send(client, asset, htmx=True)
    assert send(client, asset, htmx=True).status_code == 200
    assert Job.objects.count() == 1


def test_a_random_seed_is_resolved(client: Client, asset: Asset) -> None:
    send(client, asset, seed="-1")
    assert 1 <= Job.objects.get().parameters["seed"] <= 2**32


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"product_description": "  "}, "Product description is empty: describe the product in a few words."),
        ({"product_description": "x" * 1001}, "Product description has 1,001 characters: shorten it to 1,000."),
        ({"seed": "0"}, "Seed must be between 1 and 4,294,967,296, or -1."),
        ({"seed": "4294967297"}, "Seed must be between 1 and 4,294,967,296, or -1."),
        ({"seed": "9" * 5000}, "This must be a whole number, like 7."),
        ({"seed": "seven"}, "This must be a whole number, like 7."),
        ({"variants": "5"}, "Variants must be between 1 and 4."),
        ({"cfg_scale": "11"}, "Cfg scale must be between 0 and 10."),
        ({"cfg_scale": "much"}, "This must be a number, like 1.75."),
        ({"negative_prompt": "x" * 2001}, "Negative prompt has 2,001 characters: shorten it to 2,000."),
        ({"preset": "round"}, "Choose one of the formats."),
        ({"centre": "half"}, "This must be a number, like 50."),
        ({"centre": "nan"}, "This must be a number, like 50."),
        ({"height": "900"}, "height on the canvas must be between 2 % and 400 %."),
        ({"asset": "no-uuid"}, "Choose the cut-out to photograph, on the left."),
        ({"asset": str(uuid4())}, "This picture is no longer in the project."),
    ],
)
@pytest.mark.parametrize("htmx", [True, False], ids=["htmx", "plain"])
def test_a_field_outside_its_limits_is_refused_with_a_sentence(
    client: Client, asset: Asset, changes: dict[str, str], sentence: str, *, htmx: bool
) -> None:
    response = send(client, asset, htmx=htmx, **changes)
    assert response.status_code == 422
    assert sentence in response.text.replace("&#x27;", "'")
    assert not Job.objects.exists()


def test_a_refused_form_keeps_everything_that_was_typed(client: Client, asset: Asset) -> None:
    page = send(client, asset, seed="0", negative_prompt="no people").text
    for kept in ("perfume on a marble slab", "no people", 'value="0"', 'value="75.5"', 'value="40.0"'):
        assert kept in page
    for chosen in ('value="widescreen" checked', 'value="MIDDLE" checked', 'value="3" checked'):
        assert chosen in page
    assert "perfume on a marble slab" in client.get(f"/projects/{asset.project.uuid}/").text


def test_a_picture_that_is_no_cutout_is_refused(client: Client, project: Project) -> None:
    picture = taken_in(project, encode_png(photograph()), "room.png")
    response = send(client, picture)
    assert response.status_code == 422
    assert "has no transparent background" in response.text
    assert not Job.objects.exists()


def test_a_picture_in_the_trash_is_refused(client: Client, asset: Asset) -> None:
    asset.trash()
    response = send(client, asset)
    assert response.status_code == 422
    assert "This picture is in the trash." in response.text
    assert not Job.objects.exists()


def test_a_cutout_of_another_project_is_refused(client: Client, asset: Asset) -> None:
    other = Project.objects.create(name="Other")
    response = client.post(f"/projects/{other.uuid}/instant/", form_of(asset))
    assert response.status_code == 422
    assert not Job.objects.exists()


def test_nothing_is_made_in_a_project_in_the_trash(client: Client, asset: Asset) -> None:
    asset.project.trash()
    assert send(client, asset).status_code == 404
    assert not Job.objects.exists()


def test_the_top_bar_hears_of_a_new_run_at_once(client: Client, asset: Asset) -> None:
    assert "queue-changed" in send(client, asset, htmx=True)["HX-Trigger"]
