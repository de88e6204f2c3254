"""What keys were used for: calls, errors and the time they took, by key, day and operation."""

from datetime import timedelta
from typing import Any

from django.db.models import Count, F, Q, QuerySet, Window
from django.db.models.functions import RowNumber, TruncDate
from django.utils import timezone

from photostudio.projects.models import ApiCall

SHOWN = timedelta(days=30)
GROUP = ("key", "day", "operation")


def by_day(calls: QuerySet[ApiCall]) -> QuerySet[ApiCall, dict[str, Any]]:
    """Return a row for each key, day and operation of the last 30 days, newest first.

    The row is that of the call in the middle by its time, hence its `milliseconds` are the median; `total` calls were
    answered, `errors` of them refused.
    """
    dated = calls.filter(created_at__gt=timezone.now() - SHOWN, status_code__isnull=False)
    counted = dated.annotate(day=TruncDate("created_at")).annotate(
        place=Window(RowNumber(), partition_by=GROUP, order_by="milliseconds"),
        total=Window(Count("pk"), partition_by=GROUP),
        errors=Window(Count("pk", filter=Q(status_code__gte=400)), partition_by=GROUP),
    )
    middle = counted.filter(place=(F("total") + 1) / 2).order_by("-day", "key__name", "operation")
    rows: QuerySet[ApiCall, dict[str, Any]] = middle.values(
        *("day", "operation", "total", "errors", "milliseconds"),
        name=F("key__name"),
        is_sandbox=F("key__is_sandbox"),
    )
    return rows
