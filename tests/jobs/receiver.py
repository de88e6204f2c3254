"""A receiver of webhooks on the loopback, which answers as a test tells it and keeps what it was sent."""

import threading
from dataclasses import dataclass
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Self

from photostudio.jobs.public_addresses import Endpoint
from tests.jobs.link_server import PUBLIC


@dataclass(frozen=True)
class Call:
    path: str
    headers: Message
    body: bytes


class Receiver:
    """Answers with one of `statuses` a call, then with 200; a call to /hang gets no answer until the receiver ends."""

    def __init__(self) -> None:
        self.statuses: list[int] = []
        self.calls: list[Call] = []
        self.places: dict[str, list[str]] = {}
        self.ends = threading.Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self.address = ("127.0.0.1", self._server.server_port)
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02})

    def resolve(self, host: str, port: int) -> list[Endpoint]:
        return [Endpoint(address, self.address) for address in self.places.get(host, [PUBLIC])]

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.ends.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


def _handler(receiver: Receiver) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            receiver.calls.append(Call(self.path, self.headers, body))
            if self.path == "/hang":
                receiver.ends.wait(30)
            status = receiver.statuses.pop(0) if receiver.statuses else 200
            self.send_response(status)
            self.send_header("Location", "http://elsewhere.example/")
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_words: object) -> None:
            """Say nothing."""

    return Handler
