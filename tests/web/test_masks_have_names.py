"""Named masks: kept as assets, offered for every picture of their size, thrown away and brought back."""

import pytest
from django.test import Client

from photostudio.projects import store
from photostudio.projects.models import Asset
from photostudio.projects.verification import faults
from tests.web.runs import finished_edit, finished_run, mask_of, painted


def name(client: Client, asset: Asset, text: str = "Label") -> int:
    return client.post(f"/projects/{asset.project.uuid}/masks/", {"base": str(asset.uuid), "name": text}).status_code


def listed(client: Client, asset: Asset) -> str:
    return client.get(f"/projects/{asset.project.uuid}/masks/?base={asset.uuid}").text


def served(client: Client, mask: Asset, kind: str) -> bytes:
    response = client.get(f"/assets/{mask.uuid}/image/{kind}")
    return b"".join(response.streaming_content)  # type: ignore[attr-defined] # the test client types no streams


def test_a_draft_gets_a_name_and_is_offered_by_it(client: Client, asset: Asset) -> None:
    painted(asset)
    answer = client.post(f"/projects/{asset.project.uuid}/masks/", {"base": str(asset.uuid), "name": " The  label "})
    mask = Asset.objects.get(kind=Asset.Kind.MASK)
    assert (mask.name, mask.width, mask.height) == ("The label", asset.width, asset.height)
    assert store.path(mask.sha256).read_bytes() == mask_of(asset)
    for text in (answer.text, listed(client, asset)):
        assert "The label" in text
        assert f'data-mask-url="/assets/{mask.uuid}/image/original"' in text


def test_it_is_served_as_the_file_that_was_painted(client: Client, asset: Asset) -> None:
    painted(asset)
    name(client, asset)
    mask = Asset.objects.get(kind=Asset.Kind.MASK)
    assert served(client, mask, "original") == mask_of(asset)
    assert served(client, mask, "thumb").startswith(b"RIFF")


def test_masks_of_another_size_are_not_offered(client: Client, asset: Asset) -> None:
    painted(asset)
    name(client, asset)
    photo = finished_run(asset, photos=1)[0]
    answer = client.get(f"/projects/{asset.project.uuid}/masks/?base={photo.uuid}")
    assert "No mask has a name yet." in answer.text


@pytest.mark.parametrize("text", ["", "   "])
def test_a_name_is_asked_for(client: Client, asset: Asset, text: str) -> None:
    painted(asset)
    assert name(client, asset, text) == 400
    assert not Asset.objects.filter(kind=Asset.Kind.MASK).exists()


def test_nothing_painted_gets_no_name(client: Client, asset: Asset) -> None:
    answer = client.post(f"/projects/{asset.project.uuid}/masks/", {"base": str(asset.uuid), "name": "Label"})
    assert answer.status_code == 400
    assert "Nothing is painted yet." in answer.json()["error"]


def test_a_mask_goes_into_the_trash_and_comes_back(client: Client, asset: Asset) -> None:
    painted(asset)
    name(client, asset)
    mask = Asset.objects.get(kind=Asset.Kind.MASK)
    answer = client.post(f"/assets/{mask.uuid}/trash/", headers={"HX-Request": "true"})
    assert f"/assets/{mask.uuid}/restore/" in answer.text
    assert "assets-changed" in answer["HX-Trigger"]
    assert "Label" not in listed(client, asset)
    client.post(f"/assets/{mask.uuid}/restore/")
    assert "Label" in listed(client, asset)


def test_a_mask_is_no_picture_of_the_rail_nor_of_the_stage(client: Client, asset: Asset) -> None:
    painted(asset)
    name(client, asset)
    mask = Asset.objects.get(kind=Asset.Kind.MASK)
    assert str(mask.uuid) not in client.get(f"/projects/{asset.project.uuid}/").text
    assert str(mask.uuid) not in client.get(f"/projects/{asset.project.uuid}/regen/?base={asset.uuid}").text
    assert client.get(f"/assets/{mask.uuid}/").status_code == 404
    assert client.post(f"/assets/{mask.uuid}/mend/").status_code == 404


def test_the_masks_of_runs_count_as_used_files(client: Client, asset: Asset) -> None:
    photo = finished_edit(asset)
    mask = store.path(photo.job.inputs["mask_image"]["sha256"])
    assert mask.exists()
    mask.unlink()
    assert [fault.file for fault in faults() if fault.kind == "missing"] == [mask]
