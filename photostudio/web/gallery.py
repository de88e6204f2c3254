"""The gallery: the filmstrip grown to a page, to choose from. What is done to many photos is in gallery_batch."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_safe
from django_htmx.http import push_url

from photostudio.engines.training import Train
from photostudio.imaging.presets import PRESETS
from photostudio.projects import collection
from photostudio.projects.collection import NEWEST, OPEN, Page, Position, Stack
from photostudio.projects.models import Job, Project
from photostudio.projects.models.variant import MOST_STARS
from photostudio.web import access
from photostudio.web.gallery_cells import Cell
from photostudio.web.gallery_filters import View, verdict_name
from photostudio.web.http import HtmxHttpRequest
from photostudio.web.ids import uuid_of
from photostudio.web.queue import queue_context

PER_PAGE = 36
MOST_CELLS = 500  # asked for at once


@require_safe
def show_gallery(request: HtmxHttpRequest, project: UUID) -> HttpResponse:
    """The page; for htmx only the results, or what is added at their end."""
    found = access.project(request, project)
    view = View.read(request.GET.dict())
    after = Position.read(request.GET.get("after", ""))
    page = collection.page(found, view.filters, order=view.order, stacked=view.stacked, after=after, count=PER_PAGE)
    context = {"project": found, "view": view, "after": after, **_cells(page, _uuids(request.GET, "open"))}
    if request.htmx.target == "more":
        return render(request, "gallery/_cells.html", context)
    is_all = after is None and page.total is not None
    context["total"] = page.total if is_all else collection.found(found, view.filters).count()
    context |= _arriving(found, collection.newest(found), 0)
    if request.htmx.target == "results":
        return push_url(render(request, "gallery/_results.html", context), f"{request.path}{view.address}")
    frame = {"tab": "gallery", "keys_template": "gallery/_keys.html", **queue_context(request)}
    return render(request, "gallery/gallery.html", context | frame | _choices(request, found))


@require_GET
def show_cells(request: HtmxHttpRequest, project: UUID) -> HttpResponse:
    """The cells that are named, as they are now, each for its place; one that has no photo any more comes empty."""
    found = access.project(request, project)
    view = View.read(request.GET.dict())
    uuids = _uuids(request.GET, "cell")[:MOST_CELLS]
    stacks = collection.named(found, view.filters, uuids, stacked=view.stacked)
    cells = _in_cells((stacks.get(uuid) or uuid for uuid in uuids), _uuids(request.GET, "open"))
    total = collection.found(found, view.filters).count()
    return render(request, "gallery/_named_cells.html", {"project": found, "cells": cells, "total": total})


@require_GET
def show_arrived(request: HtmxHttpRequest, project: UUID) -> HttpResponse:
    """How many photos have come since `?since=`: nothing moves under the hand before one asks for them."""
    found = access.project(request, project)
    since = request.GET.get("since", "")
    key = int(since) if since.isdecimal() and len(since) < 19 else 0
    return render(
        request, "gallery/_arrived.html", {"project": found, **_arriving(found, key, collection.arrived(found, key))}
    )


def _arriving(project: Project, since: int, arrived: int) -> dict[str, Any]:
    is_busy = project.jobs.filter(status__in=Job.UNFINISHED).exclude(operation=Train.name).exists()
    return {"since": since, "arrived": arrived, "is_busy": is_busy}


def _cells(page: Page, opened: Iterable[UUID]) -> dict[str, Any]:
    return {"cells": _in_cells(page.stacks, opened), "next": page.after}


def _in_cells(stacks: Iterable[Stack | UUID], opened: Iterable[UUID]) -> list[Cell]:
    unfolded = frozenset(opened)
    return [
        Cell(stack.uuid, stack, is_open=stack.uuid in unfolded) if isinstance(stack, Stack) else Cell(stack, None)
        for stack in stacks
    ]


def _uuids(sent: QueryDict, name: str) -> list[UUID]:
    return [uuid for text in sent.getlist(name) if (uuid := uuid_of(text))]


def _choices(request: HtmxHttpRequest, project: Project) -> dict[str, Any]:
    """Return what the page offers: of operations and formats only those that the project has."""
    presets = set(project.variants.kept().order_by().values_list("preset", flat=True).distinct())
    runs = project.jobs.exclude(operation=Train.name)
    operations = runs.order_by("operation").values_list("operation", flat=True).distinct()
    return {
        "operations": [(name, name.title()) for name in operations],
        "presets": [(preset.tag, preset.name) for preset in PRESETS if preset.tag in presets],
        "ratings": range(1, MOST_STARS + 1),
        "verdicts": [(verdict, verdict_name(verdict)) for verdict in ("picked", "rejected", OPEN)],
        "orders": [(NEWEST, _("Newest first")), ("oldest", _("Oldest first")), ("best", _("Best rated first"))],
        "others": access.projects(request).exclude(pk=project.pk).order_by("-changed_at")[:50],
    }
