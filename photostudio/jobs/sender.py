"""The sender: a thread of the worker's that brings deliveries on their way. No job waits for it."""

import logging
import threading
import time
from collections.abc import Collection
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from django.db import Error as DatabaseError
from django.db import connection

from photostudio.jobs import deliveries, fetching, tasks
from photostudio.jobs.public_addresses import Resolve, look_up
from photostudio.projects.errors import CouldNotFetch
from photostudio.projects.models import Delivery

POLL_SECONDS = 1.0
TROUBLE_SECONDS = 2.0
SECONDS = 7.0  # for an attempt: shorter than what a worker has to end in
AT_ONCE = 4  # so that one address that hangs does not hold up the others

UNREACHABLE = (
    "No answer came within {seconds:.0f} seconds, or the address may not be called: it must be on the public web, at "
    "port 80, 443, 8080 or 8443."
)
REDIRECTED = "The address answered {status}, a redirect, which is not followed. Give the address that it leads to."
REFUSED = "The address answered {status}. Only an answer from 200 to 299 says that it arrived."

logger = logging.getLogger(__name__)


class Sender:
    """Sends what is due until `stop` is set."""

    def __init__(self, stop: threading.Event, *, resolve: Resolve = look_up, seconds: float = SECONDS) -> None:
        self._stop = stop
        self._send = partial(send, resolve=resolve, seconds=seconds)

    def run(self) -> None:
        try:
            with ThreadPoolExecutor(AT_ONCE) as pool:
                while not self._stop.is_set():
                    self._turn(pool)
        finally:
            connection.close()

    def _turn(self, pool: ThreadPoolExecutor) -> None:
        """Write what ended meanwhile; send some of what is due, or wait a moment for it."""
        try:
            tasks.tell_ended()
            due = deliveries.claim(AT_ONCE)
            self._send_all(due, pool)
            if not due:
                self._stop.wait(POLL_SECONDS)
        except (DatabaseError, OSError):  # locked, away or full; what was claimed is due again after its lease
            logger.exception("The sender cannot go on just now and tries again.")
            connection.close()
            self._stop.wait(TROUBLE_SECONDS)

    def _send_all(self, due: Collection[Delivery], pool: ThreadPoolExecutor) -> None:
        for delivery, (status, error) in zip(due, pool.map(self._send, due), strict=True):
            deliveries.note(delivery, status=status, error=error)


def send(delivery: Delivery, *, resolve: Resolve, seconds: float) -> tuple[int | None, str]:
    """Call the address once; return the status of its answer, if there was one, and what went wrong, if anything."""
    body = delivery.body.encode()
    try:
        status = fetching.post(delivery.url, body, headers=headers(delivery, body), resolve=resolve, seconds=seconds)
    except CouldNotFetch:
        return None, UNREACHABLE.format(seconds=seconds)
    if 200 <= status < 300:
        return status, ""
    sentence = REDIRECTED if 300 <= status < 400 else REFUSED
    return status, sentence.format(status=status)


def headers(delivery: Delivery, body: bytes) -> dict[str, str]:
    """Return what goes with the body: the same id at every attempt, so that a receiver can tell a second one."""
    signed = deliveries.signature(deliveries.signing_key(delivery.project), body, at=int(time.time()))
    sent = {
        "User-Agent": "Photostudio",
        "Content-Type": "application/json",
        "X-Request-Id": str(delivery.token),
        "X-Photostudio-Delivery": str(delivery.uuid),
        "X-Photostudio-Attempt": str(delivery.attempts),
        "X-Photostudio-Signature": signed,
    }
    return sent | ({"x-webhook-secret": delivery.secret} if delivery.secret else {})
