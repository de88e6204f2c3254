"""What a removal puts in the hole, on pictures whose continuation is known."""

import cv2
import numpy as np
import pytest

from photostudio.imaging.arrays import Mask, Pixels
from photostudio.imaging.inpaint import remove
from tests.imaging.inpaint.scenes import block, cobbles, slope, smeared, stripes


def off(filled: Pixels, truth: Pixels, hole: Mask) -> float:
    """Return the root mean square error within the hole, in levels."""
    return float(np.sqrt(np.mean((filled[hole].astype(float) - truth[hole]) ** 2)))


@pytest.mark.parametrize("quality", ["LOW", "MIDDLE", "HIGH"])
def test_a_pattern_goes_on(quality: str) -> None:
    truth = stripes()
    hole = block(truth.shape, 30, 30, 33, 37)
    filled = remove(smeared(truth, hole), hole, quality=quality, seed=1)
    assert off(filled, truth, hole) < 2


def test_a_flat_colour_stays_flat() -> None:
    truth = np.full((80, 90, 3), (90, 140, 200), np.uint8)
    hole = block(truth.shape, 0, 30, 40, 40)
    assert (remove(smeared(truth, hole), hole, quality="LOW", seed=1) == truth).all()


def test_a_slope_of_light_goes_on_within_a_few_levels() -> None:
    truth = slope()
    hole = block(truth.shape, 30, 34, 30, 30)
    filled = remove(smeared(truth, hole), hole, quality="MIDDLE", seed=1)
    assert np.abs(filled[hole].astype(int) - truth[hole]).max() <= 6


def test_an_edge_that_meets_the_hole_goes_through_it() -> None:
    truth = np.full((96, 96, 3), 200, np.uint8)
    truth[48:] = 60
    hole = block(truth.shape, 34, 34, 28, 28)
    assert off(remove(smeared(truth, hole), hole, quality="LOW", seed=1), truth, hole) < 8


def test_a_wire_leaves_no_trace() -> None:
    truth = stripes(columns=400)
    hole = block(truth.shape, 40, 0, 3, 400)
    assert off(remove(smeared(truth, hole), hole, quality="LOW", seed=1), truth, hole) < 2


def test_rough_ground_stays_rough() -> None:
    truth = cobbles()
    hole = block(truth.shape, 40, 40, 44, 44)
    picture = smeared(truth, hole)
    filled = remove(picture, hole, quality="MIDDLE", seed=1)
    blurred = np.asarray(cv2.inpaint(picture, hole.astype(np.uint8), 5, cv2.INPAINT_TELEA), np.uint8)
    assert off(filled, truth, hole) < 0.8 * off(blurred, truth, hole)
    assert 0.75 < filled[hole].std() / truth[hole].std() < 1.25


def test_a_fine_grain_survives_being_solved_small(monkeypatch: pytest.MonkeyPatch) -> None:
    from photostudio.imaging.inpaint import solving  # noqa: PLC0415 - loads the compiler

    monkeypatch.setitem(solving.PLANS, "LOW", solving.PLANS["LOW"]._replace(pixels=400))
    truth = cobbles(200, 200)
    hole = block(truth.shape, 60, 60, 80, 80)
    filled = remove(smeared(truth, hole), hole, quality="LOW", seed=1)
    assert 0.75 < filled[hole].std() / truth[hole].std() < 1.25
