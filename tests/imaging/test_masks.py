"""Masks: black is edited, whatever program saved the file; and what is not edited stays."""

from io import BytesIO

import cv2
import numpy as np
import pytest
from PIL import Image

from photostudio.imaging.arrays import Pixels
from photostudio.imaging.codecs import encode_jpeg, encode_png
from photostudio.imaging.errors import MaskIsEmpty, MaskIsFull, MaskOfOtherSize, NotAnImage
from photostudio.imaging.masks import Coverage, blend, check_coverage, outside, read_mask, shadow_zone, write_mask

WIDTH, HEIGHT = 61, 47


def painted(*, feather: bool = False) -> Coverage:
    """Return a mask with a rectangle painted, its left side feathered where asked."""
    coverage = np.zeros((HEIGHT, WIDTH), np.uint8)
    coverage[10:30, 20:50] = 255
    if feather:
        coverage[10:30, 15:20] = [40, 80, 120, 160, 200]
    return coverage


def as_photo(coverage: Coverage, ink: tuple[int, int, int], paper: tuple[int, int, int]) -> Pixels:
    """Return the mask drawn with coloured ink on coloured paper, (rows, columns, 3)."""
    return np.where((coverage > 0)[..., None], ink, paper).astype(np.uint8)


def test_a_mask_comes_back_as_it_was_written() -> None:
    read = read_mask(write_mask(painted(feather=True)), width=WIDTH, height=HEIGHT)
    assert (read.coverage == painted(feather=True)).all()
    assert read.notices == ()


def test_black_in_the_file_is_edited() -> None:
    with Image.open(BytesIO(write_mask(painted()))) as file:
        assert file.mode == "L"
        assert file.getpixel((30, 20)) == 0
        assert file.getpixel((0, 0)) == 255


def test_a_mask_of_another_size_is_refused_with_both_sizes() -> None:
    with pytest.raises(MaskOfOtherSize, match=r"61 × 47 pixels and the picture 60 × 47"):
        read_mask(write_mask(painted()), width=WIDTH - 1, height=HEIGHT)


def test_a_white_mask_has_nothing_to_do() -> None:
    with pytest.raises(MaskIsEmpty, match="nothing to do"):
        read_mask(write_mask(np.zeros((HEIGHT, WIDTH), np.uint8)), width=WIDTH, height=HEIGHT)


def test_a_black_mask_leaves_nothing_to_go_by() -> None:
    with pytest.raises(MaskIsFull, match="whole picture"):
        check_coverage(np.full((HEIGHT, WIDTH), 255, np.uint8))


def test_a_file_that_is_no_picture_is_refused() -> None:
    with pytest.raises(NotAnImage):
        read_mask(b"a mask", width=WIDTH, height=HEIGHT)


def test_colours_are_read_as_black_and_white_and_said() -> None:
    data = encode_png(as_photo(painted(), ink=(70, 0, 0), paper=(255, 250, 180)))
    read = read_mask(data, width=WIDTH, height=HEIGHT)
    assert (read.coverage == painted()).all()
    assert read.notices == ("coloured",)


def test_the_noise_of_a_jpeg_is_read_as_black_and_white_and_said() -> None:
    noise = np.random.default_rng(5).integers(0, 9, (HEIGHT, WIDTH, 1))
    grey = np.abs(as_photo(painted(), ink=(0, 0, 0), paper=(255, 255, 255)).astype(int) - noise).astype(np.uint8)
    read = read_mask(encode_jpeg(grey), width=WIDTH, height=HEIGHT)
    assert (read.coverage == painted()).all()
    assert "noisy" in read.notices


@pytest.mark.parametrize("sigma", [1, 2, 8, 20])
def test_a_feather_of_any_width_stays_soft(sigma: int) -> None:
    feathered = np.asarray(cv2.GaussianBlur(np.pad(painted(), 40), (0, 0), sigma), np.uint8)
    read = read_mask(write_mask(feathered), width=WIDTH + 80, height=HEIGHT + 80)
    assert (read.coverage == feathered).all()
    assert read.notices == ()


@pytest.mark.parametrize("quality", [60, 80, 95])
def test_a_hard_mask_saved_as_jpeg_is_hard_again(quality: int) -> None:
    data = BytesIO()
    Image.fromarray(255 - np.pad(painted(), 40)).save(data, "JPEG", quality=quality)
    read = read_mask(data.getvalue(), width=WIDTH + 80, height=HEIGHT + 80)
    assert (read.coverage == np.pad(painted(), 40)).all()


@pytest.mark.parametrize("ink", [(0, 0, 0), (40, 40, 40)])
def test_black_strokes_on_a_layer_are_edited_where_they_are(ink: tuple[int, int, int]) -> None:
    layer = np.dstack([as_photo(painted(), ink=ink, paper=(0, 0, 0)), painted()])
    read = read_mask(encode_png(layer), width=WIDTH, height=HEIGHT)
    assert (read.coverage == painted()).all()
    assert read.notices == ("transparent",)


def test_what_was_erased_from_a_photo_is_edited() -> None:
    photo = np.random.default_rng(3).integers(0, 255, (HEIGHT, WIDTH, 3), np.uint8)
    read = read_mask(encode_png(np.dstack([photo, 255 - painted()])), width=WIDTH, height=HEIGHT)
    assert (read.coverage == painted()).all()
    assert read.notices == ("coloured", "transparent")


def test_blending_keeps_every_pixel_outside_the_mask() -> None:
    before = np.random.default_rng(1).integers(0, 255, (HEIGHT, WIDTH, 3), np.uint8)
    after = blend(before, np.full_like(before, 7), painted(feather=True))
    assert (after[painted(feather=True) == 0] == before[painted(feather=True) == 0]).all()
    assert (after[painted() == 255] == 7).all()


def test_a_feather_blends_as_far_as_it_covers() -> None:
    before = np.full((HEIGHT, WIDTH, 3), 255, np.uint8)
    row = blend(before, np.zeros_like(before), painted(feather=True))[20, 14:21, 0]
    assert row.tolist() == [255, 215, 175, 135, 95, 55, 0]


def test_pictures_of_other_sizes_are_not_blended() -> None:
    with pytest.raises(ValueError, match="edited one"):
        blend(np.zeros((4, 4, 3), np.uint8), np.zeros((5, 4, 3), np.uint8), np.zeros((4, 4), np.uint8))


def test_a_larger_canvas_is_edited_outside_the_picture() -> None:
    mask = outside(6, 9, kept=(slice(2, 5), slice(1, 9)))
    assert mask.sum() == 6 * 9 - 3 * 8
    assert not mask[2:5, 1:9].any()


def test_a_shadow_may_fall_below_and_beside_but_not_above() -> None:
    zone = shadow_zone(np.pad(np.full((10, 6), 255, np.uint8), 30))
    assert zone[38, 33] > 0
    assert zone[45, 33] > 240
    assert zone[42, 24] > 0
    assert not zone[:35].any()
    assert not zone[51:].any()
    assert np.abs(np.diff(zone.astype(int), axis=1)).max() < 100  # no hard edge


def test_no_mask_has_no_shadow() -> None:
    assert not shadow_zone(np.zeros((9, 9), np.uint8)).any()
