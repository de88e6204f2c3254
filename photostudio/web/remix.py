"""Remix: photos of a placed product that resemble a reference; and the map of what its two fidelities do."""

from typing import Any
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods
from django_htmx.http import trigger_client_event

from photostudio.engines.errors import InvalidOperation
from photostudio.imaging.presets import PRESETS
from photostudio.jobs import submit
from photostudio.projects.models import Job, Project
from photostudio.web import access, drafts
from photostudio.web.assets import of_rail
from photostudio.web.engine_choice import say_unused
from photostudio.web.estimates import REMIXING, seconds_by_quality
from photostudio.web.forms import FREEDOMS
from photostudio.web.http import HtmxHttpRequest, refused
from photostudio.web.jobs import run_context
from photostudio.web.queue import queue_context
from photostudio.web.references import reference_context
from photostudio.web.remix_forms import VARIANTS, RemixForm, initial
from photostudio.web.remix_map import map_context, map_of, maps, point_of
from photostudio.web.stage import stage_context
from photostudio.web.wording import understood_context
from photostudio.web.workspace import strip_context, viewer_context


@require_http_methods(["GET", "HEAD", "POST"])
def remix(request: HtmxHttpRequest, project: UUID) -> HttpResponse:
    """The page, or the part of it that htmx asks for; sent, its form becomes a run or a map."""
    found = access.project(request, project)
    if request.method == "POST":
        return _run(request, found)
    part = _PARTS.get(request.htmx.target or "")
    if part:
        return part(request, found)
    return _page(request, found, _form(request, found))


def _form(request: HttpRequest, project: Project) -> RemixForm:
    """Return the draft's form with what the address names; of another reference nothing is known yet."""
    values = initial(project.draft)
    asked = request.GET.get("reference")
    if asked is not None and asked != values["reference"]:
        values |= {"reference": asked, "subject": "", **dict.fromkeys(drafts.CORRECTIONS, "")}
    fidelities = {name: request.GET[name] for name in ("style_fidelity", "outline_fidelity") if name in request.GET}
    return RemixForm(project, initial_values=values | fidelities)


def _opened(request: HtmxHttpRequest, project: Project) -> HttpResponse:
    return render(request, "workspace/_opened.html", viewer_context(request, project))


def _placing(request: HtmxHttpRequest, project: Project) -> HttpResponse:
    return render(request, "workspace/_placing.html", _stage(request, project))


def _rail(request: HtmxHttpRequest, project: Project) -> HttpResponse:
    return render(request, "assets/_rail_body.html", {**_stage(request, project), "assets": of_rail(project)})


def _reference(request: HtmxHttpRequest, project: Project) -> HttpResponse:
    return render(request, "remix/_reference.html", _reference_context(project, _form(request, project)))


def _map(request: HtmxHttpRequest, project: Project) -> HttpResponse:
    return render(request, "remix/_map.html", {"project": project, **map_context(request, project)})


_PARTS = {"viewer": _opened, "placing": _placing, "rail-body": _rail, "reference": _reference, "map": _map}


def _run(request: HtmxHttpRequest, project: Project) -> HttpResponse:
    drafts.keep_remix(project, request.POST.dict())
    form = RemixForm(project, request.POST)
    job = _submitted(project, form)
    if job is None:
        return _refused(request, project, form)
    is_map = form.cleaned_data["grid"]
    if not request.htmx:
        say_unused(request, form)
        address = reverse("web:remix", args=[project.uuid])
        return redirect(f"{address}?map={job.uuid}" if is_map else address)
    context = {"project": project, "idempotency_key": uuid4().hex}
    if is_map:
        response = render(request, "remix/_mapped.html", context | map_of(job))
        response["HX-Retarget"], response["HX-Reswap"] = "#map", "outerHTML"
    else:
        response = render(request, "workspace/_submitted.html", context | run_context(job))
    return trigger_client_event(response, "queue-changed")


def _submitted(project: Project, form: RemixForm) -> Job | None:
    """Return the form's job, or None when the form is not in order; its errors then say why."""
    if not form.is_valid():
        return None
    try:
        return submit.remix(
            project,
            idempotency_key=form.cleaned_data["idempotency_key"],
            **_asked(project, form),
            engine=form.cleaned_data["engine"],
        )
    except InvalidOperation as error:
        form.add_error(error.field, str(error))
        return None


def _asked(project: Project, form: RemixForm) -> dict[str, Any]:
    """Return what is asked for: what the form says, or for a point of a map what that map was made of."""
    cleaned = form.cleaned_data
    grid = maps(project).filter(uuid=cleaned["point_of"]).first() if cleaned["point_of"] else None
    asked = grid and point_of(grid, form.operation())
    return asked or {
        "asset": cleaned["asset"],
        "preset": cleaned["preset"],
        "placement": cleaned["placement"],
        "reference": cleaned["reference"].picture,
        "operation": form.operation(),
        "subject": cleaned["subject"],
    }


def _refused(request: HtmxHttpRequest, project: Project, form: RemixForm) -> HttpResponse:
    """Return the form with its sentences and everything that was typed."""
    if not request.htmx:
        return _page(request, project, form, status=422)
    return refused(request, "remix/_panel.html", _panel(project, form), target="#remix-form")


def _page(request: HtmxHttpRequest, project: Project, form: RemixForm, *, status: int = 200) -> HttpResponse:
    typed = drafts.with_typed(project, {name: form.data[name] for name in drafts.PLACED if name in form.data})
    context = {
        **_stage(request, project, typed if form.is_bound else None),
        **viewer_context(request, project),
        **_panel(project, form),
        **map_context(request, project),
        **queue_context(request),
        "tab": "remix",
        "keys_template": "remix/_keys.html",
        "assets": of_rail(project),
        **strip_context(project),
    }
    return render(request, "remix/remix.html", context, status=status)


def _stage(request: HttpRequest, project: Project, draft: dict[str, Any] | None = None) -> dict[str, Any]:
    """Return the stage of Instant, for this page's form and addresses."""
    page = reverse("web:remix", args=[project.uuid])
    return {**stage_context(request, project, draft), "form_id": "remix-form", "workspace_url": page, "rail_url": page}


def _reference_context(project: Project, form: RemixForm) -> dict[str, Any]:
    return {"project": project, "panel": form, **reference_context(project, form)}


def _panel(project: Project, form: RemixForm) -> dict[str, Any]:
    words = (form[name].value() or "" for name in ("prompt", "negative_prompt"))
    return {
        **_reference_context(project, form),
        **understood_context(*words),
        "newest_map": maps(project).first(),
        "idempotency_key": uuid4().hex,
        "presets": PRESETS,
        "freedoms": FREEDOMS,
        "fidelities": _fidelities(form),
        "variant_numbers": range(VARIANTS.lowest, VARIANTS.highest + 1),
        "qualities": [(value, value.title(), seconds) for value, seconds in seconds_by_quality(REMIXING).items()],
    }


def _fidelities(form: RemixForm) -> list[dict[str, Any]]:
    """Return the two sliders: field, highest value of the slider and of the number, step, words at the ends."""
    likeness = {"highest": 1, "most": 1, "step": 0.05, "ends": (_("only your words"), _("the reference itself"))}
    calm = {"highest": 2, "most": 10, "step": 0.1, "ends": (_("props close by"), _("all clear"))}
    return [likeness | {"field": form["style_fidelity"]}, calm | {"field": form["outline_fidelity"]}]
