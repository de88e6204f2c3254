"""Enlarge: a photo at twice or four times its size, where that is not too large.

`POST /variants/<uuid>/enlarge/` (`web:enlarge`) takes `upscale_by`, 2 or 4, an `engine` and an `idempotency_key`;
anything else is refused by 422 and a sentence. htmx gets the run for the filmstrip; a plain form goes to the photo in
the workspace.
"""

from uuid import UUID, uuid4

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from django_htmx.http import trigger_client_event

from photostudio.engines.errors import InvalidOperation
from photostudio.engines.operations import TIMES, Upscale
from photostudio.jobs import submit
from photostudio.projects.models import Job, Variant
from photostudio.web import access
from photostudio.web.engine_choice import EngineForm
from photostudio.web.errors import refuse
from photostudio.web.http import HtmxHttpRequest
from photostudio.web.jobs import run_context

LONGEST_KEY = 60


class EnlargeForm(EngineForm):
    """How many times as wide and high a photo shall be."""

    engine_for = Upscale.name

    upscale_by = forms.TypedChoiceField(
        coerce=int,
        choices=[(times, times) for times in TIMES],
        error_messages=dict.fromkeys(
            ("required", "invalid_choice"), gettext_lazy("A photo is enlarged 2 or 4 times. Choose one of them.")
        ),
    )
    idempotency_key = forms.CharField(required=False)

    def clean_idempotency_key(self) -> str:
        return self.cleaned_data["idempotency_key"][:LONGEST_KEY] or uuid4().hex


@require_POST
def enlarge(request: HtmxHttpRequest, variant: UUID) -> HttpResponse:
    found = access.variant(request, variant)
    form = EnlargeForm(request.POST)
    job = _submitted(found, form)
    if job is None:
        return refuse(request, 422, " ".join(str(sentence) for errors in form.errors.values() for sentence in errors))
    if request.htmx:
        context = {**run_context(job), "enlarge_key": uuid4().hex}
        return trigger_client_event(render(request, "variants/_enlarging.html", context), "queue-changed")
    messages.info(request, _("The larger photo lines up in the filmstrip when it is ready."))
    return redirect(f"{reverse('web:project', args=[found.project.uuid])}?variant={found.uuid}")


def _submitted(photo: Variant, form: EnlargeForm) -> Job | None:
    """Queue the larger photo, as carefully made as the photo was; None when the form's errors say why not."""
    if not form.is_valid():
        return None
    cleaned = form.cleaned_data
    times, key = cleaned["upscale_by"], cleaned["idempotency_key"]
    operation = Upscale(upscale_by=times, quality=photo.job.parameters["quality"])
    try:
        return submit.upscale(
            photo.project, base=photo, operation=operation, idempotency_key=f"{key}-{times}", engine=cleaned["engine"]
        )
    except InvalidOperation as error:
        form.add_error(None, str(error))
        return None
