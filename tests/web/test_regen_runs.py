"""Remove and add: the form of Regen and what is painted become one job, and lose nothing when they are refused."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from photostudio.imaging.masks import read_mask
from photostudio.projects import mask_drafts, store
from photostudio.projects.models import Asset, Job, Project, Variant
from tests.web.runs import finished_edit, finished_run, mask_of, painted


def form_of(base: Asset | Variant, mask: str, /, **changes: Any) -> dict[str, Any]:
    """Return what a browser sends."""
    return {
        "base": str(base.uuid),
        "mask": mask,
        "prompt": "",
        "negative_prompt": "people",
        "seed": "7",
        "quality": "MIDDLE",
        "variants": "2",
        "shadow": "on",
        "idempotency_key": "one-key",
    } | changes


def send(client: Client, base: Asset | Variant, mask: str, /, *, htmx: bool = False, **changes: Any) -> Any:
    headers = {"HX-Request": "true"} if htmx else {}
    return client.post(f"/projects/{base.project.uuid}/regen/", form_of(base, mask, **changes), headers=headers)


def test_it_writes_one_job_with_every_field(client: Client, asset: Asset) -> None:
    assert send(client, asset, painted(asset), prompt="starfish", shadow="").status_code == 302
    job = Job.objects.get()
    assert (job.operation, job.asset) == ("regen", asset)
    expected = {"prompt": "starfish", "negative_prompt": "people", "seed": 7, "quality": "MIDDLE", "variants": 2}
    assert {name: job.parameters[name] for name in expected} == expected
    assert job.parameters["shadow"] is False
    assert job.inputs["base_image"]["asset"] == str(asset.uuid)


def test_what_was_painted_lies_in_the_store_whatever_is_painted_later(client: Client, asset: Asset) -> None:
    send(client, asset, painted(asset))
    sha256 = Job.objects.get().inputs["mask_image"]["sha256"]
    mask_drafts.path(asset.project, asset.uuid).write_bytes(mask_of(asset, share=0.5))
    kept = store.path(sha256).read_bytes()
    assert kept == mask_of(asset)
    assert (read_mask(kept, width=120, height=160).coverage > 0).mean() == 0.25


def test_the_painting_stays_after_the_run(client: Client, asset: Asset) -> None:
    sha256 = painted(asset)
    send(client, asset, sha256)
    assert mask_drafts.sha256(asset.project, asset.uuid) == sha256


def test_it_leads_back_to_the_same_base(client: Client, asset: Asset) -> None:
    response = send(client, asset, painted(asset))
    assert response["Location"] == f"/projects/{asset.project.uuid}/regen/?base={asset.uuid}"
    assert f'id="run-{Job.objects.get().uuid}"' in client.get(response["Location"]).text


def test_for_htmx_it_answers_with_the_run_and_a_new_key(client: Client, asset: Asset) -> None:
    response = send(client, asset, painted(asset), htmx=True)
    assert f'id="run-{Job.objects.get().uuid}"' in response.text
    assert "Removed what was painted" in response.text
    assert 'id="idempotency-key"' in response.text
    assert "queue-changed" in response["HX-Trigger"]


def test_a_double_click_makes_one_job(client: Client, asset: Asset) -> None:
    mask = painted(asset)
    send(client, asset, mask)
    assert send(client, asset, mask).status_code == 302
    assert Job.objects.count() == 1


def test_again_means_another_seed(client: Client, asset: Asset) -> None:
    send(client, asset, painted(asset), again="on")
    assert Job.objects.get().parameters["seed"] != 7


def test_a_photo_is_edited_with_its_product_and_its_set(client: Client, asset: Asset) -> None:
    photo = finished_run(asset, photos=1)[0]
    send(client, photo, painted(photo))
    job = Job.objects.get(operation="regen")
    assert job.inputs["base_image"]["variant"] == str(photo.uuid)
    assert job.inputs["product_image"] == photo.job.inputs["product_image"]
    assert job.parameters["base_recipe"]["set"] == photo.recipe["engine"]["set"]


@pytest.mark.parametrize("htmx", [True, False], ids=["htmx", "plain"])
@pytest.mark.parametrize(
    ("share", "sentence"),
    [
        (0.0, "Nothing is painted yet. Paint over what shall go"),
        (1.0, "The whole picture is painted, so nothing is left to go by."),
    ],
)
def test_a_mask_of_nothing_or_of_everything_is_refused(
    client: Client, asset: Asset, share: float, sentence: str, *, htmx: bool
) -> None:
    mask = painted(asset, share=share)
    refused = send(client, asset, mask, htmx=htmx)
    assert refused.status_code == 422
    assert sentence in refused.text
    assert not Job.objects.exists()
    assert mask_drafts.sha256(asset.project, asset.uuid) == mask


def test_nothing_was_ever_painted(client: Client, asset: Asset) -> None:
    refused = send(client, asset, "")
    assert refused.status_code == 422
    assert "Nothing is painted yet." in refused.text


def test_a_painting_that_another_window_changed_is_not_run(client: Client, asset: Asset) -> None:
    painted(asset)
    refused = send(client, asset, 64 * "0")
    assert refused.status_code == 422
    assert "The painting was changed in another window." in refused.text
    assert not Job.objects.exists()


def test_a_mask_of_another_size_is_refused_with_both_sizes(client: Client, asset: Asset) -> None:
    mask = painted(asset)
    Asset.objects.filter(pk=asset.pk).update(width=240)
    refused = send(client, asset, mask)
    assert refused.status_code == 422
    assert "The mask is 120 × 160 pixels and the picture 240 × 160." in refused.text


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"prompt": "x" * 1001}, "Prompt has 1,001 characters: shorten it to 1,000."),
        ({"seed": "0"}, "Seed must be between 1 and 4,294,967,296, or -1."),
        ({"seed": "seven"}, "This must be a whole number, like 7."),
        ({"variants": "5"}, "Variants must be between 1 and 4."),
        ({"negative_prompt": "x" * 2001}, "Negative prompt has 2,001 characters: shorten it to 2,000."),
        ({"base": "nothing"}, "Choose the picture to retouch, on the left."),
        ({"base": str(uuid4())}, "This picture is no longer in the project."),
    ],
)
@pytest.mark.parametrize("htmx", [True, False], ids=["htmx", "plain"])
def test_a_field_outside_its_limits_is_refused_with_a_sentence(
    client: Client, asset: Asset, changes: dict[str, Any], sentence: str, *, htmx: bool
) -> None:
    refused = send(client, asset, painted(asset), htmx=htmx, **changes)
    assert refused.status_code == 422
    assert sentence in refused.text
    assert not Job.objects.exists()


def test_a_refused_form_keeps_everything_that_was_typed(client: Client, asset: Asset) -> None:
    mask = painted(asset)
    page = send(client, asset, mask, seed="0", prompt="two candles", negative_prompt="no people", shadow="").text
    again = client.get(f"/projects/{asset.project.uuid}/regen/?base={asset.uuid}").text
    for text in (page, again):
        for kept in ("two candles", "no people", 'value="0"', 'value="MIDDLE" checked', 'value="2" checked'):
            assert kept in text
        assert 'name="shadow" checked' not in text


def test_words_that_the_studio_cannot_draw_are_answered_with_what_it_can(client: Client, asset: Asset) -> None:
    refused = send(client, asset, painted(asset), htmx=True, prompt="perfume bottle")
    assert refused.status_code == 422
    assert "The studio cannot draw “perfume bottle”. Choose one of the things below" in refused.text
    assert 'data-fill="vase"' in refused.text
    assert not Job.objects.exists()


def test_the_same_is_said_while_the_words_are_typed(client: Client, db: None) -> None:
    assert "It can draw:" in client.post("/additions/", {"prompt": "perfume bottle"}).text
    drawn = client.post("/additions/", {"prompt": "three red candles"}).text
    assert "3 × candle" in drawn
    assert "cannot draw" not in drawn
    assert "chip" not in client.post("/additions/", {"prompt": ""}).text


@pytest.mark.parametrize("kind", ["asset", "photo"])
def test_a_base_in_the_trash_is_refused_and_its_painting_kept(client: Client, asset: Asset, kind: str) -> None:
    base = asset if kind == "asset" else finished_run(asset, photos=1)[0]
    mask = painted(base)
    base.trash()
    refused = send(client, base, mask)
    assert refused.status_code == 422
    assert "This picture is in the trash. Restore it" in refused.text
    assert mask_drafts.sha256(base.project, base.uuid) == mask


def test_a_picture_of_another_project_is_refused(client: Client, asset: Asset) -> None:
    other = Project.objects.create(name="Other")
    mask = painted(asset)
    assert client.post(f"/projects/{other.uuid}/regen/", form_of(asset, mask)).status_code == 422
    assert not Job.objects.exists()


def test_an_edit_can_be_edited_again(client: Client, asset: Asset) -> None:
    first = finished_edit(finished_run(asset, photos=1)[0], prompt="starfish")
    assert send(client, first, painted(first)).status_code == 302
    job = Job.objects.latest("pk")
    assert job.inputs["base_image"]["variant"] == str(first.uuid)
    assert "product_image" in job.inputs
