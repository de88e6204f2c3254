"""Light and lens as the words want them, else from the product's own bright side."""

import numpy as np
import pytest

from photostudio.engines.studio.product import study
from tests.engines.direction.directing import SEEDS, box, directed


@pytest.mark.parametrize("side", [-1, 1])
def test_the_key_light_comes_from_the_products_own_bright_side(side: int) -> None:
    product = study(box((200, 180, 160), lit_from=side))
    assert product.bright_side == side
    for seed in SEEDS:
        assert np.sign(directed("marble slab, softbox", seed=seed, product=product).light.key.azimuth) == side


@pytest.mark.parametrize(("words", "sign"), [("light from the left", -1), ("light from the right", 1)])
def test_a_direction_in_words_wins_over_the_products_own(words: str, sign: int) -> None:
    product = study(box((200, 180, 160), lit_from=-sign))
    assert np.sign(directed(f"podium, {words}", product=product).light.key.azimuth) == sign


def test_golden_hour_is_low_and_warm() -> None:
    key = directed("on the beach at golden hour").light.key
    assert key.elevation < 25
    assert key.warmth > 0.6


def test_hard_light_is_harder_than_soft_light() -> None:
    hard, soft = (directed(f"podium, {light} light").light.key.softness for light in ("hard", "soft"))
    assert hard < 0.2 < 0.7 < soft


def test_a_colour_temperature_is_a_warmth() -> None:
    assert directed("podium, 3000K").light.key.warmth > 0.6
    assert directed("podium, 5600K").light.key.warmth == pytest.approx(0)
    assert directed("podium, 9000K").light.key.warmth == -1


def test_a_rim_light_joins_another_rig() -> None:
    both, alone = directed("podium, softbox and rim light").light, directed("podium, softbox").light
    assert both.rig == "softbox"
    assert both.rim > alone.rim


def test_the_shadow_that_was_asked_for_is_hung_before_the_light() -> None:
    assert {directed("marble slab, palm leaf shadows", seed=seed).light.gobo for seed in SEEDS} == {"palm"}


def test_the_lens_has_the_figures_that_were_given() -> None:
    lens = directed("perfume on marble, 85mm, f/2.8").lens
    assert (lens.focal, lens.stop) == (85, 2.8)


@pytest.mark.parametrize(("words", "pitch"), [("flat lay on linen", 90), ("on a podium, seen from a low angle", 0)])
def test_the_view_tilts_the_lens(words: str, pitch: float) -> None:
    assert directed(words).lens.pitch == pytest.approx(pitch, abs=3)


def test_a_number_beyond_its_limit_stays_within() -> None:
    assert directed("podium, 10mm, f/90").lens.focal >= 20
