"""Words for the palette change the colours of the whole picture."""

from tests.engines.slots.conftest import Photo
from tests.engines.slots.seeing import BEHIND, GROUND, colourful, lightness, warm


def test_pastels_are_lighter_than_jewel_tones(photo: Photo) -> None:
    pastel, jewel = photo("pastel colours"), photo("jewel tones")
    for place in (BEHIND, GROUND):
        assert lightness(pastel, place) > lightness(jewel, place) + 0.3


def test_vibrant_colours_are_stronger_than_pastels(photo: Photo) -> None:
    vibrant, pastel = photo("vibrant colours"), photo("pastel colours")
    for place in (BEHIND, GROUND):
        assert colourful(vibrant, place) > colourful(pastel, place) + 0.05


def test_warm_tones_are_yellower_and_cool_tones_bluer(photo: Photo) -> None:
    warmer, cooler = photo("paper, warm tones"), photo("paper, cool tones")
    for place in (BEHIND, GROUND):
        assert warm(warmer, place) > 0.02
        assert warm(cooler, place) < -0.02
