"""The draft of a mask: saved while it is painted, checked by the darkroom, never overwritten unseen."""

import hashlib
from typing import Any
from uuid import uuid4

import numpy as np
import pytest
from django.test import Client

from photostudio.imaging.codecs import encode_png
from photostudio.imaging.masks import write_mask
from photostudio.projects import mask_drafts
from photostudio.projects.models import Asset, Project
from tests.pictures import photograph
from tests.web.runs import finished_run, mask_of


def put(client: Client, base: Any, body: bytes, **headers: str) -> Any:
    address = f"/projects/{base.project.uuid}/masks/draft/?base={base.uuid}"
    return client.put(address, body, content_type="image/png", headers=headers or {"If-None-Match": "*"})


def get(client: Client, base: Any) -> Any:
    return client.get(f"/projects/{base.project.uuid}/masks/draft/?base={base.uuid}")


def content(response: Any) -> bytes:
    return b"".join(response.streaming_content)


def test_there_is_none_before_anything_is_painted(client: Client, asset: Asset) -> None:
    assert get(client, asset).status_code == 204


def test_what_is_saved_comes_back_byte_for_byte_under_its_hash(client: Client, asset: Asset) -> None:
    mask = mask_of(asset)
    answer = put(client, asset, mask)
    assert answer.status_code == 200
    assert answer.json() == {"sha256": hashlib.sha256(mask).hexdigest(), "share": 0.25}
    kept = get(client, asset)
    assert content(kept) == mask
    assert kept["ETag"] == f'"{answer.json()["sha256"]}"'
    assert kept["Content-Type"] == "image/png"
    assert "sandbox" in kept["Content-Security-Policy"]


def test_a_photo_has_a_draft_of_its_own(client: Client, asset: Asset) -> None:
    photo = finished_run(asset, photos=1)[0]
    put(client, asset, mask_of(asset))
    assert get(client, photo).status_code == 204
    assert put(client, photo, mask_of(photo, share=0.5)).json()["share"] == 0.5


def test_a_writer_that_has_seen_the_draft_replaces_it(client: Client, asset: Asset) -> None:
    first = put(client, asset, mask_of(asset)).json()["sha256"]
    second = put(client, asset, mask_of(asset, share=0.5), **{"If-Match": f'"{first}"'})
    assert second.status_code == 200
    assert content(get(client, asset)) == mask_of(asset, share=0.5)


@pytest.mark.parametrize(
    "header", [{"If-None-Match": "*"}, {"If-Match": '"' + 64 * "0" + '"'}], ids=["none", "another"]
)
def test_a_writer_that_has_not_seen_it_overwrites_nothing(client: Client, asset: Asset, header: dict[str, str]) -> None:
    put(client, asset, mask_of(asset))
    refused = put(client, asset, mask_of(asset, share=0.5), **header)
    assert refused.status_code == 412
    assert "changed in another window" in refused.json()["error"]
    assert content(get(client, asset)) == mask_of(asset)


def test_a_cleared_and_a_full_painting_are_kept_as_well(client: Client, asset: Asset) -> None:
    empty = put(client, asset, mask_of(asset, share=0)).json()
    assert empty["share"] == 0
    assert put(client, asset, mask_of(asset, share=1), **{"If-Match": f'"{empty["sha256"]}"'}).json()["share"] == 1


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (b"", "This file is empty."),
        (b"no picture", "This is not a PNG, JPEG or WebP picture."),
        (mask_of(Asset(width=60, height=80)), "The mask is 60 × 80 pixels and the picture 120 × 160."),
        (encode_png(photograph(120, 160)), "This mask has colours or transparency."),
        (write_mask(np.eye(160, 120, dtype=np.uint8))[:-20], "This file is cut off after"),
    ],
    ids=["empty", "text", "another size", "coloured", "cut off"],
)
def test_what_is_no_mask_of_the_picture_is_refused_with_a_sentence(
    client: Client, asset: Asset, body: bytes, sentence: str
) -> None:
    refused = put(client, asset, body)
    assert refused.status_code == 400
    assert sentence in refused.json()["error"]
    assert get(client, asset).status_code == 204


def test_a_body_that_is_too_large_is_refused_while_it_is_read(
    client: Client, asset: Asset, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("photostudio.jobs.receiving.MAX_BYTES", 64)
    refused = put(client, asset, mask_of(asset))
    assert refused.status_code == 413
    assert "larger than" in refused.json()["error"]


def test_nobody_paints_on_what_is_not_there(client: Client, asset: Asset) -> None:
    other = Project.objects.create(name="Other")
    address = f"/projects/{other.uuid}/masks/draft/?base={asset.uuid}"
    assert client.put(address, mask_of(asset), content_type="image/png").status_code == 404
    assert client.get(f"/projects/{asset.project.uuid}/masks/draft/?base={uuid4()}").status_code == 404
    assert client.get(f"/projects/{asset.project.uuid}/masks/draft/?base=nothing").status_code == 404
    asset.trash()
    assert put(client, asset, mask_of(asset)).status_code == 404
    assert mask_drafts.sha256(asset.project, asset.uuid) == ""


def test_nothing_is_left_in_the_folder_of_uploads(client: Client, asset: Asset, data_folder: Any) -> None:
    put(client, asset, mask_of(asset))
    put(client, asset, b"no picture")
    assert list((data_folder / "incoming").iterdir()) == []
