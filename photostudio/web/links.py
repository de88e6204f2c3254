"""A picture named by its link: fetched, then taken in like an upload."""

from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from django_htmx.http import trigger_client_event

from photostudio.jobs import intake
from photostudio.projects.models import Project
from photostudio.web import access
from photostudio.web.assets import wanted_url
from photostudio.web.errors import REFUSALS, refuse, status_of
from photostudio.web.http import HtmxHttpRequest, wants_json

LONGEST = 2000
NO_LINK = _("This is no link to a picture. Copy its whole address, which begins with https://, and paste it here.")


class LinkForm(forms.Form):
    link = forms.URLField(
        max_length=LONGEST,
        assume_scheme="https",
        error_messages={
            "required": _("Paste the link of a picture here, then fetch it."),
            "invalid": NO_LINK,
            "max_length": _("This link is too long. Download the picture and drop it here."),
        },
    )


@require_POST
def upload_link(request: HtmxHttpRequest, project: UUID) -> HttpResponse:
    """Take in the picture that the form's link leads to; answers are those of an upload."""
    found = access.project(request, project)
    form = LinkForm(request.POST)
    if not form.is_valid():
        return _refused(request, found, " ".join(map(str, form.errors["link"])), 422)
    try:
        asset = intake.take_in_link(found, link=form.cleaned_data["link"])
    except REFUSALS as error:
        return _refused(request, found, str(error), status_of(error))
    url = wanted_url(request, asset)
    if request.htmx:
        event = "reference-added" if request.GET.get("to") == "reference" else "asset-added"
        return trigger_client_event(HttpResponse(status=204), event, {"url": url})
    return JsonResponse({"url": url}, status=201) if wants_json(request) else redirect(url)


def _refused(request: HtmxHttpRequest, project: Project, sentence: str, status: int) -> HttpResponse:
    """Say at the field what is wrong, with what was typed."""
    if request.htmx:
        return render(
            request, "assets/_link.html", _typed(request, sentence) | {"form_id": "reference-link"}, status=422
        )
    if wants_json(request):
        return refuse(request, status, sentence)
    context = _typed(request, sentence) | {"project": project, "action": request.get_full_path()}
    return render(request, "assets/link.html", context, status=status)


def _typed(request: HttpRequest, sentence: str) -> dict[str, object]:
    return {"link": request.POST.get("link", ""), "link_errors": [sentence]}
