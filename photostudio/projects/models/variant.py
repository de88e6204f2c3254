"""A variant: a kept result of a job, with the recipe that makes it again."""

import uuid

from django.db import models
from django.utils import timezone

from photostudio.projects.models.job import Job
from photostudio.projects.models.project import Project
from photostudio.projects.models.trash import Trashable, TrashableQuerySet


class Variant(Trashable):
    """One finished picture; `number` counts from 0 within its job.

    `protected_pixels` were not to change (opaque product, or outside the mask) and `changed_pixels` of them did:
    counted on the stored file, not assumed. `parent` is the variant that was edited to make this one.
    """

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
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = TrashableQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["project", "-created_at"])]
        # a second result of the same job and number is refused, whoever sends it
        constraints = [models.UniqueConstraint(fields=["job", "number"], name="one_variant_per_job_and_number")]

    def __str__(self) -> str:
        return f"variant {self.number} of {self.job_id}"
