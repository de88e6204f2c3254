"""APIFRAME's calls in the OpenAPI document and on the reference's page, made from what the calls are checked by."""

from collections.abc import Mapping
from typing import Any

from photostudio.api.apiframe import CALLS, FEWEST_TASKS, MOST_TASKS, SPELLED, Call
from photostudio.api.describing import reading, schema
from photostudio.engines.limits import Limit
from photostudio.engines.training import MOST_CUTOUTS

ABOUT_CALLS: dict[str, str] = {
    "ai-photo-upload": "Cut-outs of one product are taken in; the task_id is what the training wants.",
    "ai-photo-train": "A subject is trained from an upload; the task_id is what photos want, when it is finished.",
    "ai-photo-generate": "Photos of a trained subject, answered when they are finished.",
    "fetch": "How it stands with a task: processing, finished or failed.",
    "fetch-many": "How it stands with several tasks.",
    "account": "What the vendor's clients ask of an account; nothing is charged here.",
}
ABOUT: dict[str, str] = {
    "images": f"1 to {MOST_CUTOUTS} cut-outs of one product as base64, alpha 0 outside it: the sides that photos need.",
    "webhook_url": "Is called with what a fetch answers when the task ends.",
    "webhook_secret": "Goes along with that call, verbatim, as x-webhook-secret.",
    "training_images_id": "The task_id of the upload.",
    "trigger_word": "Stands for the subject in prompts; TOKMSN when it is left out.",
    "training_id": "The task_id of the training, or the id of a subject that was trained in the studio.",
    "prompt": "What the photos show, with the trigger word or without it.",
    "aspect_ratio": "The shape of the photos, about a megapixel, 1:1 if left out; custom takes width and height.",
    "width": "Pixels, only with custom.",
    "height": "Pixels, only with custom.",
    "number_of_images": "How many photos; 1 when it is left out.",
    "seed": "The same call with the same seed gives the same bytes; -1 is a random one.",
    "task_id": "The id that an upload, a training or photos were answered with.",
    "task_ids": f"{FEWEST_TASKS} to {MOST_TASKS} of these ids.",
}
EXAMPLES: dict[str, dict[str, Any]] = {
    "ai-photo-upload": {"images": ["iVBORw0KGgo…"]},
    "ai-photo-train": {"training_images_id": "TASK-ID", "trigger_word": "TOKMSN"},
    "ai-photo-generate": {"training_id": "TASK-ID", "prompt": "TOKMSN on a marble table", "number_of_images": 2},
    "fetch": {"task_id": "TASK-ID"},
    "fetch-many": {"task_ids": ["TASK-ID", "TASK-ID"]},
    "account": {},
}
LISTS: dict[str, tuple[int, int]] = {"images": (1, MOST_CUTOUTS), "task_ids": (FEWEST_TASKS, MOST_TASKS)}
STATUSES: dict[int, str] = {
    400: "A field is wrong: the sentence says which and why.",
    401: "The key is missing, wrong or revoked.",
    403: "The key may only read.",
    405: "Another method than this call's.",
    409: "The Idempotency-Key came with another call before.",
    413: "The body or an image is too large.",
    415: "The body is not sent as JSON, or an image is no PNG, JPEG or WebP.",
    422: "The URL of an image could not be fetched.",
    429: "The key made too many calls in a minute.",
    500: "Something broke, or the photos could not be made: fetching the task says why.",
    503: "No worker runs, or too many calls wait: send the call again after Retry-After seconds.",
    504: "The photos took too long; fetch the task with the call's X-Request-Id.",
}
SILENT = (401, 500)
ID: dict[str, Any] = {"type": "string", "format": "uuid"}
WORD: dict[str, Any] = {"type": "string"}
TASK: dict[str, Any] = {
    "type": "object",
    "required": ["task_id"],
    "properties": {
        "task_id": ID,
        "task_type": {"enum": ["ai-photo-upload", "ai-photo-train", "ai-photo-generate"]},
        "status": {"enum": ["processing", "finished", "failed"]},
        "message": WORD,
        "percentage": {"anyOf": [{"type": "string", "pattern": "^[0-9]{1,3}$"}, {"const": 100}]},
        "trigger_word": WORD,
        "expires_at": {"type": "string", "format": "date-time"},
        "image_urls": {"type": "array", "items": {"type": "string", "format": "uri"}},
    },
    "additionalProperties": False,
}
ACCOUNT: dict[str, Any] = {
    "type": "object",
    "required": ["email", "credits", "total_images", "plan", "next_billing_date"],
    "properties": {
        "email": WORD,
        "credits": {"type": "integer"},
        "total_images": {"type": "integer"},
        "plan": WORD,
        "next_billing_date": {"type": ["string", "null"]},
    },
}
ANSWERS: Mapping[str, dict[str, Any]] = {
    "fetch-many": {"type": "object", "required": ["tasks"], "properties": {"tasks": {"type": "array", "items": TASK}}},
    "account": ACCOUNT,
}
ERRORS: dict[str, Any] = {
    "type": "object",
    "required": ["errors"],
    "properties": {
        "errors": {
            "type": "array",
            "minItems": 1,
            "items": {"type": "object", "required": ["msg"], "properties": {"msg": WORD}},
        }
    },
}
SECURITY: dict[str, Any] = {
    "type": "apiKey",
    "in": "header",
    "name": "Authorization",
    "description": "The key, alone or after Bearer.",
}


