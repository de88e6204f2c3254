"""The OpenAPI 3.1 document of both APIs, made from what the calls themselves are checked by."""

from typing import Any

from photostudio.api import apiframe_document
from photostudio.api.calls import LONGEST_KEY
from photostudio.api.describing import ABOUT_CALLS, about, default, schema
from photostudio.api.photio import CALLS, Call

VERSION = "1"
STATUSES: dict[int, str] = {
    400: "A field is wrong, or the body is no JSON object: `error.fields` says which and why.",
    401: "The key is missing, wrong or revoked.",
    403: "The key may only read.",
    405: "Another method than POST.",
    409: "The Idempotency-Key came with another call before.",
    413: "The body or a picture is too large.",
    415: "The body is not sent as JSON, or a picture is no PNG, JPEG or WebP.",
    422: "The URL of a picture could not be fetched.",
    429: "The key made too many calls in a minute.",
    500: "Something broke, or the photo could not be made: the sentence says why.",
    503: "No worker runs, too many calls wait, or the engine is busy: send the call again after Retry-After seconds.",
    504: "The photo took too long; it will be in the history of the project.",
}
RATES = ("RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset")
ALWAYS = {"X-Request-Id": "The call's id, also in the studio's log."}
ON_SUCCESS = {
    "X-Photostudio-Seed": "The seed that was really used.",
    "X-Photostudio-Engine": "Name and version of the engine.",
    "Server-Timing": "How long the engine worked on the photo, in milliseconds.",
    "X-Photostudio-Upscaled": "How upscale went about it: rendered again, or resampled.",
    "X-Photostudio-Ignored": "Fields of the call that the engine has no use for; only where there are any.",
}
RETRIED = frozenset({429, 503})


def document(server: str) -> dict[str, Any]:
    """Return the document; `server` is the address that calls go to."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Photostudio",
            "version": VERSION,
            "summary": "Product photos from cut-outs and words: Photio's and APIFRAME's calls.",
            "license": {"name": "MIT", "identifier": "MIT"},
        },
        "servers": [{"url": server}],
        "security": [{"key": []}],
        "paths": {
            **{f"/v1/inference/{name}": {"post": _operation(name, call)} for name, call in CALLS.items()},
            **apiframe_document.paths(),
        },
        "components": {
            "securitySchemes": {
                "key": {"type": "apiKey", "in": "header", "name": "X-Photio-Key"},
                "authorization": apiframe_document.SECURITY,
            },
            "schemas": {"Photo": PHOTO, "Refusal": REFUSAL},
            "responses": {str(status): _response(status, text) for status, text in STATUSES.items()},
        },
    }


def _operation(name: str, call: Call) -> dict[str, Any]:
    refusals = {str(status): {"$ref": f"#/components/responses/{status}"} for status in STATUSES}
    return {
        "operationId": name,
        "summary": ABOUT_CALLS[name],
        "parameters": [
            {
                "name": "Idempotency-Key",
                "in": "header",
                "description": "Within 24 hours the same key with the same body gets the same photo.",
                "schema": {"type": "string", "maxLength": LONGEST_KEY, "pattern": "^[!-~]*$"},
            }
        ],
        "requestBody": {"required": True, "content": {"application/json": {"schema": _body(name, call)}}},
        "responses": {
            "200": _answer("The finished photo.", "Photo", ALWAYS | ON_SUCCESS | dict.fromkeys(RATES, "")),
            **refusals,
        },
    }


def _body(name: str, call: Call) -> dict[str, Any]:
    known = {field: schema(limit) for field, limit in call.limits.items()}
    known |= {field: {"type": "string", "minLength": 1} for field in call.pictures}
    return {
        "type": "object",
        "required": [*call.required, *call.pictures],
        "properties": {field: _property(name, field, call, known[field]) for field in call.names},
    }


def _property(name: str, field: str, call: Call, values: dict[str, Any]) -> dict[str, Any]:
    described = {"description": about(name, field), **values}
    if field in (*call.required, *call.pictures):
        return described
    value = default(call, field)
    nothing: dict[str, Any] = {"enum": [None, ""], "description": "The default."}
    return {
        "description": described.pop("description"),
        "anyOf": [described, nothing],
        **({} if value is None else {"default": value}),
    }


def _response(status: int, text: str) -> dict[str, Any]:
    headers = ALWAYS | ({"Retry-After": "In how many seconds a retry makes sense."} if status in RETRIED else {})
    return _answer(text, "Refusal", headers)


def _answer(text: str, name: str, headers: dict[str, str]) -> dict[str, Any]:
    return {
        "description": text,
        "headers": {header: {"description": about, "schema": {"type": "string"}} for header, about in headers.items()},
        "content": {"application/json": {"schema": {"$ref": f"#/components/schemas/{name}"}}},
    }


PHOTO: dict[str, Any] = {
    "type": "object",
    "required": ["status_code", "body"],
    "additionalProperties": False,
    "properties": {
        "status_code": {"const": 200},
        "body": {"type": "string", "contentEncoding": "base64", "contentMediaType": "image/png"},
    },
}
REFUSAL: dict[str, Any] = {
    "type": "object",
    "required": ["status_code", "body", "error"],
    "additionalProperties": False,
    "properties": {
        "status_code": {"type": "integer", "enum": list(STATUSES)},
        "body": {"type": "string", "description": "One sentence that names the field and what is wrong."},
        "error": {
            "type": "object",
            "required": ["code", "message", "fields"],
            "properties": {
                "code": {"type": "string"},
                "message": {"type": "string"},
                "fields": {"type": "object", "additionalProperties": {"type": "string"}},
            },
        },
    },
}
