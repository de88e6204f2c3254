"""What every room does to whole pictures."""

import numpy as np

from photostudio.imaging.arrays import around, ratio, strongest, threefold


def test_what_nothing_weighs_counts_nothing() -> None:
    assert ratio(np.array([6, 5], np.float32), np.array([2, 0], np.float32)).tolist() == [3, 0]


def test_a_window_holds_what_is_set_with_a_margin_inside_the_picture() -> None:
    mask = np.zeros((10, 20), bool)
    mask[1, 8] = mask[3, 11] = True
    assert mask[around(mask, 0)].shape == (3, 4)
    assert mask[around(mask, 2)].shape == (6, 8)
    assert mask[around(mask, 99)].shape == mask.shape


def test_nothing_set_gives_the_whole_picture() -> None:
    assert np.ones((10, 20))[around(np.zeros((10, 20), bool), 1)].shape == (10, 20)


def test_channels_agree_with_plain_arithmetic() -> None:
    light = np.random.default_rng(1).random((5, 7, 3), dtype=np.float32)
    assert (strongest(light) == light.max(axis=2)).all()
    assert (light * threefold(light[..., 0]) == light * light[..., :1]).all()
