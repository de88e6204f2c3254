"""A variant: its page, and its settings back in the form."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import trigger_client_event

from photostudio.projects.models import Project
from photostudio.web import access, drafts
from photostudio.web.http import HtmxHttpRequest
from photostudio.web.queue import queue_context
from photostudio.web.stage import stage_context
from photostudio.web.workspace import panel_context, variant_context


@require_safe
def show_variant(request: HtmxHttpRequest, variant: UUID) -> HttpResponse:
    """The variant on a page of its own; or, for htmx, only what changes from one to the next."""
    found = access.variant(request, variant)
    context = {"project": found.project, "tab": "gallery", "keys_template": "variants/_keys.html"}
    return render(request, "variants/variant.html", context | variant_context(found) | queue_context(request))


@require_POST
def use_settings(request: HtmxHttpRequest, variant: UUID) -> HttpResponse:
    """Load the variant's recipe into the project's form; the toast's Undo brings back what stood there."""
    found = access.variant(request, variant)
    project = found.project
    project.save_draft(drafts.from_variant(found, project.draft))
    undo = reverse("web:draft-restore", args=[project.uuid])
    messages.info(request, _("The settings of this photo are in the form."), extra_tags=undo)
    return _form_again(request, project)


@require_POST
def restore_draft(request: HtmxHttpRequest, project: UUID) -> HttpResponse:
    """Bring back the form that "Use these settings" replaced."""
    found = access.project(request, project)
    found.save_draft(found.draft.get("before", found.draft))
    messages.info(request, _("Your own settings are back."))
    return _form_again(request, found)


def _form_again(request: HtmxHttpRequest, project: Project) -> HttpResponse:
    """Answer with form and stage as the draft now has them."""
    if not request.htmx:
        return redirect("web:project", project.uuid)
    context = {**panel_context(project), **stage_context(request, project), "oob": True}
    return trigger_client_event(render(request, "workspace/_form_again.html", context), "settings-used", after="settle")
