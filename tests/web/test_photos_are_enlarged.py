"""Enlarge: offered where it is not too large, a run like any other, and told apart by how it was made."""

import pytest
from django.test import Client

from photostudio.engines.operations import Upscale
from photostudio.jobs import submit
from photostudio.projects.models import Asset, Job, Variant
from tests.web.generated import generated_photo
from tests.web.runs import finished_run, photo_of


def enlarged(photo: Variant, how: str = "rendered again", protected: int = 1_251_536) -> Variant:
    """File the larger photo; its file is the small one's."""
    job = submit.upscale(photo.project, base=photo, operation=Upscale(seed=7), idempotency_key=f"of {photo.uuid}")
    Job.objects.filter(pk=job.pk).update(status=Job.Status.DONE, fraction=1.0)
    job.refresh_from_db()
    recipe = {"version": 1, "engine": {**photo.recipe["engine"], "upscaled": how}}
    size = {"width": 2 * photo.width, "height": 2 * photo.height}
    return photo_of(job, parent=photo, recipe=recipe, protected_pixels=protected, **size)


@pytest.fixture
def photo(asset: Asset) -> Variant:
    return finished_run(asset, photos=1)[0]


def test_a_photo_offers_the_sizes_it_can_have(client: Client, photo: Variant) -> None:
    page = client.get(f"/variants/{photo.uuid}/").text
    assert "2048 × 2048" in page
    assert "4096 × 4096" in page


@pytest.mark.parametrize(("side", "offered"), [(3_000, ["2"]), (6_000, [])])
def test_what_would_be_too_large_is_not_offered(client: Client, photo: Variant, side: int, offered: list[str]) -> None:
    Variant.objects.filter(pk=photo.pk).update(width=side, height=side)
    page = client.get(f"/variants/{photo.uuid}/").text
    assert [times for times in ("2", "4") if f'name="upscale_by" value="{times}"' in page] == offered


def test_it_becomes_a_run_as_careful_as_the_photo_was(client: Client, photo: Variant) -> None:
    sent = {"upscale_by": "4", "idempotency_key": "k"}
    answers = [client.post(f"/variants/{photo.uuid}/enlarge/", sent) for _ in range(2)]
    assert answers[0]["Location"] == f"/projects/{photo.project.uuid}/?variant={photo.uuid}"
    job = Job.objects.get(operation="upscale")
    assert (job.parameters["upscale_by"], job.parameters["quality"]) == (4, photo.job.parameters["quality"])
    assert job.inputs["image"]["variant"] == str(photo.uuid)


def test_a_photo_of_words_brings_what_was_asked(client: Client, asset: Asset) -> None:
    generated = generated_photo(asset.project, asset)
    client.post(f"/variants/{generated.uuid}/enlarge/", {"upscale_by": "2"})
    job = Job.objects.get(operation="upscale")
    assert job.inputs.keys() == {"image"}
    assert job.parameters["base_recipe"]["asked"] == generated.job.parameters


def test_for_htmx_it_answers_with_the_run_and_a_new_key(client: Client, photo: Variant) -> None:
    response = client.post(f"/variants/{photo.uuid}/enlarge/", {"upscale_by": "2"}, headers={"HX-Request": "true"})
    job = Job.objects.get(operation="upscale")
    assert f'id="run-{job.uuid}"' in response.text
    assert 'width="2048" height="2048"' in response.text
    assert 'id="enlarge-key"' in response.text


@pytest.mark.parametrize("times", ["", "3", "two", "-2", "²"])
def test_another_size_is_refused(client: Client, photo: Variant, times: str) -> None:
    response = client.post(f"/variants/{photo.uuid}/enlarge/", {"upscale_by": times})
    assert response.status_code == 422
    assert not Job.objects.filter(operation="upscale").exists()


def test_too_large_a_photo_is_refused_in_a_sentence(client: Client, photo: Variant) -> None:
    Variant.objects.filter(pk=photo.pk).update(width=6_000, height=6_000)
    response = client.post(f"/variants/{photo.uuid}/enlarge/", {"upscale_by": "2"}, headers={"HX-Request": "true"})
    assert response.status_code == 422
    assert "at most 16383 a side and 50 megapixels are possible. Enlarge it less." in response.text


@pytest.mark.parametrize(
    ("how", "sentence"),
    [
        ("rendered again", "Rendered again from its set at this size, so that every detail is true."),
        ("resampled", "Enlarged from its own pixels: sharper, with nothing in it that was not there."),
    ],
)
def test_the_details_say_how_it_was_made(client: Client, photo: Variant, how: str, sentence: str) -> None:
    page = client.get(f"/variants/{enlarged(photo, how).uuid}/").text
    assert sentence in page
    assert "Enlarged 2 ×: “perfume on marble”" in page
    assert "2048 × 2048 px" in page


def test_the_small_photo_lies_under_it_to_compare(client: Client, photo: Variant) -> None:
    page = client.get(f"/variants/{enlarged(photo).uuid}/").text
    assert f'data-original="/variants/{photo.uuid}/image/original"' in page
    assert 'data-times="2"' in page
    assert "Made from" in page
    assert "Made from this" in client.get(f"/variants/{photo.uuid}/").text


def test_lineage_gallery_and_search_know_it(client: Client, photo: Variant) -> None:
    larger = enlarged(photo)
    project = f"/projects/{photo.project.uuid}"
    lineage = client.get(f"{project}/lineage/?of={larger.uuid}").text
    assert "Enlarged 2 ×" in lineage
    assert str(photo.uuid) in lineage
    assert str(larger.uuid) in client.get(f"{project}/gallery/?operation=upscale").text


def test_its_settings_are_those_of_the_photo_that_was_enlarged(client: Client, photo: Variant) -> None:
    larger = enlarged(photo)
    client.post(f"/variants/{larger.uuid}/use/")
    photo.project.refresh_from_db()
    assert photo.project.draft["product_description"] == "perfume on marble"


def test_the_settings_of_what_is_gone_are_said_to_be_gone(client: Client, photo: Variant) -> None:
    larger = enlarged(photo)
    photo.trash()
    response = client.post(f"/variants/{larger.uuid}/use/", follow=True)
    assert "The picture that was enlarged is gone" in response.text


def test_nothing_is_claimed_where_nothing_was_protected(client: Client, photo: Variant) -> None:
    page = client.get(f"/variants/{enlarged(photo, 'resampled', protected=0).uuid}/").text
    assert "Nothing in this photo was protected." in page
    assert "protected pixels" not in page
