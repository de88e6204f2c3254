"""The gallery: the filmstrip grown to a page."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from photostudio.web import access, runs
from photostudio.web.http import HtmxHttpRequest
from photostudio.web.ids import uuid_of
from photostudio.web.queue import queue_context

RUNS_PER_PAGE = 15  # up to 60 photos


@require_safe
def show_gallery(request: HtmxHttpRequest, project: UUID) -> HttpResponse:
    """A page of runs, newest first; for htmx only what is added at the end."""
    found = access.project(request, project)
    uuid = uuid_of(request.GET.get("before"))
    before = access.job(request, uuid) if uuid else None
    shown = runs.page(found, before=before, count=RUNS_PER_PAGE, with_photos=True)
    context = {
        "project": found,
        "runs": shown,
        "older_than": runs.last_job(shown, count=RUNS_PER_PAGE),
        "is_first": before is None,
    }
    if request.htmx.target == "older":
        return render(request, "gallery/_runs.html", context)
    frame = {"tab": "gallery", "keys_template": "gallery/_keys.html", **queue_context(request)}
    return render(request, "gallery/gallery.html", context | frame)
