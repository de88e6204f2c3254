"""The dark line where a product touches the ground."""

import numpy as np

from photostudio.engines.studio.contact import contact_light
from photostudio.imaging.arrays import Pixels


def block(*, bottom: int = 80, left: int = 30, right: int = 70) -> Pixels:
    placed = np.zeros((100, 100, 4), np.uint8)
    placed[20:bottom, left:right] = 255
    return placed


def test_the_ground_is_darkest_at_the_foot() -> None:
    below = contact_light(block())[80:, 50]
    assert below[0] < 0.6
    assert np.all(np.diff(below[:12]) >= 0)


def test_far_from_the_product_nothing_is_darkened() -> None:
    light = contact_light(block())
    assert light[:60].min() > 0.99
    assert light[80:, :5].min() > 0.99


def test_what_hangs_high_above_the_foot_casts_no_contact() -> None:
    placed = block()
    placed[20:40, 70:95] = 255  # a handle
    assert contact_light(placed)[41:60, 80:90].min() > 0.99


def test_a_mirrored_product_has_a_mirrored_contact() -> None:
    placed = block(left=20, right=50)
    mirrored = contact_light(np.ascontiguousarray(placed[:, ::-1]))[:, ::-1]
    np.testing.assert_allclose(mirrored, contact_light(placed), atol=1e-5)


def test_an_empty_canvas_keeps_all_its_light() -> None:
    assert contact_light(np.zeros((8, 8, 4), np.uint8)).min() == 1
