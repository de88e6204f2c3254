"""Two pictures are compared to the pixel, once."""

from pathlib import Path

import numpy as np
import pytest

from photostudio.imaging.arrays import Pixels
from photostudio.imaging.codecs import decode_own, encode_png
from photostudio.jobs.comparing import difference
from photostudio.jobs.darkroom_comparing import FAINTEST, differences, shown
from photostudio.projects.errors import FileMissing
from tests.filed import stored
from tests.pictures import cutout, photograph


def opaque() -> Pixels:
    return photograph(40, 30)[..., :3].copy()


def test_every_pixel_that_differs_is_counted_and_shown(data_folder: Path) -> None:
    before, after = opaque(), opaque()
    after[3:5, 7:17, 1] ^= 1
    after[20, 20] = 255 - after[20, 20]
    found = difference(stored(encode_png(before)), stored(encode_png(after)))
    assert found.changed == 21
    assert found.largest == int(np.abs(before[20, 20].astype(int) - after[20, 20]).max())
    picture = decode_own(found.picture.read_bytes())
    assert np.count_nonzero(picture) == 21
    assert picture[3:5, 7:17].min() > FAINTEST


def test_a_pair_is_compared_once_in_whichever_order(data_folder: Path) -> None:
    first, second = stored(encode_png(opaque())), stored(encode_png(opaque()[::-1]))
    made = difference(first, second).picture.stat()
    assert difference(second, first).picture.stat() == made


def test_a_missing_file_is_said(data_folder: Path) -> None:
    with pytest.raises(FileMissing):
        difference(stored(encode_png(opaque())), "0" * 64)


def test_transparency_counts_and_colour_under_it_does_not() -> None:
    picture, other = cutout(40, 30), cutout(40, 30)
    other[0, 0, :3] = 99
    assert not differences(picture, other).any()
    other[0, 0, 3] = 5
    assert differences(picture, other)[0, 0] == 99


def test_an_opaque_picture_is_compared_with_one_that_has_alpha() -> None:
    picture = photograph(40, 30)
    assert not differences(picture, opaque()).any()


def test_the_least_difference_can_be_seen_and_more_is_brighter() -> None:
    greys = shown(np.arange(256, dtype=np.uint8)[None])[0]
    assert greys[0] == 0
    assert greys[1] > FAINTEST
    assert (np.diff(greys[1:].astype(int)) >= 0).all()


def test_pictures_of_different_size_are_refused() -> None:
    with pytest.raises(ValueError, match="pictures are"):
        differences(opaque(), opaque()[:-1])
