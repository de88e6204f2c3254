"""Whatever goes wrong at an address of the API, a program reads JSON in the one shape; a browser's pages stay pages."""

import pytest
from django.test import Client
from pytest_django import Settings

from photostudio.api import photio
from photostudio.projects import keys
from photostudio.projects.models import ApiCall, ApiKey, Project
from tests.api.conftest import Program


def shape(response: object) -> tuple[int, str]:
    answer = response.json()  # type: ignore[attr-defined]
    assert set(answer) == {"status_code", "body", "error"}
    assert answer["status_code"] == response.status_code  # type: ignore[attr-defined]
    assert response["X-Request-Id"]  # type: ignore[index]
    return answer["status_code"], answer["error"]["code"]


@pytest.mark.parametrize("method", ["get", "put", "patch", "delete", "head", "options"])
def test_another_method_is_named(client: Client, db: None, method: str) -> None:
    response = getattr(client, method)("/v1/inference/instant")
    assert (response.status_code, response["Allow"]) == (405, "POST")
    assert method == "head" or shape(response) == (405, "method")


@pytest.mark.parametrize("address", ["/v1/inference/paint", "/v1/inference/", "/v1/", "/v1/inference/instant/"])
def test_an_address_that_is_none_is_said(client: Client, address: str) -> None:
    assert shape(client.post(address, "{}", content_type="application/json")) == (404, "not_found")


@pytest.mark.parametrize("text", ["", "ps-", "ps-wrong", "pt-of-the-vendor", "sandbox_", "\x00", "ps-" + "é" * 9, "a" * 9999])
def test_a_key_that_opens_nothing(db: None, text: str) -> None:
    answer = Program(text).instant()
    assert (answer.status, answer.json["error"]["code"]) == (401, "key")
    assert not ApiCall.objects.exists()


def test_a_revoked_key_opens_nothing_until_it_is_restored(program: Program) -> None:
    key = ApiKey.objects.get()
    keys.revoke(key)
    assert program.instant().status == 401
    keys.restore(key)
    assert program.instant().status == 503


def test_a_key_of_a_project_in_the_trash_opens_nothing(program: Program, project: Project) -> None:
    project.trash()
    assert program.instant().status == 401


def test_a_session_is_no_key(client: Client, program: Program) -> None:
    client.cookies["sessionid"] = program.key
    client.cookies["X-Photio-Key"] = program.key
    response = client.post("/v1/inference/instant", "{}", content_type="application/json")
    assert shape(response) == (401, "key")


def test_a_key_that_may_only_read_makes_nothing(project: Project) -> None:
    _, text = keys.create(project, name="Reader", scope=ApiKey.Scope.READ)
    answer = Program(text).instant()
    assert (answer.status, answer.json["error"]["code"]) == (403, "scope")


def test_a_key_is_nowhere_in_the_database(program: Program) -> None:
    key = ApiKey.objects.get()
    secret = program.key.removeprefix(key.prefix)
    assert len(secret) > 30
    assert not any(secret in str(value) for value in vars(key).values())


def test_what_breaks_is_told_without_its_inside(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(*_: object) -> None:
        raise ZeroDivisionError("a secret path")

    monkeypatch.setattr(photio.pictures, "check", breaks)
    answer = program.instant()
    assert (answer.status, answer.json["error"]["code"]) == (500, "server")
    assert b"secret" not in answer.content
    assert answer.headers["X-Request-Id"] == str(ApiCall.objects.get().uuid)
    assert ApiCall.objects.get().status_code == 500


def test_too_many_calls_in_a_minute_wait(program: Program, settings: Settings) -> None:
    settings.PHOTOSTUDIO_API_CALLS = 2
    assert [program.instant().status for _ in range(3)] == [503, 503, 429]
    refused = program.instant()
    assert refused.json["error"]["code"] == "too_many_calls"
    assert 1 <= int(refused.headers["Retry-After"]) <= 60
    assert refused.headers["RateLimit-Remaining"] == "0"
    assert ApiCall.objects.count() == 2


def test_pages_still_answer_with_pages(client: Client) -> None:
    assert client.get("/nothing/").headers["Content-Type"].startswith("text/html")
