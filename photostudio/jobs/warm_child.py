"""The parent's side of a warm process: a Python module started over a socket pair, that dies with its parent."""

import socket
import subprocess
import sys

from django.conf import settings

from photostudio.jobs.channel import Channel, Message


class ChildDied(Exception):
    """The child ended by itself in the middle of a task."""


class WarmChild:
    """A child process that runs `module` (see warm.serve) and is talked to by one thread at a time."""

    def __init__(self, module: str) -> None:
        ours, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(  # noqa: S603 - our own module
                [sys.executable, "-m", module, str(theirs.fileno())],
                cwd=settings.BASE_DIR,
                stdin=subprocess.DEVNULL,
                pass_fds=(theirs.fileno(),),
                start_new_session=True,  # Ctrl-C reaches the parent only, which knows what to hand back
            )
        self._channel = Channel(ours)

    @property
    def pid(self) -> int:
        return self._process.pid

    def is_alive(self) -> bool:
        return self._process.poll() is None

    def send(self, task: Message) -> None:
        """Give the child a task. Raises ChildDied."""
        try:
            self._channel.send(task)
        except OSError as error:
            raise ChildDied from error

    def receive(self, timeout: float) -> Message | None:
        """Return the child's next message, or None when it has none within `timeout` seconds. Raises ChildDied."""
        try:
            return self._channel.receive(timeout)
        except EOFError as error:
            raise ChildDied from error

    def kill(self) -> None:
        """End the child at once, whatever it is doing."""
        self._process.kill()
        self._process.wait()
        self._channel.close()
