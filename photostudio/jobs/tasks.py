"""Tasks: what is answered of each, and the delivery that tells its end, written once."""

import json
from datetime import UTC, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from photostudio.jobs import deliveries
from photostudio.projects.models import Job, Project, Task

UPLOADS_KEPT = timedelta(days=30)
CANCELLED = "This run was cancelled in the studio."
MESSAGES = {
    "uploaded": "Images ready for training",
    "training": "Training is in progress",
    "trained": "Training finished, you can generate photos now!",
}
FINISHED = tuple(status for status in Job.Status if status not in Job.UNFINISHED)


def note(
    project: Project, uuid: UUID, kind: Task.Kind, *, job: Job | None = None, webhook: tuple[str, str] = ("", "")
) -> Task:
    """Return the task of that uuid, new or as it is; `webhook` is the address to tell its end to, and its secret."""
    url, secret = webhook
    values = {"kind": kind, "job": job, "webhook_url": url, "webhook_secret": secret if url else "", "is_told": not url}
    return Task.objects.get_or_create(project=project, uuid=uuid, defaults=values)[0]


def told(task: Task) -> dict[str, Any]:
    """Return what is said of a task, but for the addresses of its photos."""
    if task.job is None:
        expires = (task.created_at + UPLOADS_KEPT).astimezone(UTC).isoformat(timespec="milliseconds")
        return {**_ended(task, "uploaded"), "expires_at": expires.replace("+00:00", "Z")}
    is_training = task.kind == Task.Kind.TRAIN
    if task.job.status == Job.Status.DONE or (not is_training and _is_photographed(task.job)):
        return _trained(task, task.job) if is_training else _photographed(task)
    told = {"task_id": str(task.uuid), "task_type": task.kind}
    if task.job.status in FINISHED:
        return {**told, "status": "failed", "message": task.job.error or CANCELLED}
    told["status"] = "processing"
    percentage = str(round(100 * task.job.fraction))  # the vendor's is a number only at the end
    return {**told, "message": MESSAGES["training"], "percentage": percentage} if is_training else told


def _is_photographed(job: Job) -> bool:
    """Tell whether all photos are there, whatever the worker still does for pages."""
    return job.variants.count() >= int(job.parameters["variants"])


def _ended(task: Task, message: str) -> dict[str, Any]:
    return {"task_id": str(task.uuid), "status": "finished", "message": MESSAGES[message]}


def _trained(task: Task, job: Job) -> dict[str, Any]:
    return {**_ended(task, "trained"), "percentage": 100, "trigger_word": job.subject.trigger_word}


def _photographed(task: Task) -> dict[str, Any]:
    return {"task_id": str(task.uuid), "status": "finished", "task_type": task.kind}


def tell_ended() -> None:
    """Write the delivery of each task that has ended since it was last asked."""
    ended = Task.objects.filter(Q(job=None) | Q(job__status__in=FINISHED), is_told=False)
    for task in ended.select_related("project", "job__subject").order_by("created_at"):
        with transaction.atomic():
            if Task.objects.filter(pk=task.pk, is_told=False).update(is_told=True, webhook_secret=""):
                deliveries.enqueue(
                    task.project,
                    task=str(task.uuid),
                    job=task.job,
                    url=task.webhook_url,
                    secret=task.webhook_secret,
                    body=json.dumps(told(task)),
                )
