"""An edit among the photos: its words, what it was made from, what was made from it, and its settings used again."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from photostudio.projects import mask_drafts
from photostudio.projects.models import Asset, Job, Variant
from tests.web.runs import edit_job, finished_edit, finished_run, painted


def page_of(client: Client, variant: Variant) -> str:
    return client.get(f"/variants/{variant.uuid}/").text


@pytest.mark.parametrize(("prompt", "title"), [("", "Removed what was painted"), ("red  ball", "Added “red ball”")])
def test_it_says_what_was_done(client: Client, asset: Asset, prompt: str, title: str) -> None:
    edit = finished_edit(asset, prompt=prompt)
    assert title in page_of(client, edit)
    assert title in client.get(f"/projects/{asset.project.uuid}/").text
    assert title in client.get(f"/projects/{asset.project.uuid}/gallery/").text


def test_it_proves_that_nothing_else_changed(client: Client, asset: Asset) -> None:
    assert "0 of 931\u202f204 protected pixels changed" in page_of(client, finished_edit(asset))


def test_it_shows_before_and_after_and_what_was_painted(client: Client, asset: Asset) -> None:
    edit = finished_edit(asset)
    page = page_of(client, edit)
    assert f'<before-after data-original="/assets/{asset.uuid}/image/original"' in page
    assert f'data-mask="/variants/{edit.uuid}/mask/"' in page
    mask = client.get(f"/variants/{edit.uuid}/mask/")
    assert mask["Content-Type"] == "image/webp"
    list(mask.streaming_content)  # type: ignore[attr-defined] # the test client types no streams


def test_a_photo_that_is_no_edit_has_neither(client: Client, asset: Asset) -> None:
    photo = finished_run(asset, photos=1)[0]
    assert "<before-after" not in page_of(client, photo)
    assert client.get(f"/variants/{photo.uuid}/mask/").status_code == 404


def test_it_links_to_what_it_was_made_from_and_back(client: Client, asset: Asset) -> None:
    photo = finished_run(asset, photos=1, description="bottle on marble")[0]
    edit = finished_edit(photo, prompt="starfish")
    page = page_of(client, edit)
    assert "Made from</span> bottle on marble" in page
    assert f'href="/variants/{photo.uuid}/"' in page
    page = page_of(client, photo)
    assert "Made from this</span> Added “starfish”" in page
    assert f'href="/variants/{edit.uuid}/"' in page


def test_what_is_in_the_trash_is_not_linked(client: Client, asset: Asset) -> None:
    photo = finished_run(asset, photos=1)[0]
    edit = finished_edit(photo)
    edit.trash()
    assert "Made from this" not in page_of(client, photo)
    edit.restore()
    photo.trash()
    page = page_of(client, edit)
    assert "Made from" not in page
    assert "<before-after" not in page


def test_the_depth_of_a_history_costs_no_queries(
    client: Client, asset: Asset, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    deep = [finished_edit(finished_run(asset, photos=1)[0])]
    for _ in range(4):
        deep.append(finished_edit(deep[-1]))
    for edit in deep:
        with django_assert_max_num_queries(8):
            page_of(client, edit)


def test_the_number_of_runs_costs_no_queries(
    client: Client, asset: Asset, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(5):
        edit_job(finished_edit(asset))
    for address in ("", "gallery/", f"regen/?base={asset.uuid}"):
        with django_assert_max_num_queries(16):
            client.get(f"/projects/{asset.project.uuid}/{address}")


def test_an_unfinished_run_has_the_shape_of_its_base(client: Client, asset: Asset) -> None:
    job = edit_job(asset, status=Job.Status.RUNNING)
    run = client.get(f"/jobs/{job.uuid}/", headers={"HX-Request": "true"}).text
    assert 'width="120" height="160"' in run
    assert "Removed what was painted" in run


def use(client: Client, variant: Variant) -> str:
    return str(client.post(f"/variants/{variant.uuid}/use/")["Location"])


def test_its_settings_and_its_mask_are_used_again(client: Client, asset: Asset) -> None:
    edit = finished_edit(asset, prompt="starfish")
    address = use(client, edit)
    assert address == f"/projects/{asset.project.uuid}/regen/?base={asset.uuid}"
    assert mask_drafts.sha256(asset.project, asset.uuid) == edit.job.inputs["mask_image"]["sha256"]
    page = client.get(address).text
    assert "starfish</textarea>" in page
    assert 'name="seed" inputmode="numeric" autocomplete="off" value="7"' in page
    assert "draft/restore/" in page


def test_undo_brings_back_the_words_and_the_painting_that_stood_there(client: Client, asset: Asset) -> None:
    edit = finished_edit(asset, prompt="starfish")
    mine = painted(asset, share=0.5)
    asset.project.refresh_from_db()
    asset.project.save_draft({"regen": {"prompt": "my words"}})
    use(client, edit)
    assert mask_drafts.sha256(asset.project, asset.uuid) != mine
    client.post(f"/projects/{asset.project.uuid}/draft/restore/")
    assert mask_drafts.sha256(asset.project, asset.uuid) == mine
    asset.project.refresh_from_db()
    assert asset.project.draft == {"regen": {"prompt": "my words"}}


def test_undo_takes_away_a_painting_where_there_was_none(client: Client, asset: Asset) -> None:
    use(client, finished_edit(asset))
    client.post(f"/projects/{asset.project.uuid}/draft/restore/")
    assert mask_drafts.sha256(asset.project, asset.uuid) == ""


def test_settings_without_their_picture_change_nothing(client: Client, asset: Asset) -> None:
    photo = finished_run(asset, photos=1)[0]
    edit = finished_edit(photo)
    photo.trash()
    assert use(client, edit) == f"/variants/{edit.uuid}/"
    assert "is gone" in client.get(f"/variants/{edit.uuid}/").text
    asset.project.refresh_from_db()
    assert asset.project.draft == {}


def test_htmx_is_led_to_the_page(client: Client, asset: Asset) -> None:
    edit = finished_edit(asset)
    answer = client.post(f"/variants/{edit.uuid}/use/", headers={"HX-Request": "true"})
    assert answer["HX-Redirect"] == f"/projects/{asset.project.uuid}/regen/?base={asset.uuid}"
