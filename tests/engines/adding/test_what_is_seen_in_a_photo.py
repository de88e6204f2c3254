"""Where the horizon is and where the light comes from, in pictures drawn so that it is known."""

import cv2
import numpy as np
import pytest

from photostudio.engines.studio.adding.looking import Hints, look
from photostudio.engines.studio.adding.matching import texture_of
from photostudio.imaging.arrays import Mask, Pixels
from tests.engines.adding.conftest import table

NOTHING: Mask = np.zeros((240, 320), bool)


def planks(horizon: int) -> Pixels:
    """Return a floor of planks that run away to a point on a row."""
    picture = np.full((240, 320, 3), 170, np.uint8)
    for foot in range(-500, 900, 45):
        cv2.line(picture, (160, horizon), (foot, 240), (60, 50, 40), 2, cv2.LINE_AA)
    for row in (150, 172, 205):
        cv2.line(picture, (0, row), (320, row), (60, 50, 40), 2, cv2.LINE_AA)
    picture[: max(horizon, 0) + 30] = 170
    return picture


@pytest.mark.parametrize("horizon", [-60, 20, 80])
def test_planks_that_run_away_show_the_horizon(horizon: int) -> None:
    assert look(planks(horizon), NOTHING, Hints()).horizon == pytest.approx(horizon / 240, abs=0.08)


def test_a_sky_ends_at_the_horizon() -> None:
    picture = np.full((240, 320, 3), 235, np.uint8)
    picture[90:] = np.random.default_rng(2).integers(60, 150, (150, 320, 1))
    assert look(picture, NOTHING, Hints()).horizon == pytest.approx(90 / 240, abs=0.03)


def test_a_bare_table_is_seen_from_above() -> None:
    assert look(table(320, 240), NOTHING, Hints()).horizon < 0


def test_the_horizon_lies_above_what_stands() -> None:
    masked = NOTHING.copy()
    masked[20:60, 100:160] = True
    assert look(planks(80), masked, Hints()).horizon < 60 / 240


def test_the_brighter_side_is_the_lights() -> None:
    photo = table(320, 240)
    assert look(photo, NOTHING, Hints()).azimuth < -20
    assert look(photo[:, ::-1], NOTHING, Hints()).azimuth > 20


def test_a_yellow_picture_is_warm_and_a_blue_one_cool() -> None:
    warm, cool = table(320, 240, warm=1.7), table(320, 240, warm=0.75)
    assert look(warm, NOTHING, Hints()).warmth > 0.15 > look(cool, NOTHING, Hints()).warmth


def test_hints_are_taken_as_they_are() -> None:
    hints = Hints(horizon=0.3, azimuth=12, elevation=70, warmth=-0.5, softness=0.9)
    sight = look(table(320, 240), NOTHING, hints)
    assert (sight.horizon, sight.azimuth, sight.elevation, sight.warmth, sight.softness) == (0.3, 12, 70, -0.5, 0.9)


def test_blur_and_grain_are_measured() -> None:
    rng = np.random.default_rng(3)
    steps = np.kron(rng.integers(40, 220, (8, 10)), np.ones((30, 32))).astype(np.float32)
    everywhere = np.ones((240, 320), bool)
    sharp, soft = (texture_of(_grey(cv2.GaussianBlur(steps, (0, 0), sigma)), everywhere).blur for sigma in (0.3, 2.0))
    assert sharp < 0.9
    assert soft == pytest.approx(2.0, abs=0.5)
    grainy = steps + rng.normal(0, 4, steps.shape)
    assert texture_of(_grey(grainy), everywhere).grain == pytest.approx(4, abs=1)


def _grey(tone: np.ndarray) -> Pixels:
    return np.repeat(np.clip(np.rint(tone), 0, 255).astype(np.uint8)[..., None], 3, axis=2)
