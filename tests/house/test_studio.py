import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.studio import HOUSE, Studio


@pytest.fixture(autouse=True)
def started(studio: Studio) -> None:
    """Start it again after a test that stopped it."""
    studio.start()


def children(studio: Studio, command: str) -> list[int]:
    listing = subprocess.run(["ps", "-eo", "pid=,ppid=,args="], capture_output=True, text=True, check=True)
    assert studio.process
    rows = [line.split(maxsplit=2) for line in listing.stdout.splitlines()]
    return [
        int(pid) for pid, parent, args in rows if int(parent) == studio.process.pid and f"manage.py {command}" in args
    ]


def wait_until(met: Callable[[], bool], *, seconds: float = 15) -> None:
    end = time.monotonic() + seconds
    while not met():
        assert time.monotonic() < end, "It did not happen in time."
        time.sleep(0.1)


def test_it_answers_as_soon_as_it_says_that_it_is_ready(studio: Studio) -> None:
    assert any(studio.url in line for line in studio.lines)
    with urlopen(studio.url, timeout=5) as page:
        assert page.status == 200


def test_a_worker_that_dies_is_started_again(studio: Studio) -> None:
    (worker,) = children(studio, "worker")
    os.kill(worker, signal.SIGKILL)
    wait_until(lambda: children(studio, "worker") not in ([], [worker]))
    assert any("starts again" in line for line in studio.lines)


def test_a_taken_port_is_named_with_its_remedy(studio: Studio, tmp_path: Path) -> None:
    environment = studio.environment | {"PHOTOSTUDIO_DATA": str(tmp_path)}
    second = subprocess.run(
        [sys.executable, "manage.py", "studio"], cwd=HOUSE, env=environment, capture_output=True, text=True, check=False
    )
    assert second.returncode == 1
    assert second.stderr.startswith(f"CommandError: Port {studio.port} is taken")
    assert "PHOTOSTUDIO_PORT=" in second.stderr


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=["Ctrl-C", "a service manager"])
def test_it_stops_with_everything_it_started_when_told_by(number: signal.Signals, studio: Studio) -> None:
    pids = children(studio, "serve") + children(studio, "worker")
    assert len(pids) == 2
    assert studio.stop(number) == 0
    assert [pid for pid in pids if Path(f"/proc/{pid}").exists()] == []
    assert studio.lines[-1] == "Photostudio has stopped.\n"


def test_it_ends_with_a_sentence_when_the_server_dies(studio: Studio) -> None:
    (server,) = children(studio, "serve")
    os.kill(server, signal.SIGKILL)
    wait_until(lambda: not studio.runs)
    assert studio.stop() == 1
    assert "The web server ended by itself" in "".join(studio.lines)
