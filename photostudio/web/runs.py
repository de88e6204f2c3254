"""Runs: a project's jobs with their variants, newest first, as filmstrip and gallery show them."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone

from photostudio.engines.operations import OUTLINES, STYLES, Remix
from photostudio.engines.training import Train
from photostudio.projects.models import Job, Project, Variant
from photostudio.web.described import Described, described
from photostudio.web.stages import in_words


@dataclass(frozen=True)
class Run:
    """A job with the variants that are kept; `waiting` counts those still to come."""

    job: Job
    variants: list[Variant]
    waiting: int

    @cached_property
    def described(self) -> Described:
        return described(self.job)

    @property
    def description(self) -> str:
        return self.described.title

    @property
    def ready(self) -> int:
        """How many photos were made, those in the trash included."""
        return self.wanted - self.waiting

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show: finished, and every photo in the trash."""
        return self.job.status == Job.Status.DONE and not self.variants

    @property
    def wanted(self) -> int:
        return _wanted(self.job)

    @property
    def skeletons(self) -> range:
        return range(0 if self.job.is_finished else self.waiting)

    @property
    def page(self) -> str:
        """The address of the page that shows the job."""
        project = self.job.project
        if self.job.operation == Train.name:
            return f"{reverse('web:photo', args=[project.uuid])}?subject={self.job.subject.uuid}"
        return reverse("web:project", args=[project.uuid])

    @property
    def percent(self) -> int:
        return round(self.job.fraction * 100)

    @property
    def stage(self) -> str:
        return in_words(self.job.stage)

    @property
    def seconds(self) -> int:
        """How long the job has been running, or ran."""
        if self.job.started_at is None:
            return 0
        until = self.job.finished_at or timezone.now()
        return max(0, round((until - self.job.started_at).total_seconds()))


def run_of(job: Job) -> Run:
    """Return the job with its variants; none is fetched anew when they were prefetched."""
    variants = sorted(job.variants.all(), key=lambda variant: variant.number)
    kept = [variant for variant in variants if variant.trashed_at is None]
    return Run(job=job, variants=kept, waiting=max(0, _wanted(job) - len(variants)))


def _wanted(job: Job) -> int:
    return len(STYLES) * len(OUTLINES) if job.parameters.get("grid") else int(job.parameters.get("variants", 0))


def page(project: Project, *, before: Job | None = None, count: int, with_photos: bool = False) -> list[Run]:
    """Return up to `count` runs that are older than `before`, newest first.

    Trainings and maps of Remix, which pages of their own show, and finished runs whose photos are all in the trash are
    left out; `with_photos` leaves out every run without one.
    """
    jobs = project.jobs.exclude(operation=Train.name).order_by("-pk").prefetch_related("variants")
    jobs = jobs.exclude(operation=Remix.name, parameters__grid=True)
    photos = Exists(Variant.objects.kept().filter(job=OuterRef("pk")))
    jobs = jobs.filter(photos) if with_photos else jobs.exclude(~photos, status=Job.Status.DONE)
    if before is not None:
        jobs = jobs.filter(pk__lt=before.pk)
    return [run_of(job) for job in jobs[:count]]


def last_job(runs: Iterable[Run], *, count: int) -> Job | None:
    """Return the job after which the next page begins, or None when this page was the last."""
    jobs = [run.job for run in runs]
    return jobs[-1] if len(jobs) == count else None


def neighbours(variant: Variant) -> tuple[Variant | None, Variant | None]:
    """Return the kept variants before and after this one, in the order of filmstrip and gallery."""
    others = Variant.objects.kept().filter(project=variant.project_id)
    same = others.filter(job=variant.job_id)
    before = same.filter(number__lt=variant.number).order_by("-number").first()
    after = same.filter(number__gt=variant.number).order_by("number").first()
    if before is None:
        before = others.filter(job__gt=variant.job_id).order_by("job", "-number").first()
    if after is None:
        after = others.filter(job__lt=variant.job_id).order_by("-job", "number").first()
    return before, after
