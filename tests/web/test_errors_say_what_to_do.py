"""Errors: a designed page for a browser, a sentence for htmx, JSON for a script; every kind has its status."""

import pytest
from django.test import Client, RequestFactory

from photostudio.imaging import errors as imaging_errors
from photostudio.projects import errors as project_errors
from photostudio.projects.models import Project
from photostudio.web.errors import STATUSES, server_error

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
