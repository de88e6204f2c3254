"""Jobs of other services: their own queue and slot, so that no photo waits for them, and what fails there is told."""

import subprocess
import sys

import pytest
from pytest_django import Settings

from photostudio.engines.errors import InvalidOperation
from photostudio.engines.operations import Generate, Instant, Regen
from photostudio.imaging.placement import Placement
from photostudio.jobs import submit
from photostudio.jobs.control import cancel, retry
from photostudio.jobs.frames import Frame
from photostudio.projects.models import Asset, Job, Project
from tests.engines.remote import vendor as fake
from tests.engines.remote.vendor import KEY, Vendor
from tests.jobs.conftest import MakeJob, wait_for, wait_until
from tests.jobs.processes import HOUSE

pytestmark = pytest.mark.django_db(transaction=True)


def sent(asset: Asset, *, engine: str | None = "photio", key: str = "", variants: int = 1) -> Job:
    return submit.instant(
        asset.project,
        asset=asset,
        preset="keep",
        placement=Placement(),
        operation=Instant(product_description="a bottle", seed=7, variants=variants),
        idempotency_key=key or f"{engine}-{Job.objects.count()}",
        engine=engine,
    )


def test_the_engine_chooses_the_queue(asset: Asset, vendor: Vendor) -> None:
    assert (sent(asset).engine, sent(asset).queue) == ("photio", "remote")
    assert sent(asset, engine=None).queue == "cpu"


def test_an_engine_that_is_not_set_up_is_refused(asset: Asset) -> None:
    for engine in ("photio", "nosuch", "tests.jobs.slow_engine:other"):
        with pytest.raises(InvalidOperation, match="not set up here") as told:
            sent(asset, engine=engine)
        assert told.value.field == "engine"
    assert not Job.objects.exists()


def test_what_an_engine_cannot_do_is_refused_before_it_costs_anything(
    project: Project, asset: Asset, vendor: Vendor
) -> None:
    with pytest.raises(InvalidOperation, match="APIFRAME does not do instant"):
        sent(asset, engine="apiframe")
    wide = Generate(prompt="a drone", width=1344, height=768)
    with pytest.raises(InvalidOperation, match="1024 × 1024"):
        submit.generate(project, operation=wide, idempotency_key="wide", engine="photio")
    assert not Job.objects.exists()


def test_a_default_that_does_not_do_an_operation_leaves_it_to_the_studio(
    project: Project, vendor: Vendor, settings: Settings
) -> None:
    settings.PHOTOSTUDIO_ENGINE = "apiframe"
    job = submit.generate(project, operation=Generate(prompt="a drone"), idempotency_key="one")
    assert (job.engine, job.queue) == ("studio", "cpu")


def test_a_photo_comes_back_with_its_product_and_its_recipe(worker: None, asset: Asset, vendor: Vendor) -> None:
    job = sent(asset, variants=2)
    wait_for(job, Job.Status.DONE)
    photos = list(job.variants.order_by("number"))
    assert [photo.seed for photo in photos] == [7, 8]
    assert all(photo.changed_pixels == 0 and photo.protected_pixels > 500 for photo in photos)
    assert (photos[0].recipe["engine"]["name"], photos[0].recipe["engine"]["version"]) == ("photio", "1")
    assert KEY not in str([photo.recipe for photo in photos]) + str(job.parameters) + str(job.inputs)


def test_a_larger_canvas_keeps_every_pixel_that_was_there(worker: None, asset: Asset, vendor: Vendor) -> None:
    job = submit.regen(
        asset.project,
        base=asset,
        frame=Frame(left=16),
        operation=Regen(seed=7),
        idempotency_key="wider",
        engine="photio",
    )
    wait_for(job, Job.Status.DONE)
    photo = job.variants.get()
    assert (photo.width, photo.height) == (asset.width + 16, asset.height)
    assert (photo.protected_pixels, photo.changed_pixels) == (asset.width * asset.height, 0)


def test_a_render_does_not_wait_for_a_service(worker: None, asset: Asset, submitted: MakeJob, vendor: Vendor) -> None:
    vendor.failures = [fake.hangs]
    waiting = sent(asset)
    wait_until(lambda: vendor.calls)
    local = submitted("takes 0 seconds")
    wait_for(local, Job.Status.DONE)
    running = Job.objects.filter(pk=waiting.pk, status=Job.Status.RUNNING)
    wait_until(running.filter(stage="waiting for Photio").exists)  # it is written a moment after the call
    cancel(waiting)
    wait_for(waiting, Job.Status.CANCELLED)


def test_cancelled_while_it_waits_it_can_be_run_again(worker: None, asset: Asset, vendor: Vendor) -> None:
    vendor.failures = [fake.hangs]
    job = sent(asset)
    wait_until(lambda: vendor.calls)
    cancel(job)
    retry(job)
    wait_for(job, Job.Status.DONE)
    assert job.variants.count() == 1


def test_what_was_made_before_a_failure_is_kept_and_gone_on_from(worker: None, asset: Asset, vendor: Vendor) -> None:
    job = sent(asset, variants=2, key="one")
    wait_for(job, Job.Status.DONE)
    vendor.failures = [fake.body("")]
    failed = sent(asset, variants=2, key="two")
    wait_for(failed, Job.Status.FAILED)
    assert (failed.error, failed.retryable) == (
        "Photio answered with no picture. Nothing of it was kept: try again, or choose another engine.",
        True,
    )
    retry(failed)
    wait_for(failed, Job.Status.DONE)
    assert failed.variants.count() == 2


def test_calling_a_service_loads_no_renderer() -> None:
    code = (
        "import sys; from photostudio.engines.registry import engine; "
        "import photostudio.jobs.child; engine('photio'); engine('apiframe'); "
        "assert not {'mitsuba', 'drjit', 'numba', 'django'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], cwd=HOUSE, check=True)
