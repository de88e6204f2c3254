"""A removal tells how far it is, can be stopped, and runs where nothing can be kept."""

import subprocess
import sys
from pathlib import Path

import pytest

from photostudio.imaging.inpaint import remove
from tests.house.files import HOUSE
from tests.imaging.inpaint.scenes import block, cobbles, smeared

HOLE = block((128, 128), 10, 10, 40, 40) | block((128, 128), 100, 100, 12, 12)
WARMED = "from pathlib import Path; from photostudio.imaging.inpaint import warm; print(warm(Path({folder!r})))"
KEPT = """
from pathlib import Path
import numpy as np
from photostudio.imaging.inpaint import kernels_in
print(kernels_in(Path({folder!r})))
from photostudio.imaging.inpaint import kernels
kernels.draw(np.uint64(1), 2)
"""


class Stopped(Exception):
    """Raised by a test's own progress."""


def test_it_tells_how_far_it_is() -> None:
    shares: list[float] = []
    remove(smeared(cobbles(), HOLE), HOLE, quality="MIDDLE", seed=1, progress=shares.append)
    assert shares == sorted(shares)
    assert len(shares) > 5
    assert shares[-1] == pytest.approx(1)


def test_raising_from_progress_stops_it() -> None:
    def stop(share: float) -> None:
        if share > 0.2:
            raise Stopped

    with pytest.raises(Stopped):
        remove(smeared(cobbles(), HOLE), HOLE, quality="HIGH", seed=1, progress=stop)


def test_kernels_are_kept_in_the_folder_that_is_named(tmp_path: Path) -> None:
    assert _run(KEPT, tmp_path / "kernels") == "True"
    assert list((tmp_path / "kernels").rglob("*.nbc"))


def test_it_runs_where_no_kernel_can_be_kept(tmp_path: Path) -> None:
    a_file = tmp_path / "file"
    a_file.write_bytes(b"")
    assert _run(WARMED, a_file / "kernels") == "False"


def _run(code: str, folder: Path) -> str:
    """Return what a process of its own says of `folder`; its home is no folder, so that it has no other."""
    command = [sys.executable, "-c", code.format(folder=str(folder))]
    environment = {"HOME": "/dev/null", "PYTHONPATH": str(HOUSE), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True).stdout.strip()
