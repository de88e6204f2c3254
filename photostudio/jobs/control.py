"""What the user may do with a job: cancel it, and try it again."""

from django.db.models.functions import Now

from photostudio.projects.errors import NotRetryable
from photostudio.projects.models import Job


def cancel(job: Job) -> None:
    """Cancel a job that is waiting or running; its worker stops within a second. A finished job stays as it is."""
    unfinished = Job.objects.filter(pk=job.pk, status__in=Job.UNFINISHED)
    unfinished.update(status=Job.Status.CANCELLED, finished_at=Now(), stage="", token=None, lease_until=None)
    job.refresh_from_db()


def retry(job: Job) -> None:
    """Queue a failed or cancelled job again; it goes on after the variants that are already there.

    Raises NotRetryable for any other job.
    """
    stopped = Job.objects.filter(pk=job.pk, status__in=(Job.Status.FAILED, Job.Status.CANCELLED))
    again = stopped.update(
        status=Job.Status.QUEUED, attempt=0, error="", retryable=False, started_at=None, finished_at=None
    )
    if not again:
        raise NotRetryable
    job.refresh_from_db()
