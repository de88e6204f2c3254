"""Words for the mood change tone and light together."""

from tests.engines.slots.conftest import Photo
from tests.engines.slots.seeing import BEHIND, GROUND, lightness, warm


def test_moody_is_darker_than_airy(photo: Photo) -> None:
    moody, airy = photo("moody"), photo("airy")
    for place in (BEHIND, GROUND):
        assert lightness(moody, place) < lightness(airy, place) - 0.3


def test_cosy_is_warmer_than_moody(photo: Photo) -> None:
    cosy, moody = photo("cosy"), photo("moody")
    for place in (BEHIND, GROUND):
        assert warm(cosy, place) > warm(moody, place) + 0.02
