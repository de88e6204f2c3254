"""Enlarge: a photo at twice or four times its size, where that is not too large.

`POST /variants/<uuid>/enlarge/` (`web:enlarge`) takes `upscale_by`, 2 or 4, and an `idempotency_key`; anything else is
refused by 422 and a sentence. htmx gets the run for the filmstrip; a plain form goes to the photo in the workspace.
"""

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from django_htmx.http import trigger_client_event

from photostudio.engines.errors import InvalidOperation
from photostudio.engines.operations import Upscale
from photostudio.jobs import submit
from photostudio.projects.models import Job, Variant
from photostudio.web import access
from photostudio.web.errors import refuse
from photostudio.web.http import HtmxHttpRequest
from photostudio.web.jobs import run_context

LONGEST_KEY = 60


@require_POST
def enlarge(request: HtmxHttpRequest, variant: UUID) -> HttpResponse:
    found = access.variant(request, variant)
    key = request.POST.get("idempotency_key", "")[:LONGEST_KEY] or uuid4().hex
    try:
        job = _submitted(found, request.POST.get("upscale_by", ""), key)
    except InvalidOperation as error:
        return refuse(request, 422, str(error))
    if request.htmx:
        context = {**run_context(job), "enlarge_key": uuid4().hex}
        return trigger_client_event(render(request, "variants/_enlarging.html", context), "queue-changed")
    messages.info(request, _("The larger photo lines up in the filmstrip when it is ready."))
    return redirect(f"{reverse('web:project', args=[found.project.uuid])}?variant={found.uuid}")


def _submitted(photo: Variant, times: str, key: str) -> Job:
    """Queue the larger photo, as carefully made as the photo was. Raises InvalidOperation."""
    if not times.isdecimal():
        raise InvalidOperation("upscale_by", _("A photo is enlarged 2 or 4 times. Choose one of them."))
    operation = Upscale(upscale_by=int(times), quality=photo.job.parameters["quality"])
    return submit.upscale(photo.project, base=photo, operation=operation, idempotency_key=f"{key}-{times}")
