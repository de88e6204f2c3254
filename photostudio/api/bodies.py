"""A call's body: one JSON object, read strictly. What is hostile or careless is named, and never more than a 400."""

import hashlib
import json
import math
from typing import Any, NamedTuple

from django.http import HttpRequest

from photostudio.api.refusals import Refused
from photostudio.imaging.limits import MAX_BYTES, MEGABYTE

LARGEST_BODY = 2 * MAX_BYTES * 4 // 3 + MEGABYTE  # two pictures as base64, and the words
LONGEST_NUMBER = 400  # digits: more than any float has


class Body(NamedTuple):
    """The fields as they were sent, and the sha256 of the bytes."""

    fields: dict[str, Any]
    sha256: str


def read(request: HttpRequest) -> Body:
    """Return the JSON object that a request carries.

    At no time more than two copies of it are in memory. Raises Refused.
    """
    if request.content_type != "application/json" or request.headers.get("Content-Encoding", "identity") != "identity":
        raise Refused(415, "not_json", "Send the body as JSON, with the header Content-Type: application/json.")
    length = request.headers.get("Content-Length") or "0"
    if not length.isdecimal() or int(length[:20]) > LARGEST_BODY:
        raise too_large()
    data = request.read()
    sha256 = hashlib.sha256(data).hexdigest()
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        raise _malformed(f"byte {error.start} is not UTF-8") from error
    del data
    return Body(_parsed(text), sha256)


def too_large() -> Refused:
    return Refused(
        413,
        "too_large",
        f"The body has more than {LARGEST_BODY // MEGABYTE} MB. Send smaller pictures, or their URLs.",
    )


def _parsed(text: str) -> dict[str, Any]:
    try:
        fields = json.loads(
            text, parse_constant=_no_number, parse_float=_real, parse_int=_whole, object_pairs_hook=_object
        )
    except json.JSONDecodeError as error:
        raise _malformed(f"{error.msg.lower()} at character {error.pos + 1}") from error
    except RecursionError as error:
        raise _malformed("it is nested too deeply") from error
    if not isinstance(fields, dict):
        raise _malformed("it is no object: begin it with {")
    return fields


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    fields = dict(pairs)
    if len(fields) < len(pairs):
        raise _malformed("a name stands in it twice")
    return fields


def _no_number(text: str) -> float:
    raise _malformed(f"{text} is no number of JSON")


def _real(text: str) -> float:
    number = float(text) if len(text) <= LONGEST_NUMBER else math.inf
    if not math.isfinite(number):
        raise _malformed("a number in it is too large")
    return number


def _whole(text: str) -> int:
    if len(text) > LONGEST_NUMBER:
        raise _malformed("a number in it is too large")
    return int(text)


def _malformed(reason: str) -> Refused:
    return Refused(400, "malformed", f"The body is not valid JSON: {reason}.")
