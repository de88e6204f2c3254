"""Writing to the disk so that it lasts, and saying so when it is full. Knows nothing of Django: children use it too."""

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from photostudio.projects.errors import StoreFull

FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


@contextmanager
def said_when_full() -> Iterator[None]:
    """Turn the system's ways of saying "no space left" into StoreFull."""
    try:
        yield
    except OSError as error:
        if error.errno in FULL:
            raise StoreFull from error
        raise


def write(path: Path, data: bytes) -> None:
    """Write a new file and wait until it is on the disk; leave nothing when that fails.

    Raises StoreFull, FileExistsError.
    """
    with said_when_full(), path.open("xb") as file:
        try:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        except OSError:
            with suppress(OSError):
                path.unlink()
            raise


@contextmanager
def passing_folder(folder: Path) -> Iterator[Path]:
    """Make a new folder and remove it afterwards with all that is in it. Raises StoreFull, FileExistsError."""
    with said_when_full():
        folder.mkdir(parents=True)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def flush(path: Path) -> None:
    """Wait until a file, or the names in a folder, are on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
