"""Deliveries: each tells the address that a caller gave what became of a task, until it is answered or given up.

A row is claimed by moving its `next_at` on and giving it a token: a sender that dies leaves a row that is due again,
and is sent again, with the same delivery id. Times are the database's, as the queue's are.
"""

import hashlib
import hmac
from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.crypto import salted_hmac

from photostudio.projects.models import Delivery, Job, Project

BACK_OFF = (10, 60, 5 * 60, 30 * 60, 2 * 3600, 6 * 3600)  # seconds after the first attempt, the second, …
LEASE_SECONDS = 60  # longer than any attempt takes
KEPT = timedelta(days=7)  # how long a delivery can be sent again, and so its secret is kept


def enqueue(project: Project, *, task: str, url: str, secret: str, body: str, job: Job | None = None) -> Delivery:
    """Write the delivery of a task; a second one of the same task is the first."""
    delivery, _is_new = Delivery.objects.get_or_create(
        project=project, task=task, defaults={"url": url, "secret": secret, "body": body, "job": job}
    )
    return delivery


def claim(most: int) -> list[Delivery]:
    """Take the deliveries that are due, the longest waiting first, `most` at a time."""
    due = Delivery.objects.filter(status=Delivery.Status.PENDING, next_at__lte=Now(), project__trashed_at=None)
    if not due.exists():  # asked without a transaction: an idle sender must not hold SQLite's one write lock
        return []
    with transaction.atomic():
        locked = due.select_related("project").select_for_update(skip_locked=True, of=("self",))
        taken = list(locked.order_by("next_at", "pk")[:most])
        for delivery in taken:
            delivery.token = uuid4()
            delivery.attempts += 1
            Delivery.objects.filter(pk=delivery.pk).update(
                token=delivery.token, attempts=F("attempts") + 1, next_at=Now() + timedelta(seconds=LEASE_SECONDS)
            )
    return taken


def note(delivery: Delivery, *, status: int | None, error: str) -> None:
    """Write what came of a claimed delivery, unless another sender has claimed it since; `error` is empty if it went.

    A delivery that failed is due again when its back-off is over, or given up after the last one.
    """
    outcome: dict[str, Any] = {"last_status": status, "last_error": error, "token": None}
    if not error:
        outcome |= {"status": Delivery.Status.DELIVERED, "delivered_at": Now()}
    elif (wait := back_off(delivery.attempts)) is None:
        outcome |= {"status": Delivery.Status.FAILED}
    else:
        outcome |= {"next_at": Now() + wait}
    Delivery.objects.filter(pk=delivery.pk, token=delivery.token).update(**outcome)


def back_off(attempts: int) -> timedelta | None:
    """Return how long to wait after that many attempts, or None after the last."""
    return timedelta(seconds=BACK_OFF[attempts - 1]) if attempts <= len(BACK_OFF) else None


def send_again(delivery: Delivery) -> bool:
    """Have a delivery sent at once, with all its attempts before it; return whether it is still kept."""
    kept = Delivery.objects.filter(pk=delivery.pk, created_at__gt=Now() - KEPT)
    again = {"status": Delivery.Status.PENDING, "attempts": 0, "next_at": Now(), "token": None, "delivered_at": None}
    return bool(kept.update(**again))


def is_kept(delivery: Delivery) -> bool:
    """Tell whether a delivery can still be sent again."""
    return delivery.created_at > timezone.now() - KEPT


def forget_secrets() -> None:
    """Empty the secrets of deliveries that are never sent any more."""
    ended = Delivery.objects.exclude(status=Delivery.Status.PENDING).filter(created_at__lte=Now() - KEPT)
    known = ended.exclude(secret="")
    if known.exists():  # asked first, as for those that are due
        known.update(secret="")


def signing_key(project: Project) -> str:
    """Return the key with which the deliveries of a project are signed: a receiver checks the signature with it."""
    return salted_hmac("photostudio.deliveries", str(project.uuid), algorithm="sha256").hexdigest()


def signature(key: str, body: bytes, *, at: int) -> str:
    """Return the signature of `body` sent at the Unix time `at`: "t=…,v1=…", v1 the HMAC of "t.body" in SHA-256."""
    signed = hmac.new(key.encode(), b"%d.%b" % (at, body), hashlib.sha256)
    return f"t={at},v1={signed.hexdigest()}"
