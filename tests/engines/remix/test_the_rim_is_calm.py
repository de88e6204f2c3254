import cv2
import numpy as np

from photostudio.engines.studio.remix.rim import cleared
from photostudio.imaging.arrays import Linear
from tests.pictures import cutout

PLACED = cutout(160, 200)
NOISE = np.random.default_rng(1).random((200, 160, 3), np.float32)


def unrest(plate: Linear) -> float:
    """Return how much detail lies within a few pixels of the product's upper outline."""
    solid = (PLACED[..., 3] > 0).astype(np.uint8)
    near = np.asarray(cv2.dilate(solid, np.ones((9, 9), np.uint8)), bool) & (solid == 0)
    near[130:] = False
    return float(plate[near].std())


def test_it_is_left_as_it_is_at_nought() -> None:
    assert cleared(NOISE, PLACED, 0.0) is NOISE


def test_it_gets_calmer_with_every_step() -> None:
    steps = [unrest(cleared(NOISE, PLACED, fidelity)) for fidelity in (0.0, 0.5, 1.0, 2.0)]
    assert steps == sorted(steps, reverse=True)
    assert steps[2] < 0.7 * steps[0]
    assert steps[3] < 0.5 * steps[0]


def test_what_is_far_away_stays() -> None:
    result = cleared(NOISE, PLACED, 2.0)
    assert (result[:, :10] == NOISE[:, :10]).all()
    assert (result[170:] == NOISE[170:]).all()
