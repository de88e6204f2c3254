"""A job as the filmstrip shows it: polled while it runs, cancelled, tried again."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST
from django_htmx.http import trigger_client_event

from photostudio.engines.training import Train
from photostudio.jobs import control
from photostudio.jobs.health import worker_is_alive
from photostudio.projects.models import Job
from photostudio.web import access
from photostudio.web.http import HtmxHttpRequest
from photostudio.web.runs import run_of


def run_context(job: Job) -> dict[str, Any]:
    """Return one run for its fragment, and whether nobody is there to work on it."""
    waits = job.status == Job.Status.QUEUED
    return {"run": run_of(job), "project": job.project, "worker_is_missing": waits and not worker_is_alive()}


@require_GET
def show_job(request: HtmxHttpRequest, job: UUID) -> HttpResponse:
    """The run's fragment; it asks for itself again each second until the job is finished."""
    found = access.job(request, job)
    if not request.htmx:
        return redirect(run_of(found).page)
    return render(request, "workspace/_run.html", run_context(found))


@require_POST
def cancel_job(request: HtmxHttpRequest, job: UUID) -> HttpResponse:
    found = access.job(request, job)
    control.cancel(found)
    return _after(request, found)


@require_POST
def retry_job(request: HtmxHttpRequest, job: UUID) -> HttpResponse:
    found = access.job(request, job)
    control.retry(found)
    return _after(request, found)


def _after(request: HtmxHttpRequest, job: Job) -> HttpResponse:
    if not request.htmx:
        return redirect(run_of(job).page)
    if job.operation == Train.name:  # its page shows it in a fragment of its own
        return trigger_client_event(HttpResponse(status=204), "queue-changed")
    job.refresh_from_db()
    return trigger_client_event(render(request, "workspace/_run.html", run_context(job)), "queue-changed")
