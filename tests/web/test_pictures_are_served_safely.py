"""Files of the store: streamed with an explicit type, cached for ever, and never able to run anything."""

from django.test import Client

from photostudio.projects import store
from photostudio.projects.models import Asset
from tests.web.runs import finished_run


def body_of(response: object) -> bytes:
    return b"".join(response.streaming_content)  # type: ignore[attr-defined] # the test client types no streams


def test_the_original_is_the_stored_file(client: Client, asset: Asset) -> None:
    response = client.get(f"/assets/{asset.uuid}/image/original")
    assert response["Content-Type"] == "image/png"
    assert body_of(response) == store.path(asset.sha256).read_bytes()


def test_a_browser_keeps_it_for_ever_and_may_run_nothing(client: Client, asset: Asset) -> None:
    response = client.get(f"/assets/{asset.uuid}/image/thumb")
    assert response["Content-Type"] == "image/webp"
    assert response["Cache-Control"] == "private, max-age=31536000, immutable"
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response["X-Content-Type-Options"] == "nosniff"
    body_of(response)


def test_a_known_picture_is_not_sent_again(client: Client, asset: Asset) -> None:
    first = client.get(f"/assets/{asset.uuid}/image/thumb")
    body_of(first)
    again = client.get(f"/assets/{asset.uuid}/image/thumb", headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304
    assert again.content == b""


def test_a_photo_downloads_in_each_format_under_a_telling_name(client: Client, asset: Asset) -> None:
    photo = finished_run(asset, photos=1)[0]
    for kind, magic in (("png", b"\x89PNG"), ("jpeg", b"\xff\xd8"), ("webp", b"RIFF")):
        response = client.get(f"/variants/{photo.uuid}/download/{kind}")
        assert response["Content-Type"] == f"image/{kind}"
        assert response["Content-Disposition"] == f'attachment; filename="autumn-campaign-7.{kind}"'
        assert body_of(response).startswith(magic)


def test_an_unknown_kind_is_not_found(client: Client, asset: Asset) -> None:
    assert client.get(f"/assets/{asset.uuid}/image/huge").status_code == 404
    assert client.get(f"/variants/{finished_run(asset)[0].uuid}/download/bmp").status_code == 404


def test_a_row_without_its_file_is_not_found(client: Client, asset: Asset) -> None:
    store.path(asset.sha256).unlink()
    assert client.get(f"/assets/{asset.uuid}/image/original").status_code == 404


def test_only_the_small_picture_is_shown_of_what_lies_in_the_trash(client: Client, asset: Asset) -> None:
    asset.trash()
    small = client.get(f"/assets/{asset.uuid}/image/thumb")
    body_of(small)
    assert small.status_code == 200
    assert client.get(f"/assets/{asset.uuid}/image/original").status_code == 404
