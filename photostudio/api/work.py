"""A call's job: queued as a job of the key's project, waited for, and what came of it."""

from collections.abc import Callable

from django.conf import settings
from django.db import transaction

from photostudio.api.door import Visit
from photostudio.api.refusals import RETRY_SECONDS, Refused
from photostudio.jobs import waiting
from photostudio.jobs.health import worker_is_alive
from photostudio.projects.models import ApiCall, Job, Variant

HUNG_UP = "waitress.client_disconnected"
NO_WORKER = "No worker is running, so nothing can be made now. Start the studio's worker, then send the call again."


def demand_worker() -> None:
    """Raise Refused when there is nobody to do a job."""
    if not worker_is_alive():
        raise Refused(503, "no_worker", NO_WORKER, retry_after=RETRY_SECONDS)


def queued(visit: Visit, submit: Callable[[str], Job]) -> Job:
    """Return the job that `submit` makes for an idempotency key; the same call, sent again, has the same job."""
    with transaction.atomic():
        job = submit(visit.call.job_key)
        if visit.key.is_sandbox:
            Job.objects.filter(pk=job.pk).update(is_sandbox=True)
        calls = ApiCall.objects.filter(pk__in={visit.call.row.pk, visit.call.first.pk}, job=None)
        calls.update(job=job)
    return job


def finished(visit: Visit, job: Job) -> list[Variant]:
    """Wait until the job is done and return its photos in their order. Raises Refused."""
    seconds = settings.PHOTOSTUDIO_API_SECONDS
    gone = visit.request.META.get(HUNG_UP, lambda: False)  # the server's, where it can tell
    if not waiting.wait_for(job, seconds=seconds, gone=gone):
        raise Refused(
            504,
            "too_slow",
            f"The photo was not finished within {seconds} seconds. It is still being made and will be in the history "
            f"of the project; request {visit.call.row.uuid}.",
        )
    photos = list(job.variants.order_by("number"))
    if job.status == Job.Status.DONE or len(photos) >= job.parameters["variants"]:
        return photos
    if job.status == Job.Status.CANCELLED:
        raise Refused(500, "cancelled", "This run was cancelled in the studio. Send the call again to make it anew.")
    if job.retryable:
        raise Refused(503, "failed", job.error, retry_after=RETRY_SECONDS)
    raise Refused(500, "failed", job.error)
