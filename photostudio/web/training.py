"""Train a subject: the form of a training becomes a subject with its job."""

from uuid import UUID, uuid4

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from photostudio.engines.errors import InvalidOperation
from photostudio.jobs.training import train
from photostudio.projects.models import Project, Subject
from photostudio.web import access, drafts
from photostudio.web.http import HtmxHttpRequest, redirect_to
from photostudio.web.photo import training_page
from photostudio.web.photo_forms import TrainForm
from photostudio.web.subjects import address


@require_POST
def train_subject(request: HtmxHttpRequest, project: UUID) -> HttpResponse:
    """Begin to train a subject, and lead to where it can be watched."""
    found = access.project(request, project)
    drafts.keep_train(found, request.POST.dict())
    form = TrainForm(request.POST)
    subject = _begun(found, form)
    if subject is None:
        return training_page(request, found, form)
    drafts.forget_train(found)
    return redirect_to(request, address(subject))


def _begun(project: Project, form: TrainForm) -> Subject | None:
    """Return the new subject, or None when the form is not in order; its errors then say why."""
    if not form.is_valid():
        return None
    cleaned = form.cleaned_data
    try:
        return train(
            project,
            name=cleaned["name"],
            trigger_word=cleaned["trigger_word"],
            assets=form.chosen(project),
            idempotency_key=cleaned["idempotency_key"] or uuid4().hex,
            engine=cleaned["engine"],
        )
    except InvalidOperation as error:
        form.add_error(error.field if error.field in form.fields else None, str(error))
        return None
