"""Each mend removes what its finding named, and leaves the product alone."""

import numpy as np
import pytest

from photostudio.imaging.arrays import Linear, Pixels, ratio
from photostudio.imaging.colour import to_linear, to_srgb
from photostudio.imaging.edges import halo, soft_edge, to_unit
from photostudio.imaging.mends import MENDS, clean_halo, clear_dust, drop_shadow, trim_margins
from photostudio.imaging.report import examine
from tests.pictures import cutout


def over_shadow(pixels: Pixels, shadow: Linear) -> Pixels:
    """Lay `pixels` over black of the alpha `shadow` (rows, columns, 1), in linear light."""
    own = to_unit(pixels[..., 3:])
    total = own + (1 - own) * shadow
    alpha = np.rint(total * 255).astype(np.uint8)
    return np.dstack([to_srgb(ratio(to_linear(pixels[..., :3]) * own, total)), alpha])


@pytest.mark.parametrize("name", MENDS)
def test_a_mend_leaves_its_input_alone(name: str) -> None:
    pixels = cutout(with_shadow=True)
    MENDS[name](pixels)
    assert (pixels == cutout(with_shadow=True)).all()


@pytest.mark.parametrize("name", ["drop_shadow", "clear_dust", "clean_halo"])
def test_opaque_pixels_are_never_touched(name: str) -> None:
    pixels = cutout(with_shadow=True)
    opaque = pixels[..., 3] == 255
    assert (MENDS[name](pixels)[opaque] == pixels[opaque]).all()


def test_dropping_the_shadow_gives_the_cutout_without_one() -> None:
    assert (drop_shadow(cutout(with_shadow=True)) == cutout()).all()


def test_dropping_no_shadow_changes_nothing() -> None:
    assert (drop_shadow(cutout()) == cutout()).all()


def test_dropping_the_shadow_keeps_a_tinted_lens() -> None:
    pixels = cutout(with_shadow=True)
    pixels[200:240, 90:150] = (20, 20, 22, 120)
    mended = drop_shadow(pixels)
    assert (mended[:258] == pixels[:258]).all()
    assert (mended[258:] == 0).all()


def test_edges_over_the_shadow_get_their_own_colour_and_alpha_back() -> None:
    clean = cutout(480, 640)
    rows, columns = np.mgrid[:640, :480].astype(np.float32)
    fade = 0.5 * np.clip(1 - np.hypot((columns - 240) / 200, (rows - 520) / 90), 0, 1)
    mended = drop_shadow(over_shadow(clean, fade[..., None]))
    edge = soft_edge(clean[..., 3], reach=3) & (clean[..., 3] > 60)
    assert np.abs(mended[..., 3].astype(int) - clean[..., 3])[edge].mean() < 6
    assert mended[520:, 100:380, 3].max() <= 12


def test_trimming_leaves_a_small_margin() -> None:
    wide = np.zeros((640, 640, 4), np.uint8)
    wide[100:420, 100:340] = cutout()
    trimmed = trim_margins(wide)
    assert trimmed.shape == (208 + 12, 90 + 12, 4)
    assert (trimmed[6:-6, 6:-6] == cutout()[48:256, 75:165]).all()


def test_trimming_keeps_the_shadow_and_ignores_dust() -> None:
    pixels = cutout(with_shadow=True)
    pixels[1:3, 1:3] = (200, 200, 200, 60)
    trimmed = trim_margins(pixels)
    assert "baked_shadow" in [finding.code for finding in examine(trimmed).findings]
    assert trimmed.shape[0] < 270


def test_clearing_dust_leaves_the_cutout() -> None:
    pixels = cutout()
    pixels[5:8, 5:8] = (200, 200, 200, 60)
    pixels[300:, :] = (255, 255, 255, 2)
    assert (clear_dust(pixels) == cutout()).all()


@pytest.mark.parametrize("background", [1.0, 0.0])
def test_cleaning_the_halo_brings_the_products_colour_back(background: float) -> None:
    clean = cutout(480, 640)
    alpha = to_unit(clean[..., 3:])
    photo = to_srgb(to_linear(clean[..., :3]) * alpha + np.float32(background) * (1 - alpha))
    dirty = np.where(alpha > 0, np.dstack([photo, clean[..., 3]]), 0).astype(np.uint8)
    mended = clean_halo(dirty)
    assert abs(halo(dirty, reach=2)) > 0.06
    assert abs(halo(mended, reach=2)) < 0.02
    assert (mended[..., 3] == dirty[..., 3]).all()
    edge = soft_edge(clean[..., 3], reach=2)
    error = [np.abs(image[edge][:, :3].astype(int) - clean[edge][:, :3]).mean() for image in (mended, dirty)]
    assert error[0] < 0.4 * error[1]
