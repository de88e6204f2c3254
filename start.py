#!/usr/bin/env python3
"""Set Photostudio up and start it (`python3 start.py`), or set it up and test it (`python3 start.py test`)."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

HOUSE = Path(__file__).resolve().parent
VENV = HOUSE / ".venv"
PYTHON = VENV / "bin" / "python"

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MAC_BROWSERS = ("Google Chrome.app/Contents/MacOS/Google Chrome", "Chromium.app/Contents/MacOS/Chromium")
INSTALLERS = {
    "apt-get": "apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq {}",
    "dnf": "dnf install -y -q {}",
    "brew": "brew install --quiet {}",
}
VENV_PACKAGES = {"apt-get": "python3-venv"}
BROWSER_PACKAGES = {"apt-get": "chromium", "dnf": "chromium", "brew": "--cask google-chrome"}
LLVM_PACKAGES = {"apt-get": "libllvm19", "dnf": "llvm-libs", "brew": "llvm"}
NODE_TOOLS = HOUSE / "node_modules" / ".bin"

GATES = {
    "ruff format": [PYTHON, "-m", "ruff", "format", "--check", "--quiet", "."],
    "ruff check": [PYTHON, "-m", "ruff", "check", "--quiet", "."],
    "import-linter": [VENV / "bin" / "lint-imports"],
    "mypy": [PYTHON, "-m", "mypy"],
    "djade": [VENV / "bin" / "djade", "--check", *sorted(HOUSE.glob("templates/**/*.html"))],
    "djlint": [PYTHON, "-m", "djlint", "--lint", "--quiet", "templates"],
    "django check": [PYTHON, "manage.py", "check"],
}
NODE_GATES = {
    "biome": [NODE_TOOLS / "biome", "check", "--error-on-warnings"],
    "tsc": [NODE_TOOLS / "tsc"],
    "node --test": ["node", "--test", *sorted(HOUSE.glob("tests/js/*.test.js"))],
}


def succeeds(command: list[str | Path]) -> bool:
    """Run `command`; show what it printed only when it failed."""
    done = subprocess.run(command, cwd=HOUSE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    if done.returncode:
        sys.stdout.write(done.stdout.decode(errors="replace"))
    return done.returncode == 0


def install_from_system(packages: dict[str, str]) -> bool:
    """Install a package with the first installer this machine has; never ask for a password."""
    for installer, package in packages.items():
        if shutil.which(installer):
            print(f"Installing {package} with {installer} …", flush=True)
            as_root = installer == "brew" or os.geteuid() == 0
            return succeeds([*([] if as_root else ["sudo", "-n"]), "sh", "-c", INSTALLERS[installer].format(package)])
    return False


def make_environment(lock: Path) -> None:
    """Make .venv and install exactly what `lock` names, unless that is how it already is."""
    wanted = hashlib.sha256(lock.read_bytes() + sys.version.encode()).hexdigest()
    installed = VENV / f"{lock.name}.sha256"
    if installed.exists() and installed.read_text() == wanted:
        return
    print(
        f"Installing what {lock.name} names into .venv (about 1 GB; only the first start takes minutes) …", flush=True
    )
    pip = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes", "-r", lock]
    if not succeeds([sys.executable, "-m", "venv", VENV]) or not succeeds(pip):
        sys.exit("The set-up stopped; the lines above say why. Nothing is lost: run the same command again.")
    installed.write_text(wanted)


def find_browser() -> str | None:
    """Return the Chromium or Chrome of this machine; PHOTOSTUDIO_CHROMIUM goes first."""
    apps = [str(Path("/Applications") / app) for app in MAC_BROWSERS]
    return next(filter(None, map(shutil.which, [os.environ.get("PHOTOSTUDIO_CHROMIUM", ""), *BROWSERS, *apps])), None)


def test() -> int:
    """Run every check and every test, then say in a few lines what ran and what did not."""
    summary, missing, gates, selection = [], [], dict(GATES), []
    if not succeeds([PYTHON, "manage.py", "check", "--tag", "engines", "--fail-level", "WARNING"]):
        install_from_system(LLVM_PACKAGES)
    if not find_browser() and not install_from_system(BROWSER_PACKAGES):
        missing.append("browser tests: neither Chromium nor Chrome was found or could be installed")
        selection = ["-m", "not browser"]
    if shutil.which("npm") and succeeds(["npm", "ci", "--no-audit", "--no-fund"]):
        gates.update(NODE_GATES)
    else:
        missing.append("JavaScript checks: npm was not found, or could not install package-lock.json")
    for name, command in gates.items():
        started, passed = time.monotonic(), succeeds(command)
        summary.append((name, passed, time.monotonic() - started))
    started, tests = time.monotonic(), subprocess.run([PYTHON, "-m", "pytest", *selection], cwd=HOUSE, check=False)
    summary.append(("pytest", tests.returncode == 0, time.monotonic() - started))
    for name, passed, seconds in summary:
        print(f"{name:<14} {'passed' if passed else 'FAILED'} {seconds:6.1f} s")
    for what in missing:
        print(f"not run: {what}")
    return 0 if all(passed for _, passed, _ in summary) else 1


def main() -> None:
    if sys.version_info < (3, 11):
        sys.exit("Photostudio needs Python 3.11 or newer; this is {}.{}.".format(*sys.version_info))
    testing = sys.argv[1:] == ["test"]
    if sys.argv[1:] and not testing:
        sys.exit("Use: python3 start.py, or python3 start.py test")
    if not importlib.util.find_spec("ensurepip") and not (testing and install_from_system(VENV_PACKAGES)):
        sys.exit("Python's venv module is not complete here. Install it with: sudo apt-get install python3-venv")
    make_environment(HOUSE / ("requirements-dev.txt" if testing else "requirements.txt"))
    if testing:
        sys.exit(test())
    subprocess.run([PYTHON, "manage.py", "prepare"], cwd=HOUSE, check=True)
    os.chdir(HOUSE)
    os.execv(PYTHON, [str(PYTHON), "manage.py", "studio"])  # one process the fewer between Ctrl-C and the studio


if __name__ == "__main__":
    main()
