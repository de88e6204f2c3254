"""The workspace of a project: assets, stage, panel and filmstrip on one page, every state of it a URL."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST, require_safe

from photostudio.engines.operations import Generate, Instant, Photo, Regen, Remix
from photostudio.engines.training import Train
from photostudio.imaging.presets import PRESETS
from photostudio.projects.models import Job, Project, Variant
from photostudio.web import access, drafts, runs
from photostudio.web.assets import of_rail
from photostudio.web.described import title_of
from photostudio.web.details import details_of
from photostudio.web.edits import edit_of, edits_of, larger, reference_of
from photostudio.web.enlarging import EnlargeForm
from photostudio.web.estimates import seconds_by_quality
from photostudio.web.forms import FREEDOMS, VARIANTS, InstantForm, initial
from photostudio.web.http import HtmxHttpRequest
from photostudio.web.ids import uuid_of
from photostudio.web.queue import queue_context
from photostudio.web.stage import stage_context
from photostudio.web.theme_names import shelves
from photostudio.web.wording import understood_context

RUNS_PER_PAGE = 12
KEPT: Mapping[str, Callable[[Project, Mapping[str, str]], None]] = {
    Instant.name: drafts.keep,
    Regen.name: drafts.keep_regen,
    Remix.name: drafts.keep_remix,
    Generate.name: drafts.keep_generate,
    Photo.name: drafts.keep_photo,
    Train.name: drafts.keep_train,
}
EXAMPLES = [  # the studio reads English, so that only their names are translated
    (_("Marble and leaf shadows"), "On a white marble slab, soft leaf shadows, morning light"),
    (_("Pastel podium"), "On a pastel podium in front of an arch, peach and cream, soft light"),
    (_("Wooden table"), "On a rustic wooden table, warm blurred lights behind"),
]


@require_safe
def show_workspace(request: HtmxHttpRequest, project: UUID) -> HttpResponse:
    """The whole page; or, for htmx, the part that a click replaces: the stage or the open picture."""
    found = access.project(request, project)
    if request.htmx.target == "viewer":
        return render(request, "workspace/_opened.html", viewer_context(request, found))
    if request.htmx.target == "placing":
        return render(request, "workspace/_placing.html", stage_context(request, found))
    return workspace_page(request, found)


def workspace_page(
    request: HtmxHttpRequest, project: Project, *, form: InstantForm | None = None, status: int = 200
) -> HttpResponse:
    """Render the workspace, with a form that was sent and refused if there is one."""
    context = {
        **stage_context(request, project, drafts.with_typed(project, form.data) if form else None),
        **viewer_context(request, project),
        **panel_context(project, form),
        **queue_context(request),
        "tab": "instant",
        "keys_template": "workspace/_keys.html",
        "assets": of_rail(project),
        **strip_context(project),
    }
    return render(request, "workspace/workspace.html", context, status=status)


def strip_context(project: Project, before: Job | None = None) -> dict[str, Any]:
    """Return the filmstrip's runs that are older than `before`, and the job after which still older ones begin."""
    shown = runs.page(project, before=before, count=RUNS_PER_PAGE)
    return {"runs": shown, "older_than": runs.last_job(shown, count=RUNS_PER_PAGE)}


def viewer_context(request: HttpRequest, project: Project) -> dict[str, Any]:
    """Return the opened variant with its neighbours and its details; `variant` is None when none is open."""
    uuid = uuid_of(request.GET.get("variant"))
    shown = project.variants.kept().select_related("job__asset", "parent__job")
    found = uuid and shown.filter(uuid=uuid).first()
    return {"project": project, **variant_context(found or None)}


def variant_context(variant: Variant | None) -> dict[str, Any]:
    if variant is None:
        return {"variant": None}
    before, after = runs.neighbours(variant)
    return {
        "variant": variant,
        "title": title_of(variant.job),
        "previous": before,
        "next": after,
        "details": details_of(variant),
        "larger": larger(variant),
        "enlarging": EnlargeForm(),
        "enlarge_key": uuid4().hex,
        "edit": edit_of(variant),
        "edits": edits_of(variant),
        "reference_of": reference_of(variant),
    }


def panel_context(project: Project, form: InstantForm | None = None) -> dict[str, Any]:
    shown = form or InstantForm(project, initial_values=initial(project.draft))
    words = (shown[name].value() or "" for name in ("product_description", "negative_prompt"))
    return {
        "project": project,
        "panel": shown,
        **understood_context(*words),
        "idempotency_key": uuid4().hex,
        "examples": EXAMPLES,
        "shelves": shelves(),
        "presets": PRESETS,
        "freedoms": FREEDOMS,
        "variant_numbers": range(VARIANTS.lowest, VARIANTS.highest + 1),
        "qualities": [(value, value.title(), seconds) for value, seconds in seconds_by_quality().items()],
    }


@require_GET
def show_older_runs(request: HtmxHttpRequest, project: UUID) -> HttpResponse:
    """The next runs of the filmstrip."""
    found = access.project(request, project)
    before = access.job(request, uuid_of(request.GET.get("before")) or UUID(int=0))
    return render(request, "workspace/_runs.html", {"project": found, **strip_context(found, before)})


@require_POST
def keep_draft(request: HttpRequest, project: UUID) -> HttpResponse:
    """Keep what is typed so far, into the form of `?operation=`."""
    keep = KEPT.get(request.GET.get("operation", "")) or KEPT[Instant.name]
    keep(access.project(request, project), request.POST.dict())
    return HttpResponse(status=204)