def paths() -> dict[str, Any]:
    """Return the paths of the OpenAPI document."""
    return {f"/{name}": {call.method.lower(): _operation(name, call)} for name, call in CALLS.items()}


def _operation(name: str, call: Call) -> dict[str, Any]:
    operation = {
        "operationId": name,
        "summary": ABOUT_CALLS[name],
        "security": [{"authorization": []}],
        "responses": {
            "200": _json("What came of it.", ANSWERS.get(name, TASK)),
            **{str(status): _json(text, _error(status)) for status, text in STATUSES.items()},
        },
    }
    body = {"required": True, "content": {"application/json": {"schema": _body(call)}}}
    return operation | ({"requestBody": body} if call.method == "POST" else {})


def _error(status: int) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": False} if status in SILENT else ERRORS


def _json(text: str, values: dict[str, Any]) -> dict[str, Any]:
    return {"description": text, "content": {"application/json": {"schema": values}}}


def _body(call: Call) -> dict[str, Any]:
    lists = {
        name: {"type": "array", "minItems": LISTS[name][0], "maxItems": LISTS[name][1], "items": WORD}
        for name in call.lists
    }
    known = {name: _value(name, limit, is_required=name in call.required) for name, limit in call.limits.items()}
    properties = {name: {"description": ABOUT[name], **values} for name, values in (lists | known).items()}
    return {"type": "object", "required": [*call.lists, *call.required], "properties": properties}


def _value(name: str, limit: Limit, *, is_required: bool) -> dict[str, Any]:
    """Return the schema of a field: numbers may be spelled, and what is not required may be nothing."""
    ways = [schema(limit)]
    if name in SPELLED:
        ways.append({"type": "string", "pattern": r"^\s*-?[0-9]{1,12}\s*$"})
    if not is_required:
        ways.append({"enum": [None, ""], "description": "The default."})
    return ways[0] if len(ways) == 1 else {"anyOf": ways}


def rows(call: Call) -> list[dict[str, Any]]:
    """Return the fields of a call as the reference's page lists them."""
    values = dict.fromkeys(call.lists, "list of text") | {name: reading(limit) for name, limit in call.limits.items()}
    return [
        {
            "name": name,
            "is_required": name in (*call.lists, *call.required),
            "values": words,
            "default": None,
            "about": ABOUT[name],
        }
        for name, words in values.items()
    ]
