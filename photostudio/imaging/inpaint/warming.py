"""Compiling before anybody waits for it."""

from pathlib import Path

import numpy as np

from photostudio.imaging.inpaint.removal import remove

WARM_UP = 48


def kernels_in(cache: Path) -> bool:
    """Keep compiled kernels in `cache`, from before the first `remove` of this process on.

    Returns False where nothing can be written: kernels are then compiled by each process anew, which takes it seconds.
    """
    from photostudio.imaging.inpaint.compiling import keep_in  # noqa: PLC0415 - loads the compiler

    return keep_in(cache)


def warm(cache: Path) -> bool:
    """Compile every kernel into `cache`; return False where nothing can be written, and nothing was kept."""
    is_kept = kernels_in(cache)
    picture = np.random.default_rng(0).integers(0, 256, (WARM_UP, WARM_UP, 3), dtype=np.uint8)
    hole = np.zeros((WARM_UP, WARM_UP), np.bool_)
    hole[20:28, 20:28] = True
    remove(picture, hole, quality="LOW", seed=0)
    return is_kept
