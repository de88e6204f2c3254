"""Words for props put things beside the product: where, in the colour and the number that was said."""

import numpy as np

from photostudio.imaging.arrays import Linear
from tests.engines.slots.conftest import Photo
from tests.engines.slots.seeing import Part, seen

LEFT, RIGHT = Part(50, 98, 0, 40), Part(50, 98, 60, 100)


def fruits(photo: Linear, place: Part) -> Linear:
    """The colours of what is too colourful to be paper or wall."""
    colours = seen(photo, place)
    return colours[np.hypot(colours[..., 1], colours[..., 2]) > 0.09]


def fruit(photo: Linear, place: Part) -> float:
    """The share of a part that is fruit."""
    return len(fruits(photo, place)) / seen(photo, place)[..., 0].size


def test_oranges_left_of_it_lie_left_and_not_right(photo: Photo) -> None:
    left, right = (photo(f"on white paper, oranges {side} of it") for side in ("left", "right"))
    assert fruit(left, LEFT) > 0.04
    assert fruit(left, RIGHT) < 0.005
    assert fruit(right, RIGHT) > 0.04
    assert fruit(right, LEFT) < 0.005


def test_lemons_are_yellower_than_oranges(photo: Photo) -> None:
    def hue(words: str) -> float:
        _, green_red, blue_yellow = fruits(photo(words), LEFT).mean(axis=0)
        return float(np.degrees(np.arctan2(blue_yellow, green_red)))

    assert hue("on white paper, lemons left of it") > hue("on white paper, oranges left of it") + 15


def test_more_oranges_take_more_room(photo: Photo) -> None:
    few, many = (photo(f"on white paper, {count} left of it") for count in ("one orange", "oranges"))
    assert 0.005 < fruit(few, LEFT) < 0.7 * fruit(many, LEFT)


def test_no_lemons_leaves_out_those_that_would_be_there(photo: Photo) -> None:
    usual, without = (photo(f"lemonade on white paper{wish}", freedom=1.0) for wish in ("", ", no lemons"))
    assert fruit(usual, LEFT) + fruit(usual, RIGHT) > 0.02
    assert fruit(without, LEFT) + fruit(without, RIGHT) < 0.005
