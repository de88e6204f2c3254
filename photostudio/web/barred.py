"""“Never copy from”: one of the project's named masks; what it covers no fill may use."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from photostudio.jobs import masks
from photostudio.projects.models import Project
from photostudio.web import access
from photostudio.web.bases import Base
from photostudio.web.ids import uuid_of


def barred_field() -> forms.CharField:
    """Return the field of a named mask's hash, empty for none."""
    return forms.CharField(label=_("Never copy from"), max_length=64, required=False)


@require_safe
def show_barred(request: HttpRequest, project: UUID) -> HttpResponse:
    """The choice of masks for `?base=`, with the one that was chosen."""
    found = access.project(request, project)
    base = access.base(found, uuid_of(request.GET.get("base")))
    context = {"project": found, "base": base, "barred": request.GET.get("barred", "")}
    return render(request, "masks/_barred.html", context | barred_context(found, base))


def barred_context(project: Project, base: Base | None) -> dict[str, Any]:
    return {"named_masks": masks.fitting(project, base.picture) if base else []}
