"""What may be copied into a hole, and what is said when there is nothing."""

import numpy as np
import pytest

from photostudio.imaging.errors import NoSurroundings
from photostudio.imaging.inpaint import remove
from tests.imaging.inpaint.scenes import block, cobbles, smeared


def test_what_is_barred_is_never_copied() -> None:
    picture = cobbles()
    product = block(picture.shape, 70, 0, 58, 128)
    picture[product] = (0, 200, 0)
    hole = block(picture.shape, 30, 40, 60, 40)
    filled = remove(smeared(picture, hole), hole, quality="MIDDLE", seed=2, sources=~product)
    greenness = filled[hole].astype(int)
    assert (greenness[:, 1] - greenness[:, 0] < 60).all()


def test_far_sources_serve_when_all_near_ones_are_barred() -> None:
    picture = cobbles(96, 600)
    hole = block(picture.shape, 40, 40, 10, 10)
    sources = block(picture.shape, 0, 500, 96, 100)
    filled = remove(smeared(picture, hole), hole, quality="LOW", seed=2, sources=sources)
    assert filled[hole].std() > 20


@pytest.mark.parametrize(
    "hole",
    [np.ones((50, 60), np.bool_), ~block((50, 60), 20, 20, 6, 30)],
    ids=["everything", "all but a strip"],
)
def test_too_little_around_the_hole_is_said(hole: np.ndarray[tuple[int, int], np.dtype[np.bool_]]) -> None:
    with pytest.raises(NoSurroundings, match="Paint a smaller area"):
        remove(np.zeros((50, 60, 3), np.uint8), hole, quality="LOW", seed=1)


def test_a_picture_smaller_than_a_patch_has_too_little() -> None:
    with pytest.raises(NoSurroundings):
        remove(np.zeros((5, 5, 3), np.uint8), block((5, 5), 2, 2, 1, 1), quality="LOW", seed=1)


def test_a_small_picture_is_filled() -> None:
    hole = block((40, 40), 15, 15, 12, 12)
    filled = remove(smeared(cobbles(40, 40), hole), hole, quality="HIGH", seed=1)
    assert filled[hole].std() > 10


def test_other_shapes_and_types_are_refused() -> None:
    picture, hole = cobbles(40, 40), block((40, 40), 10, 10, 5, 5)
    with pytest.raises(ValueError, match="picture"):
        remove(picture[..., :2], hole, quality="LOW", seed=1)
    with pytest.raises(ValueError, match="picture"):
        remove(picture.astype(np.float32), hole, quality="LOW", seed=1)
    with pytest.raises(ValueError, match="hole"):
        remove(picture, hole[:-1], quality="LOW", seed=1)
    with pytest.raises(ValueError, match="sources"):
        remove(picture, hole, quality="LOW", seed=1, sources=hole[:, 1:])
    with pytest.raises(ValueError, match="LOW, MIDDLE, HIGH"):
        remove(picture, hole, quality="BEST", seed=1)
