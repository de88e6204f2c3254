"""Removal: a hole in a picture is filled from what is around it."""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import numpy as np

from photostudio.imaging.arrays import Mask, Pixels
from photostudio.imaging.inpaint.levels import Level
from photostudio.imaging.inpaint.membranes import smoothed
from photostudio.imaging.inpaint.windows import windows

MOST_THREADS = 8


def ignore(_share: float) -> None:
    """Care not how far the work is."""


def remove(
    picture: Pixels,
    hole: Mask,
    *,
    quality: str,
    seed: int,
    sources: Mask | None = None,
    progress: Callable[[float], None] = ignore,
) -> Pixels:
    """Return `picture` with the pixels of `hole` filled from its surroundings, and every other pixel as it was.

    `picture` is (rows, columns, 3), `hole` (rows, columns), `sources` the pixels that may be copied from (all but the
    hole's if None). `quality` is LOW, MIDDLE or HIGH. The same seed gives the same bytes on any number of threads.
    `progress` is told shares up to 1 and may raise to stop the work. Raises NoSurroundings where no whole patch may be
    copied, ValueError for other shapes. Multi-scale PatchMatch (Barnes et al. 2009) with votes (Wexler et al. 2007) and
    forgiven shifts of colour (Darabi et al. 2012).
    """
    from photostudio.imaging.inpaint.solving import PLANS, Labour, solve  # noqa: PLC0415 - loads the compiler

    _check(picture, hole, sources)
    if quality not in PLANS:
        message = f"The quality is one of {', '.join(PLANS)}, not {quality}."
        raise ValueError(message)
    barred = hole if sources is None else hole | ~sources
    filled = np.ascontiguousarray(picture).copy()
    filled[hole] = smoothed(filled, hole)[hole]
    area, done = np.count_nonzero(hole), 0.0
    with ThreadPoolExecutor(min(os.cpu_count() or 1, MOST_THREADS)) as pool:
        for window, part in windows(hole, barred):
            share = float(np.count_nonzero(part) / area)
            labour = Labour(pool, seed % 2**32, partial(_tell, progress, done, share))
            solved = solve(Level(filled[window].copy(), part, barred[window]), PLANS[quality], labour)
            filled[window][part] = solved[part]
            done += share
    return filled


def _tell(progress: Callable[[float], None], done: float, share: float, within: float) -> None:
    progress(min(1.0, done + share * within))


def _check(picture: Pixels, hole: Mask, sources: Mask | None) -> None:
    if picture.dtype != np.uint8 or picture.ndim != 3 or picture.shape[2] != 3:
        message = f"The picture must be uint8 (rows, columns, 3), not {picture.dtype} {picture.shape}."
        raise ValueError(message)
    for name, mask in (("hole", hole), ("sources", sources)):
        if mask is not None and (mask.dtype != np.bool_ or mask.shape != picture.shape[:2]):
            message = f"The {name} must be bool {picture.shape[:2]}, not {mask.dtype} {mask.shape}."
            raise ValueError(message)
