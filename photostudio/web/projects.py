"""The projects page: list, create, rename. Throwing away and bringing back is in web.trash."""

import re
from collections.abc import Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING
from uuid import UUID

from django import forms
from django.core.paginator import Paginator
from django.db.models import Count, Prefetch, Q, QuerySet
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from photostudio.projects.models import Asset, Project, Variant
from photostudio.web import access
from photostudio.web.assets import answer_refused, chosen_url, take_in_all
from photostudio.web.errors import refuse
from photostudio.web.http import HtmxHttpRequest, came_from, wants_json

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

NAME_LENGTH = 120
PER_PAGE = 24
PICTURES_PER_CARD = 4


class NameForm(forms.Form):
    name = forms.CharField(
        label=_("Project name"),
        max_length=NAME_LENGTH,
        error_messages={
            "required": _("Type a name for the project."),
            "max_length": _("Shorten the name to %(limit_value)d characters; it has %(show_value)d."),
        },
    )


@require_GET
def show_projects(request: HtmxHttpRequest) -> HttpResponse:
    page = Paginator(with_pictures(access.projects(request)), PER_PAGE).get_page(request.GET.get("page"))
    template = "projects/_cards.html" if request.htmx else "projects/projects.html"
    return render(request, template, {"page": page})


def with_pictures(projects: QuerySet[Project]) -> QuerySet[Project]:
    """Return the projects, last changed first, with all that a card shows, in a fixed number of queries."""
    kept = Q(variants__trashed_at=None, variants__is_preview=False)
    variants = Variant.objects.kept().order_by("-created_at", "-pk")[:PICTURES_PER_CARD]
    assets = Asset.objects.kept().filter(kind=Asset.Kind.PICTURE).order_by("-created_at", "-pk")[:PICTURES_PER_CARD]
    return (
        projects.annotate(photo_count=Count("variants", filter=kept))
        .prefetch_related(Prefetch("variants", queryset=variants, to_attr="latest_variants"))
        .prefetch_related(Prefetch("assets", queryset=assets, to_attr="latest_assets"))
        .order_by("-changed_at", "-pk")
    )


@require_POST
def create_project(request: HtmxHttpRequest) -> HttpResponse:
    """Make a project, named after its first picture if it comes with one and without a name."""
    files = request.FILES.getlist("file")
    form = NameForm({"name": request.POST.get("name", "").strip() or name_after(files)})
    if not form.is_valid():
        return refuse(request, 400, str(form.errors["name"][0]))
    project = Project.objects.create(name=form.cleaned_data["name"])
    taken, refused = take_in_all(project, files)
    if refused and not taken:
        project.delete()
        return answer_refused(request, refused, action=request.path)
    if refused:
        return answer_refused(request, refused, action=reverse("web:upload", args=[project.uuid]), project=project)
    url = chosen_url(taken[-1]) if taken else reverse("web:project", args=[project.uuid])
    if wants_json(request):
        return JsonResponse({"url": url, "upload": reverse("web:upload", args=[project.uuid])}, status=201)
    return redirect(url)


def name_after(files: Sequence["UploadedFile[bytes]"]) -> str:
    """Return a project's name for its first file: "blue-plimsolls_1.png" is "Blue plimsolls 1"."""
    stem = PurePath(files[0].name or "").stem if files else ""
    words = re.sub(r"[\W_]+", " ", stem).strip()[:NAME_LENGTH].strip()
    return words[:1].upper() + words[1:] or gettext("New project")


@require_POST
def rename_project(request: HtmxHttpRequest, project: UUID) -> HttpResponse:
    found = access.project(request, project)
    form = NameForm(request.POST)
    if not form.is_valid():
        return refuse(request, 400, str(form.errors["name"][0]))
    found.rename(form.cleaned_data["name"])
    if request.htmx:
        return HttpResponse(found.name, content_type="text/plain; charset=utf-8")
    return redirect(came_from(request, reverse("web:projects")))
