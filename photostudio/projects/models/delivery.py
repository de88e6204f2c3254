"""A delivery: what became of a task, on its way to the address that its caller gave (a webhook)."""

import uuid

from django.db import models
from django.utils import timezone

from photostudio.projects.models.job import Job
from photostudio.projects.models.project import Project


class Delivery(models.Model):
    """One call of a webhook, tried until it is answered or given up; see jobs.deliveries.

    `task` is the id of what it tells about, and there is one delivery of a task. `secret` goes along verbatim; it is
    kept while the delivery may still be sent again, then emptied. A pending row is due at `next_at`; whoever claims it
    moves that on and sets `token`, and only the holder of the token writes what came of it.
    """

    class Status(models.TextChoices):
        PENDING = "pending"
        DELIVERED = "delivered"
        FAILED = "failed"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="deliveries")
    job = models.ForeignKey(Job, on_delete=models.CASCADE, null=True, blank=True, related_name="deliveries")
    task = models.CharField(max_length=64)
    url = models.CharField(max_length=2_000)
    secret = models.CharField(max_length=500, blank=True)
    body = models.TextField()
    status = models.CharField(max_length=12, choices=Status.choices, default=Status.PENDING)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_at = models.DateTimeField(default=timezone.now)
    token = models.UUIDField(null=True, blank=True)
    last_status = models.PositiveSmallIntegerField(null=True, blank=True)
    last_error = models.TextField(blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    delivered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "deliveries"
        indexes = [models.Index(fields=["status", "next_at"])]
        constraints = [
            models.UniqueConstraint(fields=["project", "task"], name="one_delivery_of_a_task"),
            models.CheckConstraint(
                condition=models.Q(status__in=["pending", "delivered", "failed"]), name="delivery_status_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"delivery {self.uuid}"
