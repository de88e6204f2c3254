"""Photo: the subjects of a project, the training of new ones, and photos of the one in sight."""

from typing import Any
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods
from django_htmx.http import trigger_client_event

from photostudio.engines.errors import InvalidOperation
from photostudio.engines.words.viewpoints import readable
from photostudio.jobs.subjects import photo as submit_photo
from photostudio.projects.models import Job, Project, Subject
from photostudio.projects.models.subject import SubjectQuerySet
from photostudio.web import access, drafts
from photostudio.web.estimates import seconds_by_quality
from photostudio.web.http import HtmxHttpRequest, refused
from photostudio.web.ids import uuid_of
from photostudio.web.jobs import run_context
from photostudio.web.photo_forms import PhotoForm, TrainForm, shown_form
from photostudio.web.queue import queue_context
from photostudio.web.sized_forms import sized_context
from photostudio.web.subjects import address, cards_context, shown_from, subject_context, training_context
from photostudio.web.wording import understood_context
from photostudio.web.workspace import strip_context, viewer_context


@require_http_methods(["GET", "HEAD", "POST"])
def photo(request: HtmxHttpRequest, project: UUID) -> HttpResponse:
    """The page, or the part of it that htmx asks for; sent, its form becomes a run."""
    found = access.project(request, project)
    if request.method == "POST":
        return _run(request, found)
    if request.htmx.target == "viewer":
        return render(request, "workspace/_opened.html", {**viewer_context(request, found), "tab": "photo"})
    if request.htmx.target == "placing":
        return render(request, "photo/_chooser.html", training_context(found))
    subject = _subject(request, found)
    if subject is None:
        return training_page(request, found)
    return _page(request, found, _of_subject(found, subject), address(subject))


def training_page(request: HtmxHttpRequest, project: Project, form: TrainForm | None = None) -> HttpResponse:
    """Render the page with the form of a training, one that was sent and refused with its sentences."""
    context = training_context(project, form)
    if form and request.htmx:
        return refused(request, "photo/_train.html", context, target="#train-form")
    page = f"{reverse('web:photo', args=[project.uuid])}?train=1"
    return _page(request, project, {**context, **cards_context(project, None)}, page, status=422 if form else 200)


def _subject(request: HttpRequest, project: Project) -> Subject | None:
    """Return the subject of the address, else the newest; None where a new one shall be trained, or there is none."""
    if "train" in request.GET:
        return None
    return _named(project, request.GET.get("subject")) or _newest(project)


def _named(project: Project, text: str | None) -> Subject | None:
    asked = uuid_of(text)
    return _subjects(project).filter(uuid=asked).first() if asked else None


def _newest(project: Project) -> Subject | None:
    return _subjects(project).active().order_by("-created_at", "-pk").first()


def _subjects(project: Project) -> SubjectQuerySet:
    return project.subjects.select_related("job__asset", "project")


def _run(request: HtmxHttpRequest, project: Project) -> HttpResponse:
    drafts.keep_photo(project, request.POST.dict())
    form = PhotoForm(_named(project, request.POST.get("subject")), project, request.POST)
    job = _submitted(project, form)
    if job is None:
        return _refused(request, project, form)
    if not request.htmx:
        return redirect(address(form.cleaned_data["subject"]))
    context = {**run_context(job), "idempotency_key": uuid4().hex}
    return trigger_client_event(render(request, "workspace/_submitted.html", context), "queue-changed")


def _submitted(project: Project, form: PhotoForm) -> Job | None:
    """Return the form's job, or None when the form is not in order; its errors then say why."""
    if not form.is_valid():
        return None
    cleaned = form.cleaned_data
    try:
        return submit_photo(
            project,
            subject=cleaned["subject"],
            operation=form.operation(),
            idempotency_key=cleaned["idempotency_key"],
        )
    except InvalidOperation as error:
        form.add_error("subject" if error.field == "training_id" else error.field, str(error))
        return None


def _refused(request: HtmxHttpRequest, project: Project, form: PhotoForm) -> HttpResponse:
    """Return the form with its sentences and everything that was typed."""
    subject = form.shown or _newest(project)
    if subject is None:
        return training_page(request, project)
    context = _of_subject(project, subject, form)
    if not request.htmx:
        return _page(request, project, context, address(subject), status=422)
    return refused(request, "photo/_panel.html", context, target="#photo-form")


def _page(
    request: HtmxHttpRequest, project: Project, context: dict[str, Any], page: str, *, status: int = 200
) -> HttpResponse:
    frame = {
        **viewer_context(request, project),
        **queue_context(request),
        "tab": "photo",
        "keys_template": "photo/_keys.html",
        "workspace_url": page,
        **strip_context(project),
    }
    return render(request, "photo/photo.html", {**frame, **context}, status=status)


def _of_subject(project: Project, subject: Subject, form: PhotoForm | None = None) -> dict[str, Any]:
    """Return a subject on the stage, and the form of photos of it."""
    shown = form or shown_form(subject)
    prompt, avoided = (str(shown[name].value() or "") for name in ("prompt", "negative_prompt"))
    return {
        **subject_context(subject),
        **cards_context(project, subject),
        **understood_context(readable(prompt, subject.trigger_word), avoided),
        "shown_from": shown_from(subject, prompt),
        **sized_context(shown),
        "qualities": [(value, value.title(), seconds) for value, seconds in seconds_by_quality().items()],
    }
