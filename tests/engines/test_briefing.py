"""The brief: palettes near to the words in which the product stands out, light and lens as the words want them."""

import numpy as np
import pytest

from photostudio.engines.studio import sets
from photostudio.engines.studio.briefing import write_brief
from photostudio.engines.studio.product import Product, study
from photostudio.engines.studio.scene import Brief, Colour
from photostudio.engines.studio.words import understand
from photostudio.imaging.arrays import Pixels
from photostudio.imaging.colour import hexadecimal, oklab


def box(colour: tuple[int, int, int], *, lit_from: int = 0) -> Pixels:
    """A plain box of one colour, brighter on the side its light comes from."""
    placed = np.zeros((100, 100, 4), np.uint8)
    slope = np.linspace(1 - 0.4 * max(-lit_from, 0) * 0, 1, 50)
    shade = np.ones(50) if lit_from == 0 else np.linspace(0.5, 1, 50)[::lit_from] * slope
    placed[30:80, 25:75, :3] = (np.array(colour) * shade[None, :, None]).astype(np.uint8)
    placed[30:80, 25:75, 3] = 255
    return placed


def brief(words: str, *, seed: int = 7, product: Product | None = None) -> Brief:
    return write_brief(understand(words), product or study(box((128, 128, 128))), seed=seed)


def lightness(colour: Colour) -> float:
    return float(oklab(np.array(colour, np.float32))[0])


def test_the_same_seed_writes_the_same_brief() -> None:
    assert brief("summer drink", seed=3) == brief("summer drink", seed=3)


def test_a_colour_asked_for_is_the_backdrops() -> None:
    wanted = oklab(np.array(hexadecimal("#c2303a"), np.float32))
    for seed in range(8):
        found = oklab(np.array(brief("seamless red backdrop", seed=seed).palette.backdrop, np.float32))
        assert np.linalg.norm(found - wanted) < 0.13


def test_a_dark_product_does_not_drown_in_a_dark_cloth() -> None:
    dark = study(box((20, 20, 24)))
    for seed in range(12):
        assert lightness(brief("on silk", seed=seed, product=dark).palette.backdrop) > 0.45


def test_a_white_product_gets_some_tone_behind_it() -> None:
    white = study(box((250, 250, 250)))
    for seed in range(12):
        assert lightness(brief("seamless", seed=seed, product=white).palette.backdrop) < 0.97


def test_pure_white_is_white_when_it_is_asked_for() -> None:
    white = study(box((250, 250, 250)))
    assert brief("on a pure white background", product=white).palette.backdrop == pytest.approx((1, 1, 1))


@pytest.mark.parametrize("side", [-1, 1])
def test_the_key_light_comes_from_the_products_own_bright_side(side: int) -> None:
    product = study(box((200, 180, 160), lit_from=side))
    assert product.bright_side == side
    assert all(np.sign(brief("podium", seed=seed, product=product).key.azimuth) == side for seed in range(6))


@pytest.mark.parametrize(("words", "sign"), [("light from the left", -1), ("light from the right", 1)])
def test_a_direction_in_words_wins_over_the_products_own(words: str, sign: int) -> None:
    product = study(box((200, 180, 160), lit_from=-sign))
    assert np.sign(brief(f"podium, {words}", product=product).key.azimuth) == sign


def test_golden_hour_is_low_and_warm() -> None:
    key = brief("on the beach at golden hour").key
    assert key.elevation < 25
    assert key.warmth > 0.6


def test_hard_light_is_harder_than_soft_light() -> None:
    assert brief("podium, hard light").key.softness < 0.2 < 0.7 < brief("podium, soft light").key.softness


def test_a_colour_temperature_is_a_warmth() -> None:
    assert brief("podium, 3000K").key.warmth > 0.6
    assert brief("podium, 5600K").key.warmth == pytest.approx(0)
    assert brief("podium, 9000K").key.warmth == -1


def test_another_focal_length_keeps_the_product_as_large_in_the_world() -> None:
    own = sets.load("pastel").LENS
    lens = brief("podium, 50mm").lens
    assert lens.fov == pytest.approx(39.6, abs=0.1)
    assert lens.distance * np.tan(np.radians(lens.fov / 2)) == pytest.approx(
        own.distance * np.tan(np.radians(own.fov / 2))
    )


def test_a_wider_aperture_blurs_more() -> None:
    apertures = [brief(f"podium, f/{stop}").lens.aperture for stop in (1.4, 2.8, 8)]
    assert apertures == sorted(apertures, reverse=True)
    assert min(apertures) > 0


def test_a_dark_mood_darkens_the_picture_and_its_palette() -> None:
    moody, airy = brief("wooden table, dark and moody"), brief("wooden table, bright and airy")
    assert moody.brightness < 0.8 < 1 < airy.brightness
    assert lightness(moody.palette.backdrop) < lightness(airy.palette.backdrop)


def test_the_shadows_that_are_asked_for_are_hung_before_the_light() -> None:
    assert {brief("marble slab, leaf shadows", seed=seed).gobo for seed in range(1, 6)} == {"leaves"}
    assert {brief("marble slab by a window", seed=seed).gobo for seed in range(1, 6)} == {"window"}
    assert brief("marble slab").gobo == ""
