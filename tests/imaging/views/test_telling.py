from collections.abc import Sequence

import pytest

from photostudio.imaging.arrays import Pixels
from photostudio.imaging.views.measuring import measure
from photostudio.imaging.views.telling import tell
from tests.imaging.views.drawings import box, corner_of_a_box, cylinder, disc, wedge


def views(*pictures: Pixels, names: Sequence[str] = ()) -> list[str]:
    measured = [measure(picture) for picture in pictures]
    return [told.view for told in tell(measured, names or ["picture.png"] * len(pictures))]


def test_one_level_cut_out_is_the_front() -> None:
    assert views(box(0.3, 0.5)) == ["front"]


def test_a_round_top_that_is_seen_is_an_angle() -> None:
    assert views(cylinder(35)) == ["angle"]


def test_a_corner_turned_to_the_viewer_is_an_angle() -> None:
    assert views(corner_of_a_box()) == ["angle"]


def test_a_little_from_above_is_still_the_front() -> None:
    assert views(cylinder(6)) == ["front"]


def test_the_only_round_one_is_the_top() -> None:
    assert views(cylinder(3), cylinder(35), disc()) == ["front", "angle", "top"]


def test_a_round_one_alone_may_be_a_round_product() -> None:
    (told,) = tell([measure(disc())], ["plate.png"])
    assert (told.view, told.why) == ("front", "maybe_round")
    assert told.sure < 0.5


def test_a_box_is_told_by_its_three_sides() -> None:
    assert views(box(0.5, 0.6), box(0.2, 0.6), box(0.5, 0.2)) == ["front", "side", "top"]


def test_the_order_of_the_cut_outs_changes_nothing() -> None:
    assert views(box(0.5, 0.2), box(0.2, 0.6), box(0.5, 0.6)) == ["top", "side", "front"]


def test_an_uneven_view_beside_an_even_one_is_the_side() -> None:
    assert views(wedge(), box(0.3, 0.35)) == ["side", "front"]


def test_as_wide_as_the_front_and_of_other_colours_may_be_the_back() -> None:
    assert views(box(0.3, 0.5), box(0.3, 0.5, colour=(210, 200, 190))) == ["front", "back"]


@pytest.mark.parametrize(
    ("name", "view"),
    [("bottle-top.png", "top"), ("Bottle Rear.webp", "back"), ("IMG_side_02.png", "side"), ("laptop.png", "front")],
)
def test_a_files_name_is_believed(name: str, view: str) -> None:
    assert views(box(0.3, 0.5), names=[name]) == [view]


def test_a_name_that_says_two_views_says_none() -> None:
    assert views(cylinder(35), names=["front-or-top.png"]) == ["angle"]


def test_every_guess_says_how_sure_it_is() -> None:
    told = tell([measure(each) for each in (cylinder(3), cylinder(35), disc())], ["a.png", "b.png", "c-top.png"])
    assert all(0 < each.sure < 1 for each in told)
    assert told[1].values == {"degrees": pytest.approx(35, abs=3)}
    assert told[2].why == "named"
