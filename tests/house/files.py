"""The files that git keeps."""

import subprocess
from pathlib import Path

HOUSE = Path(__file__).resolve().parent.parent.parent


def tracked(*patterns: str) -> list[Path]:
    """Return the files of the repository that match, or all of them."""
    listing = subprocess.run(
        ["git", "ls-files", "-z", *patterns], cwd=HOUSE, capture_output=True, text=True, check=True
    )
    return [HOUSE / name for name in listing.stdout.split("\0") if name and (HOUSE / name).exists()]


def lines(file: Path) -> int:
    return len(file.read_text(encoding="utf-8").splitlines())


def name(file: Path) -> str:
    return file.relative_to(HOUSE).as_posix()
