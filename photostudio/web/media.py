"""Pictures of the store, served by uuid: streamed, never decoded, cached for ever because they never change."""

from pathlib import Path
from uuid import UUID

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from photostudio.jobs import masks
from photostudio.jobs.renditions import rendition
from photostudio.projects import store
from photostudio.web import access

ORIGINAL = "original"
SHOWN = ("thumb", "screen", ORIGINAL)
FOR_EVER = "private, max-age=31536000, immutable"
DOWNLOADED = {"png": ORIGINAL, "jpeg": "jpeg", "webp": "webp"}


@require_safe
def asset_image(request: HttpRequest, asset: UUID, kind: str) -> HttpResponseBase:
    found = access.asset_picture(request, asset, small=kind == "thumb")
    return _picture(request, found.sha256, kind)


@require_safe
def variant_image(request: HttpRequest, variant: UUID, kind: str) -> HttpResponseBase:
    found = access.variant_picture(request, variant, small=kind == "thumb")
    return _picture(request, found.sha256, kind)


@require_safe
def variant_mask(request: HttpRequest, variant: UUID) -> HttpResponseBase:
    """What was painted for an edit, small enough to be shown over it."""
    sha256 = access.variant(request, variant).job.inputs.get("mask_image", {}).get("sha256")
    if not sha256:
        raise Http404
    return _picture(request, sha256, "screen")


@require_safe
def variant_product(request: HttpRequest, variant: UUID) -> HttpResponseBase:
    """The product as it stands in a photo of ours, for its alpha."""
    response = HttpResponse(masks.placed_product(access.variant(request, variant)), content_type="image/png")
    response["Cache-Control"] = FOR_EVER
    return guarded(response)


@require_safe
def variant_download(request: HttpRequest, variant: UUID, kind: str) -> HttpResponseBase:
    found = access.variant(request, variant)
    if kind not in DOWNLOADED:
        raise Http404
    name = f"{slugify(found.project.name) or 'photo'}-{found.seed}.{kind}"
    return _stream(found.sha256, DOWNLOADED[kind], name=name)


def _picture(request: HttpRequest, sha256: str, kind: str) -> HttpResponseBase:
    if kind not in SHOWN:
        raise Http404
    etag = f'"{sha256[:32]}-{kind}"'
    not_modified: HttpResponse | None = get_conditional_response(request, etag=etag)
    response = not_modified or _stream(sha256, kind)
    response["ETag"] = etag
    response["Cache-Control"] = FOR_EVER
    return response


def _stream(sha256: str, kind: str, *, name: str = "") -> HttpResponseBase:
    path, media_type = _file(sha256, kind)
    try:
        file = path.open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    return guarded(FileResponse(file, content_type=media_type, as_attachment=bool(name), filename=name))


def guarded(response: HttpResponseBase) -> HttpResponseBase:
    """Have a browser take a picture for nothing but a picture."""
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _file(sha256: str, kind: str) -> tuple[Path, str]:
    """Return where the file of that kind lies and its media type; a rendition is made when it is first wanted."""
    if kind == ORIGINAL:
        return store.path(sha256), "image/png"
    derived = rendition(sha256, kind)
    return store.path(derived.sha256), derived.media_type
