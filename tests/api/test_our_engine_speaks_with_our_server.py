"""Both halves of both APIs are ours and speak the same language: the engines call the server, over HTTP."""

import threading
from collections.abc import Iterator
from pathlib import Path
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import numpy as np
import pytest
from django.core.wsgi import get_wsgi_application

from photostudio.engines.apiframe.engine import open_apiframe
from photostudio.engines.base import Configuration, Engine, Result
from photostudio.engines.operations import Generate, Instant, Operation, Photo, Regen, Remix, Upscale
from photostudio.engines.photio.engine import Photio, open_photio
from photostudio.engines.protection import fidelity
from photostudio.engines.remote.errors import KeyRefused, Refused, Troubled
from photostudio.engines.services import Calling, Service
from photostudio.jobs import health
from photostudio.projects.models import Job, Variant
from tests.api.conftest import Program
from tests.engines.contract import silent
from tests.jobs.conftest import wait_until
from tests.pictures import cutout, photograph

pytestmark = pytest.mark.django_db(transaction=True)

PLACED = cutout(96, 128)
BASE = photograph(96, 80)[..., :3]
MASK = np.zeros((80, 96), np.uint8)
MASK[20:50, 30:60] = 255


class Threads(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class Quiet(WSGIRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture
def server(transactional_db: None) -> Iterator[str]:
    """Photostudio on a port of the loopback."""
    with make_server("127.0.0.1", 0, get_wsgi_application(), Threads, Quiet) as running:
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()
        thread.join()


def engine_for(server: str, key: str, cache: Path) -> Photio:
    calling = Calling(seconds=120.0, retries=0)
    return open_photio(Configuration(cache=cache, photio=Service(url=server, key=key), calling=calling))


@pytest.fixture
def photio(server: str, program: Program, tmp_path: Path) -> Photio:
    return engine_for(server, program.key, tmp_path)


@pytest.fixture
def studio_at_work(kept_cache: None, worker: None) -> None:
    """A worker with the virtual studio."""
    wait_until(health.worker_is_alive)


def made(engine: Engine, operation: Operation, **images: Any) -> Result:
    (result,) = engine.run(operation, images, progress=silent)
    return result


@pytest.mark.parametrize(
    ("operation", "images"),
    [
        (Instant(product_description="a bottle on a marble slab", seed=7), {"product_image": PLACED}),
        (
            Remix(prompt="a bottle", seed=7),
            {"product_image": PLACED, "ref_image": photograph(90, 70)[..., :3]},
        ),
        (Regen(seed=7), {"base_image": BASE, "mask_image": MASK}),
    ],
    ids=["instant", "remix", "regen"],
)
def test_a_photo_made_over_there_keeps_what_has_to_stay(
    at_once: None, photio: Photio, operation: Operation, images: dict[str, Any]
) -> None:
    result = made(photio, operation, **images)
    counted = fidelity(operation, images, result.pixels)
    assert counted.changed == 0
    assert counted.protected > 500
    there = Variant.objects.get()
    assert (there.width, there.height) == (result.pixels.shape[1], result.pixels.shape[0])
    assert there.job.operation == operation.name
    assert result.recipe["vendor_seed"] == str(there.seed) == "7"
    assert result.recipe["request"]


def test_the_virtual_studio_works_for_it(studio_at_work: None, photio: Photio) -> None:
    operation = Instant(product_description="a bottle on a marble slab", seed=7)
    result = made(photio, operation, product_image=PLACED)
    assert fidelity(operation, {"product_image": PLACED}, result.pixels).changed == 0


def test_words_alone_become_a_photo_over_there(at_once: None, photio: Photio) -> None:
    result = made(photio, Generate(prompt="a drone", seed=7))
    assert result.pixels.shape == (1024, 1024, 3)
    assert Variant.objects.get().job.operation == "generate"


def test_a_picture_is_enlarged_over_there(at_once: None, photio: Photio) -> None:
    result = made(photio, Upscale(upscale_by=4, seed=7), image=BASE)
    assert (result.pixels[::4, ::4] == BASE).all()
    assert Variant.objects.get().job.parameters["upscale_by"] == 4


def test_every_word_and_number_arrives(
    slow_engine: None, server: str, program: Program, tmp_path: Path, worker: None
) -> None:
    wait_until(health.worker_is_alive)
    operation = Instant(product_description="a bottle", negative_prompt="people", seed=2**32)
    made(engine_for(server, program.key, tmp_path), operation, product_image=PLACED)
    parameters = Job.objects.get().parameters
    expected = {"product_description": "a bottle", "negative_prompt": "people", "seed": 2**32}
    assert {name: parameters[name] for name in expected} == expected


def test_a_wrong_key_is_told(server: str, tmp_path: Path) -> None:
    with pytest.raises(KeyRefused):
        made(engine_for(server, "pt-nobody", tmp_path), Instant(product_description="x"), product_image=PLACED)


def test_what_the_server_refuses_is_told_in_its_words(photio: Photio, signs_of_life: None) -> None:
    nothing = np.zeros((64, 64, 4), np.uint8)
    with pytest.raises(Refused, match=r"[Pp]roduct.image"):
        made(photio, Instant(product_description="a bottle", seed=7), product_image=nothing)


def test_a_server_without_a_worker_is_told_and_may_be_tried_again(photio: Photio) -> None:
    with pytest.raises(Troubled) as told:
        made(photio, Instant(product_description="a bottle", seed=7), product_image=PLACED)
    assert told.value.retryable


def test_a_subject_trained_over_there_is_photographed(
    at_once: None, server: str, program: Program, tmp_path: Path
) -> None:
    service, calling = Service(url=server, key=program.key), Calling(seconds=120.0, retries=0, poll=0.2)
    apiframe = open_apiframe(Configuration(cache=tmp_path, apiframe=service, calling=calling))
    training_id = apiframe.train([PLACED, cutout(80, 128)], "TOKMSN", progress=silent)
    asked = Photo(
        prompt="TOKMSN on marble", training_id=training_id, trigger_word="TOKMSN", seed=7, width=256, height=320
    )
    result = made(apiframe, asked)
    there = Variant.objects.get()
    assert result.pixels.shape == (there.height, there.width, 3) == (320, 256, 3)
    assert (result.seed, there.seed) == (7, 7)
    assert "resampled_from" not in result.recipe
