"""The Regen page: which picture is on its stage, what is offered beside it, and what it says when there is none."""

from io import BytesIO
from uuid import uuid4

import pytest
from django.test import Client

from photostudio.imaging.codecs import encode_png
from photostudio.projects.models import Asset, Project, Variant
from tests.filed import taken_in
from tests.pictures import photograph
from tests.web.runs import finished_edit, finished_run, painted


def page_of(client: Client, project: Project, query: str = "") -> str:
    return client.get(f"/projects/{project.uuid}/regen/{query}", follow=True).text


def test_an_empty_project_says_what_to_do(client: Client, project: Project) -> None:
    page = page_of(client, project)
    assert "Drop a picture to retouch" in page
    assert "<mask-editor" not in page


def test_the_newest_picture_is_on_the_stage_until_there_is_a_photo(client: Client, asset: Asset) -> None:
    assert f'data-original="/assets/{asset.uuid}/image/original"' in page_of(client, asset.project)
    photo = finished_run(asset, photos=2)[1]
    answer = client.get(f"/projects/{asset.project.uuid}/regen/")
    assert answer["Location"] == f"/projects/{asset.project.uuid}/regen/?base={photo.uuid}"


def test_the_editor_is_told_of_the_base(client: Client, asset: Asset) -> None:
    page = page_of(client, asset.project, f"?base={asset.uuid}")
    project = f"/projects/{asset.project.uuid}"
    for told in (
        'data-width="120"',
        'data-height="160"',
        f'data-draft="{project}/masks/draft/?base={asset.uuid}"',
        f'data-masks="{project}/masks/?base={asset.uuid}"',
        f'data-select="{project}/regen/select/"',
        f'data-casts="{project}/regen/casts/"',
        f'data-alpha="/assets/{asset.uuid}/image/original"',
    ):
        assert told in page


def test_a_picture_without_transparency_is_a_base_without_a_product(client: Client, project: Project) -> None:
    picture = taken_in(project, encode_png(photograph()), "room.png")
    page = page_of(client, project, f"?base={picture.uuid}")
    assert 'data-alpha=""' in page
    assert (
        f'href="/projects/{project.uuid}/regen/?base={picture.uuid}"' in client.get(f"/projects/{project.uuid}/").text
    )


def test_the_product_of_a_photo_and_of_its_edits_is_known(client: Client, asset: Asset) -> None:
    photo = finished_run(asset, photos=1)[0]
    edit = finished_edit(photo)
    for base in (photo, edit):
        page = page_of(client, asset.project, f"?base={base.uuid}")
        assert f'data-alpha="/variants/{base.uuid}/product/"' in page


def test_photos_and_assets_are_offered_as_bases(client: Client, asset: Asset) -> None:
    photo = finished_run(asset, photos=1)[0]
    page = page_of(client, asset.project)
    for base in (photo, asset):
        assert f'href="/projects/{asset.project.uuid}/regen/?base={base.uuid}"' in page


def test_what_was_painted_is_named_in_the_form(client: Client, asset: Asset) -> None:
    assert f'name="mask" value="{painted(asset)}"' in page_of(client, asset.project, f"?base={asset.uuid}")


def test_a_base_in_the_trash_can_be_restored_from_here(client: Client, asset: Asset) -> None:
    asset.trash()
    page = page_of(client, asset.project, f"?base={asset.uuid}")
    assert "This picture is in the trash" in page
    assert f'action="/assets/{asset.uuid}/restore/"' in page
    assert "<mask-editor" not in page
    back = f"/projects/{asset.project.uuid}/regen/?base={asset.uuid}"
    assert client.post(f"/assets/{asset.uuid}/restore/", {"next": back})["Location"] == back


@pytest.mark.parametrize("text", [str(uuid4()), "nothing"])
def test_a_base_that_is_not_here_is_said(client: Client, asset: Asset, text: str) -> None:
    page = page_of(client, asset.project, f"?base={text}")
    assert "This picture is not here" in page


def test_an_open_result_stands_on_what_it_was_made_from(client: Client, asset: Asset) -> None:
    edit = finished_edit(asset)
    answer = client.get(f"/projects/{asset.project.uuid}/regen/?variant={edit.uuid}")
    assert answer["Location"] == f"/projects/{asset.project.uuid}/regen/?base={asset.uuid}&variant={edit.uuid}"
    page = client.get(answer["Location"]).text
    assert "<before-after" in page
    assert "Continue with this one" in page
    assert "Try again" in page


def test_for_htmx_only_the_open_result_is_sent(client: Client, asset: Asset) -> None:
    edit = finished_edit(asset)
    headers = {"HX-Request": "true", "HX-Target": "viewer"}
    address = f"/projects/{asset.project.uuid}/regen/?base={asset.uuid}&variant={edit.uuid}"
    part = client.get(address, headers=headers).text
    assert "<before-after" in part
    assert "<mask-editor" not in part
    bases = client.get(address, headers={"HX-Request": "true", "HX-Target": "bases"}).text
    assert str(edit.uuid) in bases
    assert "<before-after" not in bases


def test_what_is_typed_is_kept_beside_the_form_of_instant(client: Client, asset: Asset) -> None:
    address = f"/projects/{asset.project.uuid}/draft/"
    client.post(address, {"seed": "9", "product_description": "on marble"})
    client.post(f"{address}?operation=regen", {"seed": "5", "prompt": "a candle", "base": str(asset.uuid)})
    asset.project.refresh_from_db()
    assert asset.project.draft == {
        "seed": "9",
        "product_description": "on marble",
        "regen": {"seed": "5", "prompt": "a candle"},
    }
    page = page_of(client, asset.project)
    assert "a candle</textarea>" in page
    assert "Add “a candle”" in page


def test_an_upload_from_here_becomes_the_base(client: Client, project: Project) -> None:
    file = BytesIO(encode_png(photograph()))
    file.name = "room.png"
    headers = {"Accept": "application/json"}
    answer = client.post(f"/projects/{project.uuid}/assets/?to=regen", {"file": file}, headers=headers)
    taken = Asset.objects.get()
    assert answer.json()["url"] == f"/projects/{project.uuid}/regen/?base={taken.uuid}"


def test_the_seconds_are_those_of_removing_until_words_add_something(client: Client, asset: Asset) -> None:
    finished_edit(asset)  # 0.8 s
    Variant.objects.filter(pk=finished_edit(asset, prompt="starfish").pk).update(seconds=7)
    page = page_of(client, asset.project, f"?base={asset.uuid}")
    assert '<small class="numbers" data-without-words>1 s</small>' in page
    assert '<small class="numbers" data-with-words hidden>7 s</small>' in page
    assert ">4 s</small>" in client.get(f"/projects/{asset.project.uuid}/").text
