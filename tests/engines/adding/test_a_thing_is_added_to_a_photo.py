"""A photo is looked at: the thing stands on what is in it, lit from the same side, as warm and as colourful."""

from typing import TYPE_CHECKING, cast

import numpy as np
import pytest

from photostudio.engines.base import Engine
from photostudio.engines.studio import render
from photostudio.engines.studio.adding.add import Added, add
from photostudio.engines.studio.adding.looking import Hints
from photostudio.engines.words.additions import nameable
from photostudio.imaging.arrays import Pixels
from photostudio.imaging.colour import to_linear
from tests.engines.adding.conftest import box, table
from tests.engines.contract import silent

if TYPE_CHECKING:
    from photostudio.engines.studio.engine import VirtualStudio

SIZE = {"width": 151, "height": 117}
MASK = (55, 30, 95, 95)


def added(photo: Pixels, words: str = "a white cylinder", hints: Hints = Hints()) -> Added:  # noqa: B008
    return add(photo, box(*MASK, **SIZE), nameable(words), seed=5, progress=silent, known=hints)


@pytest.fixture(scope="module")
def plain(renderer: None) -> Added:
    return added(table(**SIZE))


def test_it_comes_into_photos_of_any_size(plain: Added) -> None:
    photo, coverage = table(**SIZE), box(*MASK, **SIZE)
    untouched = (coverage == 0) & (plain.shadow_zone == 0)
    assert plain.pixels.shape == photo.shape
    assert (plain.pixels[untouched] == photo[untouched]).all()
    assert (plain.pixels != photo).any(axis=2)[coverage > 0].mean() > 0.3


def test_what_was_seen_is_in_the_recipe(plain: Added) -> None:
    assert plain.recipe["scene"] == "estimated"
    assert {"horizon", "azimuth", "elevation", "warmth", "softness"} <= plain.recipe["sight"].keys()
    assert plain.recipe["sight"]["azimuth"] < 0


def test_hints_turn_the_light_round(renderer: None) -> None:
    photo = table(**SIZE)
    beside = [np.s_[80:95, 30:52], np.s_[80:95, 98:120]]
    changes = []
    for azimuth in (-80.0, 80.0):
        made = to_linear(added(photo, hints=Hints(azimuth=azimuth, softness=0.1, elevation=35)).pixels)
        changes.append([float((made[part] / to_linear(photo)[part]).mean()) for part in beside])
    (left_lit_left, left_lit_right), (right_lit_left, right_lit_right) = changes
    assert left_lit_right < left_lit_left - 0.03
    assert right_lit_left < right_lit_right - 0.03


def test_in_a_warm_photo_it_is_warmer(renderer: None, plain: Added) -> None:
    warm = added(table(**SIZE, warm=1.6))
    body = np.s_[55:80, 66:84]
    red_to_blue = [
        float(np.divide(*to_linear(made.pixels)[body][..., [0, 2]].mean(axis=(0, 1)))) for made in (plain, warm)
    ]
    assert red_to_blue[1] > 1.15 * red_to_blue[0]


def test_in_a_black_and_white_photo_it_is_grey(renderer: None) -> None:
    grey = np.repeat(table(**SIZE)[..., 1:2], 3, axis=2)
    made = added(grey, "a red cylinder").pixels.astype(int)
    assert np.ptp(made, axis=2).max() <= 2


def test_it_needs_no_compiler(plain_studio: Engine) -> None:
    render.start(cast("VirtualStudio", plain_studio).backend)
    photo = table(72, 60)
    made = add(photo, box(24, 12, 48, 50, width=72, height=60), nameable("a red cube"), seed=1, progress=silent)
    assert (made.pixels[20:48, 28:44] != photo[20:48, 28:44]).any(axis=2).mean() > 0.5
