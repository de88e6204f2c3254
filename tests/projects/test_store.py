import hashlib
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from photostudio.projects import disk, store
from photostudio.projects.errors import StoreFull
from tests.filed import stored

HOUSE = Path(__file__).resolve().parent.parent.parent


def files(folder: Path) -> list[Path]:
    return [file for file in folder.rglob("*") if file.is_file()]


def test_a_file_is_named_by_its_content() -> None:
    sha256 = stored(b"a picture")
    assert sha256 == hashlib.sha256(b"a picture").hexdigest()
    assert store.path(sha256).read_bytes() == b"a picture"


def test_an_adopted_file_moves_into_the_store(data_folder: Path) -> None:
    sha256 = stored(b"made elsewhere")
    assert files(data_folder) == [store.path(sha256)]


def test_identical_content_is_stored_once(data_folder: Path) -> None:
    assert stored(b"twice") == stored(b"twice")
    assert len(files(data_folder)) == 1


def test_many_threads_may_store_the_same_at_once(data_folder: Path) -> None:
    threads = [threading.Thread(target=stored, args=(b"x" * 100_000,)) for _ in range(16)]
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
from pathlib import Path
from photostudio.projects import disk
from photostudio.projects.errors import StoreFull
try:
    disk.write(Path(sys.argv[1]), bytes(100_000))
except StoreFull as error:
    sys.exit(str(error))
"""
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "photostudio.settings", "PHOTOSTUDIO_DATA": str(data_folder)}
    command = [sys.executable, "-c", code, str(data_folder / "picture.png")]
    done = subprocess.run(command, check=False, cwd=HOUSE, env=environment, capture_output=True, text=True)
    assert done.stderr.strip() == str(StoreFull())
    assert not (data_folder / "picture.png").exists()


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 64 kB, where the system lets us mount one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(folder)]
    if os.geteuid() != 0 or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("mounting a small disk needs root")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_is_said_and_leaves_nothing(tiny_disk: Path) -> None:
    disk.write(tiny_disk / "fits", b"fits")
    with pytest.raises(StoreFull, match="disk is full"):
        disk.write(tiny_disk / "large", os.urandom(200_000))
    assert files(tiny_disk) == [tiny_disk / "fits"]
