"""The cut-out report says what is there, and nothing of what is not."""

import json
import time

import numpy as np
import pytest

from photostudio.imaging.arrays import Pixels
from photostudio.imaging.errors import NoProduct
from photostudio.imaging.placement import Box
from photostudio.imaging.report import examine
from tests.pictures import cutout, photograph


def codes(pixels: Pixels) -> list[str]:
    return [finding.code for finding in examine(pixels).findings]


def framed(pixels: Pixels) -> Pixels:
    """Cut a picture from tests.pictures to where its bottle and shadow are."""
    return np.ascontiguousarray(pixels[40:312, 55:185])


def test_a_good_cutout_has_no_findings() -> None:
    report = examine(framed(cutout()))
    assert report.is_cutout
    assert report.findings == ()


def test_the_products_box_leaves_the_shadow_out() -> None:
    assert (
        examine(cutout(with_shadow=True)).product
        == examine(cutout()).product
        == Box(left=75, top=48, right=165, bottom=256)
    )


def test_a_baked_shadow_is_found() -> None:
    assert codes(framed(cutout(with_shadow=True))) == ["baked_shadow"]


def test_a_shadow_that_hangs_on_the_product_is_found() -> None:
    pixels = cutout(with_shadow=True)
    shadow = np.roll(pixels, -30, axis=0)
    pixels[250:280] = np.where(pixels[250:280, :, 3:] == 255, pixels[250:280], shadow[250:280])
    pixels[280:] = 0
    assert "baked_shadow" in codes(pixels)
    assert examine(pixels).product == examine(cutout()).product


def test_a_tinted_lens_is_no_shadow() -> None:
    pixels = cutout()
    pixels[200:240, 90:150] = (20, 20, 22, 120)
    assert "baked_shadow" not in codes(pixels)


def test_smoked_glass_is_no_shadow() -> None:
    pixels = cutout()
    body = (pixels[..., 3] > 0) & (np.arange(320)[:, None] > 150)
    pixels[body] = (25, 25, 28, 150)
    assert "baked_shadow" not in codes(pixels)
    assert examine(pixels).product == examine(cutout()).product


def test_wide_margins_are_found() -> None:
    wide = np.zeros((640, 640, 4), np.uint8)
    wide[100:420, 100:340] = cutout()
    (finding,) = examine(wide).findings
    assert (finding.code, finding.mend) == ("wide_margins", "trim_margins")
    assert 90 < finding.values["empty_percent"] < 97


@pytest.mark.parametrize(("background", "sign"), [(255, 1), (0, -1)])
def test_a_halo_of_the_former_background_is_found(background: int, sign: int) -> None:
    pixels = framed(cutout())
    alpha = pixels[..., 3:] / 255
    pixels[..., :3] = np.where(alpha > 0, pixels[..., :3] * alpha + background * (1 - alpha), 0)
    pixels[..., :3] = np.where(alpha == 1, framed(cutout())[..., :3], pixels[..., :3])
    (finding,) = examine(pixels).findings
    assert (finding.code, finding.mend) == ("halo", "clean_halo")
    assert sign * finding.values["lighter_percent"] > 5


def test_dust_is_found_and_counted() -> None:
    pixels = framed(cutout())
    for row, column in ((5, 5), (5, 120), (260, 60)):
        pixels[row : row + 2, column : column + 2] = (200, 200, 200, 60)
    (finding,) = examine(pixels).findings
    assert (finding.code, finding.mend) == ("dust", "clear_dust")
    assert finding.values == {"specks": 3, "pixels": 12}
    assert examine(pixels).product == examine(framed(cutout())).product


def test_a_second_product_is_no_dust() -> None:
    pair = np.concatenate([framed(cutout()), framed(cutout())], axis=1)
    assert codes(pair) == []
    product = examine(pair).product
    assert product is not None
    assert product.width == 130 + 90


def test_a_product_at_the_canvas_edge_is_found() -> None:
    cropped = np.ascontiguousarray(cutout()[:200, 55:185])
    (finding,) = examine(cropped).findings
    assert finding.code == "touches_edge"
    assert finding.values["bottom"] == pytest.approx(90, abs=2)
    assert finding.values["left"] == finding.values["top"] == finding.values["right"] == 0


def test_a_picture_without_transparency_is_no_cutout() -> None:
    report = examine(photograph(), notices=("animated",))
    assert not report.is_cutout
    assert report.product is None
    assert [finding.code for finding in report.findings] == ["no_transparency", "animated"]


def test_a_few_transparent_pixels_make_no_cutout() -> None:
    picture = photograph()
    picture[:3, :3] = 0
    assert codes(picture) == ["no_transparency"]


@pytest.mark.parametrize("alpha", [0, 5])
def test_nothing_visible_is_refused(alpha: int) -> None:
    with pytest.raises(NoProduct, match="fully transparent"):
        examine(np.full((50, 50, 4), alpha, np.uint8))


def test_the_report_is_plain_json() -> None:
    report = examine(cutout(with_shadow=True)).as_json()
    assert json.loads(json.dumps(report)) == report
    assert report["product"] == {"left": 75, "top": 48, "right": 165, "bottom": 256}
    assert report["findings"][0] == {
        "code": "baked_shadow",
        "values": {"darkest_percent": pytest.approx(43, abs=1)},
        "mend": "drop_shadow",
    }


def test_a_shadow_is_found_at_every_size() -> None:
    for scale in (1, 2, 5):
        report = examine(cutout(240 * scale, 320 * scale, with_shadow=True))
        assert report.findings[0].code == "baked_shadow"
        assert report.product is not None
        assert report.product.bottom == pytest.approx(256 * scale, abs=1)


def test_a_cutout_of_four_times_the_pixels_takes_about_four_times_as_long() -> None:
    def seconds(height: int) -> float:
        pixels = cutout(height * 3 // 4, height, with_shadow=True)
        start = time.process_time()
        examine(pixels)
        return time.process_time() - start

    seconds(360)
    assert seconds(1440) < 10 * seconds(720)
