"""An outline written down and filled again is the mask it was, to a pixel at its edge."""

import cv2
import numpy as np
import pytest

from photostudio.imaging.arrays import Mask
from photostudio.imaging.outlines import filled, outlines_of


def ring() -> Mask:
    y, x = np.mgrid[:160, :200]
    away = np.hypot(x - 90, y - 80)
    return np.asarray((away < 70) & (away > 30), bool)


def two_things() -> Mask:
    mask = np.zeros((120, 160), bool)
    mask[20:60, 10:50] = mask[70:110, 90:150] = True
    return mask


@pytest.mark.parametrize("mask", [ring(), two_things()], ids=["with a hole", "two things"])
def test_it_comes_back_within_a_pixel(mask: Mask) -> None:
    rows, columns = mask.shape
    again = filled(outlines_of(mask), width=columns, height=rows)
    core, reach = (change(mask.astype(np.uint8), np.ones((3, 3))) > 0 for change in (cv2.erode, cv2.dilate))
    assert again[core].all()
    assert not again[~reach].any()
    assert np.count_nonzero(again != mask) < 0.02 * np.count_nonzero(mask)


def test_it_is_small_enough_to_be_written_down() -> None:
    assert sum(map(len, outlines_of(ring()))) < 200


def test_nothing_has_no_outline() -> None:
    nothing = np.zeros((20, 30), bool)
    assert outlines_of(nothing) == []
    assert not filled([], width=30, height=20).any()
