"""Stars, favourites and verdicts of one photo or of many.

`POST /projects/<uuid>/judge/` (`web:judge`) takes

| field | |
|---|---|
| `variants` | the photos' uuids, repeated, 1 to 500, all of that project and none in the trash, else 404 |
| `rating` | 0 to 5 stars, 0 takes them away |
| `favourite` | 1 or 0 |
| `verdict` | `picked`, `rejected`, or empty for none |
| `part` | `tile` (buttons outside the Tab order, for grids) or `panel`; which part is sent back |
| `next` | for a form without script: the page of ours to go back to |

At least one of rating, favourite and verdict; the others stay as they are. Anything else is refused by 400 and a
sentence. The answer is
- to htmx, use `hx-swap="none"`: `gallery/_judgement.html` of each photo, out of band, in the place of every element of
  the page with `data-judgement="<uuid>"` (each photo has at least one there), and the event `variants-judged` with
  `{"variants": [{"uuid", "rating", "favourite", "verdict"}, …]}` in its detail;
- to a script that accepts JSON alone: that same object;
- to a plain form: a redirect to `next`, or to the gallery.

A page shows a photo's judgement, with its buttons, by
`{% include "gallery/_judgement.html" with variant=… project=… part="panel" %}` and css/judgement.css.
"""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from django_htmx.http import trigger_client_event

from photostudio.projects import choosing
from photostudio.projects.models import Variant
from photostudio.projects.models.variant import MOST_STARS
from photostudio.web import access
from photostudio.web.errors import refuse
from photostudio.web.http import HtmxHttpRequest, came_from, wants_json

PARTS = ("tile", "panel")
KNOWN: Mapping[str, Mapping[str, Any]] = {
    "rating": {str(stars): stars for stars in range(MOST_STARS + 1)},
    "favourite": {"1": True, "0": False},
    "verdict": {str(verdict): str(verdict) for verdict in Variant.Verdict.values},
}


@require_POST
def judge(request: HtmxHttpRequest, project: UUID) -> HttpResponse:
    found = access.project(request, project)
    photos = access.photos(request, found)
    try:
        judgement = judgement_of(request)
    except ValueError as error:
        return refuse(request, 400, str(error))
    choosing.judge(photos, **judgement)
    detail = {"variants": [_as_json(photo) for photo in photos]}
    if request.htmx:
        part = request.POST.get("part", "")
        context = {"photos": photos, "project": found, "part": part if part in PARTS else "panel"}
        return trigger_client_event(render(request, "gallery/_judged.html", context), "variants-judged", detail)
    if wants_json(request):
        return JsonResponse(detail)
    return redirect(came_from(request, reverse("web:gallery", args=[found.uuid])))


def judgement_of(request: HttpRequest) -> dict[str, Any]:
    """Return what is to be written, by its name in `choosing.judge`. Raises ValueError with a sentence."""
    given = {name: request.POST[name] for name in KNOWN if name in request.POST}
    if not given:
        raise ValueError(_("Say what to change: stars, favourite or verdict."))
    for name, value in given.items():
        if value not in KNOWN[name]:
            raise ValueError(_("Stars are 0 to 5, and a photo is picked, rejected or neither. Nothing was changed."))
    return {name: KNOWN[name][value] for name, value in given.items()}


def _as_json(photo: Variant) -> dict[str, Any]:
    return {
        "uuid": str(photo.uuid),
        "rating": photo.rating,
        "favourite": photo.is_favourite,
        "verdict": photo.verdict,
    }
