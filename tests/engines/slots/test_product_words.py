"""Words for the product bring what suits it, where nothing else is said."""

from tests.engines.slots.conftest import Photo
from tests.engines.slots.seeing import BEHIND, GROUND, HORIZON, colourful, lightness, warm


def test_sunscreen_gets_the_blue_sea_and_the_sand(photo: Photo) -> None:
    sunscreen = photo("sunscreen")
    assert warm(sunscreen, HORIZON) < -0.015
    assert warm(sunscreen, GROUND) > 0.03


def test_medicine_gets_white_and_whisky_the_dark(photo: Photo) -> None:
    medicine, whisky = photo("medicine"), photo("whisky")
    for place in (BEHIND, GROUND):
        assert lightness(medicine, place) > 0.95
        assert colourful(medicine, place) < 0.01
        assert lightness(whisky, place) < 0.45
