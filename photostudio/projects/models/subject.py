"""A subject: a product that was trained from cut-outs of it."""

import uuid
from typing import Self

from django.db import models
from django.utils import timezone

from photostudio.engines.catalogue import learns
from photostudio.engines.training import TRIGGER_WORD
from photostudio.imaging.views.names import VIEWS
from photostudio.projects.models.asset import Asset
from photostudio.projects.models.job import Job
from photostudio.projects.models.project import Project


class SubjectQuerySet(models.QuerySet["Subject"]):
    def active(self) -> Self:
        """Return those that photos can be made of, now or when they are trained."""
        return self.filter(retired_at=None)

    def retired(self) -> Self:
        return self.exclude(retired_at=None)


class Subject(models.Model):
    """A product with the views that are known of it. `job` trains it: its row says how far that is.

    `trigger_word` stands for the product in prompts. `training_id` is what the service knows it by that learned it;
    without one its views are photographed here. A retired subject keeps its views and its photos, and can be restored.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="subjects")
    name = models.CharField(max_length=120)
    trigger_word = models.CharField(max_length=64, default=TRIGGER_WORD)
    engine = models.CharField(max_length=64, default="studio")
    training_id = models.CharField(max_length=200, blank=True)
    job = models.OneToOneField(Job, on_delete=models.CASCADE, related_name="subject")
    retired_at = models.DateTimeField(null=True, blank=True, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = SubjectQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["project", "-created_at"])]

    def __str__(self) -> str:
        return self.name

    @property
    def is_learned(self) -> bool:
        """Whether its engine learns it for itself, and makes photos of it without its pictures."""
        return learns(self.engine)

    @property
    def is_trained(self) -> bool:
        return self.job.status == Job.Status.DONE

    def retire(self) -> None:
        self.retired_at = timezone.now()
        self.save(update_fields=["retired_at"])

    def restore(self) -> None:
        self.retired_at = None
        self.save(update_fields=["retired_at"])


class SubjectView(models.Model):
    """One cut-out of a subject, `number` from 0, and the side of the product it shows.

    `view` is what the training told or a person corrected; `report` (imaging.views.reporting) keeps what was told, with
    proportions, colours, outline and warnings.
    """

    subject = models.ForeignKey(Subject, on_delete=models.CASCADE, related_name="views")
    asset = models.ForeignKey(Asset, on_delete=models.CASCADE, related_name="subject_views")
    number = models.PositiveSmallIntegerField()
    view = models.CharField(max_length=8, choices=[(view, view) for view in VIEWS])
    report = models.JSONField()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["subject", "number"], name="one_view_per_subject_and_number"),
            models.CheckConstraint(condition=models.Q(view__in=VIEWS), name="view_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.view} of {self.subject_id}"

    @property
    def is_corrected(self) -> bool:
        told: str = self.report["told"]["view"]
        return self.view != told

    def correct(self, view: str) -> None:
        """Write the view that a person sees in it."""
        self.view = view
        self.save(update_fields=["view"])
