"""What views have in common: which kind of answer a request wants, and the answers after a change."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django_htmx.http import HttpResponseClientRedirect, reswap, retarget, trigger_client_event
from django_htmx.middleware import HtmxDetails


class HtmxHttpRequest(HttpRequest):
    """A request as HtmxMiddleware passes it on."""

    htmx: HtmxDetails


def wants_json(request: HttpRequest) -> bool:
    """Whether a script of ours asks, rather than a browser for a page."""
    return request.get_preferred_type(["text/html", "application/json"]) == "application/json"


def came_from(request: HttpRequest, fallback: str) -> str:
    """Return the page that a form names in `next`, if it is one of ours."""
    page = request.POST.get("next", "")
    return page if url_has_allowed_host_and_scheme(page, allowed_hosts={request.get_host()}) else fallback


def redirect_to(request: HtmxHttpRequest, url: str) -> HttpResponse:
    """Lead to another page: the browser itself, or htmx, which would put it into this one."""
    return HttpResponseClientRedirect(url) if request.htmx else redirect(url)


def refused(request: HtmxHttpRequest, template: str, context: dict[str, Any], *, target: str) -> HttpResponse:
    """Return a form that htmx sent, with its sentences, in the place of the one that was sent."""
    return retarget(reswap(render(request, template, context, status=422), "outerHTML"), target)


def after_change(
    request: HtmxHttpRequest,
    sentence: str,
    *,
    event: str,
    fallback: str,
    undo: str = "",
    detail: dict[str, str] | None = None,
) -> HttpResponse:
    """Answer a change with a toast, which `undo` (a URL to post to) takes back.

    htmx gets the toast and an event on the page, for the fragments that show what changed; a plain form goes back to
    its page, or to `fallback`.
    """
    messages.info(request, sentence, extra_tags=undo)
    if not request.htmx:
        return redirect(came_from(request, fallback))
    return trigger_client_event(render(request, "_partials/toasts_oob.html"), event, detail)
