"""A delivery reaches a real receiver on the loopback; the resolver of a test says of which address that shall count."""

import hashlib
import hmac
from datetime import timedelta

import pytest
from django.db.models.functions import Now
from django.utils import timezone

from photostudio.jobs import deliveries
from photostudio.jobs.sender import send
from photostudio.projects.models import Delivery, Project
from tests.jobs.receiver import Receiver

URL = "http://shop.example/done"
BODY = '{"task_id": "1", "status": "finished"}'
SECRET = "open sesame"


def queued(project: Project, *, url: str = URL, task: str = "1", secret: str = SECRET) -> Delivery:
    delivery = deliveries.enqueue(project, task=task, url=url, secret=secret, body=BODY)
    Delivery.objects.filter(pk=delivery.pk).update(next_at=Now())  # the database's clock counts thousandths, ours more
    return delivery


def attempt(delivery: Delivery, receiver: Receiver, *, seconds: float = 5.0) -> Delivery:
    """Make the delivery due, and the next attempt to send it."""
    Delivery.objects.filter(pk=delivery.pk).update(next_at=Now())
    (claimed,) = deliveries.claim(1)
    status, error = send(claimed, resolve=receiver.resolve, seconds=seconds)
    deliveries.note(claimed, status=status, error=error)
    delivery.refresh_from_db()
    return delivery


def test_the_same_json_arrives_with_the_secret_verbatim(project: Project, receiver: Receiver) -> None:
    delivery = attempt(queued(project), receiver)
    (call,) = receiver.calls
    assert (call.path, call.body) == ("/done", BODY.encode())
    assert call.headers["x-webhook-secret"] == SECRET
    assert call.headers["Content-Type"] == "application/json"
    assert call.headers["Host"] == "shop.example"
    assert call.headers["X-Photostudio-Delivery"] == str(delivery.uuid)
    assert call.headers["X-Request-Id"]
    assert delivery.status == Delivery.Status.DELIVERED
    assert (delivery.attempts, delivery.last_status, delivery.last_error) == (1, 200, "")
    assert delivery.delivered_at


def test_a_receiver_can_check_the_signature(project: Project, receiver: Receiver) -> None:
    attempt(queued(project), receiver)
    (call,) = receiver.calls
    at, _, sent = call.headers["X-Photostudio-Signature"].removeprefix("t=").partition(",v1=")
    key = deliveries.signing_key(project)
    expected = hmac.new(key.encode(), at.encode() + b"." + call.body, hashlib.sha256).hexdigest()
    assert hmac.compare_digest(sent, expected)
    assert abs(int(at) - timezone.now().timestamp()) < 60


def test_each_project_has_a_key_of_its_own(project: Project) -> None:
    other = Project.objects.create(name="Spring")
    assert deliveries.signing_key(project) != deliveries.signing_key(other)


def test_a_delivery_without_a_secret_sends_none(project: Project, receiver: Receiver) -> None:
    attempt(queued(project, secret=""), receiver)
    assert "x-webhook-secret" not in receiver.calls[0].headers


@pytest.mark.parametrize("status", [200, 201, 202, 204])
def test_any_answer_of_success_is_one(status: int, project: Project, receiver: Receiver) -> None:
    receiver.statuses = [status]
    assert attempt(queued(project), receiver).status == Delivery.Status.DELIVERED


@pytest.mark.parametrize("status", [400, 401, 404, 410, 429, 500, 503])
def test_any_other_answer_is_tried_again(status: int, project: Project, receiver: Receiver) -> None:
    receiver.statuses = [status]
    delivery = attempt(queued(project), receiver)
    assert (delivery.status, delivery.last_status) == (Delivery.Status.PENDING, status)
    assert f"answered {status}." in delivery.last_error


def test_a_delivery_that_failed_is_due_when_its_wait_is_over(project: Project, receiver: Receiver) -> None:
    receiver.statuses = [500]
    begun = timezone.now() - timedelta(seconds=1)  # the database's clock has no microseconds
    delivery = attempt(queued(project), receiver)
    wait = timedelta(seconds=10)
    assert begun + wait < delivery.next_at <= timezone.now() + wait
    assert deliveries.claim(1) == []


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_redirect_is_not_followed(status: int, project: Project, receiver: Receiver) -> None:
    receiver.statuses = [status]
    delivery = attempt(queued(project), receiver)
    assert len(receiver.calls) == 1
    assert delivery.last_status == status
    assert "a redirect, which is not followed" in delivery.last_error


