"""The recipe of a photo of words tells where its product is seen: as a reference, the photo gives up exactly that."""

import numpy as np

from photostudio.engines.base import Engine
from photostudio.imaging.outlines import filled
from tests.engines.goods.asking import SMALL, generated


def test_the_outline_is_that_of_the_product(plain_studio: Engine) -> None:
    result = generated(plain_studio, "red plastic bottle on white paper, softbox")
    seen = filled(result.recipe["outlines"], width=SMALL, height=SMALL)
    redness = result.pixels[..., 0].astype(int) - result.pixels[..., 2]
    assert 0.02 < seen.mean() < 0.5
    assert np.median(redness[seen]) > 60
    assert np.median(redness[~seen]) < 15


def test_an_empty_stage_has_none(plain_studio: Engine) -> None:
    assert "outlines" not in generated(plain_studio, "a giraffe on white paper").recipe
