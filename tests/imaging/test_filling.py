"""A hole is filled smoothly from its rim, and what is known stays."""

import numpy as np
import pytest

from photostudio.imaging.arrays import Mask
from photostudio.imaging.fill import fill_hole


def hole(rows: int, columns: int, share: float = 0.3) -> Mask:
    mask = np.zeros((rows, columns), bool)
    mask[int(rows * share) : int(rows * (1 - share)), int(columns * share) : int(columns * (1 - share))] = True
    return mask


@pytest.mark.parametrize("channels", [1, 3, 4])
def test_what_is_known_stays_bit_for_bit(channels: int) -> None:
    picture = np.random.default_rng(2).random((37, 52, channels), np.float32)
    mask = hole(37, 52)
    assert (fill_hole(picture, mask)[~mask] == picture[~mask]).all()


def test_a_plain_colour_is_continued() -> None:
    picture = np.full((50, 70, 3), 0.42, np.float32)
    mask = hole(50, 70, 0.1)
    picture[mask] = 99
    assert fill_hole(picture, mask) == pytest.approx(0.42, abs=1e-5)


def test_a_gradient_is_continued() -> None:
    picture = np.tile(np.linspace(0, 1, 96, dtype=np.float32), (64, 1))[..., None]
    mask = hole(64, 96)
    filled = fill_hole(np.where(mask[..., None], 0, picture).astype(np.float32), mask)
    assert np.abs(filled - picture)[mask].mean() < 0.05
    assert (np.diff(filled[32, :, 0]) > -0.02).all()


def test_a_fill_stays_between_the_darkest_and_the_brightest_that_is_known() -> None:
    picture = np.random.default_rng(4).random((61, 43, 3), np.float32)
    mask = np.random.default_rng(5).random((61, 43)) < 0.9
    known = picture[~mask]
    filled = fill_hole(picture, mask)
    assert filled.min() >= known.min() - 1e-5
    assert filled.max() <= known.max() + 1e-5


def test_one_known_pixel_fills_everything() -> None:
    picture = np.zeros((33, 20, 3), np.float32)
    picture[7, 11] = (0.2, 0.5, 0.9)
    mask = np.ones((33, 20), bool)
    mask[7, 11] = False
    assert np.abs(fill_hole(picture, mask) - picture[7, 11]).max() < 0.02


def test_nothing_known_is_an_error() -> None:
    with pytest.raises(ValueError, match="nothing to fill it from"):
        fill_hole(np.zeros((4, 4, 3), np.float32), np.ones((4, 4), bool))
    with pytest.raises(ValueError, match="hole"):
        fill_hole(np.zeros((4, 4, 3), np.float32), np.ones((4, 5), bool))
