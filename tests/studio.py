"""Photostudio as a designer starts it: `manage.py studio`, with a data folder and a port of its own."""

import os
import signal
import socket
import subprocess
import sys
import threading
from pathlib import Path
from queue import Empty, Queue

HOUSE = Path(__file__).resolve().parent.parent
START_WITHIN = 60.0
STOP_WITHIN = 10.0
ENDED = ""


class Studio:
    """A running Photostudio; `lines` holds what it printed."""

    def __init__(self, data: Path) -> None:
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.environment = os.environ | {
            "PHOTOSTUDIO_DATA": str(data),
            "PHOTOSTUDIO_PORT": str(self.port),
            "PYTHONUNBUFFERED": "1",
        }
        self.lines: list[str] = []
        self.process: subprocess.Popen[str] | None = None
        subprocess.run([sys.executable, "manage.py", "prepare"], cwd=HOUSE, env=self.environment, check=True)

    @property
    def runs(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def start(self) -> None:
        """Start it, unless it runs, and wait until it says that it is ready."""
        if self.runs:
            return
        self.process = subprocess.Popen(
            [sys.executable, "manage.py", "studio"],
            cwd=HOUSE,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        printed: Queue[str] = Queue()
        self.reader = threading.Thread(target=self._read, args=(printed,))
        self.reader.start()
        line = "…"
        while line and "is ready" not in line:
            try:
                line = printed.get(timeout=START_WITHIN)
            except Empty:
                line = ENDED
        if line == ENDED:
            self.stop()
            raise AssertionError(f"Photostudio did not get ready. It said:\n{''.join(self.lines)}")

    def _read(self, printed: Queue[str]) -> None:
        assert self.process
        assert self.process.stdout
        for line in self.process.stdout:
            self.lines.append(line)
            printed.put(line)
        printed.put(ENDED)

    def stop(self, number: signal.Signals = signal.SIGINT) -> int:
        """Press Ctrl-C, in effect; return the exit status."""
        assert self.process
        self.process.send_signal(number)
        try:
            return self.process.wait(timeout=STOP_WITHIN)
        finally:
            self.process.kill()
            self.reader.join()
            if self.process.stdout:
                self.process.stdout.close()

    def restart(self) -> None:
        self.stop()
        self.start()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
