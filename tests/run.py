"""Every check and every test, for `python3 start.py test`: what a machine lacks is installed, or said at the end.

Two lanes run at once: the checks, then the tests of the rooms that need neither database nor browser; and meanwhile all
other tests. So nothing in one lane meets anything in the other.
"""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

HOUSE = Path(__file__).resolve().parent.parent

GATES = {
    "ruff format": ".venv/bin/ruff format --check --quiet .",
    "ruff check": ".venv/bin/ruff check --quiet .",
    "import-linter": ".venv/bin/lint-imports",
    "mypy": ".venv/bin/mypy",
    "djade": ".venv/bin/djade --check templates/**/*.html",
    "djlint": ".venv/bin/djlint --lint --quiet templates",
    "django check": ".venv/bin/python manage.py check",
}
NODE_GATES = {
    # not "npm ci": it demands every platform's build of biome, also those that a mirror does not carry
    "npm install": "npm install --no-save --no-audit --no-fund",
    "biome": "node_modules/.bin/biome check --error-on-warnings",
    "tsc": "node_modules/.bin/tsc",
    "node --test": "node --test tests/js/**/*.test.js",
}
TESTS = ".venv/bin/python -m pytest"
PURE_ROOMS = ("tests/engines", "tests/imaging")

BROWSERS = (
    *("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"),
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
INSTALLERS = {
    "apt-get": "apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq {}",
    "dnf": "dnf install -y -q {}",
    "brew": "brew install --quiet {}",
}
BROWSER_PACKAGES = {"apt-get": "chromium", "dnf": "chromium", "brew": "--cask google-chrome"}
LLVM_PACKAGES = {"apt-get": "libllvm19", "dnf": "llvm-libs", "brew": "llvm"}
CURL_PACKAGES = dict.fromkeys(INSTALLERS, "curl")


def find_browser() -> str | None:
    """Return the Chromium or Chrome of this machine; the one that PHOTOSTUDIO_CHROMIUM names goes first."""
    return next(filter(None, map(shutil.which, (os.environ.get("PHOTOSTUDIO_CHROMIUM", ""), *BROWSERS))), None)


def install(packages: dict[str, str]) -> bool:
    """Install a package with the first installer this machine has; never ask for a password."""
    sudo = [] if os.geteuid() == 0 else ["sudo", "-n"]
    for installer, package in packages.items():
        rights = [] if installer == "brew" else sudo
        if shutil.which(installer) and (not rights or shutil.which("sudo")):
            print(f"Installing {package} with {installer} …", flush=True)
            return succeeds(*rights, "sh", "-c", INSTALLERS[installer].format(package))
    return False


def run(*command: str) -> tuple[bool, str]:
    """Run `command`; return whether it succeeded, and what it printed."""
    done = subprocess.run(command, cwd=HOUSE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    return done.returncode == 0, done.stdout.decode(errors="replace")


def succeeds(*command: str) -> bool:
    """Run `command`; show what it printed only when it failed."""
    passed, printed = run(*command)
    if not passed:
        print(printed, end="", flush=True)
    return passed


def spelled_out(command: str) -> list[str]:
    """Return the words of `command`, each pattern replaced by the files it names."""
    words = ([str(file) for file in sorted(HOUSE.glob(word))] if "*" in word else [word] for word in command.split())
    return [part for parts in words for part in parts]


def passes(name: str, command: str) -> bool:
    """Run a check, and say how it went as soon as it has; of tests, also how many there were."""
    started = time.monotonic()
    passed, printed = run(*spelled_out(command))
    summary = printed.splitlines()[-1] if command.startswith(TESTS) and printed else ""
    outcome = f"{name:<18} {'passed' if passed else 'FAILED'} {time.monotonic() - started:6.1f} s  {summary}"
    print(outcome.rstrip() if passed else f"{printed}{outcome.rstrip()}", flush=True)
    return passed


def lane(checks: Mapping[str, str]) -> list[str]:
    """Run checks one after the other; return the names of those that failed."""
    return [name for name, command in checks.items() if not passes(name, command)]


def lanes(*, has_npm: bool, has_browser: bool) -> Iterator[dict[str, str]]:
    gates = GATES | NODE_GATES if has_npm else GATES
    yield gates | {"pytest, pure rooms": " ".join((TESTS, *PURE_ROOMS))}
    left_out = PURE_ROOMS if has_browser else (*PURE_ROOMS, "tests/browser")
    yield {"pytest, the others": " ".join((TESTS, *(f"--ignore={room}" for room in left_out)))}


def main() -> bool:
    left_out = []
    if not succeeds(".venv/bin/python", "manage.py", "check", "--tag", "engines", "--fail-level", "WARNING"):
        install(LLVM_PACKAGES)
    if not shutil.which("curl"):  # the call that a page shows is run as it stands
        install(CURL_PACKAGES)
    has_browser = bool(find_browser()) or install(BROWSER_PACKAGES)
    if not has_browser:
        left_out.append("the browser tests: neither Chromium nor Chrome was found or could be installed")
    has_npm = bool(shutil.which("npm"))
    if not has_npm:
        left_out.append("the JavaScript checks: npm was not found")
    with ThreadPoolExecutor() as pool:
        failed = [name for names in pool.map(lane, lanes(has_browser=has_browser, has_npm=has_npm)) for name in names]
    print(f"FAILED: {', '.join(failed)}." if failed else "All passed.")
    for what in left_out:
        print(f"Not run: {what}.")
    return not failed


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C ends both lanes, not only the command that each is at
    sys.exit(not main())
