"""Light traced on few pixels takes on the surfaces' own detail, without inventing any."""

from dataclasses import replace

import cv2
import numpy as np
import pytest

from photostudio.engines.studio.camera import Camera
from photostudio.engines.studio.detail import confusion, enlarge, shrink
from photostudio.engines.studio.render import Guides
from photostudio.engines.studio.scene import Lens
from photostudio.imaging.arrays import Linear

CAMERA = Camera(width=64, height=64, lens=Lens(distance=4.0), middle=0.5, base=0.8)
STRIPES = np.tile(np.where(np.arange(64) % 4 < 2, 0.8, 0.2).astype(np.float32)[None, :, None], (64, 1, 3))


def guides(albedo: Linear, *, depth: float = 4.0) -> Guides:
    return Guides(albedo, np.zeros_like(albedo), np.full((64, 64), depth, np.float32))


def small(light: Linear) -> Linear:
    return np.asarray(cv2.resize(light, (16, 16), interpolation=cv2.INTER_AREA), np.float32)


def test_stripes_that_the_small_picture_lost_come_back() -> None:
    light = enlarge(small(STRIPES * 2), guides(STRIPES), CAMERA)
    error = np.abs(light - STRIPES * 2)[4:-4, 4:-4].mean()
    blurred = np.abs(cv2.resize(small(STRIPES * 2), (64, 64)) - STRIPES * 2)[4:-4, 4:-4].mean()
    assert error < 0.2 * blurred


def test_what_the_lens_blurs_stays_blurred() -> None:
    open_camera = replace(CAMERA, lens=replace(CAMERA.lens, aperture=0.2))
    light = enlarge(small(STRIPES * 2), guides(STRIPES, depth=9.0), open_camera)
    assert light.std() < 0.05


def test_lamps_and_glass_lend_no_detail() -> None:
    light = enlarge(np.ones((16, 16, 3), np.float32), guides(np.zeros((64, 64, 3), np.float32)), CAMERA)
    assert light == pytest.approx(1.0)


def test_a_highlight_gets_no_dark_ring() -> None:
    bright = np.full((16, 16, 3), 0.5, np.float32)
    bright[8, 8] = 60
    light = enlarge(bright, guides(np.full((64, 64, 3), 0.5, np.float32)), CAMERA)
    assert light.min() == pytest.approx(0.5, abs=1e-3)
    assert light.max() > 20


def test_shrinking_keeps_the_mean() -> None:
    coarse = shrink(guides(STRIPES), 16, 16)
    assert coarse.albedo.shape == (16, 16, 3)
    assert coarse.albedo.mean() == pytest.approx(STRIPES.mean(), rel=1e-3)


@pytest.mark.parametrize(("depth", "sharp"), [(4.0, True), (8.0, False), (2.5, False)])
def test_only_the_focused_depth_is_sharp(depth: float, sharp: bool) -> None:
    open_camera = replace(CAMERA, lens=replace(CAMERA.lens, aperture=0.2))
    assert (confusion(np.array([depth], np.float32), open_camera)[0] < 0.5) == sharp
