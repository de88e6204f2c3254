"""A link pasted on the Remix page becomes an asset like an upload, or its field says why not."""

import json
from collections.abc import Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from photostudio.imaging.codecs import encode_png
from photostudio.imaging.limits import MAX_BYTES
from photostudio.jobs import fetching, intake
from photostudio.jobs.fetching import fetch
from photostudio.projects.models import Asset, Project
from tests.jobs.link_server import LinkServer, answer
from tests.pictures import cutout

LINK = "http://pictures.example/shop/bottle%201.png?size=2"
JSON = {"Accept": "application/json"}
HTMX = {"HX-Request": "true"}


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[LinkServer]:
    with LinkServer() as running:
        monkeypatch.setattr(intake, "fetch", partial(fetch, resolve=running.resolve))
        running.answers = [answer(encode_png(cutout()))]
        yield running


def send(client: Client, project: Project, link: str, *, to: str = "reference", **headers: str) -> Any:
    return client.post(f"/projects/{project.uuid}/assets/link/?to={to}", {"link": link}, headers=headers)


def test_a_script_gets_the_address_of_the_new_picture(client: Client, project: Project, server: LinkServer) -> None:
    response = send(client, project, LINK, **JSON)
    asset = Asset.objects.get()
    assert response.status_code == 201
    assert response.json()["url"] == f"/projects/{project.uuid}/remix/?reference={asset.uuid}"
    assert (asset.name, asset.is_cutout) == ("bottle 1.png", True)


def test_a_plain_form_goes_to_the_page_it_names(client: Client, project: Project, server: LinkServer) -> None:
    response = send(client, project, LINK, to="regen")
    assert response["Location"] == f"/projects/{project.uuid}/regen/?base={Asset.objects.get().uuid}"


def test_the_page_hears_of_the_new_reference(client: Client, project: Project, server: LinkServer) -> None:
    response = send(client, project, LINK, **HTMX)
    heard = json.loads(response["HX-Trigger"])
    assert response.status_code == 204
    assert str(Asset.objects.get().uuid) in heard["reference-added"]["url"]


def test_a_link_without_its_scheme_is_a_secure_one(client: Client, project: Project, server: LinkServer) -> None:
    assert send(client, project, "pictures.example/a.png", **JSON).status_code == 422
    assert server.asked == ["pictures.example"]


def test_one_link_too_many_may_be_sent_again(client: Client, project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "WAIT_SECONDS", 0.05)
    with ExitStack() as others:
        for _ in range(fetching.AT_ONCE):
            others.enter_context(fetching.PLACES)
        response = send(client, project, LINK, **JSON)
    assert (response.status_code, response["Retry-After"]) == (503, "5")
    assert "try again" in response.json()["error"]


@pytest.mark.parametrize(
    ("link", "sentence"),
    [
        ("", "Paste the link of a picture here"),
        ("my bottle", "This is no link to a picture"),
        ("http://[", "This is no link to a picture"),
        ("https://pictures.example/" + "a" * 2000, "This link is too long"),
        ("http://127.0.0.1:8000/", "This link could not be fetched"),
        ("http://localhost/", "This link could not be fetched"),
        ("ftp://pictures.example/a.png", "This link could not be fetched"),
    ],
)
@pytest.mark.parametrize("headers", [{}, HTMX, JSON], ids=["page", "htmx", "json"])
def test_what_is_refused_is_said_at_the_field_with_what_was_typed(
    client: Client, project: Project, link: str, sentence: str, headers: dict[str, str]
) -> None:
    response = send(client, project, link, **headers)
    assert response.status_code == 422
    assert sentence in response.text
    if headers is not JSON:
        assert 'aria-invalid="true" aria-describedby="link-error"' in response.text
        assert f'value="{link}"' in response.text
    assert not Asset.objects.exists()


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (answer(b"<!doctype html><title>Log in</title>"), 415),
        (answer(encode_png(cutout())[:999]), 422),
        (b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % (MAX_BYTES + 1), 413),
        (answer(b"", 404), 422),
    ],
    ids=["a page", "damaged", "too large", "not there"],
)
def test_what_is_no_picture_leaves_nothing(
    client: Client, project: Project, server: LinkServer, data_folder: Path, sent: bytes, status: int
) -> None:
    server.answers = [sent]
    assert send(client, project, LINK, **JSON).status_code == status
    assert not Asset.objects.exists()
    assert [path for path in data_folder.rglob("*") if path.is_file()] == []


def test_the_remix_page_has_a_field_for_a_link(client: Client, project: Project) -> None:
    page = client.get(f"/projects/{project.uuid}/remix/").text
    assert f'action="/projects/{project.uuid}/assets/link/?to=reference"' in page
    assert 'name="link" form="reference-link"' in page
