"""The automatic cut-out: right on plain backgrounds, and honest elsewhere."""

import cv2
import numpy as np
import pytest

from photostudio.imaging.arrays import Linear, Pixels
from photostudio.imaging.colour import to_srgb
from photostudio.imaging.cutout.proposal import DROP, KEEP, UNSURE
from photostudio.imaging.cutout.proposing import propose
from tests.imaging.cutout.photos import bottle, over, overlap, paper, photo, proposal


def dots() -> Linear:
    """Return a background of sharp dots in many colours, in linear light."""
    rng = np.random.default_rng(2)
    drawn = np.full((240, 240, 3), 90, np.uint8)
    for _ in range(120):
        centre = tuple(int(value) for value in rng.integers(0, 240, 2))
        cv2.circle(drawn, centre, 12, tuple(map(float, rng.integers(0, 255, 3))), -1)
    return (drawn / np.float32(255)).astype(np.float32)


def ring() -> tuple[Pixels, Linear]:
    """Return a blue ring on paper, and its alpha."""
    y, x = np.mgrid[:240, :240] - 119.5
    alpha = np.clip(16.5 - np.abs(np.hypot(x, y) - 60), 0, 1).astype(np.float32)
    return over(np.full((240, 240, 3), (0.05, 0.1, 0.5), np.float32), alpha, paper()), alpha


def test_a_product_on_paper_is_found_with_its_soft_edge() -> None:
    found, (_, truth) = proposal(), photo()
    assert found.verdict.code == "fine"
    assert overlap(found.alpha >= 128, truth >= 0.5) > 0.98
    assert np.abs(found.alpha / 255 - truth).sum() < 0.004 * truth.size


def test_only_the_band_round_the_outline_is_left_open() -> None:
    trimap, (_, truth) = proposal().trimap, photo()
    assert set(np.unique(trimap)) == {DROP, UNSURE, KEEP}
    assert truth[trimap == KEEP].min() == 1
    assert truth[trimap == DROP].max() == 0
    assert (trimap == UNSURE).mean() < 0.1


def test_a_soft_shadow_is_dropped() -> None:
    picture, truth = photo(with_shadow=True)
    assert overlap(propose(picture).alpha >= 128, truth >= 0.5) > 0.97


def test_white_on_white_is_found_by_its_outline() -> None:
    _, truth = bottle()
    edge = np.asarray(cv2.GaussianBlur(truth, (0, 0), 2.0)) * truth
    light = paper() * (1 - 0.35 * truth * (1 - edge) * 2)[..., None] * (1 + 0.06 * truth[..., None])
    assert overlap(propose(to_srgb(light.astype(np.float32))).alpha >= 128, truth >= 0.5) > 0.95


def test_the_background_within_a_ring_is_dropped_and_this_is_said() -> None:
    picture, truth = ring()
    found = propose(picture)
    assert overlap(found.alpha >= 128, truth >= 0.5) > 0.95
    assert found.verdict.code == "openings"
    assert found.verdict.is_trustworthy
    assert found.uncertainty[110:130, 110:130].min() > 100


def test_a_product_cut_off_by_the_frame_stays_whole_and_this_is_said() -> None:
    picture, truth = photo()
    cut = slice(None), slice(110, None)
    found = propose(np.ascontiguousarray(picture[cut]))
    assert overlap(found.alpha >= 128, truth[cut] >= 0.5) > 0.97
    assert found.verdict.code == "touches_frame"
    assert found.verdict.is_trustworthy


def test_an_empty_background_has_nothing_that_stands_out() -> None:
    found = propose(to_srgb(paper()))
    assert found.verdict.code == "nothing_stands_out"
    assert not found.verdict.is_trustworthy
    assert not found.alpha.any()


def test_a_busy_background_is_said() -> None:
    found = propose(over(*bottle(), dots()))
    assert found.verdict.code == "busy_background"
    assert not found.verdict.is_trustworthy


def test_a_product_that_fades_into_its_background_is_said() -> None:
    _, truth = bottle()
    fading = 0.5 * truth * np.linspace(1.6, -0.6, 240).clip(0, 1)
    light = paper() * (1 - fading[..., None])
    found = propose(to_srgb(light.astype(np.float32)))
    assert not found.verdict.is_trustworthy


def test_what_the_colours_contradict_is_unsure() -> None:
    assert proposal().uncertainty[:20].max() < 64
    assert proposal().uncertainty[proposal().trimap == UNSURE].max() > 150


def test_the_same_photo_gives_the_same_proposal() -> None:
    picture, _ = photo(61, 47)
    first, second = propose(picture), propose(picture)
    assert np.array_equal(first.alpha, second.alpha)
    assert np.array_equal(first.uncertainty, second.uncertainty)


def test_a_large_photo_keeps_its_size_and_its_sharp_edge() -> None:
    picture, truth = photo()
    large = np.asarray(cv2.resize(picture, (1240, 1240), interpolation=cv2.INTER_CUBIC), np.uint8)
    wanted = np.asarray(cv2.resize(truth, (1240, 1240), interpolation=cv2.INTER_CUBIC))
    assert overlap(propose(large).alpha >= 128, wanted >= 0.5) > 0.985


@pytest.mark.parametrize("shape", [(1, 1), (2, 9), (31, 7), (3, 200)])
def test_odd_sizes_are_no_error(shape: tuple[int, int]) -> None:
    assert propose(np.full((*shape, 3), 200, np.uint8)).alpha.shape == shape


def test_a_picture_with_alpha_is_refused() -> None:
    with pytest.raises(ValueError, match="rows, columns, 3"):
        propose(np.zeros((4, 4, 4), np.uint8))
