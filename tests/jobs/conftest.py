"""Jobs for an engine that does as it is told, so that a test waits for nothing but what it is about."""

import time
import uuid
from collections.abc import Callable, Iterator
from typing import TypeAlias

import pytest
from pytest_django import Settings

from photostudio.engines.operations import Instant
from photostudio.imaging.placement import Placement
from photostudio.jobs import submit
from photostudio.projects.models import Asset, Job, Project
from tests.engines.remote.vendor import KEY, Vendor, running
from tests.jobs.receiver import Receiver

MakeJob: TypeAlias = Callable[..., Job]
PATIENCE = 30.0


@pytest.fixture(autouse=True)
def slow_engine(settings: Settings) -> None:
    settings.PHOTOSTUDIO_ENGINE = "tests.jobs.slow_engine:open_engine"


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with Receiver() as running:
        yield running


@pytest.fixture
def vendor(settings: Settings) -> Iterator[Vendor]:
    """A server that answers as both services do, which are set up with it."""
    with running() as vendor:
        settings.PHOTOSTUDIO_PHOTIO_URL = settings.PHOTOSTUDIO_APIFRAME_URL = vendor.url
        settings.PHOTOSTUDIO_PHOTIO_KEY = settings.PHOTOSTUDIO_APIFRAME_KEY = KEY
        settings.PHOTOSTUDIO_REMOTE_RETRIES = 0
        yield vendor


@pytest.fixture
def submitted(project: Project, asset: Asset) -> MakeJob:
    """Submits a job: `submitted("takes 2 seconds", variants=2)`."""

    def make(description: str = "a bottle", *, variants: int = 1, seed: int = 7, key: str = "") -> Job:
        return submit.instant(
            project,
            asset=asset,
            preset="keep",
            placement=Placement(),
            operation=Instant(product_description=description, variants=variants, seed=seed),
            idempotency_key=key or uuid.uuid4().hex,
        )

    return make


def wait_until(condition: Callable[[], object], *, within: float = PATIENCE) -> None:
    """Return as soon as the condition holds; fail when it does not in time."""
    end = time.monotonic() + within
    while not condition():
        assert time.monotonic() < end, "It did not come to that in time."
        time.sleep(0.02)


def status_of(job: Job) -> str:
    job.refresh_from_db()
    return job.status


def wait_for(job: Job, *statuses: str, within: float = PATIENCE) -> None:
    wait_until(lambda: status_of(job) in statuses, within=within)
