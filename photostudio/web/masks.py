"""Masks over HTTP: the draft that the editor saves, named ones, and what can be found in a picture to make one of."""

from uuid import UUID

from django.http import FileResponse, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from photostudio.jobs import masks
from photostudio.projects import mask_drafts
from photostudio.web import access
from photostudio.web.errors import in_json
from photostudio.web.ids import uuid_of
from photostudio.web.media import guarded
from photostudio.web.selections import marks_of

LONGEST_NAME = 120


@require_http_methods(["GET", "HEAD", "PUT"])
@in_json
def draft(request: HttpRequest, project: UUID) -> HttpResponseBase:
    """The painting under way on `?base=`: read, or replaced by who has seen what it replaces."""
    found = access.project(request, project)
    base = access.base(found, uuid_of(request.GET.get("base")))
    if request.method == "PUT":
        seen = request.headers.get("If-Match", "").strip('"')
        kept = masks.keep_draft(found, base.picture, file=request, seen=seen)
        return JsonResponse({"sha256": kept.sha256, "share": kept.share})
    sha256 = mask_drafts.sha256(found, base.uuid)
    if not sha256:
        return HttpResponse(status=204)
    response = guarded(FileResponse(mask_drafts.path(found, base.uuid).open("rb"), content_type="image/png"))
    response["ETag"] = f'"{sha256}"'
    response["Cache-Control"] = "no-store"
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@in_json
def named(request: HttpRequest, project: UUID) -> HttpResponse:
    """The masks that fit a base; a draft becomes one of them under a name."""
    found = access.project(request, project)
    asked = request.POST if request.method == "POST" else request.GET
    base = access.base(found, uuid_of(asked.get("base")))
    if request.method == "POST":
        name = " ".join(asked.get("name", "").split())[:LONGEST_NAME]
        if not name:
            return JsonResponse({"error": _("Type a name for the mask.")}, status=400)
        masks.name_draft(found, base.picture, name=name)
    list_url = f"{reverse('web:masks', args=[found.uuid])}?base={base.uuid}"
    return render(request, "masks/_list.html", {"masks": masks.fitting(found, base.picture), "list_url": list_url})


@require_POST
@in_json
def select(request: HttpRequest, project: UUID) -> HttpResponse:
    """The thing that a box, clicks or an outline mean."""
    found = access.project(request, project)
    base = access.base(found, uuid_of(request.POST.get("base")))
    try:
        marks = marks_of(request.POST, width=base.picture.width, height=base.picture.height)
    except ValueError as error:
        return JsonResponse({"error": str(error)}, status=400)
    return _png(masks.select(base.picture, marks))


@require_POST
@in_json
def casts(request: HttpRequest, project: UUID) -> HttpResponse:
    """The shadow and the reflection of what is painted."""
    found = access.project(request, project)
    base = access.base(found, uuid_of(request.POST.get("base")))
    png = masks.casts(found, base.picture)
    return _png(png) if png else HttpResponse(status=204)


def _png(data: bytes) -> HttpResponse:
    return HttpResponse(data, content_type="image/png", headers={"Cache-Control": "no-store"})
