"""The API's description: the OpenAPI document for programs, a page for people on which calls can be tried."""

import json
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from photostudio.api import apiframe, apiframe_document, openapi
from photostudio.api.describing import ABOUT_CALLS, about, default, reading
from photostudio.api.photio import CALLS, Call

URL = "https://example.com/{name}.png"
EXAMPLES: dict[str, dict[str, Any]] = {
    "generate": {
        "prompt": "A modern drone hovering above a glossy, geometrically shaped platform, "
        "with dynamic LED lighting below.",
        "quality": "MIDDLE",
    },
    "instant": {"product_description": "perfume for women, high-end, sweet"},
    "remix": {"prompt": "product photograph of perfume, on the beach, perfume next to seashell"},
    "regen": {"prompt": "starfish"},
    "upscale": {"upscale_by": 2},
}


@require_safe
def show_document(request: HttpRequest) -> JsonResponse:
    return JsonResponse(openapi.document(request.build_absolute_uri("/").rstrip("/")))


@require_safe
def show_docs(request: HttpRequest) -> HttpResponse:
    base = request.build_absolute_uri("/v1/inference/")
    calls = [_described(name, call, base + name) for name, call in CALLS.items()]
    tasks = [_of_tasks(name, call, request.build_absolute_uri(f"/{name}")) for name, call in apiframe.CALLS.items()]
    context = {
        "calls": calls,
        "statuses": openapi.STATUSES,
        "base": base,
        "task_calls": tasks,
        "task_statuses": apiframe_document.STATUSES,
    }
    return render(request, "api/docs.html", context)


def _described(name: str, call: Call, url: str) -> dict[str, Any]:
    sent = EXAMPLES[name] | {picture: URL.format(name=picture) for picture in call.pictures}
    rows = [
        {
            "name": field,
            "is_required": field in (*call.required, *call.pictures),
            "values": reading(call.limits.get(field)),
            "default": default(call, field),
            "about": about(name, field),
        }
        for field in call.names
    ]
    return {
        "name": name,
        "url": url,
        "header": "X-Photio-Key",
        "method": "POST",
        "about": ABOUT_CALLS[name],
        "fields": rows,
        "pictures": call.pictures,
        "example": json.dumps(EXAMPLES[name], indent=2),
        "curl": _curl(url, "X-Photio-Key", sent),
    }


def _of_tasks(name: str, call: apiframe.Call, url: str) -> dict[str, Any]:
    sent = apiframe_document.EXAMPLES[name]
    pictures = [field for field, kind in call.lists.items() if kind == apiframe.BASE64]
    return {
        "name": name,
        "url": url,
        "header": "Authorization",
        "method": call.method,
        "about": apiframe_document.ABOUT_CALLS[name],
        "fields": apiframe_document.rows(call),
        "pictures": pictures,
        "takes_lists": True,
        "example": json.dumps({field: value for field, value in sent.items() if field not in pictures}, indent=2),
        "curl": _curl(url, "Authorization", sent),
    }


def _curl(url: str, header: str, sent: dict[str, Any]) -> str:
    """Return a call as it is typed: a GET where nothing is sent."""
    body = ("-H 'Content-Type: application/json'", f"-d '{json.dumps(sent, ensure_ascii=False)}'") if sent else ()
    return " \\\n  ".join((f"curl {url}", f"-H '{header}: YOUR-KEY'", *body))
