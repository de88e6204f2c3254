"""The log of calls: what each key asked for, how often in a minute, and which calls are the same one, sent again."""

import time
from dataclasses import dataclass, field
from datetime import timedelta
from math import ceil

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from photostudio.api.refusals import Refused
from photostudio.projects.models import ApiCall, ApiKey

WINDOW = timedelta(minutes=1)
REMEMBERED = timedelta(hours=24)
LONGEST_KEY = 255


@dataclass(frozen=True)
class Rate:
    """How many calls a key has in a minute, how many are left, and in how many seconds one more is."""

    limit: int
    left: int
    reset: int

    @property
    def headers(self) -> dict[str, str]:
        numbers = {"Limit": self.limit, "Remaining": self.left, "Reset": self.reset}
        return {f"RateLimit-{name}": str(number) for name, number in numbers.items()}


@dataclass
class Open:
    """A call under way; `job_key` is the idempotency key of the job it asks for."""

    row: ApiCall
    rate: Rate
    first: ApiCall
    started: float = field(default_factory=time.monotonic)

    @property
    def job_key(self) -> str:
        return self.first.uuid.hex

    def close(self, status: int) -> None:
        """Note how the call ended. One that came to no job lets go of its idempotency key: it may be sent corrected."""
        values = {"status_code": status, "milliseconds": round(1000 * (time.monotonic() - self.started))}
        rows = ApiCall.objects.filter(pk=self.row.pk)
        rows.update(**values)
        if status != 200:
            rows.filter(job=None).update(idempotency_key="")


def begin(key: ApiKey, operation: str) -> Open:
    """Note a call. Raises Refused when the key has made too many."""
    since = timezone.now() - WINDOW
    recent = ApiCall.objects.filter(key=key, created_at__gt=since)
    count, limit = recent.count(), settings.PHOTOSTUDIO_API_CALLS
    oldest = recent.order_by("created_at").values_list("created_at", flat=True).first()
    reset = max(1, ceil((oldest - since).total_seconds())) if oldest else round(WINDOW.total_seconds())
    if count >= limit:
        raise Refused(
            429,
            "too_many_calls",
            f"This key may make {limit} calls a minute. Send the call again in {reset} seconds.",
            headers=Rate(limit, 0, reset).headers,
            retry_after=reset,
        )
    row = ApiCall.objects.create(key=key, project=key.project, operation=operation)
    return Open(row, Rate(limit, limit - count - 1, reset), first=row)


def recognise(call: Open, idempotency_key: str, body_sha256: str) -> None:
    """Find the first call that came with the same idempotency key within a day.

    Raises Refused when it said something else.
    """
    if not idempotency_key:
        return
    if len(idempotency_key) > LONGEST_KEY or not idempotency_key.isprintable():
        raise Refused(400, "idempotency_key", f"Idempotency-Key has at most {LONGEST_KEY} printable characters.")
    mine = ApiCall.objects.filter(key_id=call.row.key_id, idempotency_key=idempotency_key)
    mine.filter(created_at__lt=timezone.now() - REMEMBERED).update(idempotency_key="")
    try:
        with transaction.atomic():
            ApiCall.objects.filter(pk=call.row.pk).update(idempotency_key=idempotency_key, body_sha256=body_sha256)
    except IntegrityError:
        call.first = mine.get()
    same = (body_sha256, call.row.operation)
    if call.first != call.row and (call.first.body_sha256, call.first.operation) != same:
        raise Refused(
            409,
            "idempotency_key",
            "This Idempotency-Key came with another call before. Use a new key for each new call.",
        )
