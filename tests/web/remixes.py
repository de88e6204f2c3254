"""Remixes: what a browser sends of one, and runs of them, written straight into the database."""

from dataclasses import asdict
from typing import Any

from django.test import Client

from photostudio.engines.operations import Remix
from photostudio.engines.studio.adding.looking import Sight
from photostudio.engines.studio.reference.reading import Reading
from photostudio.imaging.codecs import encode_png
from photostudio.imaging.placement import Placement
from photostudio.jobs import submit
from photostudio.projects.models import Asset, Job, Project, Variant
from tests.filed import taken_in
from tests.pictures import photograph

READ = Reading(
    subject="found",
    share=0.1,
    box=(0.4, 0.4, 0.6, 0.8),
    boundary=0.6,
    sight=Sight(horizon=0.3, azimuth=-40.0, elevation=50.0, warmth=0.1, softness=0.5, white=0.8, colour=1.0),
    palette=(("#c79a52", 0.6), ("#2f4858", 0.4)),
    blur=2.0,
    grain=1.0,
    is_glossy=False,
    warnings=(),
)


def reference_in(project: Project) -> Asset:
    """Take in a photo to resemble."""
    return taken_in(project, encode_png(photograph(200, 150)), "room.png")


def form_of(cutout: Asset, reference: Asset | Variant, /, **changes: Any) -> dict[str, Any]:
    """Return what a browser sends for a cut-out on its usual place."""
    return {
        "asset": str(cutout.uuid),
        "preset": "widescreen",
        "centre": "40",
        "base": "75.5",
        "height": "50",
        "reference": str(reference.uuid),
        "subject": "",
        "prompt": "perfume next to seashell",
        "negative_prompt": "text",
        "seed": "7",
        "quality": "MIDDLE",
        "variants": "8",
        "cfg_scale": "2.5",
        "style_fidelity": "0.35",
        "outline_fidelity": "2",
        "horizon": "0.4",
        "azimuth": "-90",
        "elevation": "",
        "warmth": "",
        "softness": "",
        "palette": "#c79a52 #2f4858",
        "idempotency_key": "one-key",
    } | changes


def send(client: Client, cutout: Asset, reference: Asset | Variant, /, *, htmx: bool = False, **changes: Any) -> Any:
    headers = {"HX-Request": "true"} if htmx else {}
    address = f"/projects/{cutout.project.uuid}/remix/"
    return client.post(address, form_of(cutout, reference, **changes), headers=headers)


def remix_job(cutout: Asset, reference: Asset | Variant, /, *, subject: str = "", **fields: Any) -> Job:
    """Queue a remix of a placed cut-out."""
    values: dict[str, Any] = {"prompt": "perfume on marble", "seed": 7}
    return submit.remix(
        cutout.project,
        asset=cutout,
        preset="square",
        placement=Placement(),
        reference=reference,
        operation=Remix(**(values | fields)),
        idempotency_key=f"key-{Job.objects.count()}",
        subject=subject,
    )


def finish(job: Job, *, photos: int) -> list[Variant]:
    """File the first photos of a job, each the cut-out's own file."""
    assert job.asset is not None
    reading = {**READ.as_json(), "sight": asdict(READ.sight)}
    return [
        Variant.objects.create(
            project=job.project,
            job=job,
            number=number,
            seed=7,
            sha256=job.asset.sha256,
            width=256,
            height=256,
            byte_size=job.asset.byte_size,
            recipe={"version": 1, "engine": {"name": "studio", "version": "5", "reference": reading}},
            seconds=3.5,
            protected_pixels=312_884,
            changed_pixels=0,
            is_preview=bool(job.parameters["grid"]),
        )
        for number in range(photos)
    ]