def test_a_receiver_that_hangs_is_left(project: Project, receiver: Receiver) -> None:
    delivery = attempt(queued(project, url="http://shop.example/hang"), receiver, seconds=0.3)
    assert len(receiver.calls) == 1
    assert (delivery.status, delivery.last_status) == (Delivery.Status.PENDING, None)
    assert "No answer came within 0 seconds" in delivery.last_error


@pytest.mark.parametrize(
    "address", ["127.0.0.1", "10.1.2.3", "192.168.0.1", "169.254.169.254", "::1", "::ffff:10.0.0.1"]
)
def test_a_private_address_is_never_called(address: str, project: Project, receiver: Receiver) -> None:
    receiver.places["inside.example"] = [address]
    delivery = attempt(queued(project, url="http://inside.example/"), receiver)
    assert receiver.calls == []
    assert "it must be on the public web" in delivery.last_error


@pytest.mark.parametrize(
    "url", ["http://shop.example:22/", "http://me@shop.example/", "file:///etc/passwd", "shop", ""]
)
def test_what_is_no_web_address_is_never_called(url: str, project: Project, receiver: Receiver) -> None:
    assert attempt(queued(project, url=url), receiver).last_status is None
    assert receiver.calls == []


def test_a_refused_address_and_a_closed_port_look_the_same(project: Project, receiver: Receiver) -> None:
    receiver.places["inside.example"] = ["10.0.0.1"]
    receiver.places["nowhere.example"] = []
    errors = {
        attempt(queued(project, url=f"http://{host}.example/", task=host), receiver).last_error
        for host in ("inside", "nowhere")
    }
    assert len(errors) == 1


def test_the_waits_grow_until_it_is_given_up(project: Project, receiver: Receiver) -> None:
    receiver.statuses = [500] * 9
    delivery = queued(project)
    waited = []
    while attempt(delivery, receiver).status == Delivery.Status.PENDING:
        wait = deliveries.back_off(delivery.attempts)
        assert wait
        waited.append(wait.total_seconds())
    assert waited == [10, 60, 300, 1800, 7200, 21600]
    assert (delivery.status, delivery.attempts) == (Delivery.Status.FAILED, 7)
    assert deliveries.claim(1) == []


def test_every_attempt_carries_the_same_delivery_id(project: Project, receiver: Receiver) -> None:
    receiver.statuses = [500]
    delivery = queued(project)
    attempt(delivery, receiver)
    attempt(delivery, receiver)
    first, second = receiver.calls
    assert first.headers["X-Photostudio-Delivery"] == second.headers["X-Photostudio-Delivery"]
    assert [call.headers["X-Photostudio-Attempt"] for call in receiver.calls] == ["1", "2"]


def test_a_task_has_one_delivery(project: Project) -> None:
    assert queued(project) == queued(project, url="http://other.example/")
    assert Delivery.objects.count() == 1


def test_a_claimed_delivery_is_not_claimed_again_before_its_lease_is_over(project: Project) -> None:
    delivery = queued(project)
    assert deliveries.claim(5) == [delivery]
    assert deliveries.claim(5) == []
    Delivery.objects.update(next_at=Now())
    assert deliveries.claim(5) == [delivery]


def test_what_a_sender_brings_after_its_lease_is_not_written(project: Project) -> None:
    delivery = queued(project)
    (late,) = deliveries.claim(1)
    Delivery.objects.update(next_at=Now())
    deliveries.claim(1)
    deliveries.note(late, status=500, error="Too late.")
    delivery.refresh_from_db()
    assert (delivery.last_status, delivery.attempts) == (None, 2)


def test_deliveries_of_a_project_in_the_trash_wait(project: Project) -> None:
    queued(project)
    project.trash()
    assert deliveries.claim(1) == []
    project.restore()
    assert deliveries.claim(1)


def test_it_is_sent_again_at_once_with_all_its_attempts_before_it(project: Project, receiver: Receiver) -> None:
    delivery = attempt(queued(project), receiver)
    assert deliveries.send_again(delivery)
    delivery.refresh_from_db()
    assert (delivery.status, delivery.attempts, delivery.delivered_at) == (Delivery.Status.PENDING, 0, None)
    attempt(delivery, receiver)
    assert [call.headers["x-webhook-secret"] for call in receiver.calls] == [SECRET, SECRET]


def test_an_old_delivery_has_lost_its_secret_and_is_not_sent_again(project: Project, receiver: Receiver) -> None:
    delivery = attempt(queued(project), receiver)
    deliveries.forget_secrets()
    delivery.refresh_from_db()
    assert delivery.secret == SECRET
    Delivery.objects.update(created_at=Now() - timedelta(days=8))
    deliveries.forget_secrets()
    delivery.refresh_from_db()
    assert delivery.secret == ""
    assert not deliveries.send_again(delivery)
