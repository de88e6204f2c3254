"""Pictures out of focus: light spread by a lens, hung where it belongs."""

from dataclasses import replace

import numpy as np
import pytest

from photostudio.engines.studio import supports
from photostudio.engines.studio.framing import horizon
from photostudio.engines.studio.library.backdrops import canvas
from photostudio.engines.studio.library.backdrops.layers import WHITE, Layer, glints
from photostudio.engines.studio.library.backdrops.places import indoors
from photostudio.engines.studio.library.backdrops.skies import eye_level
from photostudio.engines.studio.library.backdrops.waters import sea
from photostudio.engines.studio.scene import Glow, Rectangle, Stage, Texture
from photostudio.imaging.arrays import Linear
from tests.engines.library.staging import design, staged, view


def test_a_speck_out_of_focus_is_a_disc_that_keeps_its_light() -> None:
    picture = np.zeros((101, 101, 3), np.float32)
    picture[50, 50] = 400
    disc = canvas.blurred(picture, 12)
    lit = disc[..., 0] > 0.1
    assert abs(int(lit.any(axis=0).sum()) - 25) <= 3
    assert abs(int(lit.any(axis=1).sum()) - 25) <= 3
    assert 0.88 < lit.sum() / (np.pi * 12**2) < 1.1
    assert float(disc.sum()) == pytest.approx(float(picture.sum()), rel=0.01)


def test_a_large_disc_is_as_large_and_keeps_its_light() -> None:
    picture = np.zeros((160, 160, 1), np.float32)
    picture[80, 80] = 4000
    disc = canvas.blurred(picture, 30)
    disc = disc.reshape(160, 160)
    assert 0.85 < (disc > 0.3).sum() / (np.pi * 30**2) < 1.15
    assert float(disc.sum()) == pytest.approx(4000, rel=0.02)


def test_a_glint_comes_out_as_bright_as_its_power_says() -> None:
    made = canvas.stretch(staged(design("bokeh", blur=0.5)), edge=(0.0, -0.8))
    light = made.defocus(glints(made, [(0.0, 0.0, 2.0)], [(1.0, 0.5, 0.25)]))
    column, row = (int(place) for place in made.at(0.0, 0.0))
    assert light[row, column] == pytest.approx((2.0, 1.0, 0.5), rel=0.35)


def test_what_is_painted_at_the_horizon_hangs_at_the_eyes_height() -> None:
    stage = staged(design("sea"))
    made = canvas.stretch(stage, edge=(0.0, -3.0))
    card = canvas.hang(stage, made, made.plain((0.5, 0.5, 0.5)), depth=6.0)
    assert isinstance(card.shape, Rectangle)
    _, row = made.at(0.0, made.horizon)
    place = card.shape.transform @ np.array([0.0, 1 - 2 * row / made.rows, 0.0, 1.0])
    assert place[1] == pytest.approx(horizon(stage), abs=0.02)


def test_the_sea_is_deep_far_out_and_clear_near_the_beach() -> None:
    stage = staged(design("sea", colour="#8fb9c4"))
    made = canvas.stretch(stage, edge=(0.0, -3.0))
    picture = sea(stage, made).mean(axis=1)
    line = eye_level(made)
    far, near = (picture[int(made.at(0.0, line + share * (made.sill - line))[1])] for share in (0.3, 0.9))
    assert near.mean() > far.mean()
    assert near[1] > 1.3 * near[0]


def test_the_sill_is_where_the_grounds_end_is_seen() -> None:
    stage = staged(design("sea"))
    near, far = (canvas.stretch(stage, edge=(0.0, z)).sill for z in (-0.5, -6.0))
    assert -canvas.stretch(stage, edge=(0.0, -1.0)).top < near < far < canvas.stretch(stage, edge=(0.0, -1.0)).horizon


def test_a_wide_lens_shows_more_of_a_room_and_a_long_one_less() -> None:
    wide, usual, long = (_width_of_a_picture_on_the_wall(focal) for focal in (32, 78, 130))
    assert wide < 0.65 * usual
    assert long > 1.2 * usual


def _width_of_a_picture_on_the_wall(focal: float) -> float:
    """Return, in widths of the photo, how wide a room's only white thing is seen."""

    def hung(_: Stage, made: canvas.Canvas) -> Linear:
        wall = Layer(made)
        wall.box(-0.15, 0.05, 0.15, 0.25, WHITE)
        return np.ascontiguousarray(wall.paint[..., :3])

    made = design("room")
    stage = staged(replace(made, lens=replace(made.lens, focal=focal)))
    picture = view(indoors(hung)(stage, supports.carry(stage))).max(axis=-1)
    return float((picture > 0.5 * picture.max()).any(axis=0).mean())


def test_glare_is_not_cut_off_at_white() -> None:
    stage = staged(design("window"))
    made = canvas.stretch(stage, edge=(0.0, -0.8))
    card = canvas.hang(stage, made, made.plain((6.0, 6.0, 6.0)), depth=4.0)
    assert isinstance(card.surface, Glow)
    assert isinstance(card.surface.radiance, Texture)
    assert card.surface.radiance.pixels.max() > 4


def test_a_layer_covers_what_is_behind_it_and_softens_at_its_edge() -> None:
    made = canvas.stretch(staged(design("room", blur=0.6)), edge=(0.0, -0.8))
    layer = Layer(made)
    layer.box(-0.2, -0.3, 0.2, 0.3, (0.0, 0.0, 0.0))
    picture = layer.on(made.plain((1.0, 1.0, 1.0)))[..., 0]
    (left, row), (edge, _) = made.at(0.0, 0.0), made.at(0.2, 0.0)
    assert picture[int(row), int(left)] < 0.02
    assert picture[int(row), int(edge)] == pytest.approx(0.5, abs=0.15)
    assert picture[2, 2] == pytest.approx(1.0, abs=0.01)
