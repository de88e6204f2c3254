"""The deliveries page: what was sent to the addresses that callers of the API gave, and "Send again"."""

import json
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from photostudio.jobs import deliveries
from photostudio.projects.models import Delivery
from photostudio.web import access
from photostudio.web.errors import refuse
from photostudio.web.http import HtmxHttpRequest

PER_PAGE = 30


@require_GET
def show_deliveries(request: HtmxHttpRequest) -> HttpResponse:
    found = access.deliveries(request)
    counts = dict(found.order_by().values_list("status").annotate(Count("pk")))
    status = request.GET.get("show", "")
    if status not in Delivery.Status.values:
        status = ""
    shown = found.filter(status=status) if status else found
    page = Paginator(shown.order_by("-created_at", "-pk"), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "status": status,
        "counts": {kind: counts.get(kind, 0) for kind in Delivery.Status.values},
        "total": sum(counts.values()),
        "page": page,
        "keys": _signing_keys(request),
    }
    for delivery in page:
        _dress(delivery)
    return render(request, "settings/_deliveries.html" if request.htmx else "settings/deliveries.html", context)


@require_GET
def show_delivery(request: HtmxHttpRequest, delivery: UUID) -> HttpResponse:
    """How it stands with a delivery, for the row that asks while it waits."""
    found = access.delivery(request, delivery)
    if not request.htmx:
        return redirect("web:deliveries")
    return render(request, "settings/_delivery_state.html", {"row": _dress(found)})


@require_POST
def send_again(request: HtmxHttpRequest, delivery: UUID) -> HttpResponse:
    found = access.delivery(request, delivery)
    if not deliveries.send_again(found):
        days = deliveries.KEPT.days
        return refuse(request, 409, _("This is older than %(days)d days and is not sent again.") % {"days": days})
    found.refresh_from_db()
    if request.htmx:
        return render(request, "settings/_delivery_state.html", {"row": _dress(found)})
    messages.info(request, _("It is sent again within a second or two."))
    return redirect("web:deliveries")


def _dress(delivery: Delivery) -> Delivery:
    """Return the delivery with what its row shows besides its fields."""
    row: Any = delivery
    row.is_kept = deliveries.is_kept(delivery)
    row.waits = delivery.status == Delivery.Status.PENDING
    row.sent = json.dumps(json.loads(delivery.body), indent=2, ensure_ascii=False)
    return delivery


def _signing_keys(request: HtmxHttpRequest) -> list[tuple[str, str]]:
    """Return name and signing key of each project that something was delivered for."""
    projects = access.projects(request).filter(deliveries__isnull=False).distinct().order_by("name")
    return [(project.name, deliveries.signing_key(project)) for project in projects]
