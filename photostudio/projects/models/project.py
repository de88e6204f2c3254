"""A project: the assets, jobs and variants of one piece of work."""

import uuid

from django.db import models
from django.utils import timezone

from photostudio.projects.models.trash import Trashable, TrashableQuerySet


class Project(Trashable):
    """A piece of work with its own history. `draft` is the unfinished form, so that nothing typed is lost."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(max_length=120)
    is_sample = models.BooleanField(default=False)
    draft = models.JSONField(default=dict, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    changed_at = models.DateTimeField(default=timezone.now, db_index=True)

    objects = TrashableQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name

    def rename(self, name: str) -> None:
        self.name = name
        self.changed_at = timezone.now()
        self.save(update_fields=["name", "changed_at"])

    def touch(self) -> None:
        """Note that something in the project changed now."""
        self.changed_at = timezone.now()
        self.save(update_fields=["changed_at"])

    def save_draft(self, draft: dict[str, object]) -> None:
        self.draft = draft
        self.save(update_fields=["draft"])
