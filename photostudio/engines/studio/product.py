"""What a product tells before a word is read: where it stands, its colours, where its light comes from."""

from dataclasses import dataclass

import numpy as np

from photostudio.engines.studio.stage import Outline, outline
from photostudio.imaging.arrays import Pixels
from photostudio.imaging.colour import Dominant, dominant_colours, oklab, to_linear

CLEARLY = 0.03  # of Oklab lightness, between the product's left and right third


@dataclass(frozen=True, kw_only=True)
class Product:
    """A placed product: its outline, its main colours, and the side its own light comes from (−1 left, 1 right, 0)."""

    outline: Outline
    colours: tuple[Dominant, ...]
    bright_side: int


def study(placed: Pixels) -> Product:
    """Look at a placed product (rows, columns, 4). Raises EngineError when nothing of it can be seen."""
    return Product(outline=outline(placed), colours=dominant_colours(placed), bright_side=_bright_side(placed))


def _bright_side(placed: Pixels) -> int:
    opaque = placed[..., 3] == 255
    columns = np.flatnonzero(opaque.any(axis=0))
    if columns.size < 3:
        return 0
    third = (columns[-1] - columns[0]) // 3
    sides = (slice(columns[0], columns[0] + third + 1), slice(columns[-1] - third, columns[-1] + 1))
    left, right = (float(np.median(oklab(to_linear(placed[:, side, :3][opaque[:, side]]))[:, 0])) for side in sides)
    return int(np.sign(right - left)) if abs(right - left) > CLEARLY else 0
