"""What a person decides about photos: stars, favourites, verdicts, the trash, another project."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from photostudio.projects.errors import RunUnderWay
from photostudio.projects.models import Job, Project, Variant


def judge(
    photos: Iterable[Variant], *, rating: int | None = None, favourite: bool | None = None, verdict: str | None = None
) -> None:
    """Write what is not None into all of `photos`, rows and objects."""
    given = {"rating": rating, "is_favourite": favourite, "verdict": verdict}
    values = {name: value for name, value in given.items() if value is not None}
    judged = list(photos)
    for photo in judged:
        for name, value in values.items():
            setattr(photo, name, value)
    Variant.objects.bulk_update(judged, list(values))


def trash(photos: Iterable[Variant]) -> datetime:
    """Put photos into the trash together; the moment they went names them for `restore`."""
    moment = timezone.now()
    Variant.objects.filter(pk__in=[photo.pk for photo in photos]).update(trashed_at=moment)
    return moment


def restore(project: Project, moment: datetime) -> list[Variant]:
    """Bring back and return the photos that went into the trash together at that moment."""
    together = list(project.variants.filter(trashed_at=moment).select_related("job"))
    Variant.objects.filter(pk__in=[photo.pk for photo in together]).update(trashed_at=None)
    return together


def move(jobs: Iterable[Job], to: Project) -> int:
    """Move whole runs to another project and return how many photos are kept in them.

    The photos of a run stay together: they share its recipe, and a run that was torn apart could be neither shown nor
    tried again truthfully. Rows keep their ids, so that addresses and lineage hold; pictures that a run was made from
    stay where they are, since other runs may come from them, too. Moving the runs back undoes it.

    Raises RunUnderWay, and moves nothing, when a run is not finished.
    """
    moved = list(jobs)
    if not all(job.is_finished for job in moved):
        raise RunUnderWay
    with transaction.atomic():
        for job in moved:
            # the key guards against double clicks in a form of the project that the run leaves
            Job.objects.filter(pk=job.pk).update(project=to, idempotency_key=f"moved-{job.uuid}")
        of_runs = Variant.objects.filter(job__in=moved)
        of_runs.update(project=to)
        to.touch()
        return of_runs.kept().count()
