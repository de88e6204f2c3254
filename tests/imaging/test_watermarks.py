from typing import TYPE_CHECKING

import numpy as np
import pytest

from photostudio.imaging.watermark import watermark

if TYPE_CHECKING:
    from photostudio.imaging.arrays import Pixels


@pytest.mark.parametrize("grey", [0, 128, 255])
def test_it_is_seen_on_any_ground(grey: int) -> None:
    marked = watermark(np.full((200, 300, 3), grey, np.uint8)).astype(int)
    assert np.abs(marked - grey).max() > 40


def test_no_quarter_of_a_picture_is_without_it() -> None:
    plain: Pixels = np.full((256, 256, 3), 200, np.uint8)
    changed = (watermark(plain) != plain).any(axis=2)
    for rows in (slice(0, 128), slice(128, 256)):
        for columns in (slice(0, 128), slice(128, 256)):
            assert changed[rows, columns].mean() > 0.02


def test_transparency_stays_as_it_is() -> None:
    picture: Pixels = np.zeros((90, 120, 4), np.uint8)
    picture[20:60, 30:80] = 255
    assert (watermark(picture)[..., 3] == picture[..., 3]).all()


@pytest.mark.parametrize("size", [(1, 1), (3, 700), (1500, 1100)])
def test_every_size_can_be_marked(size: tuple[int, int]) -> None:
    assert watermark(np.full((*size, 3), 90, np.uint8)).shape == (*size, 3)
