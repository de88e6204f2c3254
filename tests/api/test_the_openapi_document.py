"""The OpenAPI document says what the calls do: schemathesis asks what it allows and what it forbids."""

from typing import Any

import pytest
import schemathesis
from django.core.servers.basehttp import get_internal_wsgi_application
from django.test import Client
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from pytest_django import Settings
from schemathesis import Case, GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from photostudio.api import apiframe, openapi
from photostudio.api.photio import CALLS
from tests.api.conftest import Program

EXAMPLES = 5
LARGE = "/v1/inference/generate"  # photos of up to 2048 pixels a side
FEW = 2
ADDRESSES = {
    **{f"/v1/inference/{name}": "POST" for name in CALLS},
    **{f"/{name}": call.method for name, call in apiframe.CALLS.items()},
}
CHECKS = [
    not_a_server_error,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
]


@pytest.mark.parametrize("mode", GenerationMode)
@pytest.mark.parametrize("address", ADDRESSES)
def test_every_answer_is_documented(
    address: str, mode: GenerationMode, program: Program, at_once: None, settings: Settings
) -> None:
    settings.PHOTOSTUDIO_API_CALLS = 1000
    document = schemathesis.openapi.from_wsgi("/api/openapi.json", get_internal_wsgi_application())

    @given(document[address][ADDRESSES[address]].as_strategy(generation_mode=mode))
    @hypothesis_settings(max_examples=FEW if address == LARGE else EXAMPLES, database=None)
    def ask(case: Case[Any]) -> None:
        case.call_and_validate(headers={"X-Photio-Key": program.key, "Authorization": program.key}, checks=CHECKS)

    ask()


def test_it_names_every_field_with_its_limits(client: Client) -> None:
    document = client.get("/api/openapi.json").json()
    assert document["openapi"] == "3.1.0"
    for name, call in CALLS.items():
        body = document["paths"][f"/v1/inference/{name}"]["post"]["requestBody"]["content"]["application/json"][
            "schema"
        ]
        assert set(body["properties"]) == set(call.names)
        assert body["required"] == [*call.required, *call.pictures]
    seed = openapi.document("")["paths"]["/v1/inference/instant"]["post"]["requestBody"]
    assert str(2**32) in str(seed)


def test_the_reference_describes_every_field(client: Client) -> None:
    page = client.get("/api/docs").content.decode()
    for name, call in CALLS.items():
        assert f'id="{name}"' in page
        assert all(f"<code>{field}</code>" in page for field in call.names)
