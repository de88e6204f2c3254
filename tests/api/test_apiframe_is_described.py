"""The OpenAPI document and the reference's page say of APIFRAME's calls what they are checked by."""

from typing import Any

import pytest
from django.test import Client

from photostudio.api.apiframe import CALLS
from photostudio.api.apiframe_document import ABOUT_CALLS


@pytest.fixture
def document(client: Client, db: None) -> dict[str, Any]:
    found: dict[str, Any] = client.get("/api/openapi.json").json()
    return found


@pytest.mark.parametrize("name", CALLS)
def test_every_call_has_its_method_its_key_and_its_answers(name: str, document: dict[str, Any]) -> None:
    (operation,) = [
        found for method, found in document["paths"][f"/{name}"].items() if method.upper() == CALLS[name].method
    ]
    assert operation["security"] == [{"authorization": []}]
    assert {"200", "400", "401", "429", "500"} <= set(operation["responses"])


@pytest.mark.parametrize("name", [name for name, call in CALLS.items() if call.method == "POST"])
def test_every_field_is_described(name: str, document: dict[str, Any]) -> None:
    body = document["paths"][f"/{name}"]["post"]["requestBody"]["content"]["application/json"]["schema"]
    call = CALLS[name]
    assert set(body["properties"]) == {*call.limits, *call.lists}
    assert set(body["required"]) == {*call.required, *call.lists}
    assert all(field["description"] for field in body["properties"].values())


def test_the_page_shows_every_call(client: Client, db: None) -> None:
    page = client.get("/api/docs").content.decode()
    for name, about in ABOUT_CALLS.items():
        assert f'id="{name}"' in page
        assert about.partition("'")[0] in page
        assert f"curl http://testserver/{name} " in page
