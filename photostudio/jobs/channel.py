"""JSON messages over a socket, one a line: how a parent talks with its warm child. Knows nothing of Django."""

import json
import socket
from typing import Any

Message = dict[str, Any]
CHUNK = 65_536


class Channel:
    """One end of the conversation."""

    def __init__(self, end: socket.socket) -> None:
        self._socket = end
        self._received = b""

    def send(self, message: Message) -> None:
        """Raises OSError when the other side is gone."""
        self._socket.sendall(json.dumps(message).encode() + b"\n")

    def receive(self, timeout: float | None = None) -> Message | None:
        """Return the next message, or None when none comes within `timeout` seconds. Raises EOFError at the end."""
        while b"\n" not in self._received:
            self._socket.settimeout(timeout)
            try:
                chunk = self._socket.recv(CHUNK)
            except TimeoutError:
                return None
            except ConnectionResetError:
                chunk = b""
            finally:
                self._socket.settimeout(None)
            if not chunk:
                raise EOFError
            self._received += chunk
        line, _, self._received = self._received.partition(b"\n")
        message: Message = json.loads(line)
        return message

    def close(self) -> None:
        self._socket.close()
