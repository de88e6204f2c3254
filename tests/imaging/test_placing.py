"""The original comes to the canvas by one resampling, where the placement says."""

from itertools import product as every

import numpy as np
import pytest

from photostudio.imaging.arrays import Linear, Pixels
from photostudio.imaging.colour import to_linear, to_srgb
from photostudio.imaging.edges import to_unit
from photostudio.imaging.errors import NoProduct
from photostudio.imaging.parts import box_of
from photostudio.imaging.placement import Box, Placement, default_placement, enlargement, is_outside
from photostudio.imaging.placing import place
from photostudio.imaging.report import examine
from tests.pictures import cutout

WHOLE = Box(left=0, top=0, right=40, bottom=40)


def product_of(pixels: Pixels) -> Box:
    product = examine(pixels).product
    assert product is not None
    return product


def light(pixels: Pixels) -> Linear:
    return to_linear(pixels[..., :3]) * to_unit(pixels[..., 3:])


def test_at_full_size_every_pixel_is_copied() -> None:
    pixels = cutout(with_shadow=True)
    product = product_of(pixels)
    middle = (product.left + product.right) / 2
    placement = Placement(centre=middle / 240, base=product.bottom / 320, height=product.height / 320)
    assert (place(pixels, product, placement, width=240, height=320) == pixels).all()


def test_at_full_size_the_product_can_move_and_leave_the_canvas() -> None:
    pixels = cutout()
    product = product_of(pixels)
    placement = Placement(centre=0, base=1.2, height=product.height / 200)
    found = place(pixels, product, placement, width=100, height=200)
    middle = (product.left + product.right) // 2
    height = 200 - (240 - product.height)
    assert (found[-height:, :60] == pixels[product.top : product.top + height, middle : middle + 60]).all()
    assert (found[: 200 - height] == 0).all()


@pytest.mark.parametrize("height", [0.2, 0.55, 1.3, 2.0])
def test_the_product_stands_where_the_placement_says(height: float) -> None:
    pixels = cutout(with_shadow=True)
    product = product_of(pixels)
    canvas = place(pixels, product, Placement(centre=0.4, base=0.9, height=height), width=400, height=300)
    visible = box_of(canvas[..., 3] > 127)
    assert visible is not None
    scale = height * 300 / product.height
    assert visible.bottom == 270 if height < 0.9 else visible.bottom >= 270
    if height < 1:
        assert visible.height == pytest.approx(height * 300, abs=1)
        assert (visible.left + visible.right) / 2 == pytest.approx(160, abs=1)
        assert visible.width == pytest.approx(product.width * scale, abs=1.5)


def test_a_plain_colour_stays_itself_at_every_size() -> None:
    pixels = np.full((40, 40, 4), (13, 200, 77, 255), np.uint8)
    for height in (0.1, 0.37, 0.9, 1.7, 4):
        found = place(pixels, WHOLE, Placement(height=height, base=0.95), width=80, height=80)
        opaque = found[found[..., 3] == 255]
        assert len(opaque)
        assert (opaque == (13, 200, 77, 255)).all()


def test_the_edge_neither_rings_nor_bleeds() -> None:
    pixels = np.zeros((90, 90, 4), np.uint8)
    pixels[30:60, 30:60] = (250, 250, 250, 255)
    found = place(pixels, Box(left=30, top=30, right=60, bottom=60), Placement(height=0.35), width=100, height=100)
    inside = box_of(found[..., 3] > 0)
    assert inside is not None
    assert inside.width <= 37
    soft = found[(found[..., 3] > 0) & (found[..., 3] < 255)]
    assert (soft[:, :3] >= 245).all(), "no black of the empty pixels in the edge's colour"
    core = found[inside.top + 1 : inside.bottom - 1, inside.left + 1 : inside.right - 1]
    assert (core[..., 3] == 255).all()


