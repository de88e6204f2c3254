"""An address in image_urls opens its photo without a key or a session, until it expires, and nothing else."""

from uuid import uuid4

import pytest
from django.core.signing import TimestampSigner
from django.test import Client, RequestFactory
from pytest_django import Settings

from photostudio.api import images
from photostudio.projects import store
from photostudio.projects.models import Asset, Variant
from tests.web.runs import finished_run


@pytest.fixture
def photo(asset: Asset) -> Variant:
    return finished_run(asset, photos=1)[0]


def path_of(photo: Variant) -> str:
    address = images.address(RequestFactory().get("/fetch"), photo)
    return address.removeprefix("http://testserver")


def test_the_address_opens_the_stored_file_and_is_taken_for_nothing_but_a_picture(photo: Variant) -> None:
    answer = Client().get(path_of(photo))
    assert b"".join(answer) == store.path(photo.sha256).read_bytes()
    assert answer.headers["Content-Type"] == "image/png"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer.headers["Content-Disposition"] == f'inline; filename="{photo.uuid}.png"'
    assert "Set-Cookie" not in answer.headers


def test_its_size_can_be_asked_for_alone(photo: Variant) -> None:
    answer = Client().head(path_of(photo))
    answer.close()
    assert (answer.status_code, int(answer.headers["Content-Length"])) == (200, photo.byte_size)


def refused(path: str) -> int:
    """Return the status of a refusal, in the API's shape."""
    answer = Client().get(path)
    assert list(answer.json()) == ["errors"]
    return answer.status_code


def test_an_expired_address_says_what_to_do(photo: Variant, settings: Settings) -> None:
    settings.PHOTOSTUDIO_IMAGE_SECONDS = -1
    assert refused(path_of(photo)) == 410


@pytest.mark.parametrize("place", [8, 40, -8])
def test_an_address_cannot_be_made_up(photo: Variant, place: int) -> None:
    path = path_of(photo).removeprefix("/images/")
    other = "A" if path[place] != "A" else "B"
    changed = path[:place] + other + path[place:][1:]
    assert refused(f"/images/{changed}") == 404


@pytest.mark.parametrize("token", ["a", "~", "~~", str(uuid4()), "é", "%00", "a" * 5000])
def test_what_is_no_address_opens_nothing(token: str, db: None) -> None:
    assert refused(f"/images/{token}.png") == 404


def test_what_was_signed_for_something_else_opens_nothing(photo: Variant) -> None:
    token = TimestampSigner(salt="another", sep="~").sign(photo.uuid.hex)
    assert refused(f"/images/{token}.png") == 404


def test_a_photo_in_the_trash_is_not_shown(photo: Variant) -> None:
    path = path_of(photo)
    photo.trash()
    assert refused(path) == 404
    photo.restore()
    photo.project.trash()
    assert refused(path) == 404


def test_a_photo_whose_file_is_missing_is_not_shown(photo: Variant) -> None:
    store.path(photo.sha256).unlink()
    assert refused(path_of(photo)) == 404


def test_an_address_is_only_read(photo: Variant) -> None:
    assert Client().post(path_of(photo)).status_code == 405
