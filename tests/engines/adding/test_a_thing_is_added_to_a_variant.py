"""In a variant of ours a thing stands in its set: in the mask, with its shadow, and the product stays as it was."""

import cv2
import numpy as np
import pytest

from photostudio.engines.studio.adding.add import Added, add
from photostudio.engines.words.additions import nameable
from photostudio.imaging.arrays import Mask, Pixels
from photostudio.imaging.colour import to_linear
from photostudio.imaging.masks import Coverage
from tests.engines.adding.conftest import Base, box
from tests.engines.contract import silent

RIGHT = (124, 85, 170, 130)
BEHIND = (84, 40, 160, 120)


def added(base: Base, coverage: Coverage, words: str = "a red cylinder", **options: object) -> Added:
    return add(base.picture, coverage, nameable(words), seed=5, progress=silent, known=base.known, **options)  # type: ignore[arg-type]


def seen_red(pixels: Pixels) -> Mask:
    light = to_linear(pixels)
    red: Mask = light[..., 0] > 1.8 * light[..., 2]
    return red


@pytest.fixture(scope="module")
def cylinder(base: Base) -> Added:
    return added(base, box(*RIGHT))


def test_it_appears_in_the_mask(base: Base, cylinder: Added) -> None:
    inside = box(*RIGHT) > 0
    assert seen_red(cylinder.pixels)[inside].mean() > 0.4
    assert not seen_red(base.picture)[inside].any()


def test_it_stands_at_the_masks_lower_edge_and_is_as_tall(cylinder: Added) -> None:
    left, top, right, bottom = RIGHT
    rows = np.flatnonzero(seen_red(cylinder.pixels)[:, left:right].any(axis=1))
    assert abs(rows[-1] + 1 - bottom) <= 3
    assert abs(rows[0] - top) <= 3


def test_nothing_else_changes_than_the_mask_and_the_shadow_zone(base: Base, cylinder: Added) -> None:
    untouched = (box(*RIGHT) == 0) & (cylinder.shadow_zone == 0)
    assert (cylinder.pixels[untouched] == base.picture[untouched]).all()
    assert untouched.mean() > 0.5


def test_its_shadow_falls_away_from_the_light(base: Base, cylinder: Added) -> None:
    before, after = (to_linear(pixels).sum(axis=2) for pixels in (base.picture, cylinder.pixels))
    beside = np.s_[118:129, 168:184]
    assert after[beside].mean() < 0.85 * before[beside].mean()
    lit = np.s_[118:129, 119:125]
    assert abs(after[lit].mean() / before[lit].mean() - 1) < 0.08


def test_without_a_shadow_only_the_mask_changes(base: Base) -> None:
    alone = added(base, box(*RIGHT), with_shadow=False)
    assert not alone.shadow_zone.any()
    outside = box(*RIGHT) == 0
    assert (alone.pixels[outside] == base.picture[outside]).all()
    assert seen_red(alone.pixels)[~outside].mean() > 0.4


def test_the_product_before_it_stays_as_it_is(base: Base) -> None:
    behind = added(base, box(*BEHIND))
    opaque = base.known.placed[..., 3] == 255
    assert (opaque & (box(*BEHIND) > 0)).sum() > 200
    assert (behind.pixels[opaque] == base.picture[opaque]).all()
    assert seen_red(behind.pixels).sum() > 100


def test_a_round_mask_holds_all_of_it(base: Base) -> None:
    coverage = np.zeros_like(box(*RIGHT))
    cv2.ellipse(coverage, (150, 95), (26, 36), 0, 0, 360, 255, -1)
    red = seen_red(added(base, coverage).pixels)
    assert red.sum() > 0.25 * (coverage > 0).sum()
    assert (red & (coverage == 0)).sum() < 0.04 * red.sum()


def test_the_same_words_and_seed_give_the_same_bytes(base: Base, cylinder: Added) -> None:
    again = added(base, box(*RIGHT))
    assert (again.pixels == cylinder.pixels).all()
    assert (again.shadow_zone == cylinder.shadow_zone).all()
    assert again.recipe == cylinder.recipe


def test_what_is_alight_lights_its_surroundings(base: Base) -> None:
    candle = added(base, box(*RIGHT), "a lit candle")
    flame = to_linear(candle.pixels)[85:105, 135:160]
    assert flame.max() > 0.9
