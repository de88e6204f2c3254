"""Words for the surface change what the product stands on."""

from tests.engines.slots.conftest import Photo
from tests.engines.slots.seeing import GROUND, Part, lightness, red, warm

ORANGE = (230, 120, 20)
BELOW, ASIDE = Part(78, 90, 44, 56), Part(78, 90, 72, 96)


def test_the_ground_is_redder_on_red_velvet_than_on_concrete(photo: Photo) -> None:
    assert red(photo("on red velvet"), GROUND) > red(photo("on concrete, red backdrop"), GROUND) + 0.08


def test_the_ground_is_lighter_on_white_paper_than_on_concrete(photo: Photo) -> None:
    paper, concrete = photo("on white paper, overcast light"), photo("on concrete, red backdrop")
    assert lightness(paper, GROUND) > lightness(concrete, GROUND) + 0.3


def test_a_mirror_shows_an_orange_product_below_it_and_paper_does_not(photo: Photo) -> None:
    mirror, paper = (photo(words, product=ORANGE) for words in ("on a mirror", "on white paper, overcast light"))
    assert warm(mirror, BELOW) > warm(mirror, ASIDE) + 0.06
    assert warm(paper, BELOW) < warm(paper, ASIDE) + 0.03
