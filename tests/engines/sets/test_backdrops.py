import numpy as np
import pytest

from photostudio.engines.studio import backdrops, views
from photostudio.engines.studio.framing import window
from photostudio.engines.studio.scene import Glow, Rectangle, Texture
from tests.engines.sets.stages import stage


def test_a_speck_out_of_focus_is_a_round_disc_that_keeps_its_light() -> None:
    picture = np.zeros((101, 101, 3), np.float32)
    picture[50, 50] = 400
    blurred = backdrops.defocus(picture, 12)
    lit = blurred[..., 0] > 0.1
    assert abs(int(lit.any(axis=0).sum()) - 25) <= 2
    assert abs(int(lit.any(axis=1).sum()) - 25) <= 2
    assert abs(int(lit.sum()) - np.pi * 12**2) < 0.1 * np.pi * 12**2
    assert float(blurred.sum()) == pytest.approx(float(picture.sum()), rel=0.01)


def test_a_hung_picture_fills_the_view_and_is_square() -> None:
    standing = stage("wood", "shoe")
    seen = window(standing, -5.0)
    card = backdrops.hang(standing, "view", np.full((8, 8, 3), 0.3, np.float32), z=-5.0)
    assert isinstance(card.shape, Rectangle)
    corners = (card.shape.transform @ np.array([[-1, -1, 0, 1], [1, 1, 0, 1]]).T)[:2]
    assert (corners[:, 0] < (seen.left, seen.bottom)).all()
    assert (corners[:, 1] > (seen.right, seen.top)).all()
    width, height = corners[:, 1] - corners[:, 0]
    assert width == pytest.approx(height)


def test_a_row_is_where_its_height_hangs() -> None:
    standing = stage("beach", "bottle")
    card = backdrops.hang(standing, "sea", np.zeros((8, 8, 3), np.float32), z=-5.0)
    assert isinstance(card.shape, Rectangle)
    row = backdrops.row(standing, 0.7, z=-5.0)
    place = card.shape.transform @ np.array([0.0, 1 - 2 * row, 0.0, 1.0])
    assert place[1] == pytest.approx(0.7)


def test_bright_discs_keep_their_colour_below_white() -> None:
    orange = np.tile(np.array([4.0, 2.0, 0.4], np.float32), (8, 8, 1))
    card = backdrops.hang(stage("wood", "bottle"), "view", orange, z=-5.0)
    assert isinstance(card.surface, Glow)
    assert isinstance(card.surface.radiance, Texture)
    red, green, blue = card.surface.radiance.pixels.reshape(-1, 3).mean(axis=0)
    assert red > green + 30 > blue + 60


def test_the_sea_is_darker_than_the_sky_and_meets_it_softly() -> None:
    blue, sky, haze = (0.05, 0.3, 0.4), (0.2, 0.4, 0.7), (0.8, 0.85, 0.9)
    picture = views.sea(np.random.default_rng(1), horizon=0.5, shore=0.8, water=blue, sky=sky, haze=haze, size=256)
    rows = picture.mean(axis=(1, 2))
    assert rows[134:150].mean() < rows[100:126].mean()
    assert np.abs(np.diff(rows))[118:140].max() < 0.5 * (rows[:128].max() - rows[134:150].min())
