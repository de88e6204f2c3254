"""A job's inputs become arrays: the base as it is or on a larger canvas, the mask painted or all that is new."""

import numpy as np
import pytest

from photostudio.engines.errors import InvalidOperation
from photostudio.imaging.arrays import Pixels
from photostudio.imaging.codecs import encode_png
from photostudio.imaging.errors import MaskOfOtherSize
from photostudio.imaging.masks import write_mask
from photostudio.jobs.frames import Frame, frame_of
from photostudio.jobs.pictures import pictures
from tests.pictures import cutout, photograph

PHOTO = photograph(48, 32)[..., :3]
COVERAGE = np.zeros((32, 48), np.uint8)
COVERAGE[4:9, 5:20] = 255


class Picture:
    width, height = 48, 32


def stored(base: Pixels = PHOTO) -> dict[str, bytes]:
    return {
        "base_image": encode_png(base),
        "mask_image": write_mask(COVERAGE),
        "product_image": encode_png(cutout(48, 32)),
    }


def test_base_and_mask_come_as_they_were_stored() -> None:
    images = pictures({"base_image": {"sha256": "a"}, "mask_image": {"sha256": "b"}}, stored().__getitem__)
    assert (images["base_image"] == PHOTO).all()
    assert (images["mask_image"] == COVERAGE).all()


def test_an_opaque_upload_has_no_alpha_to_keep() -> None:
    opaque = np.dstack([PHOTO, np.full((32, 48), 255, np.uint8)])
    images = pictures({"base_image": {"sha256": "a"}, "mask_image": {"sha256": "b"}}, stored(opaque).__getitem__)
    assert images["base_image"].shape == (32, 48, 3)


def test_transparency_stays() -> None:
    images = pictures(
        {"base_image": {"sha256": "a"}, "mask_image": {"sha256": "b"}}, stored(cutout(48, 32)).__getitem__
    )
    assert (images["base_image"] == cutout(48, 32)).all()


def test_a_mask_of_another_size_is_refused() -> None:
    with pytest.raises(MaskOfOtherSize):
        pictures({"base_image": {"sha256": "a"}, "mask_image": {"sha256": "b"}}, stored(PHOTO[1:]).__getitem__)


def test_a_larger_canvas_holds_the_picture_and_all_else_is_edited() -> None:
    frame = frame_of(Picture(), Frame(left=3, top=5, bottom=7))
    assert (frame["width"], frame["height"]) == (51, 44)
    images = pictures({"base_image": {"sha256": "a", "frames": [frame]}, "mask_image": {}}, stored().__getitem__)
    assert (images["base_image"][5:37, 3:] == PHOTO).all()
    assert not images["mask_image"][5:37, 3:].any()
    assert np.count_nonzero(images["mask_image"] == 255) == 51 * 44 - 48 * 32


def test_what_is_barred_has_the_size_of_the_base_and_moves_with_it() -> None:
    frame = frame_of(Picture(), Frame(left=3, top=5, bottom=7))
    inputs = {"base_image": {"frames": [frame]}, "mask_image": {}, "barred_image": {"frames": [frame]}}
    images = pictures(inputs, {**stored(), "barred_image": write_mask(COVERAGE)}.__getitem__)
    assert (images["barred_image"][5:37, 3:] == COVERAGE).all()
    assert images["barred_image"].sum() == COVERAGE.sum()


def test_a_barred_mask_of_another_size_is_refused() -> None:
    inputs = {"base_image": {}, "mask_image": {"sha256": "b"}, "barred_image": {"sha256": "c"}}
    with pytest.raises(MaskOfOtherSize):
        pictures(inputs, {**stored(), "barred_image": write_mask(COVERAGE[1:])}.__getitem__)


def test_the_product_moves_with_its_photo() -> None:
    frames = [frame_of(Picture(), Frame(left=3, top=5))]
    images = pictures({"product_image": {"sha256": "a", "preset": "keep", "frames": frames}}, stored().__getitem__)
    assert (images["product_image"][5:, 3:] == cutout(48, 32)).all()
    assert not images["product_image"][:5].any()


@pytest.mark.parametrize("frame", [Frame(), Frame(left=-1, right=5)])
def test_a_canvas_must_be_larger(frame: Frame) -> None:
    with pytest.raises(InvalidOperation, match="not larger") as refused:
        frame_of(Picture(), frame)
    assert refused.value.field == "frame"


@pytest.mark.parametrize("frame", [Frame(left=17_000), Frame(left=9_000, top=9_000)])
def test_a_canvas_too_large_is_refused_with_its_size(frame: Frame) -> None:
    with pytest.raises(InvalidOperation, match=r"A canvas of \d+ × \d+ pixels is too large"):
        frame_of(Picture(), frame)


def test_more_than_half_a_side_is_far() -> None:
    assert not Frame(left=24, top=16).is_far(Picture())
    assert Frame(right=25).is_far(Picture())
    assert Frame(bottom=17).is_far(Picture())
