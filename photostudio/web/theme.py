"""Light, dark, or as the system: a cookie the server reads, so that a page never flashes in the wrong one."""

from datetime import timedelta

from django.http import HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from photostudio.web.http import HtmxHttpRequest, came_from

THEMES = ("auto", "light", "dark")


@require_POST
def choose_theme(request: HtmxHttpRequest) -> HttpResponse:
    theme = request.POST.get("theme", "")
    if theme not in THEMES:
        return HttpResponseBadRequest(_("Theme must be auto, light or dark."), content_type="text/plain")
    response = HttpResponse(status=204) if request.htmx else redirect(came_from(request, "web:projects"))
    response.set_cookie("theme", theme, max_age=timedelta(days=365), samesite="Strict", httponly=True)
    return response
