"""A server on the loopback that answers with what a test prepares, byte by byte as told."""

import contextlib
import socket
import threading
from types import TracebackType
from typing import Self

from photostudio.jobs.public_addresses import Endpoint

PUBLIC = "93.184.215.14"
DRIP_SECONDS = 0.02


def answer(body: bytes, status: int = 200, *headers: str) -> bytes:
    lines = [f"HTTP/1.1 {status} Said", f"Content-Length: {len(body)}", "Connection: close", *headers]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


class LinkServer:
    """Sends one of `answers` a connection, then closes it; every name leads here and counts as `places` says."""

    def __init__(self) -> None:
        self.answers: list[bytes] = []
        self.drips = False
        self.places: dict[str, list[str]] = {}
        self.requests: list[str] = []
        self.asked: list[str] = []
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.address: tuple[str, int] = self._listening.getsockname()
        self._thread = threading.Thread(target=self._serve)

    def resolve(self, host: str, port: int) -> list[Endpoint]:
        self.asked.append(host)
        return [Endpoint(address, self.address) for address in self.places.get(host, [PUBLIC])]

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._listening.shutdown(socket.SHUT_RDWR)
        self._thread.join()
        self._listening.close()

    def _serve(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                connection, _ = self._listening.accept()
                with connection, contextlib.suppress(OSError):
                    self._answer(connection)

    def _answer(self, connection: socket.socket) -> None:
        self.requests.append(connection.recv(65536).decode("latin-1"))
        connection.sendall(self.answers.pop(0))
        while self.drips:
            threading.Event().wait(DRIP_SECONDS)
            connection.sendall(b".")
