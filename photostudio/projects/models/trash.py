"""Trash instead of deletion: a row with `trashed_at` is hidden, never gone."""

from typing import Self, TypeVar

from django.db import models
from django.utils import timezone

ModelT = TypeVar("ModelT", bound=models.Model)


class TrashableQuerySet(models.QuerySet[ModelT]):
    def kept(self) -> Self:
        return self.filter(trashed_at=None)

    def trashed(self) -> Self:
        return self.exclude(trashed_at=None)


class Trashable(models.Model):
    trashed_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        abstract = True

    def trash(self) -> None:
        self.trashed_at = timezone.now()
        self.save(update_fields=["trashed_at"])

    def restore(self) -> None:
        self.trashed_at = None
        self.save(update_fields=["trashed_at"])
