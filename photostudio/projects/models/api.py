"""Keys that programs call the studio with, and what they called."""

import uuid

from django.db import models
from django.utils import timezone

from photostudio.projects.models.job import Job
from photostudio.projects.models.project import Project


class ApiKey(models.Model):
    """A program's way in: everything it makes belongs to `project`.

    Only the key's beginning and its sha256 are kept. Photos for a sandbox key carry a watermark and count for nothing.
    A key that may only read sees what others made.
    """

    class Scope(models.TextChoices):
        ALL = "all"
        READ = "read"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="api_keys")
    name = models.CharField(max_length=120)
    prefix = models.CharField(max_length=16, db_index=True)
    hash = models.CharField(max_length=64, unique=True)
    scope = models.CharField(max_length=8, choices=Scope.choices, default=Scope.ALL)
    is_sandbox = models.BooleanField(default=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    last_used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.name


class ApiCall(models.Model):
    """One call of a program; `uuid` is the request id it was told, `status_code` is empty while it is under way.

    `idempotency_key` stands in the first call that came with it, for as long as it counts; `body_sha256` tells whether
    another call says the same.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    key = models.ForeignKey(ApiKey, on_delete=models.CASCADE, related_name="calls")
    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="api_calls")
    job = models.ForeignKey(Job, on_delete=models.SET_NULL, null=True, blank=True, related_name="api_calls")
    operation = models.CharField(max_length=24)
    status_code = models.PositiveSmallIntegerField(null=True, blank=True)
    milliseconds = models.PositiveIntegerField(null=True, blank=True)
    idempotency_key = models.CharField(max_length=255, blank=True)
    body_sha256 = models.CharField(max_length=64, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        indexes = [models.Index(fields=["key", "-created_at"])]
        constraints = [
            models.UniqueConstraint(
                fields=["key", "idempotency_key"],
                condition=~models.Q(idempotency_key=""),
                name="one_first_call_per_idempotency_key",
            )
        ]

    def __str__(self) -> str:
        return f"{self.operation} {self.uuid}"
