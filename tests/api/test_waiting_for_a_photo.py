"""A call waits on the queue: without a worker, with too many others, too long, and when the caller hangs up."""

import json
import socket
import threading
from collections.abc import Iterator

import pytest
import waitress
from django.core.servers.basehttp import get_internal_wsgi_application
from django.db import connections
from pytest_django import Settings

from photostudio.jobs import control, waiting
from photostudio.projects.models import ApiCall, Job, Project, Variant
from tests.api.conftest import BOTTLE, Answer, Program, spelled
from tests.jobs.conftest import wait_for, wait_until


def in_background(program: Program, description: str, answers: list[Answer]) -> threading.Thread:
    def ask() -> None:
        answers.append(program.instant(description))
        connections.close_all()

    thread = threading.Thread(target=ask)
    thread.start()
    return thread


def test_without_a_worker_it_says_so_at_once(program: Program) -> None:
    answer = program.instant()
    assert (answer.status, answer.json["error"]["code"]) == (503, "no_worker")
    assert answer.headers["Retry-After"]
    assert not Job.objects.exists()


def test_what_takes_too_long_comes_into_the_history(program: Program, at_work: None, settings: Settings) -> None:
    settings.PHOTOSTUDIO_API_SECONDS = 0.2
    answer = program.instant("takes 1 second")
    assert answer.status == 504
    assert answer.headers["X-Request-Id"] in answer.json["body"]
    wait_for(Job.objects.get(), Job.Status.DONE)
    assert Variant.objects.count() == 1


def test_more_calls_than_may_wait_are_told_to_come_again(program: Program, at_work: None, settings: Settings) -> None:
    settings.PHOTOSTUDIO_API_WAITERS = 1
    answers: list[Answer] = []
    first = in_background(program, "takes 1 second", answers)
    wait_until(Job.objects.exists)
    refused = program.instant()
    first.join()
    assert (refused.status, refused.json["error"]["code"]) == (503, "busy")
    assert refused.headers["Retry-After"]
    assert [answer.status for answer in answers] == [200]
    assert program.instant().status == 200


def test_many_wait_and_each_gets_its_own(program: Program, at_work: None) -> None:
    answers: list[Answer] = []
    threads = [in_background(program, f"bottle {number}", answers) for number in range(8)]
    for thread in threads:
        thread.join()
    assert [answer.status for answer in answers] == [200] * 8
    assert len({answer.headers["X-Photostudio-Seed"] for answer in answers}) == 8


def test_while_it_waits_it_holds_no_connection(
    program: Program, at_work: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_while_waiting: list[bool] = []
    enter = waiting._watch.enter

    def seen(pk: int) -> threading.Event:
        open_while_waiting.append(connections["default"].connection is not None)
        return enter(pk)

    monkeypatch.setattr(waiting._watch, "enter", seen)
    assert program.instant().status == 200
    assert open_while_waiting == [False]


@pytest.mark.parametrize(("words", "status", "code"), [("fails", 500, "failed"), ("dies", 503, "failed")])
def test_a_run_that_fails_says_why(program: Program, at_work: None, words: str, status: int, code: str) -> None:
    answer = program.instant(words)
    assert (answer.status, answer.json["error"]["code"]) == (status, code)
    assert answer.json["body"] == Job.objects.get().error


def test_a_run_that_is_cancelled_in_the_studio_says_so(program: Program, at_work: None) -> None:
    answers: list[Answer] = []
    call = in_background(program, "takes 20 seconds", answers)
    wait_until(lambda: Job.objects.filter(status=Job.Status.RUNNING).exists())
    control.cancel(Job.objects.get())
    call.join()
    assert (answers[0].status, answers[0].json["error"]["code"]) == (500, "cancelled")


@pytest.fixture
def served() -> Iterator[tuple[str, int]]:
    """The application behind the server that people use."""
    server = waitress.create_server(
        get_internal_wsgi_application(), host="127.0.0.1", port=0, channel_request_lookahead=1
    )
    thread = threading.Thread(target=server.run)
    thread.start()
    yield "127.0.0.1", server.effective_port
    server.close()
    thread.join()


def test_a_caller_who_hangs_up_does_not_end_the_run(
    program: Program, project: Project, at_work: None, served: tuple[str, int]
) -> None:
    body = json.dumps({"product_description": "takes 2 seconds", "product_image": spelled(BOTTLE)}).encode()
    head = (
        f"POST /v1/inference/instant HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Photio-Key: {program.key}\r\n"
        f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    with socket.create_connection(served) as caller:
        caller.sendall(head.encode() + body)
        wait_until(lambda: Job.objects.filter(status=Job.Status.RUNNING).exists())
    wait_until(lambda: waiting._places._taken == 0)
    job = Job.objects.get()
    wait_for(job, Job.Status.DONE)
    assert project.variants.count() == 1
    wait_until(lambda: ApiCall.objects.get().status_code == 504)
