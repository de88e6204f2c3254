"""The mask editor on a page of its own, with a server that keeps drafts as the real one does.

python -m tests.browser.mask.harness PORT
"""

import hashlib
import os
import sys
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from http import HTTPStatus
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "photostudio.settings")
os.environ["PHOTOSTUDIO_DEBUG"] = "1"

import cv2
import django
import numpy as np
from django.conf import settings
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import render
from django.urls import URLPattern, path, reverse

from photostudio.imaging.arrays import Pixels
from photostudio.imaging.codecs import encode_png

HERE = Path(__file__).resolve().parent
SCREEN = 1600  # the longer side of the small rendition
SHEETS = ("tokens", "base", "components", "workspace", "stage", "panel", "mask")
MODULES = ("dialog", "menu", "theme", "tips", "mask-editor")


@dataclass
class Base:
    """A picture that is edited: its size, its masks by name, its draft."""

    width: int
    height: int
    draft: bytes = b""
    masks: dict[str, bytes] = field(default_factory=dict)

    @property
    def etag(self) -> str:
        return hashlib.sha256(self.draft).hexdigest() if self.draft else ""


BASES: dict[str, Base] = {}


@cache
def picture(width: int, height: int) -> Pixels:
    """Return a lit wall and floor with a red ball, its shadow, and a blue box (rows, columns, 3)."""
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    light = 225 - 60 * np.hypot(x / width - 0.3, y / height - 0.3)
    image = np.stack([light, light * 0.98, light * 0.95], axis=-1)
    image[y > height * 0.62] *= np.float32(0.82)
    side = min(width, height)
    shadow = ((x - width * 0.46) / 1.8) ** 2 + ((y - height * 0.735) * 3) ** 2 < (side * 0.17) ** 2
    image[shadow] *= np.float32(0.6)
    ball = np.hypot(x - width * 0.35, y - height * 0.55) < side * 0.18
    image[ball] = image[ball] * np.array([0.85, 0.25, 0.2], np.float32)
    box = (abs(x - width * 0.7) < side * 0.12) & (abs(y - height * 0.6) < side * 0.16)
    image[box] = image[box] * np.array([0.25, 0.45, 0.85], np.float32)
    pixels: Pixels = np.clip(image, 0, 255).astype(np.uint8)
    return pixels


@cache
def rendition(width: int, height: int, longest: int) -> bytes:
    pixels = picture(width, height)
    scale = min(1.0, longest / max(width, height))
    if scale < 1:
        size = (round(width * scale), round(height * scale))
        pixels = np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), np.uint8)
    return encode_png(pixels)


def show(request: HttpRequest) -> HttpResponse:
    """Show the editor of a new picture, or of the one in `base`; `width` and `height` are its size."""
    base = request.GET.get("base") or str(uuid.uuid4())
    size = Base(int(request.GET.get("width", 900)), int(request.GET.get("height", 600)))
    found = BASES.setdefault(base, size)
    addresses = {name: f"{reverse(name)}?base={base}" for name in ("draft", "screen", "original", "alpha")}
    editor = {
        "name": "Red ball.png",
        "width": found.width,
        "height": found.height,
        "select": reverse("select"),
        "casts": reverse("casts"),
        "masks": reverse("masks"),
        **addresses,
        "alpha": addresses["alpha"] if "alpha" in request.GET else "",
    }
    context = {
        "editor": editor,
        "base": base,
        "sheets": [f"css/{name}.css" for name in SHEETS],
        "modules": [f"js/{name}.js" for name in MODULES],
    }
    return render(request, "harness.html", context)


def base_of(request: HttpRequest) -> Base:
    return BASES[request.POST.get("base") or request.GET["base"]]


def image(request: HttpRequest) -> HttpResponse:
    base = base_of(request)
    longest = SCREEN if request.path == reverse("screen") else max(base.width, base.height)
    return HttpResponse(rendition(base.width, base.height, longest), content_type="image/png")


def alpha(request: HttpRequest) -> HttpResponse:
    """Answer a cut-out of the blue box."""
    base = base_of(request)
    pixels = np.zeros((base.height, base.width, 4), np.uint8)
    side, x, y = min(base.width, base.height), base.width * 0.7, base.height * 0.6
    half_width, half_height = round(side * 0.12), round(side * 0.16)
    pixels[round(y) - half_height : round(y) + half_height, round(x) - half_width : round(x) + half_width] = 255
    return HttpResponse(encode_png(pixels), content_type="image/png")


