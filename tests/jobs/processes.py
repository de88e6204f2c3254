"""Real workers, as processes of their own, on the test's database and data folder."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from django.conf import settings
from django.db import connection

HOUSE = Path(__file__).resolve().parent.parent.parent


def start_worker(data: Path, *, lease_seconds: int = 2) -> subprocess.Popen[bytes]:
    """Start `manage.py worker` in a session of its own."""
    return _start(data, "manage.py", "worker", "--skip-checks", lease_seconds=lease_seconds)


def start_sender(data: Path, *, port: int) -> subprocess.Popen[bytes]:
    """Start a sender alone, for which every name leads to `port` on the loopback."""
    return _start(data, "-m", "tests.jobs.sending_process", str(port))


def _start(data: Path, *command: str, lease_seconds: int = 2) -> subprocess.Popen[bytes]:
    environment = os.environ | {
        "PHOTOSTUDIO_DATA": str(data),
        "PHOTOSTUDIO_LEASE_SECONDS": str(lease_seconds),
        "PHOTOSTUDIO_ENGINE": settings.PHOTOSTUDIO_ENGINE,
        "DATABASE_URL": _database_url(),
    }
    return subprocess.Popen([sys.executable, *command], cwd=HOUSE, env=environment, start_new_session=True)


def _database_url() -> str:
    where = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{where['NAME']}"
    return f"postgres://{where['USER']}:{where['PASSWORD']}@{where['HOST']}:{where['PORT']}/{where['NAME']}"


def children_of(worker: subprocess.Popen[bytes]) -> list[int]:
    """Return the process ids of the worker's children, whichever of its threads started them."""
    lists = Path(f"/proc/{worker.pid}/task").glob("*/children")
    return [int(pid) for children in lists for pid in children.read_text().split()]


def kill(*pids: int) -> None:
    for pid in pids:
        os.kill(pid, signal.SIGKILL)


def lives(pid: int) -> bool:
    """Tell whether a process still runs; one that has ended and was not waited for does not."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"
