"""No product drowns in its backdrop, unless that is just what was asked for."""

import pytest

from photostudio.engines.studio.product import study
from tests.engines.direction.directing import SEEDS, box, directed, lightness

BLACK, WHITE = study(box((18, 18, 20))), study(box((248, 248, 247)))


@pytest.mark.parametrize("words", ["on silk", "luxury watch", "a product", "dark and moody"])
def test_a_dark_product_has_something_lighter_behind_it(words: str) -> None:
    for seed in SEEDS:
        assert lightness(directed(words, seed=seed, product=BLACK).palette.backdrop) > 0.32


def test_a_dark_product_in_the_dark_gets_a_glow_behind_it_and_a_rim_light() -> None:
    for seed in SEEDS:
        design = directed("on black lacquer, black background", seed=seed, product=BLACK)
        assert design.backdrop.kind == "gradient"
        assert lightness(design.palette.backdrop) > 0.32
        assert design.light.rim >= 1


def test_a_pale_product_keeps_its_darkness() -> None:
    design = directed("on black lacquer, black background", product=WHITE)
    assert design.backdrop.kind == "void"
    assert lightness(design.palette.backdrop) < 0.32


@pytest.mark.parametrize("words", ["seamless studio", "clean skincare", "white paper"])
def test_a_white_product_gets_some_tone_behind_it(words: str) -> None:
    for seed in SEEDS:
        assert lightness(directed(words, seed=seed, product=WHITE).palette.backdrop) < 0.92


def test_paper_that_runs_from_the_wall_to_the_front_is_toned_as_one_sheet() -> None:
    for seed in SEEDS:
        palette = directed("seamless studio", seed=seed, product=WHITE).palette
        assert palette.surface == palette.backdrop


def test_a_white_background_stays_white_when_it_is_asked_for() -> None:
    for seed in SEEDS:
        assert lightness(directed("on a white background", seed=seed, product=WHITE).palette.backdrop) > 0.92


def test_pure_white_is_white_when_it_is_asked_for() -> None:
    assert directed("on a pure white background", product=WHITE).palette.backdrop == "#ffffff"
