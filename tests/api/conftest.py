"""Calls of programs: a key, a worker with an engine that does as it is told, and pictures as they are sent."""

import base64
import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

import pytest
from django.core.servers.basehttp import get_internal_wsgi_application
from django.test import Client
from pytest_django import Settings
from waitress.server import create_server
from waitress.wasyncore import close_all

from photostudio.imaging.codecs import encode_png
from photostudio.jobs import health, intake
from photostudio.jobs.fetching import fetch
from photostudio.projects import keys
from photostudio.projects.models import Project
from tests.api.apiframe_client import ApiframeClient
from tests.jobs.conftest import wait_until
from tests.jobs.link_server import LinkServer
from tests.pictures import cutout, photograph

BOTTLE = encode_png(cutout(96, 128))
ROOM = encode_png(photograph(96, 128))


def spelled(data: bytes) -> str:
    return base64.b64encode(data).decode()


@dataclass(frozen=True)
class Answer:
    """What a program sees of an answer."""

    status: int
    headers: dict[str, str]
    content: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.content)

    @property
    def picture(self) -> bytes:
        assert self.status == 200, self.content[:500]
        assert self.json["status_code"] == 200
        return base64.b64decode(self.json["body"], validate=True)


class Program:
    """A program with a key, for the calls under one address."""

    def __init__(self, key: str, *, root: str = "/v1/inference/", header: str = "X-Photio-Key") -> None:
        self.key = key
        self._root = root
        self._header = header
        self._client = Client(enforce_csrf_checks=True, raise_request_exception=False)

    def send(
        self,
        call: str,
        body: bytes | str,
        *,
        content_type: str = "application/json",
        method: str = "POST",
        **headers: str,
    ) -> Answer:
        headers = {self._header: self.key} | {name.replace("_", "-"): text for name, text in headers.items()}
        response = self._client.generic(
            method,
            f"{self._root}{call}",
            body,
            content_type=content_type,
            headers={name: text for name, text in headers.items() if text},
        )
        return Answer(response.status_code, dict(response.items()), response.getvalue())

    def call(self, call: str, headers: dict[str, str] | None = None, /, **fields: Any) -> Answer:
        return self.send(call, json.dumps(fields), **(headers or {}))

    def instant(self, description: str = "a bottle", **fields: Any) -> Answer:
        return self.call("instant", product_description=description, product_image=spelled(BOTTLE), **fields)


@pytest.fixture
def program(project: Project) -> Program:
    _, text = keys.create(project, name="Shop")
    return Program(text)


@pytest.fixture
def served(transactional_db: None) -> Iterator[str]:
    """The address of this process, served on the loopback by the server that serves the studio."""
    server = create_server(get_internal_wsgi_application(), host="127.0.0.1", port=0, threads=4)
    thread = threading.Thread(target=server.run)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.task_dispatcher.shutdown()
    server.trigger.pull_trigger(lambda: close_all(server._map))  # its own thread ends what it listens to
    thread.join()


@pytest.fixture
def apiframe(served: str, project: Project) -> ApiframeClient:
    """A program that speaks HTTP, with a key."""
    _, text = keys.create(project, name="Shop")
    return ApiframeClient(served, text)


@pytest.fixture
def slow_engine(settings: Settings) -> None:
    settings.PHOTOSTUDIO_ENGINE = "tests.jobs.slow_engine:open_engine"


@pytest.fixture
def at_work(slow_engine: None, worker: None) -> None:
    """A worker that gives signs of life, with the engine that does as it is told."""
    wait_until(health.worker_is_alive)


@pytest.fixture
def plain_engine(settings: Settings) -> None:
    settings.PHOTOSTUDIO_ENGINE = "tests.api.plain_engine:open_engine"


@pytest.fixture
def at_once(plain_engine: None, worker: None) -> None:
    """A worker with an engine that does every operation in no time."""
    wait_until(health.worker_is_alive)


@pytest.fixture
def links(monkeypatch: pytest.MonkeyPatch) -> Iterator[LinkServer]:
    """A server whose every address counts as public."""
    with LinkServer() as running:
        monkeypatch.setattr(intake, "fetch", partial(fetch, resolve=running.resolve))
        yield running
