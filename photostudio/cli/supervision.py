"""Child processes that live and die with the studio."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path


class Child:
    """One Python child process in a session of its own, so that Ctrl-C reaches only its supervisor."""

    def __init__(self, *arguments: str, folder: Path) -> None:
        self.command = [sys.executable, *arguments]
        self.folder = folder
        self.start()

    def start(self) -> None:
        self.process = subprocess.Popen(self.command, cwd=self.folder, stdin=subprocess.DEVNULL, start_new_session=True)

    def has_ended(self) -> bool:
        return self.process.poll() is not None

    def ask_to_stop(self) -> None:
        if not self.has_ended():
            self.process.terminate()

    def stop(self, *, before: float) -> None:
        """Wait until the child has ended; kill it and all it started when `before` (monotonic seconds) comes first."""
        try:
            self.process.wait(timeout=max(0.0, before - time.monotonic()))
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
