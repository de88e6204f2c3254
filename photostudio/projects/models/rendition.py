"""A rendition: a derived size or format of a stored file."""

from django.db import models


class Rendition(models.Model):
    """`kind` is one of imaging.renditions' names; made once per source file, whoever uses it."""

    source_sha256 = models.CharField(max_length=64)
    kind = models.CharField(max_length=16)
    sha256 = models.CharField(max_length=64)
    media_type = models.CharField(max_length=32)
    byte_size = models.PositiveBigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["source_sha256", "kind"], name="one_rendition_of_a_kind")]

    def __str__(self) -> str:
        return f"{self.kind} of {self.source_sha256[:12]}"
