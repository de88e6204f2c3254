"""Runs with photos, written straight into the database: what a worker leaves behind."""

from typing import Any

from photostudio.engines.operations import Instant
from photostudio.engines.studio.design import Backdrop, Palette, Prop, Set, Surface, to_json
from photostudio.imaging.placement import Placement
from photostudio.jobs import submit
from photostudio.projects.models import Asset, Job, Variant


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
