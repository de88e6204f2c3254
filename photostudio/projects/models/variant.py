"""A variant: a kept result of a job, with the recipe that makes it again."""

import uuid
from typing import Self

from django.db import models
from django.utils import timezone

from photostudio.projects.models.job import Job
from photostudio.projects.models.project import Project
from photostudio.projects.models.trash import Trashable

MOST_STARS = 5


class VariantQuerySet(models.QuerySet["Variant"]):
    def kept(self) -> Self:
        """Return the photos: neither in the trash nor small pictures of a grid."""
        return self.filter(trashed_at=None, is_preview=False)

    def trashed(self) -> Self:
        return self.exclude(trashed_at=None)


class Variant(Trashable):
    """One finished picture; `number` counts from 0 within its job.

    `protected_pixels` were not to change (opaque product, or outside the mask) and `changed_pixels` of them did:
    counted on the stored file, not assumed. `parent` is the variant that was edited to make this one. A preview is a
    small picture of a grid, shown with it and nowhere else. `words` is what a search looks in (projects.searching),
    `preset` the tag of its canvas where it has one.
    """

    class Verdict(models.TextChoices):
        NONE = "", "open"
        PICKED = "picked"
        REJECTED = "rejected"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="variants")
    job = models.ForeignKey(Job, on_delete=models.CASCADE, related_name="variants")
    parent = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="edits")
    number = models.PositiveSmallIntegerField()
    seed = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    byte_size = models.PositiveBigIntegerField()
    recipe = models.JSONField()
    seconds = models.FloatField()
    protected_pixels = models.PositiveBigIntegerField()
    changed_pixels = models.PositiveBigIntegerField()
    preset = models.CharField(max_length=32, blank=True)
    words = models.TextField(blank=True)
    is_preview = models.BooleanField(default=False)
    rating = models.PositiveSmallIntegerField(default=0)
    is_favourite = models.BooleanField(default=False)
    verdict = models.CharField(max_length=8, choices=Verdict.choices, blank=True, default=Verdict.NONE)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = VariantQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["project", "-created_at"]),
            # the gallery's: holds all that it filters by, so that no recipe, which is long, is read past
            models.Index(
                name="photos_by_run",
                fields=[
                    "project",
                    "job",
                    "rating",
                    "verdict",
                    "is_favourite",
                    "preset",
                    "seed",
                    "is_preview",
                    "trashed_at",
                ],
            ),
            models.Index(name="photos_by_rating", fields=["project", "-rating", "-id", "is_preview", "trashed_at"]),
        ]
        constraints = [
            # a second result of the same job and number is refused, whoever sends it
            models.UniqueConstraint(fields=["job", "number"], name="one_variant_per_job_and_number"),
            models.CheckConstraint(condition=models.Q(rating__lte=MOST_STARS), name="rating_is_at_most_five_stars"),
            models.CheckConstraint(condition=models.Q(verdict__in=["", "picked", "rejected"]), name="verdict_is_known"),
        ]

    def __str__(self) -> str:
        return f"variant {self.number} of {self.job_id}"