def draft(request: HttpRequest) -> HttpResponseBase:
    base = base_of(request)
    if request.method == "PUT":
        return keep_draft(request, base)
    if not base.draft:
        return HttpResponse(status=HTTPStatus.NO_CONTENT)
    return HttpResponse(base.draft, content_type="image/png", headers={"ETag": f'"{base.etag}"'})


def keep_draft(request: HttpRequest, base: Base) -> JsonResponse:
    known = request.headers.get("If-Match", "").strip('"')
    if known != base.etag or (base.draft and "If-None-Match" in request.headers):
        return JsonResponse({"error": "The mask was changed in another tab."}, status=HTTPStatus.PRECONDITION_FAILED)
    mask = cv2.imdecode(np.frombuffer(request.body, np.uint8), cv2.IMREAD_UNCHANGED)
    if mask is None or mask.shape != (base.height, base.width):
        return JsonResponse({"error": "This is not a mask of the picture's size."}, status=HTTPStatus.BAD_REQUEST)
    base.draft = request.body
    share = float(255 - mask.mean(dtype=np.float64)) / 255
    return JsonResponse({"sha256": base.etag, "share": share})


def masks(request: HttpRequest) -> HttpResponse:
    base = base_of(request)
    if request.method == "POST":
        base.masks[request.POST["name"]] = base.draft
    uuid_of = {id(one): name for name, one in BASES.items()}[id(base)]
    named = [(name, f"{reverse('mask')}?base={uuid_of}&name={name}") for name in base.masks]
    items = "".join(
        f'<li><button type="button" class="menu-item" data-mask-url="{address}">{name}</button></li>'
        for name, address in named
    )
    return HttpResponse(f'<ul role="list">{items}</ul>')


def mask(request: HttpRequest) -> HttpResponse:
    return HttpResponse(base_of(request).masks[request.GET["name"]], content_type="image/png")


def select(request: HttpRequest) -> HttpResponseBase:
    """Answer the box that was asked for, or one around the points, at half the picture's size."""
    base = base_of(request)
    words = request.POST.get("points") or request.POST.get("outline") or ""
    if "box" in request.POST:
        left, top, right, bottom = (int(number) for number in request.POST["box"].split(","))
    elif words:
        places = np.array([[int(number) for number in point.split(",")] for point in words.split()])
        left, top = (places.min(axis=0) - 20).clip(0)
        right, bottom = places.max(axis=0) + 20
    else:
        return JsonResponse({"error": "Click a thing or draw round it."}, status=HTTPStatus.BAD_REQUEST)
    found = np.full((base.height // 2, base.width // 2), 255, np.uint8)
    found[top // 2 : bottom // 2, left // 2 : right // 2] = 0
    return HttpResponse(encode_png(found), content_type="image/png")


def casts(request: HttpRequest) -> HttpResponseBase:
    """Propose the strip below the draft's mask."""
    base = base_of(request)
    kept = cv2.imdecode(np.frombuffer(base.draft, np.uint8), cv2.IMREAD_GRAYSCALE)
    rows, columns = np.nonzero(np.asarray(kept) < 128)
    if not len(rows):
        return HttpResponse(status=HTTPStatus.NO_CONTENT)
    found = np.full((base.height, base.width), 255, np.uint8)
    found[rows.max() + 1 : rows.max() + 1 + base.height // 10, columns.min() : columns.max() + 1] = 0
    return HttpResponse(encode_png(found), content_type="image/png")


def route(address: str, view: Callable[[HttpRequest], HttpResponseBase], name: str = "") -> URLPattern:
    return path(address, view, name=name or address.strip("/"))


urlpatterns = [
    route("", show, "show"),
    route("screen", image),
    route("original", image),
    route("alpha", alpha),
    route("draft", draft),
    route("masks", masks),
    route("mask", mask),
    route("select", select),
    route("casts", casts),
]


class Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 # the name is the standard library's
        """Say nothing of each request."""


def serve(port: int) -> None:
    settings.ROOT_URLCONF = "tests.browser.mask.harness"
    settings.TEMPLATES = [settings.TEMPLATES[0] | {"DIRS": [settings.BASE_DIR / "templates", HERE / "templates"]}]
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 64_000_000
    django.setup()
    server = ThreadedWSGIServer(("127.0.0.1", port), Quiet)
    server.set_app(get_wsgi_application())
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    server.serve_forever()


if __name__ == "__main__":
    sys.modules["tests.browser.mask.harness"] = sys.modules["__main__"]  # one table of pictures, not two
    serve(int(sys.argv[1]))
