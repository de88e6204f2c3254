"""Words for the backdrop change what is behind the product."""

from tests.engines.slots.conftest import Photo
from tests.engines.slots.seeing import BEHIND, GROUND, detail, lightness, red, warm


def test_a_red_backdrop_is_red_and_a_blue_one_blue(photo: Photo) -> None:
    ruby, blue = photo("on concrete, red backdrop"), photo("on concrete, blue backdrop")
    assert red(ruby, BEHIND) > max(red(blue, BEHIND), red(ruby, GROUND)) + 0.05
    assert warm(blue, BEHIND) < min(warm(ruby, BEHIND), warm(blue, GROUND)) - 0.05


def test_the_colour_of_a_backdrop_is_not_lost_in_the_dark(photo: Photo) -> None:
    assert lightness(photo("on concrete, red backdrop"), BEHIND) > 0.35


def test_a_blurred_backdrop_shows_less_detail_than_a_sharp_one(photo: Photo) -> None:
    blurred, sharp = (photo(f"wooden table in a kitchen, {how} background") for how in ("blurred", "sharp"))
    assert detail(blurred, BEHIND) < 0.5 * detail(sharp, BEHIND)
    assert detail(blurred, GROUND) > 0.8 * detail(sharp, GROUND)
