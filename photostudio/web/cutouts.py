"""The cut-out: a photo becomes a product, proposed by the darkroom and corrected by a brush."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from photostudio.jobs import cutting
from photostudio.jobs.cutting import AlreadyCutOut, State
from photostudio.projects.models import Asset
from photostudio.web import access
from photostudio.web.assets import chosen_url
from photostudio.web.errors import in_json
from photostudio.web.http import HtmxHttpRequest, redirect_to
from photostudio.web.media import FOR_EVER, guarded
from photostudio.web.verdicts import SENTENCES

KINDS = {"product": ("product.webp", "image/webp"), "doubt": ("doubt.webp", "image/webp")}
WHOLE = "whole"


@require_http_methods(["GET", "HEAD", "POST"])
def cut_out(request: HtmxHttpRequest, asset: UUID) -> HttpResponse:
    """The page where a photo is cut out; sent, it becomes a product."""
    found = access.picture(request, asset)
    try:
        photo = cutting.photo_of(found)
    except AlreadyCutOut:
        if request.method == "POST":
            raise
        return render(request, "cutouts/already.html", {"asset": found, "project": found.project})
    if request.method == "POST":
        return _save(request, photo)
    if photo != found:
        return redirect("web:cut-out", photo.uuid)
    state = cutting.present(photo)
    context = {
        "asset": photo,
        "project": photo.project,
        "keys_template": "cutouts/_keys.html",
        "developed": _developed(photo, state) if state else None,
    }
    return render(request, "cutouts/cut_out.html", context)


def _save(request: HtmxHttpRequest, photo: Asset) -> HttpResponse:
    product = cutting.save(photo)
    undo = reverse("web:asset-trash", args=[product.uuid])
    messages.info(request, _("Cut out. The photo is still among the assets."), extra_tags=undo)
    return redirect_to(request, chosen_url(product))


@require_http_methods(["GET", "HEAD", "PUT"])
@in_json
def strokes(request: HttpRequest, asset: UUID) -> HttpResponseBase:
    """The brush work: read, or replaced by who has seen what it replaces."""
    photo = _photo(request, asset)
    if request.method == "PUT":
        seen = request.headers.get("If-Match", "").strip('"')
        return JsonResponse({"sha256": cutting.keep_strokes(photo, file=request, seen=seen)})
    sha256 = cutting.strokes_sha256(photo)
    if not sha256:
        return HttpResponse(status=204)
    response = guarded(FileResponse(cutting.strokes_path(photo).open("rb"), content_type="image/png"))
    response["ETag"] = f'"{sha256}"'
    response["Cache-Control"] = "no-store"
    return response


@require_POST
@in_json
def develop(request: HttpRequest, asset: UUID) -> HttpResponse:
    """The cut-out as the brush work has it: where its pictures are, and what to say of it."""
    photo = _photo(request, asset)
    return JsonResponse(_developed(photo, cutting.develop(photo)))


@require_safe
def picture(request: HttpRequest, asset: UUID, state: str, kind: str) -> HttpResponseBase:
    """A picture of a state that was developed: the product, the map of what is unsure, or the product at full size."""
    photo = _photo(request, asset)
    found = cutting.find(photo, state)
    if found is None or kind not in {*KINDS, WHOLE}:
        raise Http404
    if kind == WHOLE:
        path, media_type = cutting.product(photo, found) / "picture.png", "image/png"
    else:
        name, media_type = KINDS[kind]
        path = found.folder / name
    response = guarded(FileResponse(path.open("rb"), content_type=media_type))
    response["Cache-Control"] = FOR_EVER
    return response


def _photo(request: HttpRequest, uuid: UUID) -> Asset:
    return cutting.photo_of(access.picture(request, uuid))


def _developed(photo: Asset, state: State) -> dict[str, Any]:
    """Return a state as the browser takes it."""
    shadow = _("A shadow was baked into the photo. It is left out: the studio casts its own.")
    return {
        "state": state.name,
        "sentence": str(SENTENCES[state.facts["verdict"]]),
        "isTrustworthy": state.facts["is_trustworthy"],
        "shadow": shadow if state.facts["is_shadow_dropped"] else "",
        **{kind: reverse("web:cut-out-picture", args=[photo.uuid, state.name, kind]) for kind in (*KINDS, WHOLE)},
    }
