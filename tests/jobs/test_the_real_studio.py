"""From upload to variant with the real studio, on a small canvas."""

import json
from io import BytesIO

import pytest
from PIL import Image
from pytest_django import Settings

from photostudio.engines.operations import Instant
from photostudio.imaging.codecs import decode_own, encode_png
from photostudio.imaging.fidelity import count_changed
from photostudio.imaging.placement import Placement
from photostudio.jobs import submit
from photostudio.jobs.intake import take_in
from photostudio.projects import store
from photostudio.projects.models import Job, Project
from tests.jobs.conftest import wait_for
from tests.pictures import cutout

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def slow_engine(settings: Settings, kept_cache: None) -> None:
    """No slow engine here, and what was compiled for another test is used again."""
    settings.PHOTOSTUDIO_ENGINE = "studio"


def submitted(project: Project, key: str, *, variants: int) -> Job:
    asset = take_in(project, file=BytesIO(encode_png(cutout(72, 96))), name="bottle.png")
    return submit.instant(
        project,
        asset=asset,
        preset="keep",
        placement=Placement(),
        operation=Instant(product_description="perfume on a white background", seed=7, variants=variants),
        idempotency_key=key,
    )


def test_a_job_ends_in_variants_that_can_be_made_again(worker: None, project: Project) -> None:
    job, again = submitted(project, "first", variants=2), submitted(project, "second", variants=1)
    wait_for(again, Job.Status.DONE, Job.Status.FAILED, within=180)
    job.refresh_from_db()
    assert (job.status, again.status, again.error) == (Job.Status.DONE, Job.Status.DONE, "")
    first, second = job.variants.order_by("number")
    picture = store.path(first.sha256).read_bytes()
    assert (first.width, first.height, first.changed_pixels) == (72, 96, 0)
    assert count_changed(cutout(72, 96), decode_own(picture)).changed == 0
    assert first.sha256 != second.sha256
    assert [variant.sha256 for variant in again.variants.all()] == [first.sha256]
    with Image.open(BytesIO(picture)) as image:
        assert json.loads(image.info["photostudio:recipe"]) == first.recipe
