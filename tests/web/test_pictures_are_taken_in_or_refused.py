"""Uploads: each file is taken or refused by itself, with one sentence and the right status, and nothing half-stored."""

import struct
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from photostudio.imaging.codecs import encode_png
from photostudio.imaging.limits import MAX_BYTES, MEGABYTE
from photostudio.projects.models import Asset, Project
from tests.pictures import cutout

JSON = {"Accept": "application/json"}
GOOD = encode_png(cutout())


def file(data: bytes = GOOD, name: str = "bottle.png") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data, content_type="image/png")


def upload(client: Client, project: Project, *files: SimpleUploadedFile, **headers: str) -> Any:
    return client.post(f"/projects/{project.uuid}/assets/", {"file": files}, headers=headers)


def stored(data_folder: Path) -> list[Path]:
    """Every file that an upload left in the store or on its way there."""
    return [
        path for place in ("files", "incoming", "work") for path in (data_folder / place).rglob("*") if path.is_file()
    ]


def bomb() -> bytes:
    """A PNG of a few hundred bytes that claims 60,000 × 60,000 pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 6, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * 99)) + chunk(b"IEND", b"")
    )


def hostile() -> Iterator[tuple[str, bytes, int]]:
    yield "truncated", GOOD[: len(GOOD) // 2], 422
    yield "of another type", b"%PDF-1.7 " * 99, 415
    yield "empty", b"", 415
    yield "a bomb", bomb(), 413
    yield "too large", b"\0" * (MAX_BYTES + 1), 413
    yield "fully transparent", encode_png(cutout() * 0), 422


@pytest.mark.parametrize(("data", "status"), [pytest.param(data, status, id=kind) for kind, data, status in hostile()])
def test_a_hostile_file_is_refused_with_a_sentence_and_leaves_nothing(
    client: Client, project: Project, data_folder: Path, data: bytes, status: int
) -> None:
    response = upload(client, project, file(data), **JSON)
    assert response.status_code == status
    assert response.json()["error"].endswith(".")
    assert not Asset.objects.exists()
    assert stored(data_folder) == []


def test_a_script_gets_the_address_where_the_picture_can_be_placed(client: Client, project: Project) -> None:
    response = upload(client, project, file(), **JSON)
    assert response.status_code == 201
    assert response.json()["url"] == f"/projects/{project.uuid}/?asset={Asset.objects.get().uuid}"


def test_a_plain_form_goes_to_the_picture(client: Client, project: Project) -> None:
    response = upload(client, project, file())
    assert response.status_code == 302
    assert client.get(response["Location"]).status_code == 200


def test_one_bad_file_does_not_lose_the_others(client: Client, project: Project) -> None:
    response = upload(client, project, file(b"nonsense", "notes.png"), file())
    assert response.status_code == 415
    assert "notes.png" in response.text
    assert [asset.name for asset in Asset.objects.all()] == ["bottle.png"]


def test_a_form_without_a_file_says_so(client: Client, project: Project) -> None:
    response = upload(client, project)
    assert response.status_code == 422
    assert "No file arrived" in response.text


def test_a_body_that_is_too_large_is_refused_before_it_is_read(client: Client, project: Project) -> None:
    class Unread(BytesIO):
        def read(self, *_: object) -> bytes:
            raise AssertionError("the body was read")

    body: dict[str, Any] = {"wsgi.input": Unread(), "CONTENT_LENGTH": str(MAX_BYTES + 2 * MEGABYTE)}
    response = client.post(f"/projects/{project.uuid}/assets/", headers=JSON, **body)
    assert response.status_code == 413
    assert "30 MB" in response.json()["error"]


def test_dropping_a_cut_out_makes_a_project_named_after_it(client: Client, db: None) -> None:
    response = client.post("/projects/", {"file": file(name="blue-plimsolls_1.png")}, headers=JSON)
    project = Project.objects.get()
    assert response.status_code == 201
    assert project.name == "Blue plimsolls 1"
    assert response.json()["upload"] == f"/projects/{project.uuid}/assets/"


def test_a_refused_first_picture_leaves_no_project(client: Client, db: None, data_folder: Path) -> None:
    assert client.post("/projects/", {"file": file(b"nonsense")}).status_code == 415
    assert not Project.objects.exists()
    assert stored(data_folder) == []
