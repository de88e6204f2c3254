"""The trash: nothing is deleted, everything can be restored, and every removal offers Undo."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from photostudio.web import access
from photostudio.web.http import HtmxHttpRequest, after_change
from photostudio.web.projects import with_pictures

PER_PAGE = 48


@require_GET
def show_trash(request: HtmxHttpRequest) -> HttpResponse:
    found = {
        "photos": access.trashed_variants(request).order_by("-trashed_at"),
        "pictures": access.trashed_assets(request).order_by("-trashed_at"),
        "projects": with_pictures(access.trashed_projects(request)).order_by("-trashed_at"),
    }
    counts = {kind: rows.count() for kind, rows in found.items()}
    kind = request.GET.get("show", "")
    if kind not in found:
        kind = next((kind for kind, count in counts.items() if count), "photos")
    context = {
        "kind": kind,
        "counts": counts,
        "page": Paginator(found[kind], PER_PAGE).get_page(request.GET.get("page")),
    }
    return render(request, "projects/_trash.html" if request.htmx else "projects/trash.html", context)


@require_POST
def trash_project(request: HtmxHttpRequest, project: UUID) -> HttpResponse:
    found = access.project(request, project)
    found.trash()
    return after_change(
        request,
        _("“%(name)s” is in the trash.") % {"name": found.name},
        undo=reverse("web:project-restore", args=[found.uuid]),
        event="projects-changed",
        fallback=reverse("web:projects"),
    )


@require_POST
def restore_project(request: HtmxHttpRequest, project: UUID) -> HttpResponse:
    found = get_object_or_404(access.trashed_projects(request), uuid=project)
    found.restore()
    return after_change(
        request,
        _("“%(name)s” is back.") % {"name": found.name},
        event="projects-changed",
        fallback=reverse("web:projects"),
    )


@require_POST
def trash_asset(request: HtmxHttpRequest, asset: UUID) -> HttpResponse:
    found = access.asset(request, asset)
    found.trash()
    return after_change(
        request,
        _("“%(name)s” is in the trash.") % {"name": found.name},
        undo=reverse("web:asset-restore", args=[found.uuid]),
        event="assets-changed",
        fallback=reverse("web:project", args=[found.project.uuid]),
    )


@require_POST
def restore_asset(request: HtmxHttpRequest, asset: UUID) -> HttpResponse:
    found = get_object_or_404(access.trashed_assets(request), uuid=asset)
    found.restore()
    return after_change(
        request,
        _("“%(name)s” is back.") % {"name": found.name},
        event="assets-changed",
        fallback=reverse("web:project", args=[found.project.uuid]),
    )


@require_POST
def trash_variant(request: HtmxHttpRequest, variant: UUID) -> HttpResponse:
    found = access.variant(request, variant)
    found.trash()
    return after_change(
        request,
        _("The photo is in the trash."),
        undo=reverse("web:variant-restore", args=[found.uuid]),
        event="variants-changed",
        detail={"variant": str(found.uuid), "run": str(found.job.uuid)},
        fallback=reverse("web:project", args=[found.project.uuid]),
    )


@require_POST
def restore_variant(request: HtmxHttpRequest, variant: UUID) -> HttpResponse:
    found = get_object_or_404(access.trashed_variants(request), uuid=variant)
    found.restore()
    return after_change(
        request,
        _("The photo is back."),
        event="variants-changed",
        detail={"variant": str(found.uuid), "run": str(found.job.uuid)},
        fallback=reverse("web:project", args=[found.project.uuid]),
    )
