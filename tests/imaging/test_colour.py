"""Colour spaces agree with their standards, and dominant colours with the eye."""

import numpy as np
import pytest

from photostudio.imaging.arrays import Linear
from photostudio.imaging.colour import dominant_colours, hexadecimal, oklab, to_linear, to_srgb


def colour(*channels: float) -> Linear:
    return np.array(channels, np.float32)


def test_every_code_survives_the_way_to_linear_light_and_back() -> None:
    codes = np.arange(256, dtype=np.uint8)
    assert (to_srgb(to_linear(codes)) == codes).all()


def test_light_becomes_the_nearest_code() -> None:
    light = np.random.default_rng(1).random(100_000, dtype=np.float32) ** 4
    exact = np.where(light <= 0.0031308, light * 12.92, 1.055 * light ** (1 / 2.4) - 0.055) * 255
    assert np.abs(to_srgb(light) - exact).max() < 0.502


def test_linear_light_follows_the_standard() -> None:
    assert to_linear(np.array([0, 10, 128, 255], np.uint8)) == pytest.approx([0, 0.0030353, 0.2158605, 1], abs=1e-6)


def test_light_outside_the_range_is_cut() -> None:
    assert to_srgb(colour(-1, 7)).tolist() == [0, 255]


def test_a_hexadecimal_colour_becomes_linear_light() -> None:
    assert hexadecimal("#ff8000") == pytest.approx((1, 0.2158605, 0), abs=1e-6)


@pytest.mark.parametrize("code", ["ff8000", "#fff", "#ff80zz", "", "#ff80000"])
def test_anything_else_is_no_colour(code: str) -> None:
    with pytest.raises(ValueError, match="six hexadecimal digits"):
        hexadecimal(code)


def test_oklab_agrees_with_its_reference() -> None:
    assert oklab(colour(1, 1, 1)) == pytest.approx([1, 0, 0], abs=1e-3)
    assert oklab(colour(1, 0, 0)) == pytest.approx([0.627955, 0.224863, 0.125846], abs=1e-4)


def test_dominant_colours_are_found_with_their_shares() -> None:
    pixels = np.zeros((10, 10, 4), np.uint8)
    pixels[:6] = (200, 30, 40, 255)
    pixels[6:9] = (20, 40, 160, 255)
    pixels[9] = (0, 255, 0, 100)
    red, blue = dominant_colours(pixels)
    assert red.share == pytest.approx(2 / 3)
    assert blue.share == pytest.approx(1 / 3)
    assert to_srgb(colour(*red.colour)).tolist() == [200, 30, 40]
    assert to_srgb(colour(*blue.colour)).tolist() == [20, 40, 160]


def test_dominant_colours_do_not_depend_on_where_the_pixels_are() -> None:
    rng = np.random.default_rng(5)
    pixels = rng.integers(0, 256, (30, 40, 4), np.uint8)
    pixels[..., 3] = 255
    shuffled = rng.permutation(pixels.reshape(-1, 4)).reshape(pixels.shape)
    first, second = dominant_colours(pixels, count=3), dominant_colours(shuffled, count=3)
    assert np.array([each.colour for each in first]) == pytest.approx(np.array([each.colour for each in second]))
    assert sum(each.share for each in first) == pytest.approx(1)


def test_nothing_opaque_has_no_colour() -> None:
    assert dominant_colours(np.zeros((4, 4, 4), np.uint8)) == ()
