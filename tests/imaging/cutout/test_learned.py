"""Without the optional package the proposal is our own."""

import numpy as np

from photostudio.imaging.cutout.learned import propose_best
from photostudio.imaging.cutout.proposing import propose
from tests.imaging.cutout.photos import photo


def test_without_rembg_the_proposal_is_our_own() -> None:
    picture, _ = photo()
    assert np.array_equal(propose_best(picture).alpha, propose(picture).alpha)
