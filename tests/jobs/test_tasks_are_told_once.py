"""The end of a task is told to its webhook: once, with the same words that a program is answered which asks for it."""

import json
import threading
from uuid import uuid4

import pytest
from django.db import connection

from photostudio.jobs import control, tasks, training
from photostudio.projects.models import Asset, Delivery, Job, Project, Task

URL, SECRET = "https://shop.example/done", "sesame"


@pytest.fixture
def trained(project: Project, asset: Asset) -> Task:
    """A training that waits, with a webhook."""
    job = training.train(project, name="Can", trigger_word="CANX", assets=[asset], idempotency_key="1").job
    return tasks.note(project, uuid4(), Task.Kind.TRAIN, job=job, webhook=(URL, SECRET))


def end(task: Task, status: str = Job.Status.DONE, **values: object) -> None:
    Job.objects.filter(pk=task.job_id).update(status=status, **values)


def said() -> dict[str, object]:
    """Return what the one delivery says."""
    told: dict[str, object] = json.loads(Delivery.objects.get().body)
    return told


def test_an_upload_is_told_at_once(project: Project, asset: Asset) -> None:
    task = tasks.note(project, uuid4(), Task.Kind.UPLOAD, webhook=(URL, SECRET))
    tasks.tell_ended()
    assert said() == tasks.told(task)
    delivery = Delivery.objects.get()
    assert (delivery.url, delivery.secret, delivery.task) == (URL, SECRET, str(task.uuid))


def test_a_training_is_told_when_it_is_done(trained: Task) -> None:
    tasks.tell_ended()
    assert not Delivery.objects.exists()
    end(trained)
    tasks.tell_ended()
    assert said() == {
        "task_id": str(trained.uuid),
        "status": "finished",
        "message": "Training finished, you can generate photos now!",
        "percentage": 100,
        "trigger_word": "CANX",
    }
    assert Delivery.objects.get().job == trained.job


def test_a_training_that_failed_is_told_with_its_reason(trained: Task) -> None:
    end(trained, Job.Status.FAILED, error="The pictures do not belong together.")
    tasks.tell_ended()
    assert (said()["status"], said()["message"]) == ("failed", "The pictures do not belong together.")


def test_a_cancelled_training_is_told_as_failed(trained: Task) -> None:
    assert trained.job
    control.cancel(trained.job)
    tasks.tell_ended()
    assert (said()["status"], said()["message"]) == ("failed", "This run was cancelled in the studio.")


def test_a_task_is_told_once_even_when_it_ends_again(trained: Task) -> None:
    end(trained, Job.Status.FAILED, error="No.")
    tasks.tell_ended()
    end(trained)
    tasks.tell_ended()
    assert said()["status"] == "failed"


def test_the_secret_stays_only_with_the_delivery(trained: Task) -> None:
    end(trained)
    tasks.tell_ended()
    trained.refresh_from_db()
    assert trained.webhook_secret == ""


def test_a_task_without_a_webhook_is_told_to_nobody(project: Project) -> None:
    tasks.note(project, uuid4(), Task.Kind.UPLOAD, webhook=("", "sesame"))
    tasks.tell_ended()
    assert not Delivery.objects.exists()
    assert Task.objects.get().webhook_secret == ""


@pytest.mark.django_db(transaction=True)
def test_workers_that_notice_it_together_tell_it_once(trained: Task) -> None:
    end(trained)
    together = threading.Barrier(4)

    def notice() -> None:
        together.wait()
        tasks.tell_ended()
        connection.close()

    threads = [threading.Thread(target=notice) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert Delivery.objects.count() == 1
