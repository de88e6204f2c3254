"""An operation on its way in: checked, its seed resolved, written as one job."""

from dataclasses import asdict
from typing import Any

from django.conf import settings
from django.db import transaction

from photostudio.engines.errors import InvalidOperation
from photostudio.engines.operations import Instant, with_seed
from photostudio.imaging.placement import OUTSIDE, Box, Placement, is_outside
from photostudio.imaging.presets import BY_TAG
from photostudio.projects.errors import NotACutout
from photostudio.projects.models import Asset, Job, Project


def instant(
    project: Project, *, asset: Asset, preset: str, placement: Placement, operation: Instant, idempotency_key: str
) -> Job:
    """Queue product photos of `asset`; the same key gives the same job back, whatever else is asked.

    Raises NotACutout, and InvalidOperation when the product would stand outside the canvas.
    """
    product = asset.report.get("product")
    if not asset.is_cutout or product is None:
        raise NotACutout
    canvas = BY_TAG.get(preset)
    if canvas and is_outside(Box(**product), placement, canvas_width=canvas.width, canvas_height=canvas.height):
        raise InvalidOperation("centre", OUTSIDE)
    inputs = {
        "product_image": {
            "sha256": asset.sha256,
            "preset": preset,
            "product": product,
            "placement": asdict(placement),
        }
    }
    return _submit(project, asset=asset, operation=operation, inputs=inputs, idempotency_key=idempotency_key)


def _submit(project: Project, *, asset: Asset, operation: Instant, inputs: dict[str, Any], idempotency_key: str) -> Job:
    with transaction.atomic():
        job, is_new = Job.objects.get_or_create(
            project=project,
            idempotency_key=idempotency_key,
            defaults={
                "asset": asset,
                "operation": operation.name,
                "engine": settings.PHOTOSTUDIO_ENGINE,
                "parameters": asdict(with_seed(operation)),
                "inputs": inputs,
            },
        )
        if is_new:
            project.touch()
    return job
