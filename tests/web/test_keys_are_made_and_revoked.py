"""The keys page: a key is shown once, with a call to paste; it can be revoked, and that can be undone."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from photostudio.projects import keys
from photostudio.projects.models import ApiCall, ApiKey, Project

ADDRESS = "/settings/keys/"


def make(client: Client, to: Project, /, **fields: str) -> Any:
    return client.post(ADDRESS, {"name": "Web shop", "project": str(to.uuid), "scope": "all"} | fields)


def text_on(page: str) -> str:
    found = re.search(r"<code>((?:ps-|sandbox_)[\w-]{43})</code>", page)
    assert found
    return found[1]


def test_a_new_key_is_shown_once_with_a_call(client: Client, project: Project) -> None:
    response = make(client, project)
    text = text_on(response.content.decode())
    assert "no-store" in response["Cache-Control"]
    assert f"X-Photio-Key: {text}" in response.content.decode().replace("&#x27;", "'")
    assert text not in client.get(ADDRESS).content.decode()
    found = keys.find(text)
    assert found
    assert (found.name, found.project) == ("Web shop", project)


@pytest.mark.parametrize(
    ("fields", "is_sandbox", "scope"), [({"sandbox": "on"}, True, "all"), ({"scope": "read"}, False, "read")]
)
def test_its_kind_is_as_chosen(
    client: Client, project: Project, fields: dict[str, str], is_sandbox: bool, scope: str
) -> None:
    make(client, project, **fields)
    key = ApiKey.objects.get()
    assert (key.is_sandbox, key.scope) == (is_sandbox, scope)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"name": " "}, "Type a name"),
        ({"name": "a" * 121}, "Shorten the name to 120 characters; it has 121."),
        ({"project": "00000000-0000-0000-0000-000000000000"}, "no longer there"),
        ({"project": ""}, "Choose the project"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(
    client: Client, project: Project, fields: dict[str, str], sentence: str
) -> None:
    response = make(client, project, **fields)
    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert not ApiKey.objects.exists()


def test_a_key_is_revoked_and_brought_back(client: Client, project: Project) -> None:
    key, text = keys.create(project, name="Web shop")
    toast = client.post(f"{ADDRESS}{key.uuid}/revoke/", headers={"HX-Request": "true"}).content.decode()
    assert keys.find(text) is None
    assert f"{ADDRESS}{key.uuid}/restore/" in toast
    client.post(f"{ADDRESS}{key.uuid}/restore/")
    assert keys.find(text) == key


def test_a_page_without_keys_says_what_to_do(client: Client, db: None) -> None:
    assert "No keys yet" in client.get(ADDRESS).content.decode()
    assert "No calls yet" in client.get("/settings/usage/").content.decode()


def test_usage_counts_calls_errors_and_the_median(client: Client, project: Project) -> None:
    key, _ = keys.create(project, name="Web shop")
    for status, milliseconds in ((200, 300), (200, 100), (400, 5), (200, 200), (200, 9000)):
        ApiCall.objects.create(
            key=key, project=project, operation="instant", status_code=status, milliseconds=milliseconds
        )
    ApiCall.objects.create(key=key, project=project, operation="instant")  # under way
    old = ApiCall.objects.create(key=key, project=project, operation="remix", status_code=200, milliseconds=1)
    ApiCall.objects.filter(pk=old.pk).update(created_at=timezone.now() - timedelta(days=40))
    page = client.get("/settings/usage/").content.decode()
    cells = re.findall(r'<td class="number(?: [^"]*)?">([^<]+)</td>', page)
    assert cells == ["5", "1", "200 ms"]
