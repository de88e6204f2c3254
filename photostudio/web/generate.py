"""Generate: photos of words alone, of which each can become the reference of a remix."""

from typing import Any
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods
from django_htmx.http import trigger_client_event

from photostudio.engines.errors import InvalidOperation
from photostudio.engines.operations import Generate
from photostudio.jobs import submit
from photostudio.projects.models import Job, Project
from photostudio.web import access, drafts
from photostudio.web.engine_choice import say_unused
from photostudio.web.estimates import GENERATING, seconds_by_quality
from photostudio.web.http import HtmxHttpRequest, refused
from photostudio.web.jobs import run_context
from photostudio.web.queue import queue_context
from photostudio.web.sized_forms import SizedForm, initial_of, sized_context
from photostudio.web.wording import made_context, understood_context
from photostudio.web.workspace import strip_context, viewer_context

EXAMPLES = [  # the studio reads English, so that only their names are translated
    (
        _("A flacon on stone"),
        "an amber glass perfume bottle with a gold cap on a travertine slab, palm shadows, sunset",
    ),
    (_("A jar in the bath"), "a frosted glass jar of cream on wet pebbles, eucalyptus leaves, soft morning light"),
    (_("A candle at home"), "a white candle on a rustic wooden table, warm blurred lights behind, pine cones"),
    (_("A can that pops"), "a matte black can on a coral podium, teal background, hard light, citrus slices"),
    (_("An empty stage"), "a terracotta podium in front of an arch, peach and cream, soft light"),
]


class GenerateForm(SizedForm):
    """The words and numbers of Generate."""

    makes = Generate
    engine_for = Generate.name
    freedom = Generate.cfg_scale


@require_http_methods(["GET", "HEAD", "POST"])
def generate(request: HtmxHttpRequest, project: UUID) -> HttpResponse:
    """The page, or for htmx the opened photo; sent, its form becomes a run."""
    found = access.project(request, project)
    if request.method == "POST":
        return _run(request, found)
    if request.htmx.target == "viewer":
        return render(request, "workspace/_opened.html", viewer_context(request, found))
    return _page(request, found, GenerateForm(found, initial_values=initial_of(Generate, found.draft)))


def _run(request: HtmxHttpRequest, project: Project) -> HttpResponse:
    drafts.keep_generate(project, request.POST.dict())
    form = GenerateForm(project, request.POST)
    job = _submitted(project, form)
    if job is None:
        return _refused(request, project, form)
    if not request.htmx:
        say_unused(request, form)
        return redirect("web:generate", project.uuid)
    context = {**run_context(job), "idempotency_key": uuid4().hex}
    return trigger_client_event(render(request, "workspace/_submitted.html", context), "queue-changed")


def _submitted(project: Project, form: GenerateForm) -> Job | None:
    """Return the form's job, or None when the form is not in order; its errors then say why."""
    if not form.is_valid():
        return None
    cleaned = form.cleaned_data
    try:
        return submit.generate(
            project,
            operation=Generate(**form.words()),
            idempotency_key=cleaned["idempotency_key"],
            engine=cleaned["engine"],
        )
    except InvalidOperation as error:
        form.add_error(error.field, str(error))
        return None


def _refused(request: HtmxHttpRequest, project: Project, form: GenerateForm) -> HttpResponse:
    """Return the form with its sentences and everything that was typed."""
    if not request.htmx:
        return _page(request, project, form, status=422)
    return refused(request, "generate/_panel.html", _panel(project, form), target="#generate-form")


def _page(request: HttpRequest, project: Project, form: GenerateForm, *, status: int = 200) -> HttpResponse:
    made = project.variants.kept().filter(job__operation=Generate.name)
    context = {
        **viewer_context(request, project),
        **_panel(project, form),
        **queue_context(request),
        "latest": made.select_related("job").order_by("-pk").first(),
        "tab": "generate",
        "keys_template": "workspace/_keys.html",
        **strip_context(project),
    }
    return render(request, "generate/generate.html", context, status=status)


def _panel(project: Project, form: GenerateForm) -> dict[str, Any]:
    prompt, negative_prompt = (str(form[name].value() or "") for name in ("prompt", "negative_prompt"))
    return {
        "project": project,
        **sized_context(form),
        **understood_context(prompt, negative_prompt),
        **made_context(prompt, negative_prompt),
        "examples": EXAMPLES,
        "qualities": [(value, value.title(), seconds) for value, seconds in seconds_by_quality(GENERATING).items()],
    }
