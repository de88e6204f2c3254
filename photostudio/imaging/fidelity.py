"""Proof that nothing else was touched: the pixels that had to stay are counted, not assumed."""

from dataclasses import dataclass

import numpy as np

from photostudio.imaging.arrays import Mask, Pixels


@dataclass(frozen=True)
class Fidelity:
    """How many pixels had to stay (`protected`), and how many of them did not (`changed`)."""

    protected: int
    changed: int


def count_changed(placed: Pixels, result: Pixels) -> Fidelity:
    """Compare the fully opaque pixels of `placed` (rows, columns, 4) with `result` (rows, columns, 3 or 4).

    Raises ValueError when the two differ in size.
    """
    return count_changed_where(placed[..., 3] == 255, placed[..., :3], result[..., :3])


def count_changed_where(protected: Mask, before: Pixels, after: Pixels) -> Fidelity:
    """Compare all channels of two pictures (rows, columns, channels) where `protected` (rows, columns) is set.

    Raises ValueError when the three differ in size, or the pictures in channels.
    """
    if before.shape != after.shape or before.shape[:2] != protected.shape:
        raise ValueError(
            f"The result is {after.shape}, the picture {before.shape}, what is protected {protected.shape}."
        )
    changed = (before != after).any(axis=2) & protected
    return Fidelity(protected=int(np.count_nonzero(protected)), changed=int(np.count_nonzero(changed)))
