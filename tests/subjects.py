"""Subjects, written straight into the database: what a training leaves behind."""

from copy import deepcopy
from functools import cache
from typing import Any

from photostudio.engines.operations import Photo
from photostudio.imaging.codecs import encode_png
from photostudio.imaging.views.measuring import measure
from photostudio.imaging.views.reporting import views_of
from photostudio.jobs.subjects import photo
from photostudio.jobs.training import keep_views, train
from photostudio.projects.models import Asset, Job, Project, Subject
from tests.filed import taken_in
from tests.imaging.views.drawings import cylinder, disc

SIDES = {"can.png": cylinder(3), "can tilted.png": cylinder(35), "lid.png": disc()}
FILES = {name: encode_png(pixels) for name, pixels in SIDES.items()}


@cache
def views_of_a_can() -> list[dict[str, Any]]:
    return views_of([measure(pixels) for pixels in SIDES.values()], list(SIDES))


def sides_of_a_can(project: Project) -> list[Asset]:
    """Take in a can from the front, at an angle, and from above."""
    return [taken_in(project, file, name) for name, file in FILES.items()]


def untrained(project: Project, *, name: str = "Teal can") -> Subject:
    """Return a subject whose training waits."""
    key = f"train-{Job.objects.count()}"
    return train(project, name=name, trigger_word="", assets=sides_of_a_can(project), idempotency_key=key)


def trained(project: Project, *, name: str = "Teal can") -> Subject:
    """Return a subject with the views of its can: front, angle, top."""
    subject = untrained(project, name=name)
    Job.objects.filter(pk=subject.job.pk).update(status=Job.Status.DONE, fraction=1.0)
    keep_views(subject.job, deepcopy(views_of_a_can()))
    return Subject.objects.select_related("job", "project").get(pk=subject.pk)


def photos_of(subject: Subject, prompt: str = "TOKMSN on marble", **fields: object) -> Job:
    """Queue photos of a subject."""
    values = {"prompt": prompt, "training_id": "any", "seed": 7, **fields}
    key = f"photo-{Job.objects.count()}"
    return photo(subject.project, subject=subject, operation=Photo(**values), idempotency_key=key)  # type: ignore[arg-type]
