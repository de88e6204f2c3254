"""Senders as threads and as processes: none holds up another, none sends twice, and what a killed one left is sent."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.db.models.functions import Now

from photostudio.jobs import deliveries
from photostudio.jobs.sender import Sender
from photostudio.projects.models import Delivery, Project
from tests.jobs.conftest import wait_until
from tests.jobs.processes import kill, start_sender
from tests.jobs.receiver import Receiver

pytestmark = pytest.mark.django_db(transaction=True)


def queued(project: Project, task: str, path: str = "done") -> Delivery:
    return deliveries.enqueue(project, task=task, url=f"http://shop.example/{path}", secret="", body="{}")


def delivered() -> int:
    return Delivery.objects.filter(status=Delivery.Status.DELIVERED).count()


@contextmanager
def senders(count: int, receiver: Receiver) -> Iterator[None]:
    stop = threading.Event()
    made = [Sender(stop, resolve=receiver.resolve, seconds=1.0) for _ in range(count)]
    threads = [threading.Thread(target=sender.run) for sender in made]
    for thread in threads:
        thread.start()
    yield
    stop.set()
    for thread in threads:
        thread.join()


def test_an_address_that_hangs_holds_up_no_other(project: Project, receiver: Receiver) -> None:
    hanging = queued(project, "hangs", "hang")
    others = [queued(project, str(number)) for number in range(6)]
    with senders(1, receiver):
        wait_until(lambda: delivered() == len(others))
        wait_until(lambda: Delivery.objects.filter(pk=hanging.pk).exclude(last_error="").exists())
    assert len(receiver.calls) == len(others) + 1


def test_two_senders_send_every_delivery_once(project: Project, receiver: Receiver) -> None:
    sent = {str(queued(project, str(number)).uuid) for number in range(20)}
    with senders(2, receiver):
        wait_until(lambda: delivered() == len(sent))
    assert sorted(call.headers["X-Photostudio-Delivery"] for call in receiver.calls) == sorted(sent)


def test_what_a_killed_sender_had_in_hand_is_sent_again_with_the_same_id(
    project: Project, receiver: Receiver, data_folder: Path
) -> None:
    delivery = queued(project, "1", "hang")
    sender = start_sender(data_folder, port=receiver.address[1])
    wait_until(lambda: receiver.calls)
    kill(sender.pid)
    sender.wait()
    assert deliveries.claim(1) == []  # until its lease is over
    receiver.ends.set()
    Delivery.objects.update(next_at=Now())
    with senders(1, receiver):
        wait_until(delivered)
    first, second = (call.headers["X-Photostudio-Delivery"] for call in receiver.calls)
    assert first == second == str(delivery.uuid)
    delivery.refresh_from_db()
    assert delivery.attempts == 2
