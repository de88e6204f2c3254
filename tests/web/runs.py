"""Runs with photos, written straight into the database: what a worker leaves behind."""

from io import BytesIO
from typing import Any

import numpy as np

from photostudio.engines.operations import Instant, Regen
from photostudio.engines.studio.design import Backdrop, Palette, Prop, Set, Surface, to_json
from photostudio.imaging.masks import write_mask
from photostudio.imaging.placement import Placement
from photostudio.jobs import masks, submit
from photostudio.projects.models import Asset, Job, Variant
from tests.filed import stored


def job_of(asset: Asset, *, description: str = "perfume on marble", variants: int = 2, **fields: Any) -> Job:
    """Queue a run of `asset`, then write `fields` into its row."""
    operation = Instant(product_description=description, seed=7, variants=variants)
    key = f"key-{Job.objects.count()}"
    job = submit.instant(
        asset.project, asset=asset, preset="square", placement=Placement(), operation=operation, idempotency_key=key
    )
    Job.objects.filter(pk=job.pk).update(**fields)
    job.refresh_from_db()
    return job


MARBLE = Set(
    surface=Surface(kind="marble", form="slab"),
    backdrop=Backdrop(kind="wall", material="plaster"),
    palette=Palette(backdrop="#d9cbb9", surface="#f1efec", prop="#b9a58c", accent="#c79a52"),
    props=(Prop(kind="sphere", count=3),),
)


def photo_of(job: Job, number: int = 0, **fields: Any) -> Variant:
    """File one photo of a job; its picture is the cut-out's own file."""
    assert job.asset is not None
    values: dict[str, Any] = {
        "seed": job.parameters["seed"] + number,
        "sha256": job.asset.sha256,
        "width": 1024,
        "height": 1024,
        "byte_size": job.asset.byte_size,
        "recipe": {
            "version": 1,
            "engine": {"name": "studio", "version": "2", "set": to_json(MARBLE), "understood": [], "ignored": []},
        },
        "seconds": 3.5,
        "protected_pixels": 312_884,
        "changed_pixels": 0,
    }
    return Variant.objects.create(project=job.project, job=job, number=number, **(values | fields))


def finished_run(asset: Asset, *, photos: int = 2, **changes: Any) -> list[Variant]:
    job = job_of(asset, variants=photos, status=Job.Status.DONE, fraction=1.0, **changes)
    return [photo_of(job, number) for number in range(photos)]


def mask_of(base: Asset | Variant, *, share: float = 0.25) -> bytes:
    """Return a mask whose upper `share` of the rows is painted."""
    coverage = np.zeros((base.height, base.width), np.uint8)
    coverage[: round(share * base.height)] = 255
    return write_mask(coverage)


def painted(base: Asset | Variant, *, share: float = 0.25) -> str:
    """Paint on `base` and return the draft's hash."""
    file = BytesIO(mask_of(base, share=share))
    return masks.keep_draft(base.project, base, file=file, seen="").sha256


def edit_job(base: Asset | Variant, *, prompt: str = "", **fields: Any) -> Job:
    """Queue an edit of `base` under a mask, then write `fields` into its row."""
    operation = Regen(prompt=prompt, seed=7)
    key = f"key-{Job.objects.count()}"
    job = submit.regen(base.project, base=base, mask=stored(mask_of(base)), operation=operation, idempotency_key=key)
    Job.objects.filter(pk=job.pk).update(**fields)
    job.refresh_from_db()
    return job


def finished_edit(base: Asset | Variant, *, prompt: str = "") -> Variant:
    """File the photo of an edit; its picture is the base's own file."""
    job = edit_job(base, prompt=prompt, status=Job.Status.DONE, fraction=1.0)
    return Variant.objects.create(
        project=job.project,
        job=job,
        parent=base if isinstance(base, Variant) else None,
        number=0,
        seed=7,
        sha256=base.sha256,
        width=base.width,
        height=base.height,
        byte_size=base.byte_size,
        recipe={
            "version": 1,
            "operation": {"name": "regen"},
            "inputs": job.inputs,
            "engine": {"name": "studio", "version": "5"},
        },
        seconds=0.8,
        protected_pixels=931_204,
        changed_pixels=0,
    )
