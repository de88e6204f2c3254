"""Where compiled kernels are kept, and compiling them before anybody waits for one."""

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import numba

P = ParamSpec("P")
R = TypeVar("R")
CONFIG: Any = numba.config  # its names are made at run time


def kernel(function: Callable[P, R]) -> Callable[P, R]:
    """Compile `function` at its first call, and keep what was compiled where `kernels_in` said."""
    keep = bool(CONFIG.CACHE_DIR) and can_write(Path(CONFIG.CACHE_DIR))
    compiled: Callable[P, R] = numba.njit(nogil=True, fastmath=True, cache=keep)(function)
    return compiled


def keep_in(cache: Path) -> bool:
    """Keep compiled kernels in `cache`; return False, and compile in memory, where nothing can be written."""
    if not can_write(cache):
        return False
    CONFIG.CACHE_DIR = str(cache)
    return True


def can_write(folder: Path) -> bool:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False
