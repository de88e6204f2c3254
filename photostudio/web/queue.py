"""The queue in the top bar: how much is under way, and a list of it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from photostudio.jobs.health import worker_is_alive
from photostudio.projects.models import Job
from photostudio.web import access
from photostudio.web.runs import Run, run_of

LISTED = 20


def queue_context(request: HttpRequest) -> dict[str, Any]:
    """Return what the top bar shows of the queue: the unfinished runs, running ones first."""
    jobs = Job.objects.filter(project__in=access.projects(request), status__in=Job.UNFINISHED)
    unfinished = (
        jobs.select_related("project", "subject").prefetch_related("variants").order_by("-status", "pk")[:LISTED]
    )
    runs: list[Run] = [run_of(job) for job in unfinished]
    return {
        "queue_template": "queue/_indicator.html",
        "queued_runs": runs,
        "running": sum(run.job.status == Job.Status.RUNNING for run in runs),
        "worker_is_missing": bool(runs) and not worker_is_alive(),
    }


@require_GET
def show_queue(request: HttpRequest) -> HttpResponse:
    return render(request, "queue/_indicator.html", queue_context(request))
