"""Errors: a designed page for a browser, a sentence for htmx, JSON for a script; every kind has its status."""

import pytest
from django.test import Client, RequestFactory

from photostudio.imaging import errors as imaging_errors
from photostudio.projects import errors as project_errors
from photostudio.projects.models import Asset, Project
from photostudio.web.errors import LARGEST_BODY, STATUSES, server_error

KINDS = [*imaging_errors.BY_CODE.values(), *project_errors.BY_CODE.values()]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_refusal_has_a_status(kind: type[Exception]) -> None:
    assert kind in STATUSES


def test_a_missing_page_is_designed_and_leads_back(client: Client, db: None) -> None:
    page = client.get("/nowhere/")
    assert page.status_code == 404
    assert "All projects" in page.text
    assert 'href="/trash/"' in page.text
    assert "css/tokens.css" in page.text


def test_htmx_gets_the_sentence_alone(client: Client, db: None) -> None:
    response = client.get("/nowhere/", headers={"HX-Request": "true"})
    assert response["Content-Type"].startswith("text/plain")
    assert response.text.endswith(".")


def test_a_script_gets_json(client: Client, db: None) -> None:
    response = client.get("/nowhere/", headers={"Accept": "application/json"})
    assert response.json()["error"].endswith(".")


@pytest.mark.parametrize("accept", ["*/*", "application/json"])
def test_a_painting_too_large_to_read_is_refused_in_json(client: Client, asset: Asset, accept: str) -> None:
    address = f"/projects/{asset.project.uuid}/masks/draft/?base={asset.uuid}"
    headers = {"Accept": accept, "Content-Length": str(LARGEST_BODY + 1)}
    refused = client.put(address, b"", headers=headers)
    assert refused.status_code == 413
    assert "more than 30 MB. Nothing was saved." in refused.json()["error"]


def test_brush_work_too_large_to_read_is_refused_in_json(client: Client, asset: Asset) -> None:
    headers = {"Content-Length": str(LARGEST_BODY + 1)}
    refused = client.put(f"/assets/{asset.uuid}/cut-out/strokes/", b"", headers=headers)
    assert (refused.status_code, list(refused.json())) == (413, ["error"])


def test_a_form_too_large_to_read_is_answered_with_a_page(client: Client, asset: Asset) -> None:
    headers = {"Content-Length": str(LARGEST_BODY + 1)}
    refused = client.post(f"/projects/{asset.project.uuid}/assets/", headers=headers)
    assert refused.status_code == 413
    assert "All projects" in refused.text


def test_a_script_hears_in_json_what_is_gone_or_out_of_date(client: Client, asset: Asset) -> None:
    address = f"/projects/{asset.project.uuid}/masks/draft/"
    assert client.get(address).json()["error"].endswith("restore it from the trash.")
    outdated = Client(enforce_csrf_checks=True).put(address)
    assert (outdated.status_code, "reload" in outdated.json()["error"]) == (403, True)


def test_a_form_from_an_old_page_says_to_reload(project: Project) -> None:
    response = Client(enforce_csrf_checks=True).post(f"/projects/{project.uuid}/trash/")
    assert response.status_code == 403
    assert "reload" in response.text
    project.refresh_from_db()
    assert project.trashed_at is None


def test_a_broken_server_shows_no_traceback(rf: RequestFactory) -> None:
    response = server_error(rf.get("/"))
    assert response.status_code == 500
    assert b"Nothing you made was lost" in response.content
    assert b"Traceback" not in response.content
