"""Regen: what is painted on a picture goes, or something comes in its place; everything else stays."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods
from django_htmx.http import trigger_client_event

from photostudio.engines.errors import InvalidOperation
from photostudio.engines.operations import QUALITIES
from photostudio.imaging.errors import ImagingError, MaskIsEmpty, MaskIsFull
from photostudio.jobs import masks, submit
from photostudio.projects import mask_drafts
from photostudio.projects.errors import ChangedMeanwhile
from photostudio.projects.models import Job, Project
from photostudio.web import access, bases, drafts
from photostudio.web.additions import additions_context
from photostudio.web.assets import of_rail
from photostudio.web.barred import barred_context
from photostudio.web.bases import Base
from photostudio.web.engine_choice import say_unused
from photostudio.web.estimates import ADDING, REMOVING, seconds_by_quality
from photostudio.web.http import HtmxHttpRequest, refused
from photostudio.web.ids import uuid_of
from photostudio.web.jobs import run_context
from photostudio.web.queue import queue_context
from photostudio.web.regen_forms import VARIANTS, RegenForm, initial
from photostudio.web.workspace import strip_context, viewer_context

PHOTOS = 9  # offered as a base; the gallery has the rest
UNUSABLE: Mapping[type[Exception], Any] = {
    MaskIsEmpty: _("Nothing is painted yet. Paint over what shall go, or where something shall stand."),
    MaskIsFull: _("The whole picture is painted, so nothing is left to go by. Leave a part of it free."),
}


@require_http_methods(["GET", "HEAD", "POST"])
def regen(request: HtmxHttpRequest, project: UUID) -> HttpResponse:
    found = access.project(request, project)
    if request.method == "POST":
        return _run(request, found)
    base = _chosen(request, found)
    if base and not request.GET.get("base"):
        return redirect(address(found, base, **request.GET.dict()))
    if request.htmx.target == "viewer":
        return render(request, "workspace/_opened.html", _viewer(request, found, base))
    if request.htmx.target == "bases":
        return render(request, "regen/_bases.html", _rail(found) | {"base": base})
    return _page(request, found, base, RegenForm(found, initial_values=initial(found.draft)))


def address(project: Project, base: Base, **state: str) -> str:
    """Return the address of the page with `base` on its stage."""
    return f"{reverse('web:regen', args=[project.uuid])}?{urlencode({'base': base.uuid, **state})}"


def _chosen(request: HttpRequest, project: Project) -> Base | None:
    """Return the base of the URL, else what its photo was made from, else the newest photo or picture."""
    if asked := request.GET.get("base"):
        return bases.find(project, uuid_of(asked))
    photo = bases.find(project, uuid_of(request.GET.get("variant")))
    return (photo and (bases.of_photo(photo) or photo)) or bases.newest(project)


def _run(request: HtmxHttpRequest, project: Project) -> HttpResponse:
    drafts.keep_regen(project, {"shadow": "", **request.POST.dict()})
    form = RegenForm(project, request.POST)
    job = _submitted(project, form)
    if job is None:
        return _refused(request, project, form)
    if not request.htmx:
        say_unused(request, form)
        return redirect(address(project, form.cleaned_data["base"]))
    context = {**run_context(job), "idempotency_key": uuid4().hex}
    return trigger_client_event(render(request, "workspace/_submitted.html", context), "queue-changed")


def _submitted(project: Project, form: RegenForm) -> Job | None:
    """Return the form's job, or None when the form is not in order; its errors then say why."""
    if not form.is_valid():
        return None
    cleaned = form.cleaned_data
    base: Base = cleaned["base"]
    try:
        return submit.regen(
            project,
            base=base.picture,
            mask=masks.snapshot(project, base.picture, cleaned["mask"]),
            operation=form.operation(),
            barred=cleaned["barred"],
            idempotency_key=cleaned["idempotency_key"],
            engine=cleaned["engine"],
        )
    except InvalidOperation as error:
        form.add_error(error.field, str(error))
    except (ImagingError, ChangedMeanwhile) as error:
        form.add_error("mask", UNUSABLE.get(type(error), str(error)))
    return None


def _refused(request: HtmxHttpRequest, project: Project, form: RegenForm) -> HttpResponse:
    """Return the form with its sentences and everything that was typed; the painting is kept as it is."""
    base = bases.find(project, uuid_of(form.data.get("base")))
    if not request.htmx:
        return _page(request, project, base, form, status=422)
    return refused(request, "regen/_panel.html", _panel(project, base, form), target="#regen-form")


def _page(
    request: HtmxHttpRequest, project: Project, base: Base | None, form: RegenForm, *, status: int = 200
) -> HttpResponse:
    context = {
        **_viewer(request, project, base),
        **_panel(project, base, form),
        **queue_context(request),
        "tab": "regen",
        "keys_template": "regen/_keys.html",
        "editor": _editor(project, base) if base and not base.is_trashed else None,
        **_rail(project),
        **strip_context(project),
    }
    return render(request, "regen/regen.html", context, status=status)


def _rail(project: Project) -> dict[str, Any]:
    """Return what can be retouched: the newest photos, and the assets."""
    photos = project.variants.kept().select_related("job").order_by("-created_at", "-pk")[:PHOTOS]
    pictures = [Base(asset) for asset in of_rail(project)]
    return {"project": project, "photos": [Base(photo) for photo in photos], "pictures": pictures}


def _viewer(request: HttpRequest, project: Project, base: Base | None) -> dict[str, Any]:
    return {**viewer_context(request, project), "base": base, "in_regen": True}


def _panel(project: Project, base: Base | None, form: RegenForm) -> dict[str, Any]:
    words = (form[name].value() or "" for name in ("prompt", "negative_prompt"))
    return {
        "project": project,
        "base": base,
        "panel": form,
        **additions_context(*words),
        **barred_context(project, base),
        "mask": mask_drafts.sha256(project, base.uuid) if base else "",
        "idempotency_key": uuid4().hex,
        "variant_numbers": range(VARIANTS.lowest, VARIANTS.highest + 1),
        "qualities": _qualities(),
    }


def _qualities() -> list[tuple[str, str, int, int]]:
    """Return each quality with its name and the seconds that removing and adding take."""
    removing, adding = seconds_by_quality(REMOVING), seconds_by_quality(ADDING)
    return [(quality, quality.title(), removing[quality], adding[quality]) for quality in QUALITIES]


def _editor(project: Project, base: Base) -> dict[str, Any]:
    """Return what the mask editor is told (templates/masks/_editor.html)."""
    query = f"?base={base.uuid}"
    return {
        "name": base.name,
        "width": base.picture.width,
        "height": base.picture.height,
        "screen": base.screen,
        "original": base.original,
        "alpha": base.alpha,
        "draft": reverse("web:mask-draft", args=[project.uuid]) + query,
        "masks": reverse("web:masks", args=[project.uuid]) + query,
        "select": reverse("web:regen-select", args=[project.uuid]),
        "casts": reverse("web:regen-casts", args=[project.uuid]),
        "base": base.uuid,
    }
