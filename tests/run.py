"""Every check and every test, for `python3 start.py test`: what a machine lacks is installed, or said at the end."""

import os
import shutil
import subprocess
import sys
import time
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


def succeeds(*command: str) -> bool:
    """Run `command`; show what it printed only when it failed."""
    done = subprocess.run(command, cwd=HOUSE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    if done.returncode:
        sys.stdout.write(done.stdout.decode(errors="replace"))
        sys.stdout.flush()
    return done.returncode == 0


def spelled_out(command: str) -> list[str]:
    """Return the words of `command`, each pattern replaced by the files it names."""
    words = ([str(file) for file in sorted(HOUSE.glob(word))] if "*" in word else [word] for word in command.split())
    return [part for parts in words for part in parts]


def main() -> bool:
    gates, tests, left_out = dict(GATES), TESTS.split(), []
    if not succeeds(".venv/bin/python", "manage.py", "check", "--tag", "engines", "--fail-level", "WARNING"):
        install(LLVM_PACKAGES)
    if not find_browser() and not install(BROWSER_PACKAGES):
        left_out.append("the browser tests: neither Chromium nor Chrome was found or could be installed")
        tests += ["-m", "not browser"]
    if shutil.which("npm"):
        gates.update(NODE_GATES)
    else:
        left_out.append("the JavaScript checks: npm was not found")
    outcomes = {}
    for name, command in gates.items():
        started = time.monotonic()
        outcomes[name] = succeeds(*spelled_out(command)), time.monotonic() - started
    started = time.monotonic()
    passed = subprocess.run(tests, cwd=HOUSE, check=False).returncode == 0
    outcomes["pytest"] = passed, time.monotonic() - started
    for name, (passed, seconds) in outcomes.items():
        print(f"{name:<14} {'passed' if passed else 'FAILED'} {seconds:6.1f} s")
    for what in left_out:
        print(f"Not run: {what}.")
    return all(passed for passed, _ in outcomes.values())


if __name__ == "__main__":
    sys.exit(not main())
