"""Cut out, a product keeps its opaque pixels, and its soft edge gives up the background's colour."""

import numpy as np
import pytest

from photostudio.imaging.colour import to_linear, to_srgb
from photostudio.imaging.cutout.product import cut_out
from tests.imaging.cutout.photos import over, photo, proposal


def test_opaque_pixels_are_the_photos_bit_for_bit() -> None:
    picture, _ = photo()
    alpha = proposal().alpha
    product = cut_out(picture, alpha)
    assert np.array_equal(product[alpha == 255][:, :3], picture[alpha == 255])
    assert np.array_equal(product[..., 3], alpha)


def test_empty_pixels_are_black() -> None:
    picture, _ = photo()
    product = cut_out(picture, proposal().alpha)
    assert not product[product[..., 3] == 0].any()


@pytest.mark.parametrize("light", [0.02, 0.9])
def test_soft_edges_lose_the_backgrounds_colour(light: float) -> None:
    y, x = np.mgrid[:120, :120] - 59.5
    alpha = np.clip((42 - np.hypot(x, y)) / 5, 0, 1).astype(np.float32)
    red = np.full((120, 120, 3), (0.5, 0.08, 0.05), np.float32)
    before, after = np.full_like(red, 0.6), np.full_like(red, light)
    stored = np.rint(255 * alpha).astype(np.uint8)
    picture = over(red, alpha, before)
    product = cut_out(picture, stored)
    soft = (stored > 0) & (stored < 255)
    share = alpha[soft][:, None]

    def error(colours: np.ndarray) -> float:
        laid = to_srgb(to_linear(colours[soft]) * share + after[soft] * (1 - share))
        wanted = to_srgb(red[soft] * share + after[soft] * (1 - share))
        return float(np.abs(laid.astype(int) - wanted).mean())

    assert error(product[..., :3]) < 0.35 * error(picture)


def test_the_photo_itself_is_left_as_it_is() -> None:
    picture, _ = photo()
    before = picture.copy()
    cut_out(picture, proposal().alpha)
    assert np.array_equal(picture, before)


def test_strips_leave_no_seams() -> None:
    picture = np.full((600, 40, 3), 200, np.uint8)
    picture[:, :20] = (30, 60, 120)
    alpha = np.full((600, 40), 255, np.uint8)
    alpha[:, 18:22], alpha[:, 22:] = 128, 0
    product = cut_out(picture, alpha)
    assert (product[10:590] == product[300]).all()


def test_alpha_of_another_size_is_refused() -> None:
    with pytest.raises(ValueError, match="Alpha is"):
        cut_out(np.zeros((4, 4, 3), np.uint8), np.zeros((5, 4), np.uint8))
