"""Words for the light change its side, its hardness and its colour."""

import numpy as np

from photostudio.imaging.arrays import Linear
from tests.engines.slots.conftest import Photo
from tests.engines.slots.seeing import BEHIND, GROUND, Part, lightness, seen, warm

LEFT, RIGHT = Part(72, 79, 16, 38), Part(72, 79, 62, 84)
FAR_LEFT, FAR_RIGHT = Part(71, 80, 16, 28), Part(71, 80, 72, 84)
FROM_LEFT, FROM_RIGHT = (
    f"on white paper, {light}" for light in ("hard light from the left", "soft light from the right")
)


def edge(photo: Linear, place: Part) -> float:
    """The steepest step of lightness from one row to the next."""
    return float(np.abs(np.diff(seen(photo, place)[..., 0], axis=0)).max())


def test_light_from_a_side_casts_the_shadow_to_the_other(photo: Photo) -> None:
    from_left, from_right = photo(FROM_LEFT), photo(FROM_RIGHT)
    assert lightness(from_left, RIGHT) < lightness(from_left, LEFT) - 0.03
    assert lightness(from_right, LEFT) < lightness(from_right, RIGHT) - 0.03


def test_hard_light_has_harder_shadows_than_soft_light(photo: Photo) -> None:
    assert edge(photo(FROM_LEFT), FAR_RIGHT) > 2 * edge(photo(FROM_RIGHT), FAR_LEFT)


def test_the_golden_hour_is_warmer_than_an_overcast_day(photo: Photo) -> None:
    golden, overcast = (photo(f"on white paper, {light}") for light in ("golden hour", "overcast light"))
    for place in (BEHIND, GROUND):
        assert warm(golden, place) > warm(overcast, place) + 0.02
