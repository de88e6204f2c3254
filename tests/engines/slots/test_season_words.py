"""Words for the season change the colour of the light and of everything in it."""

from tests.engines.slots.conftest import Photo
from tests.engines.slots.seeing import BEHIND, GROUND, lightness, warm


def test_winter_is_cooler_and_lighter_than_autumn(photo: Photo) -> None:
    winter, autumn = photo("winter"), photo("autumn")
    for place in (BEHIND, GROUND):
        assert warm(winter, place) < warm(autumn, place) - 0.04
        assert lightness(winter, place) > lightness(autumn, place) + 0.08
