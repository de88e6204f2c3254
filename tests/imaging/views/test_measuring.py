import numpy as np
import pytest

from photostudio.imaging.arrays import Pixels
from photostudio.imaging.colour import hexadecimal
from photostudio.imaging.errors import NoProduct
from photostudio.imaging.views.measuring import measure
from tests.imaging.views.drawings import box, corner_of_a_box, cylinder, disc, wedge
from tests.pictures import cutout, photograph


def test_the_product_box_is_the_products_own() -> None:
    measured = measure(box(0.25, 0.5))
    assert (measured.box.left, measured.box.right, measured.box.top, measured.box.bottom) == (90, 150, 60, 180)
    assert measured.aspect == pytest.approx(0.5)


def test_a_baked_shadow_is_no_part_of_the_product() -> None:
    plain, shaded = measure(cutout(240, 320)), measure(cutout(240, 320, with_shadow=True))
    assert shaded.box == plain.box


@pytest.mark.parametrize("pitch", [20, 40, 60])
def test_a_cylinders_base_tells_from_how_far_above_it_is_seen(pitch: float) -> None:
    base = measure(cylinder(pitch)).shape.base
    assert base
    assert base.pitch == pytest.approx(pitch, abs=3)


def test_a_level_box_has_a_straight_base() -> None:
    base = measure(box(0.3, 0.5)).shape.base
    assert base
    assert base.pitch == pytest.approx(0, abs=1)
    assert base.bend == 0.0


def test_a_turned_box_has_a_corner_in_its_base() -> None:
    base = measure(corner_of_a_box()).shape.base
    assert base
    assert base.bend > 0.05


def test_outlines_are_even_or_not() -> None:
    assert measure(box(0.3, 0.5)).shape.mirrored > 0.99
    assert measure(wedge()).shape.mirrored < 0.85
    assert measure(disc()).shape.ellipse > 0.97


def test_colours_are_those_of_what_is_opaque() -> None:
    colours = measure(box(0.3, 0.5, colour=(200, 30, 40))).as_json()["colours"]
    red, green, blue = hexadecimal(colours[0][0])
    assert red > 10 * max(green, blue)
    assert sum(share for _, share in colours) == pytest.approx(1, abs=0.01)


def test_the_outline_is_drawn_in_few_points() -> None:
    points = np.array(measure(disc()).outline)
    assert 8 <= len(points) <= 60
    assert points.min() >= -0.02
    assert points.max() <= 1.02


def test_what_goes_beyond_the_picture_is_noticed() -> None:
    cut: Pixels = np.ascontiguousarray(box(0.3, 0.5)[:150])
    assert measure(cut).cut_off
    assert not measure(box(0.3, 0.5)).cut_off


def test_a_picture_without_transparency_is_refused_with_the_remedy() -> None:
    with pytest.raises(NoProduct, match="Cut it out first"):
        measure(photograph(96, 96))


def test_nothing_visible_is_refused() -> None:
    with pytest.raises(NoProduct):
        measure(np.zeros((64, 64, 4), np.uint8))


def test_a_large_picture_is_measured_as_its_small_one_is() -> None:
    small = cylinder(30)
    large: Pixels = np.repeat(np.repeat(small, 6, axis=0), 6, axis=1)
    one, other = measure(small), measure(large)
    assert other.aspect == pytest.approx(one.aspect, rel=0.02)
    assert other.shape.base
    assert one.shape.base
    assert other.shape.base.pitch == pytest.approx(one.shape.base.pitch, abs=2)
