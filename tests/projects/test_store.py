import hashlib
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from photostudio.projects import store
from photostudio.projects.errors import StoreFull

HOUSE = Path(__file__).resolve().parent.parent.parent


def files(folder: Path) -> list[Path]:
    return [file for file in folder.rglob("*") if file.is_file()]


def test_a_file_is_named_by_its_content() -> None:
    sha256 = store.put(b"a picture")
    assert sha256 == hashlib.sha256(b"a picture").hexdigest()
    assert store.path(sha256).read_bytes() == b"a picture"


def test_identical_content_is_stored_once(data_folder: Path) -> None:
    assert store.put(b"twice") == store.put(b"twice")
    assert len(files(data_folder)) == 1


def test_an_adopted_file_moves_into_the_store(data_folder: Path) -> None:
    (data_folder / "made.png").write_bytes(b"made elsewhere")
    sha256 = store.adopt(data_folder / "made.png")
    assert files(data_folder) == [store.path(sha256)]
    assert store.path(sha256).read_bytes() == b"made elsewhere"


def test_adopting_what_is_there_already_leaves_one_file(data_folder: Path) -> None:
    sha256 = store.put(b"same")
    (data_folder / "same.png").write_bytes(b"same")
    assert store.adopt(data_folder / "same.png") == sha256
    assert files(data_folder) == [store.path(sha256)]


def test_many_threads_may_store_the_same_at_once(data_folder: Path) -> None:
    threads = [threading.Thread(target=store.put, args=(b"x" * 100_000,)) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    (file,) = files(data_folder)
    assert file.stat().st_size == 100_000


def test_a_write_that_the_system_refuses_leaves_nothing(data_folder: Path) -> None:
    """The system ends every write beyond 64 kB here; that is as real as a full disk, and needs no rights."""
    code = """
import resource, signal, sys, django
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
django.setup()
resource.setrlimit(resource.RLIMIT_FSIZE, (65_536, 65_536))
from photostudio.projects import store
from photostudio.projects.errors import StoreFull
try:
    store.put(bytes(100_000))
except StoreFull as error:
    sys.exit(str(error))
"""
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "photostudio.settings", "PHOTOSTUDIO_DATA": str(data_folder)}
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, check=False, cwd=HOUSE, env=environment, capture_output=True, text=True)
    assert done.stderr.strip() == str(StoreFull())
    assert files(data_folder / "files") == []


@pytest.fixture
def tiny_disk(data_folder: Path) -> Path:
    """A disk of 64 kB under files/, where the system lets us mount one."""
    (data_folder / "files").mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(data_folder / "files")]
    if os.geteuid() != 0 or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("mounting a small disk needs root")
    return data_folder / "files"


def test_a_full_disk_is_said_and_leaves_nothing(tiny_disk: Path) -> None:
    try:
        kept = store.put(b"fits")
        with pytest.raises(StoreFull, match="disk is full"):
            store.put(os.urandom(200_000))
        assert files(tiny_disk) == [store.path(kept)]
    finally:
        subprocess.run(["umount", str(tiny_disk)], check=True)
