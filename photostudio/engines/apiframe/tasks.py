"""APIFRAME's tasks: a call gives a task's id, and is asked after until the task has an end."""

import time
from collections.abc import Callable, Mapping
from typing import Any

from photostudio.engines.remote.errors import BadAnswer, TaskFailed, TooSlow
from photostudio.engines.remote.vendor import Vendor
from photostudio.engines.remote.wire import Waiting

Fields = Mapping[str, Any]


def started(vendor: Vendor, path: str, fields: Fields, *, waiting: Waiting) -> Fields:
    """Start a task and return its fields: the `task_id` is among them. Raises ServiceError."""
    task = vendor.ask(path, fields, waiting=waiting).fields or {}
    return {**task, "task_id": id_of(task, vendor)}


def asked_after(vendor: Vendor, identifier: str, *, waiting: Waiting) -> Fields:
    """Return the fields of a task as it is now. Raises ServiceError."""
    task = vendor.ask("/fetch", {"task_id": identifier}, waiting=waiting).fields or {}
    return {**task, "task_id": identifier}


def finished(
    vendor: Vendor,
    task: Fields,
    *,
    waiting: Waiting,
    seconds: float,
    on_percent: Callable[[float], None] = lambda _: None,
) -> Fields:
    """Return a task's fields when it is finished, asked after again and again.

    `on_percent` is told how far the task is, 0 … 1, where the service says so. Raises ServiceError, TooSlow when the
    task does not finish within `seconds`.
    """
    ends = time.monotonic() + seconds
    while not has_ended(task, vendor):
        if time.monotonic() + vendor.poll > ends:
            raise TooSlow(vendor.title, seconds)
        on_percent(_fraction(task))
        vendor.pause(vendor.poll, waiting)
        task = asked_after(vendor, task["task_id"], waiting=waiting)
    return task


def id_of(task: Fields, vendor: Vendor) -> str:
    """Return a task's id. Raises BadAnswer."""
    found = task.get("task_id")
    if not isinstance(found, str) or not 0 < len(found) <= 200:
        raise BadAnswer(vendor.title, "a task without a number")
    return found


def has_ended(task: Fields, vendor: Vendor) -> bool:
    """Tell whether a task is finished; uploads and trainings start without a status. Raises TaskFailed."""
    status = task.get("status")
    if status == "failed":
        raise TaskFailed(vendor.title, vendor.said({"message": task.get("message")}))
    return status == "finished" or _fraction(task) >= 1


def _fraction(task: Fields) -> float:
    """Return the `percentage`, a text while a task runs and a number at its end, as 0 … 1."""
    try:
        return min(1.0, max(0.0, float(task.get("percentage", 0)) / 100))
    except (TypeError, ValueError):
        return 0.0
