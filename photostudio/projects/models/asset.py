"""An asset: a picture that a user gave to a project."""

import uuid

from django.db import models
from django.utils import timezone

from photostudio.projects.models.project import Project
from photostudio.projects.models.trash import Trashable, TrashableQuerySet


class Asset(Trashable):
    """An uploaded picture, sanitised; `report` is what the cut-out check found (imaging.report), as JSON.

    A mended asset is a new one whose `parent` is the original: nothing is overwritten. A mask is kept as an asset, too:
    8-bit greyscale, black where a picture of its size is edited. `sent_sha256` is the hash of the bytes as they came,
    by which the same picture is known when it is sent again.
    """

    class Kind(models.TextChoices):
        PICTURE = "picture"
        MASK = "mask"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="assets")
    parent = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="mended")
    kind = models.CharField(max_length=8, choices=Kind.choices, default=Kind.PICTURE)
    name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    sent_sha256 = models.CharField(max_length=64, blank=True)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    byte_size = models.PositiveBigIntegerField()
    is_cutout = models.BooleanField()
    report = models.JSONField()
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = TrashableQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["project", "-created_at"]), models.Index(fields=["project", "sent_sha256"])]

    def __str__(self) -> str:
        return self.name
