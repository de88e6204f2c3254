"""Create photos: the form of the operation Instant becomes a job."""

from uuid import UUID, uuid4

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST
from django_htmx.http import trigger_client_event

from photostudio.engines.errors import InvalidOperation
from photostudio.jobs import submit
from photostudio.projects.models import Job, Project
from photostudio.web import access, drafts
from photostudio.web.engine_choice import say_unused
from photostudio.web.forms import InstantForm
from photostudio.web.http import HtmxHttpRequest, refused
from photostudio.web.jobs import run_context
from photostudio.web.workspace import panel_context, workspace_page


@require_POST
def create_photos(request: HtmxHttpRequest, project: UUID) -> HttpResponse:
    found = access.project(request, project)
    drafts.keep(found, request.POST.dict())
    form = InstantForm(found, request.POST)
    job = _submitted(found, form)
    if job is None:
        return _refused(request, found, form)
    if not request.htmx:
        say_unused(request, form)
        return redirect("web:project", found.uuid)
    context = {**run_context(job), "idempotency_key": uuid4().hex}
    return trigger_client_event(render(request, "workspace/_submitted.html", context), "queue-changed")


def _submitted(project: Project, form: InstantForm) -> Job | None:
    """Return the form's job, or None when the form is not in order; its errors then say why."""
    if not form.is_valid():
        return None
    cleaned = form.cleaned_data
    try:
        return submit.instant(
            project,
            asset=cleaned["asset"],
            preset=cleaned["preset"],
            placement=cleaned["placement"],
            operation=form.operation(),
            idempotency_key=cleaned["idempotency_key"],
            engine=cleaned["engine"],
        )
    except InvalidOperation as error:
        form.add_error(error.field, str(error))
        return None


def _refused(request: HtmxHttpRequest, project: Project, form: InstantForm) -> HttpResponse:
    """Return the form with its sentences and everything that was typed."""
    if not request.htmx:
        return workspace_page(request, project, form=form, status=422)
    return refused(request, "workspace/_panel.html", panel_context(project, form), target="#instant-form")
