"""The automatic cut-out: right on plain backgrounds, and honest elsewhere."""

import numpy as np
import pytest

from photostudio.imaging.colour import to_srgb
from photostudio.imaging.cutout.proposing import propose
from tests.imaging.cutout.photos import overlap, paper, photo


def test_a_product_on_paper_is_found_with_its_soft_edge() -> None:
    picture, truth = photo()
    proposal = propose(picture)
    assert proposal.verdict.code == "fine"
    assert overlap(proposal.alpha >= 128, truth >= 0.5) > 0.98
    assert np.abs(proposal.alpha / 255 - truth).sum() < 0.004 * truth.size


def test_a_soft_shadow_is_dropped() -> None:
    picture, truth = photo(with_shadow=True)
    proposal = propose(picture)
    assert overlap(proposal.alpha >= 128, truth >= 0.5) > 0.97


def test_an_empty_background_has_nothing_that_stands_out() -> None:
    proposal = propose(to_srgb(paper()))
    assert proposal.verdict.code == "nothing_stands_out"
    assert not proposal.verdict.is_trustworthy
    assert not proposal.alpha.any()


def test_the_same_photo_gives_the_same_proposal() -> None:
    picture, _ = photo(101, 77)
    first, second = propose(picture), propose(picture)
    assert np.array_equal(first.alpha, second.alpha)
    assert np.array_equal(first.uncertainty, second.uncertainty)


@pytest.mark.parametrize("shape", [(1, 1), (2, 9), (31, 7), (3, 200)])
def test_odd_sizes_are_no_error(shape: tuple[int, int]) -> None:
    assert propose(np.full((*shape, 3), 200, np.uint8)).alpha.shape == shape


def test_a_picture_with_alpha_is_refused() -> None:
    with pytest.raises(ValueError, match="rows, columns, 3"):
        propose(np.zeros((4, 4, 4), np.uint8))
