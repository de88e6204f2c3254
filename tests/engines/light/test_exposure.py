"""The meter reads the light about the product; highlights roll off and keep their hue."""

import numpy as np
import pytest

from photostudio.engines.studio.expose import deepen, lift_whites, meter, roll_off
from photostudio.engines.studio.scene import Exposure

WHITE = np.full((20, 20, 3), 0.8, np.float32)
NOTHING = np.zeros((20, 20), bool)


@pytest.mark.parametrize("light", [0.01, 1.0, 250.0])
def test_white_paper_comes_out_as_asked_however_bright_the_lamps(light: float) -> None:
    plate = light * WHITE
    gain = meter(plate, WHITE, Exposure(white=0.5, percentile=50), covered=NOTHING)
    assert gain * plate == pytest.approx(0.5, abs=1e-3)


def test_the_same_light_keeps_black_darker_than_grey_and_grey_than_white() -> None:
    tones = [np.full((20, 20, 3), albedo, np.float32) for albedo in (0.03, 0.2, 0.8)]
    developed = [meter(tone, tone, Exposure(), covered=NOTHING) * tone.mean() for tone in tones]
    assert developed[0] < 0.15 * developed[2]
    assert developed[0] < developed[1] < developed[2]


def test_lamps_in_the_picture_do_not_darken_it() -> None:
    plate, albedo = WHITE.copy(), WHITE.copy()
    plate[:, :8], albedo[:, :8] = 40.0, 0.0
    dimmed = meter(plate, albedo, Exposure(percentile=50), covered=NOTHING)
    assert dimmed == pytest.approx(meter(WHITE, WHITE, Exposure(percentile=50), covered=NOTHING), rel=0.1)


def test_what_is_far_from_the_product_does_not_count() -> None:
    plate = np.full((40, 40, 3), 0.2, np.float32)
    plate[:, 30:] = 50
    covered = np.zeros((40, 40), bool)
    covered[10:20, 5:15] = True
    gain = meter(plate, np.full_like(plate, 0.8), Exposure(white=0.4, percentile=50), covered=covered)
    assert gain * 0.2 == pytest.approx(0.4, abs=1e-3)


def test_the_product_itself_is_not_metered() -> None:
    plate = np.full((20, 20, 3), 0.2, np.float32)
    covered = np.zeros((20, 20), bool)
    covered[5:15, 5:15] = True
    plate[covered] = 50
    gain = meter(plate, WHITE, Exposure(white=0.4, percentile=50), covered=covered)
    assert gain * 0.2 == pytest.approx(0.4, abs=1e-3)


def test_contrast_parts_dark_from_bright_and_keeps_the_middle() -> None:
    greys = np.array([[[0.05] * 3, [0.3] * 3, [0.6] * 3]], np.float32)
    dark, middle, light = deepen(greys, 1.8)[0, :, 0]
    assert dark < 0.05
    assert middle == pytest.approx(0.3)
    assert light > 0.6


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
