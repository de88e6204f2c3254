"""Whatever a valid cut-out looks like and wherever it stands, there is a photo, and its own pixels are in it."""

import numpy as np
import pytest

from photostudio.engines.base import Engine
from photostudio.imaging.arrays import Pixels
from photostudio.imaging.fidelity import count_changed
from tests.engines.contract import instant, run


def block(canvas: tuple[int, int], rows: slice, columns: slice, *, alpha: int = 255) -> Pixels:
    """A canvas (width, height) with an orange block on it."""
    placed = np.zeros((canvas[1], canvas[0], 4), np.uint8)
    placed[rows, columns] = (200, 90, 40, alpha)
    return placed


SMALL, WIDE, TALL, ALL = (64, 64), (97, 65), (80, 140), slice(None)
PRODUCTS = {
    "on a small canvas": block(SMALL, slice(20, 50), slice(20, 44)),
    "one pixel high": block(SMALL, slice(50, 51), slice(5, 60)),
    "one pixel high at the top": block(SMALL, slice(0, 1), ALL),
    "one pixel wide": block(SMALL, slice(5, 60), slice(30, 31)),
    "one pixel in a corner": block(SMALL, slice(63, 64), slice(63, 64)),
    "over all of the canvas": block(SMALL, ALL, ALL),
    "see-through over all of the canvas": block(SMALL, ALL, ALL, alpha=120),
    "see-through throughout": block(SMALL, slice(20, 50), slice(20, 44), alpha=100),
    "one faint pixel": block(SMALL, slice(30, 31), slice(30, 31), alpha=20),
    "across a wide canvas": block(WIDE, slice(50, 60), ALL),
    "at the top of a tall canvas": block(TALL, slice(0, 20), slice(20, 50)),
}


@pytest.mark.parametrize("product", PRODUCTS)
def test_any_product_gets_its_photo(plain_studio: Engine, product: str) -> None:
    photographed(plain_studio, PRODUCTS[product])


def test_a_frame_round_the_canvas_gets_its_photo(plain_studio: Engine) -> None:
    frame = block(SMALL, ALL, ALL)
    frame[8:56, 8:56, 3] = 0
    photographed(plain_studio, frame)


def photographed(studio: Engine, placed: Pixels) -> None:
    (photo,) = run(studio, instant(), placed)
    assert photo.pixels.shape == (*placed.shape[:2], 3)
    fidelity = count_changed(placed, photo.pixels)
    assert fidelity.protected == np.count_nonzero(placed[..., 3] == 255)
    assert fidelity.changed == 0
