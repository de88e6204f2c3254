"""The photos of a project as a collection: filtered, searched, sorted, in stacks, in pages.

A page begins after a position (keyset), so that the last page of ten thousand photos costs what the first does, and
photos that arrive meanwhile move nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Self
from uuid import UUID

from django.db.models import F, Max, Q, QuerySet
from django.utils import timezone

from photostudio.projects.models import Job, Project, Variant

NEWEST, OLDEST, BEST = ORDERS = ("newest", "oldest", "best")
OPEN = "open"  # neither picked nor rejected
NOT_LISTED = ("recipe", "words")  # long, and no tile shows them


@dataclass(frozen=True, kw_only=True)
class Filters:
    """What is looked for; a field at its default lets everything through.

    Every one of `words` is to be found. `rating` is the fewest stars, `verdict` "picked", "rejected" or "open"; `since`
    and `until` are days, both included.
    """

    words: str = ""
    operation: str = ""
    preset: str = ""
    seed: int | None = None
    rating: int = 0
    favourite: bool = False
    verdict: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True)
class Position:
    """Where a page ended: the stars and the key of its last row."""

    stars: int
    pk: int

    @classmethod
    def read(cls, text: str) -> Self | None:
        """Return the position that `text` spells ("3.1207"), or None when it spells none."""
        stars, _, pk = text.partition(".")
        is_one = stars.isdecimal() and pk.isdecimal() and len(text) < 20
        return cls(int(stars), int(pk)) if is_one else None

    def __str__(self) -> str:
        return f"{self.stars}.{self.pk}"


@dataclass(frozen=True)
class Stack:
    """Photos of one run that are found, in their order; or a single photo where photos are not stacked."""

    uuid: UUID
    job: Job
    photos: Sequence[Variant]

    @property
    def best(self) -> Variant:
        return max(self.photos, key=_merit)


@dataclass(frozen=True)
class Page:
    """`after` is where the next page begins, None on the last."""

    stacks: list[Stack]
    after: Position | None

    @property
    def total(self) -> int | None:
        """How many photos are found, where one page holds them all."""
        return None if self.after else sum(len(stack.photos) for stack in self.stacks)


def found(project: Project, filters: Filters) -> QuerySet[Variant]:
    """Return the project's photos that pass all filters."""
    exact = {
        "job__operation": filters.operation,
        "preset": filters.preset,
        "seed": filters.seed,
        "rating__gte": filters.rating,
        "is_favourite": filters.favourite,
        "created_at__gte": filters.since and _midnight(filters.since),
        "created_at__lt": filters.until and _midnight(filters.until + timedelta(days=1)),
    }
    photos = project.variants.kept().filter(**{name: value for name, value in exact.items() if value})
    for word in filters.words.lower().split():
        photos = photos.filter(words__contains=word)
    if filters.verdict:
        photos = photos.filter(verdict="" if filters.verdict == OPEN else filters.verdict)
    return photos


def page(
    project: Project, filters: Filters, *, order: str, stacked: bool, after: Position | None = None, count: int
) -> Page:
    """Return up to `count` stacks, or photos, after the position, in the order given; three queries."""
    photos = found(project, filters)
    if stacked:
        rows = list(_ordered(photos.order_by().values(row=F("job")).annotate(stars=Max("rating")), order, after, count))
        jobs = Job.objects.in_bulk([row["row"] for row in rows[:count]])
        stacks = _stacks([jobs[row["row"]] for row in rows[:count]], photos)
    else:
        rows = list(_ordered(photos.values(row=F("pk"), stars=F("rating")), order, after, count))
        shown = _listed(photos).in_bulk([row["row"] for row in rows[:count]])
        stacks = [_single(shown[row["row"]]) for row in rows[:count]]
    last = rows[count - 1] if len(rows) > count else None
    return Page(stacks, Position(last["stars"], last["row"]) if last else None)


def named(project: Project, filters: Filters, uuids: Iterable[UUID], *, stacked: bool) -> dict[UUID, Stack]:
    """Return by uuid the stacks, or photos, that still pass the filters."""
    photos = found(project, filters)
    if stacked:
        stacks = _stacks(list(project.jobs.filter(uuid__in=list(uuids))), photos)
    else:
        stacks = [_single(photo) for photo in _listed(photos.filter(uuid__in=list(uuids)))]
    return {stack.uuid: stack for stack in stacks}


def newest(project: Project) -> int:
    """Return the key of the project's newest photo, 0 where there is none: what `arrived` counts from."""
    return project.variants.kept().aggregate(Max("pk"))["pk__max"] or 0


def arrived(project: Project, since: int) -> int:
    """Return how many photos have come since that one."""
    return project.variants.kept().filter(pk__gt=since).count()


def _ordered(rows: QuerySet[Any, Any], order: str, after: Position | None, count: int) -> QuerySet[Any, Any]:
    """Return the first rows, of `row` and `stars`, after the position, and one more to know whether others follow."""
    if after and order == BEST:
        rows = rows.filter(Q(stars__lt=after.stars) | Q(stars=after.stars, row__lt=after.pk))
    elif after:
        rows = rows.filter(row__gt=after.pk) if order == OLDEST else rows.filter(row__lt=after.pk)
    return rows.order_by(*{NEWEST: ("-row",), OLDEST: ("row",), BEST: ("-stars", "-row")}[order])[: count + 1]


def _stacks(jobs: Iterable[Job], photos: QuerySet[Variant]) -> list[Stack]:
    """Return the jobs' stacks, without those that have no photo."""
    by_job: defaultdict[int, list[Variant]] = defaultdict(list)
    for photo in photos.filter(job__in=[job.pk for job in jobs]).defer(*NOT_LISTED).order_by("number"):
        by_job[photo.job_id].append(photo)
    return [Stack(job.uuid, job, by_job[job.pk]) for job in jobs if job.pk in by_job]


def _listed(photos: QuerySet[Variant]) -> QuerySet[Variant]:
    return photos.select_related("job").defer(*NOT_LISTED)


def _single(photo: Variant) -> Stack:
    return Stack(photo.uuid, photo.job, [photo])


def _merit(photo: Variant) -> tuple[bool, int, bool, bool, int]:
    """Return what makes a photo the best of its run; of equals the first is."""
    is_rejected, is_picked = (photo.verdict == verdict for verdict in ("rejected", "picked"))
    return not is_rejected, photo.rating, is_picked, photo.is_favourite, -photo.number


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