def test_light_is_kept_when_made_smaller() -> None:
    board = np.indices((80, 80)).sum(axis=0) % 2
    pixels = np.dstack([np.repeat((board * 255)[..., None], 3, axis=2), np.full((80, 80), 255)]).astype(np.uint8)
    found = place(pixels, Box(left=0, top=0, right=80, bottom=80), Placement(height=0.5), width=40, height=40)
    grey = found[15:25, 15:25, :3]
    assert (grey == to_srgb(np.array(0.5, np.float32))).all(), "half the light, not half the code"


@pytest.mark.parametrize("axis", [0, 1])
def test_a_mirrored_original_gives_a_mirrored_canvas(axis: int) -> None:
    pixels = np.random.default_rng(3).integers(0, 256, (40, 40, 4), np.uint8)
    placement = Placement(centre=0.5, base=0.75, height=0.5)
    found = place(pixels, WHOLE, placement, width=44, height=44)
    mirrored = place(np.ascontiguousarray(np.flip(pixels, axis)), WHOLE, placement, width=44, height=44)
    assert np.abs(light(found) - light(np.flip(mirrored, axis))).max() < 0.01


@pytest.mark.parametrize("corner", list(every([0.0, 1.0], repeat=2)))
def test_what_is_seen_does_not_depend_on_the_canvas_round_it(corner: tuple[float, float]) -> None:
    pixels = cutout()
    product = product_of(pixels)
    small = place(pixels, product, Placement(centre=0.5, base=1.0, height=0.5), width=100, height=100)
    offset = [int(100 * side) for side in corner]
    large = place(
        pixels,
        product,
        Placement(centre=(50 + offset[0]) / 200, base=(100 + offset[1]) / 200, height=0.25),
        width=200,
        height=200,
    )
    assert (large[offset[1] : offset[1] + 100, offset[0] : offset[0] + 100] == small).all()


def test_the_shadow_goes_along_with_its_product() -> None:
    pixels = cutout(with_shadow=True)
    canvas = place(pixels, product_of(pixels), Placement(height=0.5), width=300, height=300)
    below = canvas[245:, :, 3]
    assert below.max() > 60


@pytest.mark.parametrize(
    ("centre", "base", "outside"),
    [(-1, 0.8, True), (2, 0.8, True), (0.5, 0, True), (0.5, 2, True), (0, 0.8, False), (0.5, 0.01, False)],
)
def test_only_a_product_wholly_outside_the_canvas_is_refused(centre: float, base: float, outside: bool) -> None:
    product, placement = product_of(cutout()), Placement(centre=centre, base=base, height=0.5)
    assert is_outside(product, placement, canvas_width=100, canvas_height=100) == outside
    if outside:
        with pytest.raises(NoProduct, match="outside the canvas"):
            place(cutout(), product, placement, width=100, height=100)
    else:
        assert place(cutout(), product, placement, width=100, height=100)[..., 3].max() == 255


@pytest.mark.parametrize("height", [0.996, 0.998, 1.0, 1.002, 1.004])
@pytest.mark.parametrize("centre", [-0.5, -0.496, 1.496, 1.5])
def test_at_the_very_rim_arithmetic_and_pixels_agree(height: float, centre: float) -> None:
    pixels, placement = np.full((100, 100, 4), 255, np.uint8), Placement(centre=centre, base=1, height=height)
    whole = Box(left=0, top=0, right=100, bottom=100)
    if not is_outside(whole, placement, canvas_width=100, canvas_height=100):
        assert place(pixels, whole, placement, width=100, height=100)[..., 3].any()


def test_the_default_placement_shows_the_whole_product() -> None:
    tall = default_placement(Box(left=0, top=0, right=50, bottom=200), canvas_width=1000, canvas_height=1000)
    assert tall == Placement(centre=0.5, base=0.8, height=0.55)
    wide = default_placement(Box(left=0, top=0, right=400, bottom=100), canvas_width=1000, canvas_height=1000)
    assert wide.height == pytest.approx(0.2)


def test_enlargement_tells_when_there_are_too_few_pixels() -> None:
    box = Box(left=0, top=0, right=100, bottom=200)
    assert enlargement(box, Placement(height=0.5), canvas_height=1000) == pytest.approx(2.5)
