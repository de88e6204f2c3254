from photostudio.imaging.arrays import Pixels
from photostudio.imaging.views.comparing import Warned, warnings
from photostudio.imaging.views.measuring import measure
from tests.imaging.views.drawings import box, cylinder, disc
from tests.pictures import cutout

RED = (190, 30, 40)
FEW = {"few_pixels"}


def codes(*pictures: Pixels) -> list[set[str]]:
    """Return what is warned of, but for the drawings' few pixels."""
    return [{each.code for each in found} - FEW for found in warnings([measure(each) for each in pictures])]


def test_the_same_picture_twice_is_a_duplicate_of_the_first() -> None:
    found = warnings([measure(cutout(240, 320)), measure(cutout(240, 320))])
    assert Warned("duplicate", {"of": 1}) in found[1]
    assert not any(each.code == "duplicate" for each in found[0])


def test_the_same_picture_at_another_size_is_a_duplicate() -> None:
    assert codes(cutout(240, 320), cutout(180, 240)) == [set(), {"duplicate"}]


def test_views_of_one_product_are_no_duplicates() -> None:
    assert codes(cylinder(3), cylinder(35), disc(), box(0.2, 0.6)) == [set(), set(), set(), set()]


def test_another_products_colours_are_noticed() -> None:
    assert codes(cylinder(3), cylinder(35), box(0.4, 0.6, colour=RED)) == [set(), set(), {"other_product"}]


def test_of_two_the_later_is_the_stranger() -> None:
    assert codes(box(0.4, 0.6, colour=RED), cylinder(3)) == [set(), {"other_product"}]


def test_one_alone_is_no_stranger() -> None:
    assert codes(cylinder(3)) == [set()]


def test_few_pixels_are_said_with_their_number() -> None:
    assert warnings([measure(box(0.25, 0.5))]) == [[Warned("few_pixels", {"pixels": 120})]]
