"""What goes wrong becomes a status and one sentence: a page for a browser, text for htmx, JSON for a script."""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _

from photostudio.imaging.errors import (
    DamagedImage,
    ImagingError,
    MaskIsEmpty,
    MaskIsFull,
    MaskOfOtherSize,
    NoProduct,
    NoSurroundings,
    NotAnImage,
    TooManyBytes,
    TooManyPixels,
)
from photostudio.imaging.limits import MAX_BYTES, MEGABYTE
from photostudio.projects.errors import (
    ChangedMeanwhile,
    CouldNotFetch,
    DarkroomBusy,
    DarkroomFailed,
    FetchingBusy,
    FileMissing,
    KeyTaken,
    NotACutout,
    NotMendable,
    NotRetryable,
    ProjectError,
    RunUnderWay,
    StoreFull,
)
from photostudio.web.http import wants_json

STATUSES: Mapping[type[Exception], int] = {
    NotAnImage: 415,
    DamagedImage: 422,
    NoProduct: 422,
    TooManyBytes: 413,
    TooManyPixels: 413,
    MaskOfOtherSize: 422,
    MaskIsEmpty: 422,
    MaskIsFull: 422,
    NoSurroundings: 422,
    ImagingError: 422,
    StoreFull: 507,
    FileMissing: 404,
    DarkroomBusy: 503,
    DarkroomFailed: 503,
    NotACutout: 422,
    NotMendable: 422,
    NotRetryable: 409,
    RunUnderWay: 409,
    KeyTaken: 409,
    ChangedMeanwhile: 412,
    CouldNotFetch: 422,
    FetchingBusy: 503,
    ProjectError: 422,
}
REFUSALS = (ImagingError, ProjectError)
RETRY_AFTER_SECONDS = 5
LARGEST_BODY = MAX_BYTES + MEGABYTE  # a file of the largest size, and the form around it

View = Callable[..., HttpResponseBase]
Refusal = Callable[[int, str], HttpResponse]


def in_json(view: View) -> View:
    """Answer with `{"error": sentence}` what is refused, even before the view runs: a script asks, whatever its headers
    say.
    """

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return view(request, *args, **kwargs)
        except REFUSALS as error:
            status = status_of(error)
            return JsonResponse({"error": str(error)}, status=400 if status in {415, 422} else status)

    answer.refusal = _in_json  # type: ignore[attr-defined] # for `refuse`, which is asked by URL
    return answer


def status_of(error: Exception) -> int:
    """Return the status of a refusal: its own, or that of the kind it belongs to."""
    return next(STATUSES[kind] for kind in type(error).__mro__ if kind in STATUSES)


def refuse(request: HttpRequest, status: int, sentence: str) -> HttpResponse:
    """Answer with `status` and one sentence in the form that the request can show."""
    response: HttpResponse
    own: Refusal | None = getattr(_view(request), "refusal", None)
    if own is not None:
        response = own(status, sentence)
    elif request.headers.get("HX-Request") == "true":
        response = HttpResponse(sentence, status=status, content_type="text/plain; charset=utf-8")
    elif wants_json(request):
        response = _in_json(status, sentence)
    else:
        response = render(request, "errors/error.html", {"status": status, "sentence": sentence}, status=status)
    if status == 503:
        response["Retry-After"] = str(RETRY_AFTER_SECONDS)
    return response


def _in_json(status: int, sentence: str) -> JsonResponse:
    return JsonResponse({"error": sentence}, status=status)


def _view(request: HttpRequest) -> Any:
    """Return the view that the request means, which need not have been called, or None.

    One that is not for browsers may say how it refuses (`refusal`) and how much it reads (`largest_body`).
    """
    try:
        return resolve(request.path_info).func
    except Resolver404:
        return None


class Refusals:
    """Middleware: bodies too large are refused before they are read, and errors of the domain get their status."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        length = request.headers.get("Content-Length", "0")
        if length.isdecimal() and int(length) > LARGEST_BODY and int(length) > _largest_body(request):
            return refuse(request, 413, _too_large())
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        return refuse(request, status_of(error), str(error)) if isinstance(error, REFUSALS) else None


def _largest_body(request: HttpRequest) -> int:
    largest: int = getattr(_view(request), "largest_body", LARGEST_BODY)
    return largest


def _too_large() -> str:
    return _("This is more than %(limit)d MB. Nothing was saved. Send smaller files, or one at a time.") % {
        "limit": MAX_BYTES // MEGABYTE
    }


def bad_request(request: HttpRequest, exception: SuspiciousOperation) -> HttpResponse:
    return refuse(request, 400, _("The studio could not read this request. Reload the page and try again."))


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return refuse(request, 403, _("This page has been open for too long. Nothing was lost: reload it and try again."))


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return refuse(
        request, 404, _("This is not here any more. If it was thrown away, you can restore it from the trash.")
    )


def server_error(request: HttpRequest) -> HttpResponse:
    return refuse(request, 500, _("Something broke in the studio. Nothing you made was lost. Go back and try again."))
