"""A click, a box or a rough outline selects the thing that it means."""

import cv2
import numpy as np
import pytest

from photostudio.imaging.arrays import Mask
from photostudio.imaging.placement import Box
from photostudio.imaging.selecting import Point, select
from tests.imaging.cutout.photos import overlap, photo

AROUND = [(78.0, 28.0), (160.0, 30.0), (168.0, 120.0), (160.0, 202.0), (80.0, 200.0), (72.0, 110.0)]


@pytest.fixture(scope="module")
def bottle() -> Mask:
    return photo()[1] > 0.5


@pytest.mark.parametrize(
    "point",
    [(120.0, 140.0), (120.0, 100.0), (120.0, 48.0)],
    ids=["on the label", "on the glass", "on the cap"],
)
def test_a_click_selects_the_thing_under_it(point: Point, bottle: Mask) -> None:
    assert overlap(select(photo()[0], points=[point]), bottle) > 0.95


def test_a_click_leaves_out_what_lies_elsewhere(bottle: Mask) -> None:
    picture, _ = photo()
    picture[180:220, 15:50] = (200, 30, 30)
    selected = select(picture, points=[(30, 200)])
    assert selected[185:215, 20:45].all()
    assert not (selected & bottle).any()


def test_a_box_selects_what_it_holds(bottle: Mask) -> None:
    assert overlap(select(photo()[0], box=Box(left=80, top=30, right=160, bottom=198)), bottle) > 0.97


def test_a_rough_outline_snaps_to_the_edges(bottle: Mask) -> None:
    rough = np.zeros(bottle.shape, np.uint8)
    cv2.fillPoly(rough, [np.array(AROUND, np.int32)], (1.0,))
    assert overlap(rough > 0, bottle) < 0.9
    assert overlap(select(photo()[0], outline=AROUND), bottle) > 0.97


def test_an_outline_slightly_within_the_thing_still_finds_its_edges(bottle: Mask) -> None:
    inside = [(84.0, 32.0), (150.0, 36.0), (148.0, 188.0), (92.0, 190.0)]
    assert overlap(select(photo()[0], outline=inside), bottle) > 0.95


def test_a_large_picture_gives_a_mask_of_its_aspect() -> None:
    large = cv2.resize(photo()[0], (1600, 1200), interpolation=cv2.INTER_LINEAR)
    assert select(np.asarray(large, np.uint8), box=Box(left=500, top=200, right=1100, bottom=1000)).shape == (768, 1024)


@pytest.mark.parametrize("shape", [(1, 1), (2, 50), (33, 7)])
def test_tiny_pictures_are_no_error(shape: tuple[int, int]) -> None:
    picture = np.full((*shape, 3), 120, np.uint8)
    everything = Box(left=0, top=0, right=shape[1], bottom=shape[0])
    assert select(picture, box=everything).shape == shape
    assert select(picture, points=[(shape[1], shape[0])]).shape == shape


def test_the_same_click_gives_the_same_selection() -> None:
    picture, _ = photo()
    small = np.ascontiguousarray(picture[::2, ::2])
    assert np.array_equal(select(small, points=[(60, 70)]), select(small, points=[(60, 70)]))


@pytest.mark.parametrize(
    ("points", "outline", "sentence"),
    [
        ([], [], "box, or points, or an outline"),
        ([(1, 1)], [(1, 1), (2, 2), (3, 1)], "box, or points, or an outline"),
        ([], [(1, 1), (2, 2)], "three points"),
        ([(241, 1)], [], "outside the picture of 240 × 240"),
    ],
)
def test_what_cannot_be_meant_is_refused(points: list[Point], outline: list[Point], sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        select(photo()[0], points=points, outline=outline)
