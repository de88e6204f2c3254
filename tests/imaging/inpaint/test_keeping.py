"""What a removal leaves alone, and that it can be had again."""

import os

import numpy as np
import pytest

from photostudio.imaging.arrays import Mask
from photostudio.imaging.inpaint import remove
from tests.imaging.inpaint.scenes import block, cobbles, smeared

SHAPE = (128, 128)
HOLES = {
    "in the middle": block(SHAPE, 40, 50, 30, 34),
    "at the border": block(SHAPE, 100, 90, 28, 38),
    "several": block(SHAPE, 4, 4, 12, 12) | block(SHAPE, 100, 100, 16, 10) | block(SHAPE, 60, 20, 9, 30),
    "one pixel": block(SHAPE, 64, 64, 1, 1),
    "a wire": block(SHAPE, 70, 0, 2, 128),
    "nine tenths": ~block(SHAPE, 40, 40, 40, 40),
    "across the picture": block(SHAPE, 0, 40, 128, 40),
}


@pytest.mark.parametrize("hole", HOLES.values(), ids=HOLES)
def test_it_keeps_every_pixel_outside_the_hole(hole: Mask) -> None:
    picture = smeared(cobbles(), hole)
    before = picture.copy()
    filled = remove(picture, hole, quality="LOW", seed=3)
    assert (filled[~hole] == before[~hole]).all()
    assert (picture == before).all()


@pytest.mark.parametrize("hole", HOLES.values(), ids=HOLES)
def test_nothing_is_left_of_what_was_there(hole: Mask) -> None:
    filled = remove(smeared(cobbles(), hole), hole, quality="LOW", seed=3)
    green = filled[hole].astype(int)
    assert (green[:, 0] - green[:, 1] < 60).all()


def test_the_same_seed_gives_the_same_bytes_on_any_number_of_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    hole = block(SHAPE, 20, 20, 70, 80)
    picture = smeared(cobbles(), hole)
    results = []
    for count in (1, 2, 7):
        monkeypatch.setattr(os, "cpu_count", lambda count=count: count)
        results.append(remove(picture, hole, quality="MIDDLE", seed=5))
    assert (results[0] == results[1]).all()
    assert (results[0] == results[2]).all()


def test_another_seed_gives_another_fill() -> None:
    hole = block(SHAPE, 20, 20, 70, 80)
    picture = smeared(cobbles(), hole)
    assert (remove(picture, hole, quality="LOW", seed=5) != remove(picture, hole, quality="LOW", seed=6)).any()


def test_what_is_under_the_hole_does_not_matter() -> None:
    hole = HOLES["several"]
    loud, black = smeared(cobbles(), hole), np.where(hole[..., None], np.uint8(0), cobbles())
    assert (remove(loud, hole, quality="LOW", seed=1) == remove(black, hole, quality="LOW", seed=1)).all()


def test_an_empty_hole_gives_a_copy() -> None:
    picture = cobbles()
    filled = remove(picture, np.zeros(SHAPE, np.bool_), quality="HIGH", seed=0)
    assert (filled == picture).all()
    assert not np.shares_memory(filled, picture)
