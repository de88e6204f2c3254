"""A program that gives a webhook is called there with what it would have fetched."""

import json
import threading
from collections.abc import Iterator

import pytest

from photostudio.jobs.sender import Sender
from photostudio.projects.models import Job
from tests.api.apiframe_client import ApiframeClient
from tests.api.conftest import BOTTLE, spelled
from tests.jobs.conftest import wait_until
from tests.jobs.receiver import Receiver

WEBHOOK = {"webhook_url": "http://shop.example/done", "webhook_secret": "open sesame"}


@pytest.fixture
def receiver(transactional_db: None) -> Iterator[Receiver]:
    """A receiver at every address, and a sender that calls it."""
    stop = threading.Event()
    with Receiver() as running:
        thread = threading.Thread(target=Sender(stop, resolve=running.resolve).run)
        thread.start()
        yield running
        stop.set()
        thread.join()


def test_the_end_of_upload_and_training_arrives(apiframe: ApiframeClient, receiver: Receiver) -> None:
    upload = apiframe.told("ai-photo-upload", images=[spelled(BOTTLE)], **WEBHOOK)["task_id"]
    wait_until(lambda: len(receiver.calls) == 1)
    training = apiframe.told("ai-photo-train", training_images_id=upload, **WEBHOOK)["task_id"]
    Job.objects.update(status=Job.Status.DONE)
    wait_until(lambda: len(receiver.calls) == 2)
    for task, call in zip((upload, training), receiver.calls, strict=True):
        assert json.loads(call.body) == apiframe.told("fetch", task_id=task)
        assert call.headers["x-webhook-secret"] == "open sesame"


def test_a_call_sent_again_is_told_once(apiframe: ApiframeClient, receiver: Receiver) -> None:
    sent = {"images": [spelled(BOTTLE)], **WEBHOOK}
    first = apiframe.post("ai-photo-upload", idempotency_key="1", **sent).json()["task_id"]
    assert apiframe.post("ai-photo-upload", idempotency_key="1", **sent).json()["task_id"] == first
    other = apiframe.post("ai-photo-upload", idempotency_key="2", **sent).json()["task_id"]
    wait_until(lambda: len(receiver.calls) == 2)
    assert {json.loads(call.body)["task_id"] for call in receiver.calls} == {first, other}
