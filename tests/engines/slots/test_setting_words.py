"""Words for the setting bring the place: its ground below, its view behind."""

from tests.engines.slots.conftest import Photo
from tests.engines.slots.seeing import BEHIND, GROUND, HORIZON, red, warm


def test_at_the_beach_there_is_blue_water_behind_and_yellow_sand_below(photo: Photo) -> None:
    beach = photo("at the beach")
    assert warm(beach, HORIZON) < -0.015
    assert warm(beach, GROUND) > 0.03


def test_in_the_forest_it_is_green_all_round(photo: Photo) -> None:
    forest, beach = photo("in the forest"), photo("at the beach")
    for place in (BEHIND, GROUND):
        assert red(forest, place) < red(beach, place) - 0.03
