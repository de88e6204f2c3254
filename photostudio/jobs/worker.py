"""The worker: slots that do jobs, a sender, a sweep for what other workers left behind, and a sign of life."""

import logging
import threading
import time
import uuid
from collections.abc import Callable, Collection

from django.db import Error as DatabaseError
from django.db import connection

from photostudio.engines.catalogue import LEARNING, QUEUES, REMOTE
from photostudio.jobs import deliveries, engines, health, leftovers
from photostudio.jobs.queue import sweep
from photostudio.jobs.sender import Sender
from photostudio.jobs.supervisor import Slot

SWEEP_SECONDS = 3.0
TIDY_SECONDS = 3600.0
SIGN_SECONDS = 1.0
REMOTE_LOOK_SECONDS = 0.05  # what takes seconds elsewhere need not begin at once
STOP_WITHIN = 8.0

logger = logging.getLogger(__name__)


class Worker:
    """Works on the jobs of `queues`, `slots` at a time; one is right for most machines, as a photo uses all cores.

    Jobs of other services have slots of their own: they wait more than they work, and no photo waits for them; nor does
    a service's photo wait for what another one learns.
    """

    def __init__(self, queues: Collection[str] = QUEUES, slots: int = 1) -> None:
        self._queues = queues
        self._slots = slots

    def run(self, stop: threading.Event) -> None:
        """Work until `stop` is set; then hand running jobs back and return within seconds."""
        work = [*(slot.run for slot in self._made(stop)), Sender(stop).run]
        threads = [threading.Thread(target=run, daemon=True) for run in work]
        for thread in threads:
            thread.start()
        try:
            self._watch(threads, stop)
        finally:
            stop.set()
            deadline = time.monotonic() + STOP_WITHIN
            for thread in threads:
                thread.join(max(0.0, deadline - time.monotonic()))
            connection.close()

    def _made(self, stop: threading.Event) -> list[Slot]:
        elsewhere = {REMOTE, LEARNING} & set(self._queues)
        local = set(self._queues) - elsewhere
        slots = [Slot(local, stop, engine=engines.warmed()) for _ in range(self._slots if local else 0)]
        return slots + [Slot((queue,), stop, look_seconds=REMOTE_LOOK_SECONDS) for queue in elsewhere]

    def _watch(self, threads: Collection[threading.Thread], stop: threading.Event) -> None:
        """Give a sign of life each second, sweep and tidy now and then, for as long as all threads live."""
        sign = health.folder() / uuid.uuid4().hex
        sign.parent.mkdir(parents=True, exist_ok=True)
        sweep_at = tidy_at = 0.0
        try:
            while all(thread.is_alive() for thread in threads):
                sign.touch()
                if time.monotonic() >= sweep_at:
                    _try(sweep, leftovers.clear)
                    sweep_at = time.monotonic() + SWEEP_SECONDS
                if time.monotonic() >= tidy_at:
                    _try(leftovers.clear_drafts, deliveries.forget_secrets)
                    tidy_at = time.monotonic() + TIDY_SECONDS
                if stop.wait(SIGN_SECONDS):
                    return
        finally:
            sign.unlink(missing_ok=True)


def _try(*tasks: Callable[[], object]) -> None:
    try:
        for task in tasks:
            task()
    except (DatabaseError, OSError):
        logger.exception("The sweep did not work and is tried again.")
        connection.close()
