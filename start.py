#!/usr/bin/env python3
"""Set Photostudio up and start it (`python3 start.py`), or set it up and test it (`python3 start.py test`)."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import subprocess
import sys
from pathlib import Path

HOUSE = Path(__file__).resolve().parent
VENV = HOUSE / ".venv"
PYTHON = str(VENV / "bin" / "python")


def refuse_what_cannot_work(arguments: list[str]) -> None:
    """Leave with one sentence when this Python, or what was typed, does not do."""
    if sys.version_info < (3, 11):
        sys.exit("Photostudio needs Python 3.11 or newer; this is {}.{}.".format(*sys.version_info))
    if importlib.util.find_spec("ensurepip") is None:
        sys.exit("This Python cannot make a virtual environment yet. Install it: sudo apt install python3-venv")
    if arguments not in ([], ["test"]):
        sys.exit("Type python3 start.py to start Photostudio, or python3 start.py test to test it.")


def make_environment(lock: Path) -> None:
    """Make .venv and install exactly what `lock` names, unless that is how it already is."""
    wanted = hashlib.sha256(lock.read_bytes() + sys.version.encode()).hexdigest()
    installed = VENV / f"{lock.name}.sha256"
    if installed.exists() and installed.read_text() == wanted:
        return
    print(f"Installing {lock.name} into .venv: about 1 GB, only this once …", flush=True)
    try:
        subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=True)
        pip = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, "--require-hashes", "--requirement", str(lock)], check=True)
    except subprocess.CalledProcessError:
        sys.exit("The installation stopped; the lines above say why. Nothing is lost: run the same command again.")
    installed.write_text(wanted)


def main(arguments: list[str]) -> None:
    refuse_what_cannot_work(arguments)
    os.chdir(HOUSE)
    if arguments == ["test"]:
        make_environment(HOUSE / "requirements-dev.txt")
        os.execv(PYTHON, [PYTHON, "tests/run.py"])
    make_environment(HOUSE / "requirements.txt")
    if subprocess.run([PYTHON, "manage.py", "prepare"], check=False).returncode:
        sys.exit("Photostudio could not prepare its database and files; the lines above say why.")
    os.execv(PYTHON, [PYTHON, "manage.py", "studio"])  # this process becomes the studio: Ctrl-C reaches it alone


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except KeyboardInterrupt:
        sys.exit("Stopped. Run the same command again to go on.")
