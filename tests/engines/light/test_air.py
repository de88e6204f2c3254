"""Mist thickens with distance, lies on the ground, and never reaches the product."""

from dataclasses import replace

import numpy as np
import pytest

from photostudio.engines.studio.air import veil
from photostudio.engines.studio.camera import Camera
from photostudio.engines.studio.scene import Air, Lens

VIEW = Camera(width=64, height=64, lens=Lens(), middle=0.5, base=0.8)
MIST = Air(haze=1.0, rays=0.0, key=(4.0, 4.0, 4.0), towards=(-0.6, 0.6, 0.5), ambient=(0.3, 0.3, 0.3), floor=0.0)
BLACK = np.zeros((64, 64, 3), np.float32)


def at(distance: float) -> np.ndarray:
    return np.full((64, 64), distance, np.float32)


def test_what_is_further_off_shows_more_mist() -> None:
    near, middle, far = (veil(BLACK, at(VIEW.lens.distance + away), VIEW, MIST, seed=1).mean() for away in (0.3, 1, 4))
    assert near < middle < far


def test_the_open_sky_is_the_furthest() -> None:
    assert veil(BLACK, at(0), VIEW, MIST, seed=1).mean() == pytest.approx(
        veil(BLACK, at(1000), VIEW, MIST, seed=1).mean()
    )


def test_nothing_lies_before_the_product() -> None:
    assert veil(BLACK, at(VIEW.lens.distance), VIEW, MIST, seed=1).max() == 0


def test_mist_is_thickest_on_the_ground() -> None:
    misty = veil(BLACK, at(VIEW.lens.distance + 1), VIEW, MIST, seed=1)
    assert misty[40:52].mean() > 1.5 * misty[:12].mean()


def test_a_beam_lights_the_mist_about_its_axis_alone() -> None:
    unlit = replace(MIST, ambient=(0.0, 0.0, 0.0))
    everywhere, beam = (
        veil(BLACK, at(VIEW.lens.distance + 1), VIEW, air, seed=1)
        for air in (unlit, replace(unlit, beam=((0.0, 0.5, 0.0), 0.4)))
    )
    assert beam[:8, :8].max() == 0
    assert everywhere[:8, :8].min() > 0
    assert beam.max() > 0.5 * everywhere.max()


def test_clear_air_changes_nothing() -> None:
    assert veil(BLACK, at(9), VIEW, None, seed=1) is BLACK
