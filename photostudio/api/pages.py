"""The API's description: the OpenAPI document for programs, a page for people on which calls can be tried."""

import json
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from photostudio.api import openapi
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
    return render(request, "api/docs.html", {"calls": calls, "statuses": openapi.STATUSES, "base": base})


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
    lines = (
        f"curl {url}",
        "-H 'X-Photio-Key: YOUR-KEY'",
        "-H 'Content-Type: application/json'",
        f"-d '{json.dumps(sent)}'",
    )
    return {
        "name": name,
        "url": url,
        "about": ABOUT_CALLS[name],
        "fields": rows,
        "pictures": call.pictures,
        "example": json.dumps(EXAMPLES[name], indent=2),
        "curl": " \\\n  ".join(lines),
    }
