"""Without the optional package the proposal is our own."""

import numpy as np

from photostudio.imaging.cutout.learned import propose_best
from tests.imaging.cutout.photos import photo, proposal


def test_without_rembg_the_proposal_is_our_own() -> None:
    picture, _ = photo()
    assert np.array_equal(propose_best(picture).alpha, proposal().alpha)
