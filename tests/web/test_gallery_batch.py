"""Many photos at once: into the trash and back, to another project and back, and away in one file."""

import json
import re
from html import unescape
from io import BytesIO
from typing import TYPE_CHECKING
from uuid import uuid4
from zipfile import ZipFile

import pytest
from django.test import Client

from photostudio.projects import store
from photostudio.projects.models import Asset, Job, Project, Variant
from tests.web.runs import finished_run, job_of, photo_of

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer

HTMX = {"HX-Request": "true"}


def send(client: Client, project: Project, action: str, photos: list[Variant], **values: str) -> "Answer":
    sent = {"variants": [str(photo.uuid) for photo in photos], **values}
    return client.post(f"/projects/{project.uuid}/photos/{action}/", sent, headers=HTMX)


def undo(client: Client, answer: "Answer") -> "Answer":
    address = re.search(r'hx-post="([^"]+)"', answer.text)
    assert address
    return client.post(unescape(address[1]), headers=HTMX)


@pytest.fixture
def other(db: None) -> Project:
    return Project.objects.create(name="Spring campaign")


def test_photos_go_into_the_trash_together_and_undo_brings_back_just_these(client: Client, asset: Asset) -> None:
    earlier, *photos = finished_run(asset, photos=4)
    earlier.trash()
    answer = send(client, asset.project, "trash", photos)
    assert "3 photos are in the trash." in answer.text
    assert json.loads(answer.headers["HX-Trigger"])["photos-changed"]["cells"][-1] == str(photos[0].job.uuid)
    assert not Variant.objects.kept().exists()
    assert "3 photos are back." in undo(client, answer).text
    assert set(Variant.objects.kept()) == set(photos)
    assert undo(client, answer).status_code == 404


def test_a_plain_form_comes_back_to_the_gallery(client: Client, asset: Asset) -> None:
    (photo,) = finished_run(asset, photos=1)
    answer = client.post(f"/projects/{asset.project.uuid}/photos/trash/", {"variants": str(photo.uuid)})
    assert answer.headers["Location"] == f"/projects/{asset.project.uuid}/gallery/"


def test_a_photo_moves_with_its_run_keeps_its_address_and_comes_back(
    client: Client, asset: Asset, other: Project
) -> None:
    first, second = finished_run(asset)
    answer = send(client, asset.project, "move", [first], to=str(other.uuid))
    assert "2 photos are in “Spring campaign” now. Photos of a run stay together." in answer.text
    assert set(other.variants.all()) == {first, second}
    assert list(other.jobs.all()) == [first.job]
    assert client.get(f"/variants/{first.uuid}/").status_code == 200
    assert "2 photos are back." in undo(client, answer).text
    assert set(asset.project.variants.all()) == {first, second}
    assert undo(client, answer).status_code == 404


def test_a_run_under_way_stays_where_it_is(client: Client, asset: Asset, other: Project) -> None:
    photo = photo_of(job_of(asset, status=Job.Status.RUNNING))
    answer = send(client, asset.project, "move", [photo], to=str(other.uuid))
    assert answer.status_code == 409
    assert "Nothing was moved" in answer.text
    assert list(asset.project.variants.all()) == [photo]


def test_a_project_in_the_trash_takes_nothing(client: Client, asset: Asset, other: Project) -> None:
    (photo,) = finished_run(asset, photos=1)
    other.trash()
    assert send(client, asset.project, "move", [photo], to=str(other.uuid)).status_code == 404
    assert send(client, asset.project, "move", [photo]).status_code == 404


def test_a_download_holds_each_photos_own_file_under_a_name_of_its_own(client: Client, asset: Asset) -> None:
    photos = [*finished_run(asset), *finished_run(asset)]
    answer = client.post(
        f"/projects/{asset.project.uuid}/photos/download/", {"variants": [str(photo.uuid) for photo in photos]}
    )
    body = answer.getvalue()
    assert len(body) == int(answer.headers["Content-Length"])
    assert answer.headers["Content-Disposition"] == 'attachment; filename="autumn-campaign.zip"'
    with ZipFile(BytesIO(body)) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == [
            "autumn-campaign-001-7.png",
            "autumn-campaign-002-8.png",
            "autumn-campaign-003-7.png",
            "autumn-campaign-004-8.png",
        ]
        assert archive.read(archive.namelist()[0]) == store.path(asset.sha256).read_bytes()


def test_a_photo_without_its_file_stops_the_download_before_it_begins(client: Client, asset: Asset) -> None:
    photos = finished_run(asset)
    Variant.objects.filter(pk=photos[1].pk).update(sha256="0" * 64)
    answer = send(client, asset.project, "download", photos)
    assert answer.status_code == 404
    assert "The file of this picture is missing" in answer.text


@pytest.mark.parametrize("action", ["trash", "move", "download"])
def test_photos_of_others_are_not_found(client: Client, asset: Asset, other: Project, action: str) -> None:
    (photo,) = finished_run(asset, photos=1)
    assert send(client, other, action, [photo], to=str(asset.project.uuid)).status_code == 404
    photo.refresh_from_db()
    assert photo.trashed_at is None


def test_more_than_can_be_chosen_together_is_refused(client: Client, project: Project) -> None:
    answer = client.post(f"/projects/{project.uuid}/photos/trash/", {"variants": [str(uuid4()) for _ in range(501)]})
    assert answer.status_code == 400


@pytest.mark.parametrize("at", ["", "yesterday", "2026-13-45T00:00:00Z", "2026-01-01T00:00:00"])
def test_an_undo_of_nothing_is_refused(client: Client, project: Project, at: str) -> None:
    assert client.post(f"/projects/{project.uuid}/photos/restore/?at={at}").status_code == 400
