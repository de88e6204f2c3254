"""A job: one operation on its way through the queue. The row is the truth; see docs/architecture.md."""

import uuid

from django.db import models
from django.utils import timezone

from photostudio.projects.models.asset import Asset
from photostudio.projects.models.project import Project


class Job(models.Model):
    """An operation to run, with its lease.

    `parameters` are the operation's fields with the seed resolved; `inputs` say where each of its pictures comes from:
    `{"product_image": {"sha256": …, "preset": "square", "product": {"left": …}, "placement": {"centre": …}}}`, see
    jobs.pictures. `asset` is the picture or product that it all began with.
    The photos of a sandbox key's job carry a watermark (`is_sandbox`).
    `token` changes with every claim; only its holder may write a running job.
    """

    class Status(models.TextChoices):
        QUEUED = "queued"
        RUNNING = "running"
        DONE = "done"
        FAILED = "failed"
        CANCELLED = "cancelled"

    UNFINISHED = (Status.QUEUED, Status.RUNNING)

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="jobs")
    asset = models.ForeignKey(Asset, on_delete=models.SET_NULL, null=True, blank=True, related_name="jobs")
    operation = models.CharField(max_length=16)
    engine = models.CharField(max_length=64)
    queue = models.CharField(max_length=16, default="cpu")
    parameters = models.JSONField()
    inputs = models.JSONField()
    idempotency_key = models.CharField(max_length=64)
    is_sandbox = models.BooleanField(default=False)

    status = models.CharField(max_length=12, choices=Status.choices, default=Status.QUEUED)
    attempt = models.PositiveSmallIntegerField(default=0)
    token = models.UUIDField(null=True, blank=True)
    lease_until = models.DateTimeField(null=True, blank=True)
    fraction = models.FloatField(default=0.0)
    stage = models.CharField(max_length=80, blank=True)
    error = models.TextField(blank=True)
    retryable = models.BooleanField(default=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    started_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            # claim() looks for the oldest queued job of a queue, sweep() for running ones whose lease is over
            models.Index(fields=["status", "queue", "created_at"]),
            models.Index(fields=["project", "-created_at"]),
        ]
        constraints = [
            models.UniqueConstraint(fields=["project", "idempotency_key"], name="one_job_per_idempotency_key"),
            models.CheckConstraint(
                condition=models.Q(status__in=["queued", "running", "done", "failed", "cancelled"]),
                name="job_status_is_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.operation} {self.uuid}"

    @property
    def is_finished(self) -> bool:
        return self.status not in self.UNFINISHED
