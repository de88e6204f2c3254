"""Exposure is measured on the plate; highlights roll off and keep their hue."""

import numpy as np
import pytest

from photostudio.engines.studio.expose import expose, lift_whites, roll_off
from photostudio.engines.studio.scene import Exposure


@pytest.mark.parametrize("light", [0.01, 1.0, 250.0])
def test_the_metered_part_comes_out_as_asked_however_bright_the_lamps(light: float) -> None:
    plate = np.full((20, 20, 3), light, np.float32)
    picture = expose(plate, Exposure(white=0.5, percentile=50), metered=np.ones((20, 20), bool))
    assert picture == pytest.approx(0.5, abs=1e-3)


def test_what_is_not_metered_does_not_count() -> None:
    plate = np.full((20, 20, 3), 0.2, np.float32)
    plate[:, 10:] = 50
    metered = np.zeros((20, 20), bool)
    metered[:, :10] = True
    assert expose(plate, Exposure(white=0.4, percentile=50), metered=metered)[:, :10] == pytest.approx(0.4, abs=1e-3)


def test_middle_tones_stay_as_they_are() -> None:
    greys = np.linspace(0, 0.7, 50, dtype=np.float32)[None, :, None].repeat(3, axis=2)
    assert roll_off(greys) == pytest.approx(greys)


def test_highlights_rise_without_ever_clipping() -> None:
    bright = np.linspace(0.5, 3, 100, dtype=np.float32)[None, :, None].repeat(3, axis=2)
    rolled = roll_off(bright)[0, :, 0]
    assert (np.diff(rolled) > 0).all()
    assert rolled.max() < 1.0001


def test_a_bright_orange_stays_orange() -> None:
    ratio = roll_off(np.array([[[1.2, 0.6, 0.12]]], np.float32))[0, 0]
    assert ratio[1] / ratio[0] == pytest.approx(0.5, abs=0.06)


def test_glaring_light_bleaches() -> None:
    core = roll_off(np.array([[[60.0, 6.0, 30.0]]], np.float32))[0, 0]
    assert core.min() > 0.95


def test_white_paper_becomes_pure_white_and_grey_stays() -> None:
    greys = np.array([[[0.35] * 3, [0.9] * 3]], np.float32)
    assert lift_whites(greys)[0, :, 0] == pytest.approx([0.35, 1.0])
