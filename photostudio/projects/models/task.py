"""A task: a call that is answered with an id, by which its end is asked for or told."""

import uuid

from django.db import models
from django.utils import timezone

from photostudio.projects.models.asset import Asset
from photostudio.projects.models.job import Job
from photostudio.projects.models.project import Project


class Task(models.Model):
    """An upload, which is over as soon as its row with its `assets` is there, or a training or photos, done by `job`.

    Its end is told to `webhook_url`, with `webhook_secret`, which is kept here only until then (see jobs.tasks);
    `is_told` says that nothing is left to tell.
    """

    class Kind(models.TextChoices):
        UPLOAD = "ai-photo-upload"
        TRAIN = "ai-photo-train"
        GENERATE = "ai-photo-generate"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="tasks")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    job = models.ForeignKey(Job, on_delete=models.CASCADE, null=True, blank=True, related_name="tasks")
    assets = models.ManyToManyField(Asset, related_name="tasks")
    webhook_url = models.CharField(max_length=2_000, blank=True)
    webhook_secret = models.CharField(max_length=500, blank=True)
    is_told = models.BooleanField(default=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        indexes = [
            models.Index(name="tasks_to_tell", fields=["created_at"], condition=models.Q(is_told=False)),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.uuid}"
