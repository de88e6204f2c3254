"""Proof that the product was not touched: its pixels are counted, not assumed."""

from dataclasses import dataclass

import numpy as np

from photostudio.imaging.arrays import Pixels


@dataclass(frozen=True)
class Fidelity:
    """How many pixels of the product had to stay (`protected`), and how many of them did not (`changed`)."""

    protected: int
    changed: int


def count_changed(placed: Pixels, result: Pixels) -> Fidelity:
    """Compare the fully opaque pixels of `placed` (rows, columns, 4) with `result` (rows, columns, 3 or 4).

    Raises ValueError when the two differ in size.
    """
    if placed.shape[:2] != result.shape[:2]:
        raise ValueError(f"The result is {result.shape[:2]}, the placed product {placed.shape[:2]}.")
    protected = placed[..., 3] == 255
    changed = (placed[..., :3] != result[..., :3]).any(axis=2) & protected
    return Fidelity(protected=int(np.count_nonzero(protected)), changed=int(np.count_nonzero(changed)))
