from dataclasses import replace

import cv2
import numpy as np
import pytest

from photostudio.engines.studio.reference.reading import Reference, read
from photostudio.engines.studio.remix.backplate import backplate, defocused
from photostudio.engines.studio.stage import Outline
from photostudio.imaging.arrays import Pixels
from tests.engines.reference.pictures import table

PRODUCT = Outline(left=0.35, right=0.65, top=0.25, base=0.8, foot_left=0.4, foot_right=0.6)


@pytest.fixture(scope="module")
def reference() -> Reference:
    return read(table(300, 200, end=0.45))


@pytest.mark.parametrize(("width", "height"), [(160, 160), (240, 100), (100, 240)])
def test_it_covers_the_canvas_and_is_never_stretched(reference: Reference, width: int, height: int) -> None:
    plate = backplate(reference, PRODUCT, width=width, height=height)
    assert plate.picture.shape == (height, width, 3)
    assert plate.scale >= max(width / 300, height / 200) * 0.999


@pytest.mark.parametrize("end", [0.2, 0.45, 0.7, 0.9])
def test_the_product_stands_on_its_surface(end: float) -> None:
    plate = backplate(read(table(300, 200, end=end)), PRODUCT, width=160, height=160)
    assert plate.boundary is not None
    if end < 0.8:
        assert plate.boundary < PRODUCT.base
    assert plate.horizon <= plate.boundary + 1e-6


def test_its_subject_s_place_is_the_product_s() -> None:
    picture = table(300, 200, end=0.2)
    marked = np.zeros(picture.shape[:2], np.uint8)
    marked[80:140, 60:100] = 255
    reference = read(picture, marked)
    plate = backplate(reference, PRODUCT, width=160, height=160)
    box = reference.reading.box or (0, 0, 0, 0)
    assert plate.scale > 160 / 200 * 1.05  # the product is larger than what stood there
    assert box[3] == pytest.approx(0.7)


def test_the_seed_moves_it_as_far_as_it_is_free(reference: Reference) -> None:
    def of(seed: int, freedom: float) -> Pixels:
        return backplate(reference, PRODUCT, width=160, height=160, seed=seed, freedom=freedom).picture

    assert (of(1, 0) == of(2, 0)).all()
    assert (of(1, 1) != of(2, 1)).mean() > 0.2
    assert (of(1, 1) == of(1, 1)).all()


def detail(picture: Pixels, rows: slice) -> float:
    return float(np.asarray(cv2.Laplacian(picture[rows], cv2.CV_32F)).std())


def test_less_fidelity_is_a_wider_lens_that_keeps_the_foot_sharp(reference: Reference) -> None:
    textured = replace(reference, cleaned=table(300, 200, end=0.0))
    plate = replace(backplate(textured, PRODUCT, width=400, height=400), boundary=0.3)
    behind = [detail(defocused(plate, 0.8, fidelity), slice(120, 200)) for fidelity in (0.5, 0.7, 0.85, 1.0)]
    assert behind == sorted(behind)
    assert behind[0] < 0.6 * behind[-1]
    at_foot = slice(310, 330)
    assert detail(defocused(plate, 0.8, 0.5), at_foot) == pytest.approx(detail(plate.picture, at_foot), rel=0.05)
    assert (defocused(plate, 0.8, 1.0) == plate.picture).all()
