"""The edge of a cut-out: found wherever it fades out, and given the product's own colour."""

import numpy as np
import pytest
from numpy.typing import NDArray

from photostudio.imaging.arrays import Linear, Pixels
from photostudio.imaging.colour import to_linear, to_srgb
from photostudio.imaging.edges import matte, own_colours, soft_edge, to_unit

REACH = 4
ORANGE = (0.55, 0.18, 0.04)


def disc(softness: float, *, size: int = 96, radius: float = 30) -> Linear:
    """Alpha of a disc that fades out over `softness` pixels."""
    y, x = np.mgrid[:size, :size] + 0.5 - size / 2
    ramp: Linear = np.clip((radius - np.hypot(x, y)) / softness, 0, 1).astype(np.float32)
    return ramp


def mixed(alpha: Linear, background: tuple[float, float, float]) -> Pixels:
    """An orange product over a former background, cut out by `alpha`."""
    share = alpha[..., None]
    light = np.array(ORANGE, np.float32) * share + np.array(background, np.float32) * (1 - share)
    cutout = np.dstack([to_srgb(light), np.rint(alpha * 255).astype(np.uint8)])
    return np.where(cutout[..., 3:] > 0, cutout, 0).astype(np.uint8)


def error(pixels: Pixels, colours: Linear, edge: NDArray[np.bool_]) -> float:
    """What the eye would see of a wrong colour: weighted by alpha."""
    return float((np.abs(colours - np.array(ORANGE)) * to_unit(pixels[..., 3])[edge][:, None]).mean())


@pytest.mark.parametrize("background", [(1, 1, 1), (0, 0, 0), (0.03, 0.4, 0.08)])
@pytest.mark.parametrize("softness", [2, 6, 12])
def test_a_blurred_rim_loses_its_former_background(softness: float, background: tuple[float, float, float]) -> None:
    pixels = mixed(disc(softness), background)
    edge, own = own_colours(pixels, reach=REACH)
    assert error(pixels, own, edge) < 0.15 * error(pixels, to_linear(pixels[..., :3])[edge], edge)


def test_all_of_a_wide_rim_is_edge() -> None:
    alpha = mixed(disc(12), (1, 1, 1))[..., 3]
    soft = (alpha > 0) & (alpha < 255)
    assert soft_edge(alpha, reach=REACH).sum() < 0.1 * soft.sum()
    assert matte(alpha, reach=REACH).sum() > 0.9 * soft.sum()


def test_a_lens_within_its_frame_is_no_edge() -> None:
    alpha = np.zeros((96, 96), np.uint8)
    alpha[20:76, 20:76] = 255
    alpha[26:70, 26:70] = np.linspace(90, 200, 44, dtype=np.uint8)
    assert not matte(alpha, reach=REACH).any()


def test_even_glass_is_no_edge_but_for_its_outline() -> None:
    alpha = np.zeros((96, 96), np.uint8)
    alpha[20:40, 20:76] = 255
    alpha[40:76, 20:76] = 120
    found = matte(alpha, reach=REACH)
    assert not found[48:70, 26:70].any()


def test_a_shadow_at_the_edge_keeps_its_colour() -> None:
    pixels = np.zeros((96, 96, 4), np.uint8)
    pixels[20:60, 20:76] = (240, 240, 240, 255)
    pixels[60:70, 20:76, 3] = np.linspace(150, 5, 10, dtype=np.uint8)[:, None]
    edge, own = own_colours(pixels, reach=REACH)
    below = np.argwhere(edge)[:, 0] >= 60
    assert below.sum() > 100
    light = own[below] * to_unit(pixels[..., 3])[edge][below, None]
    assert light.max() < 0.1


def test_large_pictures_are_cleaned_strip_by_strip_without_seams(monkeypatch: pytest.MonkeyPatch) -> None:
    pixels = mixed(disc(6, size=160, radius=70), (1, 1, 1))
    whole = own_colours(pixels, reach=2)[1]
    monkeypatch.setattr("photostudio.imaging.edges.STRIP", 32)
    np.testing.assert_allclose(own_colours(pixels, reach=2)[1], whole, atol=1e-4)


def test_a_picture_without_soft_pixels_has_no_edge() -> None:
    edge, own = own_colours(np.full((8, 8, 4), 255, np.uint8), reach=REACH)
    assert not edge.any()
    assert own.shape == (0, 3)
