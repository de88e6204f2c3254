"""Whatever a body holds, the answer is a 4xx in the API's own shape: never a 5xx, never half a job."""

import json
from typing import Any

import pytest
from django.test import Client

from photostudio.api.bodies import LARGEST_BODY
from photostudio.projects.models import ApiCall, Asset, Job
from tests.api.conftest import BOTTLE, Answer, Program, spelled

PICTURE = spelled(BOTTLE)
GOOD = {"product_description": "a bottle", "product_image": PICTURE}
DEEP = 100_000
MALFORMED: dict[str, bytes] = {
    "white space": b" \n\t ",
    "NUL": b"\0",
    "a word": b"bottle",
    "null": b"null",
    "true": b"true",
    "a number": b"7",
    "text": b'"text"',
    "an array": b"[]",
    "an array of objects": b'[{"prompt": "x"}]',
    "half an object": b'{"product_description": "a',
    "an open object": b'{"product_description": "a"',
    "no quotes": b"{product_description: 1}",
    "single quotes": b"{'product_description': 'a'}",
    "a trailing comma": b'{"product_description": "a",}',
    "a comment": b'{"product_description": "a" /* b */}',
    "two objects": b"{}{}",
    "something behind": b"{} x",
    "a byte order mark": b"\xef\xbb\xbf{}",
    "UTF-16": '{"product_description": "a"}'.encode("utf-16"),
    "UTF-32": '{"product_description": "a"}'.encode("utf-32"),
    "Latin-1": b'{"product_description": "caf\xe9"}',
    "half a letter": b'{"product_description": "\xe2\x82"}',
    "an overlong letter": b'{"product_description": "\xc0\xaf"}',
    "a surrogate in UTF-8": b'{"product_description": "\xed\xa0\x80"}',
    "a byte that never is": b'{"product_description": "\xff"}',
    "a raw line end": b'{"product_description": "a\nb"}',
    "a raw NUL": b'{"product_description": "a\0b"}',
    "a bad escape": rb'{"product_description": "\x41"}',
    "a short escape": rb'{"product_description": "\u12"}',
    "NaN": b'{"seed": NaN}',
    "Infinity": b'{"seed": Infinity}',
    "minus Infinity": b'{"seed": -Infinity}',
    "1e999": b'{"seed": 1e999}',
    "minus 1e999": b'{"seed": -1e999}',
    "1e999 where nothing looks": b'{"unknown": [1e999]}',
    "NaN where nothing looks": b'{"unknown": {"a": NaN}}',
    "100k digits": b'{"seed": ' + b"9" * DEEP + b"}",
    "100k digits below zero": b'{"seed": -' + b"9" * DEEP + b"}",
    "100k digits behind the point": b'{"seed": 1.' + b"9" * DEEP + b"}",
    "100k digits in the exponent": b'{"seed": 1e' + b"9" * DEEP + b"}",
    "a leading zero": b'{"seed": 007}',
    "a plus": b'{"seed": +7}',
    "hexadecimal": b'{"seed": 0x7}',
    "a lone point": b'{"seed": .5}',
    "100k arrays": b"[" * DEEP,
    "100k arrays, closed": b"[" * DEEP + b"]" * DEEP,
    "100k objects": b'{"a":' * DEEP + b"1" + b"}" * DEEP,
    "100k arrays in a field": b'{"prompt": ' + b"[" * DEEP + b"]" * DEEP + b"}",
    "100k arrays where nothing looks": b'{"unknown": ' + b"[" * DEEP + b"]" * DEEP + b"}",
    "a name twice": b'{"seed": 1, "seed": 2}',
    "a name twice, deeper": b'{"unknown": {"a": 1, "a": 2}}',
    "a form": b"product_description=a+bottle",
    "XML": b'<?xml version="1.0"?><a/>',
    "gzip": b"\x1f\x8b\x08\x00\x00\x00\x00\x00",
}
NO_TEXT: tuple[Any, ...] = (
    None,
    "",
    "   ",
    7,
    7.5,
    True,
    [],
    ["a"],
    {},
    {"a": 1},
    "\x00",
    "a\x00b",
    "\ud800",
    "\udfff!",
)
NO_PICTURE: tuple[Any, ...] = (
    *(None, "", 7, True, [], [PICTURE], {"url": "x"}, "a", "bottle.png", "/etc/passwd", "file:///etc/passwd"),
    *("ftp://example.com/a.png", "data:", "data:,", "data:image/png;base64", "data:image/png,%89PNG", "\ud800"),
    *("javascript:alert(1)", "=", "====", "AAAA=AAA", "AA==AA==", PICTURE[:-1], PICTURE + "=", "\x00", "💐"),
    *("http://", "http://[", "http://a b/", "https://user:secret@example.com/a.png", "http://localhost/"),
    *("http://127.0.0.1:8000/", "http://[::1]/", "http://169.254.169.254/latest", "http://0/", "http://x:99999/"),
    *("data:image/png;base64,", " ", "\n", PICTURE[: len(PICTURE) // 8 * 4], spelled(b"%PDF-1.7")),
    *(spelled(bytes(99)), spelled(b"<svg/>"), spelled(b"GIF89a" + bytes(50)), spelled(bytes(8)) * 3),
)
NO_SEED: tuple[Any, ...] = (
    *(0, -2, 2**32 + 1, 10**30, -(10**300), 1.5, "7", "seven", True, False, [], [7], {}, 1e300),
)
WRONG: dict[str, dict[str, Any]] = {
    f"{field} {value!r:.20}": {field: value}
    for field, values in {
        "product_description": (*NO_TEXT, "a" * 1001),
        "negative_prompt": (7, False, [], {}, "a" * 2001, "\x00", "\ud83d"),
        "seed": NO_SEED,
        "product_image": NO_PICTURE,
    }.items()
    for value in values
}
pytestmark = pytest.mark.usefixtures("signs_of_life")
CALLS = ("generate", "instant", "remix", "regen", "upscale")


def refused(answer: Answer) -> Any:
    """Check the shape of a refusal, that nothing was begun, and return the answer's JSON."""
    assert answer.status in {400, 413, 415, 422}, answer.content[:300]
    assert set(answer.json) == {"status_code", "body", "error"}
    assert answer.json["status_code"] == answer.status
    assert answer.json["body"] == answer.json["error"]["message"]
    assert answer.json["body"].endswith(".")
    assert answer.headers["X-Request-Id"]
    assert not Job.objects.exists()
    assert not Asset.objects.exists()
    assert ApiCall.objects.get().status_code == answer.status
    return answer.json


@pytest.mark.parametrize("body", MALFORMED.values(), ids=MALFORMED)
def test_what_is_no_json_object_is_named(program: Program, body: bytes) -> None:
    assert refused(program.send("instant", body))["error"]["code"] in {"malformed", "invalid"}


@pytest.mark.parametrize("changed", WRONG.values(), ids=WRONG)
def test_a_wrong_value_is_named_by_its_field(program: Program, changed: dict[str, Any]) -> None:
    answer = refused(program.call("instant", **GOOD | changed))
    assert list(answer["error"]["fields"]) == list(changed)
    assert answer["body"].startswith(next(iter(changed)))


@pytest.mark.parametrize("call", CALLS)
def test_all_that_is_missing_is_named_at_once(program: Program, call: str) -> None:
    fields = refused(program.call(call))["error"]["fields"]
    assert set(fields.values()) == {"is required"}


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("value", [1.5, True, {}, "1e3", -7])
def test_numbers_of_every_call_are_checked(program: Program, call: str, value: Any) -> None:
    number = "upscale_by" if call == "upscale" else "seed"
    answer = refused(program.call(call, prompt="a", product_description="a", **{number: value}))
    assert list(answer["error"]["fields"]) == [number]


@pytest.mark.parametrize(
    "content_type",
    ["", "text/plain", "text/html", "application/x-www-form-urlencoded", "multipart/form-data; boundary=a"],
)
def test_another_content_type_is_refused(program: Program, content_type: str) -> None:
    answer = program.send("instant", json.dumps(GOOD), content_type=content_type)
    assert (answer.status, refused(answer)["error"]["code"]) == (415, "not_json")


def test_no_body_at_all_is_refused(program: Program) -> None:
    assert refused(program.send("instant", b""))["status_code"] == 415


def test_a_compressed_body_is_refused(program: Program) -> None:
    assert refused(program.send("instant", b"{}", Content_Encoding="gzip"))["status_code"] == 415


@pytest.mark.parametrize("length", [LARGEST_BODY + 1, 10**12, 10**18])
def test_a_gigantic_body_is_refused_unread(program: Program, length: int) -> None:
    response = Client().generic(
        "POST",
        "/v1/inference/instant",
        b"{}",
        content_type="application/json",
        headers={"X-Photio-Key": program.key, "Content-Length": str(length)},
    )
    assert response.status_code == 413
    assert response.json()["status_code"] == 413
    assert response["X-Request-Id"]


@pytest.mark.parametrize("header", ["a" * 256, "a\tb", "\x7f"])
def test_an_idempotency_key_that_cannot_be_kept_is_refused(program: Program, header: str) -> None:
    assert refused(program.send("instant", json.dumps(GOOD), Idempotency_Key=header))["status_code"] == 400
