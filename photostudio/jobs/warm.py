"""The child's side of a warm process: one task after another, until the parent is gone. Knows nothing of Django."""

import logging
import os
import socket
import sys
import threading
from collections.abc import Callable, Mapping
from queue import SimpleQueue
from typing import TypeAlias

from photostudio.engines.errors import EngineError
from photostudio.imaging.errors import ImagingError
from photostudio.jobs.channel import Channel, Message
from photostudio.projects.errors import ProjectError

Send: TypeAlias = Callable[[Message], None]
Tasks: TypeAlias = Mapping[str, Callable[[Message, Send], None]]

logger = logging.getLogger(__name__)


def serve(tasks: Tasks) -> None:
    """Do what the parent asks over the socket named by the first argument; `kind` chooses the task.

    A task answers as often as it likes through `send`; what it raises is sent as a message of kind "error".
    """
    channel = Channel(socket.socket(fileno=int(sys.argv[1])))
    waiting: SimpleQueue[Message] = SimpleQueue()
    threading.Thread(target=_listen, args=(channel, waiting), daemon=True).start()
    while True:
        task = waiting.get()
        try:
            tasks[task["kind"]](task, channel.send)
        except Exception as error:  # noqa: BLE001 - whatever it was, the parent has to hear of it
            channel.send(_told(error))


def _listen(channel: Channel, waiting: SimpleQueue[Message]) -> None:
    """Collect tasks. When the parent is gone, end at once, whatever the main thread is doing."""
    try:
        while (message := channel.receive()) is not None:
            waiting.put(message)
    finally:
        os._exit(0)


def _told(error: Exception) -> Message:
    if isinstance(error, ImagingError | EngineError | ProjectError):
        code, sentence, retryable = getattr(error, "code", "engine"), str(error), error.retryable
    elif isinstance(error, MemoryError):
        code, retryable = "memory", True
        sentence = "There was not enough memory. Close other programs or choose a lower quality, then try again."
    else:
        logger.error("A task failed.", exc_info=error)
        code, sentence, retryable = "unexpected", "Something went wrong that nobody expected. Try again.", True
    return {"kind": "error", "code": code, "sentence": sentence, "retryable": retryable}
