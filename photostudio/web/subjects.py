"""Subjects: watched while they are trained, corrected, retired and restored."""

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST
from django_htmx.http import trigger_client_event

from photostudio.engines.catalogue import title_of
from photostudio.engines.errors import InvalidOperation
from photostudio.engines.training import MOST_CUTOUTS
from photostudio.engines.words.viewpoints import viewpoint
from photostudio.imaging.views.names import VIEWS
from photostudio.jobs.health import worker_is_alive
from photostudio.jobs.subjects import fitting
from photostudio.projects.models import Job, Project, Subject
from photostudio.web import access, drafts
from photostudio.web.assets import of_rail
from photostudio.web.http import HtmxHttpRequest, redirect_to
from photostudio.web.photo_forms import TrainForm, initial_training, shown_form
from photostudio.web.stages import in_words
from photostudio.web.subject_words import VIEW_NAMES, Shown, chosen_because


def address(subject: Subject) -> str:
    """Return the address of the page that shows a subject."""
    return f"{reverse('web:photo', args=[subject.project.uuid])}?subject={subject.uuid}"


def cards_context(project: Project, subject: Subject | None) -> dict[str, Any]:
    """Return the project's subjects for the rail, the one in sight marked."""
    subjects = project.subjects.select_related("job__asset", "project").order_by("-created_at", "-pk")
    return {
        "project": project,
        "subject": subject,
        "subjects": [each for each in subjects if each.retired_at is None],
        "retired": [each for each in subjects if each.retired_at is not None],
    }


def subject_context(subject: Subject) -> dict[str, Any]:
    """Return a subject with its views, or how far its training is."""
    job = subject.job
    views = subject.views.select_related("asset") if subject.is_trained else []
    waits = job.status == Job.Status.QUEUED
    return {
        "project": subject.project,
        "subject": subject,
        "views": [Shown(view) for view in views],
        "view_names": VIEW_NAMES.items(),
        "percent": round(job.fraction * 100),
        "stage_words": in_words(job.stage),
        "worker_is_missing": waits and not worker_is_alive(),
        "learned_by": title_of(subject.engine) if subject.is_learned else "",
    }


def shown_from(subject: Subject, prompt: str) -> str:
    """Return in words which view photos of a prompt will show, "" where there will be none."""
    if subject.is_learned:
        return ""
    asked = viewpoint(prompt, subject.trigger_word)
    try:
        view = fitting(subject, asked.view).view if subject.is_trained else ""
    except InvalidOperation:
        view = ""
    return chosen_because({"view": view, "asked": asked.view, "words": asked.words}) if view else ""


def training_context(project: Project, form: TrainForm | None = None) -> dict[str, Any]:
    """Return the form of a training and the pictures to choose from."""
    shown = form or TrainForm(initial=initial_training(project.draft))
    chosen = {asset.pk for asset in shown.chosen(project)} if form else None
    pictures = list(of_rail(project))
    marked = drafts.chosen(project)
    is_chosen = [each.pk in chosen if chosen is not None else each.uuid in marked for each in pictures]
    return {
        "project": project,
        "training": shown,
        "pictures": list(zip(pictures, is_chosen, strict=True)),
        "chosen_count": sum(is_chosen),
        "most": MOST_CUTOUTS,
        "idempotency_key": uuid4().hex,
        "is_training": True,
    }


@require_GET
def show_subject(request: HtmxHttpRequest, subject: UUID) -> HttpResponse:
    """What is on the stage of it; it asks for itself again each second until the training is over."""
    found = access.subject(request, subject)
    if not request.htmx:
        return redirect(address(found))
    context = {**subject_context(found), **cards_context(found.project, found), "oob": found.job.is_finished}
    context["panel"] = shown_form(found)
    return render(request, "photo/_watched.html", context)


@require_POST
def correct_view(request: HtmxHttpRequest, subject: UUID, number: int) -> HttpResponse:
    """Write which side a person sees in a cut-out."""
    found = access.subject(request, subject)
    view = found.views.select_related("asset").filter(number=number).first()
    if view is None:
        raise Http404
    if request.POST.get("view") not in VIEWS:
        raise BadRequest("view")
    view.correct(request.POST["view"])
    if not request.htmx:
        return redirect(address(found))
    context = {"subject": found, "shown": Shown(view), "view_names": VIEW_NAMES.items()}
    return trigger_client_event(render(request, "photo/_view.html", context), "view-corrected")


@require_POST
def retire_subject(request: HtmxHttpRequest, subject: UUID) -> HttpResponse:
    found = access.subject(request, subject)
    found.retire()
    undo = reverse("web:subject-restore", args=[found.uuid])
    sentence = _("“%(name)s” is retired. Its photos stay as they are.") % {"name": found.name}
    messages.info(request, sentence, extra_tags=undo)
    return redirect_to(request, reverse("web:photo", args=[found.project.uuid]))


@require_POST
def restore_subject(request: HtmxHttpRequest, subject: UUID) -> HttpResponse:
    found = access.subject(request, subject)
    found.restore()
    messages.info(request, _("“%(name)s” is back.") % {"name": found.name})
    return redirect_to(request, address(found))
