"""The product's own pixels over a plate: opaque ones untouched, soft ones without a halo."""

import numpy as np
import pytest

from photostudio.imaging.arrays import Linear, Pixels
from photostudio.imaging.colour import oklab, to_linear, to_srgb
from photostudio.imaging.composite import lay_over
from photostudio.imaging.edges import soft_edge, to_unit
from photostudio.imaging.fidelity import Fidelity, count_changed
from tests.pictures import cutout

GREEN = (0.03, 0.4, 0.08)


def plate_for(pixels: Pixels, colour: tuple[float, float, float] = GREEN) -> Linear:
    return np.broadcast_to(np.array(colour, np.float32), (*pixels.shape[:2], 3)).copy()


def over_white(pixels: Pixels) -> Pixels:
    """What a careless cut-out is: the photo on white, with the mask as its alpha."""
    alpha = to_unit(pixels[..., 3:])
    photo = to_srgb(to_linear(pixels[..., :3]) * alpha + (1 - alpha))
    return np.where(pixels[..., 3:] > 0, np.dstack([photo, pixels[..., 3]]), 0).astype(np.uint8)


def test_every_opaque_pixel_is_kept() -> None:
    placed = np.random.default_rng(1).integers(0, 256, (64, 80, 4), np.uint8)
    placed[..., 3] = np.where(placed[..., 3] > 100, 255, placed[..., 3])
    result = lay_over(plate_for(placed), placed)
    assert count_changed(placed, result) == Fidelity(protected=int((placed[..., 3] == 255).sum()), changed=0)
    assert result.shape == (64, 80, 3)


def test_every_changed_pixel_is_counted() -> None:
    placed = cutout()
    result = placed[..., :3].copy()
    rows, columns = np.nonzero(placed[..., 3] == 255)
    result[rows[:7], columns[:7], 1] ^= 1
    assert count_changed(placed, result).changed == 7


def test_the_plate_shows_where_nothing_is() -> None:
    placed = cutout()
    result = lay_over(plate_for(placed), placed)
    assert (result[placed[..., 3] == 0] == to_srgb(np.array(GREEN, np.float32))).all()


def test_see_through_areas_are_mixed_in_linear_light() -> None:
    placed = np.full((40, 40, 4), (200, 40, 40, 102), np.uint8)
    expected = to_srgb(to_linear(placed[0, 0, :3]) * np.float32(0.4) + np.array(GREEN, np.float32) * np.float32(0.6))
    assert (lay_over(plate_for(placed), placed) == expected).all()


def test_a_clean_edge_is_hardly_changed() -> None:
    placed = cutout(480, 640)
    alpha = to_unit(placed[..., 3:])
    plain = to_srgb(to_linear(placed[..., :3]) * alpha + plate_for(placed) * (1 - alpha))
    difference = np.abs(lay_over(plate_for(placed), placed).astype(int) - plain)
    assert np.percentile(difference[soft_edge(placed[..., 3], reach=4)], 95) <= 12


def test_no_halo_of_a_white_background_remains() -> None:
    clean = cutout(480, 640)
    dark = plate_for(clean, (0.02, 0.02, 0.02))
    wanted, found = lay_over(dark, clean), lay_over(dark, over_white(clean))
    alpha = to_unit(clean[..., 3:])
    careless = to_srgb(to_linear(over_white(clean)[..., :3]) * alpha + dark * (1 - alpha))
    edge = soft_edge(clean[..., 3], reach=4)
    error = [
        np.abs(oklab(to_linear(image[edge])) - oklab(to_linear(wanted[edge]))).mean() for image in (found, careless)
    ]
    assert error[0] < 0.2 * error[1]


@pytest.mark.parametrize("axis", [0, 1])
def test_mirroring_commutes_with_compositing(axis: int) -> None:
    placed = over_white(cutout())
    mirrored = np.ascontiguousarray(np.flip(placed, axis))
    both = np.flip(lay_over(plate_for(placed), mirrored), axis).astype(int), lay_over(plate_for(placed), placed)
    assert np.abs(both[0] - both[1]).max() <= 1


def test_a_plate_of_another_size_is_refused() -> None:
    with pytest.raises(ValueError, match="plate"):
        lay_over(np.zeros((3, 3, 3), np.float32), cutout())
    with pytest.raises(ValueError, match="The result is"):
        count_changed(cutout(), np.zeros((3, 3, 3), np.uint8))
