"""Dark on dark and white on white: the set behind the product gets a wide soft spot, and nothing else changes."""

import numpy as np
import pytest

from photostudio.engines.studio.separation import part
from photostudio.imaging.arrays import Linear, Pixels

ROOM = (slice(20, 76), slice(36, 60))
FAR = np.full((96, 96), 6.0, np.float32)


def product(tone: int) -> Pixels:
    placed = np.zeros((96, 96, 4), np.uint8)
    placed[ROOM] = (tone, tone, tone, 255)
    return placed


def plate(light: float) -> Linear:
    return np.full((96, 96, 3), light, np.float32)


def test_a_dark_product_gets_light_behind_it_in_a_dark_set() -> None:
    parted = part(plate(0.01), product(25), FAR, distance=4.0)
    assert parted[48, 33, 0] > 0.03
    assert parted[48, 2, 0] < 0.5 * parted[48, 33, 0]


def test_a_white_product_gets_a_darker_tone_behind_it_in_a_white_set() -> None:
    parted = part(plate(0.8), product(235), FAR, distance=4.0)
    assert 0.6 < parted[48, 33, 0] < 0.72
    assert parted[2, 2, 0] > 0.75


def test_the_spot_has_no_line_in_it() -> None:
    parted = part(plate(0.01), product(25), FAR, distance=4.0)[..., 0]
    steps = np.abs(np.diff(parted, axis=0)).max(), np.abs(np.diff(parted, axis=1)).max()
    assert max(steps) < 0.06 * (parted.max() - parted.min())


@pytest.mark.parametrize(("light", "tone"), [(0.6, 25), (0.01, 235), (0.8, 120)])
def test_a_product_that_stands_out_leaves_the_set_alone(light: float, tone: int) -> None:
    before = plate(light)
    assert (part(before, product(tone), FAR, distance=4.0) == before).all()


def test_only_what_is_behind_is_lit() -> None:
    depth = FAR.copy()
    depth[70:] = 3.9  # the ground before the product
    depth[:, :10] = 0  # nothing at all
    parted = part(plate(0.01), product(25), depth, distance=4.0)
    assert (parted[70:] == np.float32(0.01)).all()
    assert (parted[:, :10] == np.float32(0.01)).all()


def test_the_spot_has_the_colour_of_the_set() -> None:
    coloured = plate(0.01) * np.array([1.0, 0.5, 0.25], np.float32)
    red, green, blue = part(coloured, product(20), FAR, distance=4.0)[48, 33].tolist()
    assert red / green == pytest.approx(2, rel=1e-3)
    assert green / blue == pytest.approx(2, rel=1e-3)


def test_a_canvas_that_is_all_product_or_empty_stays() -> None:
    before = plate(0.01)
    whole = np.full((96, 96, 4), 20, np.uint8)
    whole[..., 3] = 255
    assert (part(before, whole, FAR, distance=4.0) == before).all()
    assert (part(before, np.zeros((96, 96, 4), np.uint8), FAR, distance=4.0) == before).all()
