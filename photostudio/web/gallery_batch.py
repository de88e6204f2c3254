"""What is done to the photos that are chosen in the gallery: trash, another project, one file to take away."""

from datetime import datetime
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST
from django_htmx.http import trigger_client_event
from zipstream import ZipStream

from photostudio.projects import choosing, store
from photostudio.projects.errors import FileMissing
from photostudio.projects.models import Job, Project, Variant
from photostudio.web import access
from photostudio.web.http import HtmxHttpRequest, came_from
from photostudio.web.ids import uuid_of


@require_POST
def trash_photos(request: HtmxHttpRequest, project: UUID) -> HttpResponse:
    found = access.project(request, project)
    photos = access.photos(request, found)
    moment = choosing.trash(photos)
    said = ngettext("%(count)d photo is in the trash.", "%(count)d photos are in the trash.", len(photos))
    undo = f"{reverse('web:photos-restore', args=[found.uuid])}?{urlencode({'at': moment.isoformat()})}"
    return _changed(request, found, said % {"count": len(photos)}, photos=photos, undo=undo)


@require_POST
def restore_photos(request: HtmxHttpRequest, project: UUID) -> HttpResponse:
    """Bring back what went into the trash together, at the moment `?at=`."""
    found = access.project(request, project)
    photos = choosing.restore(found, _moment(request.GET.get("at", "")))
    if not photos:
        raise Http404
    said = ngettext("%(count)d photo is back.", "%(count)d photos are back.", len(photos))
    return _changed(request, found, said % {"count": len(photos)}, photos=photos)


@require_POST
def move_photos(request: HtmxHttpRequest, project: UUID) -> HttpResponse:
    """Move the runs of the photos to the project `to`; Undo moves them back."""
    found = access.project(request, project)
    photos = access.photos(request, found)
    to = access.project(request, uuid_of(request.POST.get("to")) or UUID(int=0))
    jobs = list(Job.objects.filter(pk__in={photo.job_id for photo in photos}))
    moved = choosing.move(jobs, to)
    said = ngettext("%(count)d photo is in “%(name)s” now.", "%(count)d photos are in “%(name)s” now.", moved)
    if moved > len(photos):
        said += " " + _("Photos of a run stay together.")
    undo = reverse("web:photos-return", args=[to.uuid])
    query = urlencode({"run": [str(job.uuid) for job in jobs], "to": str(found.uuid)}, doseq=True)
    return _changed(request, found, said % {"count": moved, "name": to.name}, photos=photos, undo=f"{undo}?{query}")


@require_POST
def return_runs(request: HtmxHttpRequest, project: UUID) -> HttpResponse:
    """Take a move back: the runs `?run=…` of this project go to the project `?to=`."""
    found = access.project(request, project)
    uuids = {uuid for text in request.GET.getlist("run") if (uuid := uuid_of(text))}
    if not uuids:
        raise BadRequest("no runs")
    to = access.project(request, uuid_of(request.GET.get("to")) or UUID(int=0))
    jobs = list(found.jobs.filter(uuid__in=uuids))
    if len(jobs) < len(uuids):
        raise Http404
    moved = choosing.move(jobs, to)
    photos = list(Variant.objects.kept().filter(job__in=jobs).select_related("job"))
    said = ngettext("%(count)d photo is back.", "%(count)d photos are back.", moved) % {"count": moved}
    return _changed(request, to, said, photos=photos)


@require_POST
def download_photos(request: HtmxHttpRequest, project: UUID) -> HttpResponseBase:
    """One ZIP of the photos' own files, sent while it is put together. Raises FileMissing."""
    found = access.project(request, project)
    photos = access.photos(request, found)
    name = slugify(found.name) or "photos"
    archive = ZipStream(sized=True)  # stored, not compressed: PNGs are already, and the size is known at once
    for number, photo in enumerate(photos, start=1):
        path = store.path(photo.sha256)
        if not path.is_file():
            raise FileMissing
        archive.add_path(path, f"{name}-{number:03d}-{photo.seed}.png")
    headers = {"Content-Disposition": f'attachment; filename="{name}.zip"', "Content-Length": str(len(archive))}
    return StreamingHttpResponse(archive, content_type="application/zip", headers=headers)


def _changed(
    request: HtmxHttpRequest, project: Project, sentence: str, *, photos: list[Variant], undo: str = ""
) -> HttpResponse:
    """Answer with a toast, and for htmx an event that names the photos and runs whose cells are to be shown anew."""
    messages.info(request, sentence, extra_tags=undo)
    if not request.htmx:
        return redirect(came_from(request, reverse("web:gallery", args=[project.uuid])))
    cells: list[Any] = [photo.uuid for photo in photos]
    cells += sorted({photo.job.uuid for photo in photos})
    detail = {"cells": [str(uuid) for uuid in cells]}
    return trigger_client_event(render(request, "_partials/toasts_oob.html"), "photos-changed", detail)


def _moment(text: str) -> datetime:
    try:
        moment = parse_datetime(text)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise BadRequest("no moment")
    return moment
