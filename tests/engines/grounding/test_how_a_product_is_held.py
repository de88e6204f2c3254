"""The camera for every kind of product: where its base, the ground below it and its plane are in the world."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from photostudio.engines.studio.card import card
from photostudio.engines.studio.framing import eye, ground, on_product_plane, window
from photostudio.engines.studio.scene import Grounding, Mesh
from photostudio.engines.studio.stage import outline
from photostudio.imaging.arrays import Pixels
from tests.engines.grounding.held import camera, canvas, design, staged

MIDDLE = canvas((slice(30, 70), slice(38, 58)))
CUT_BELOW = canvas((slice(40, 96), slice(38, 58)))
ON_A_CORD = canvas((slice(0, 30), slice(47, 49)), (slice(30, 60), slice(36, 60)))
VIEWS = ["front", "three-quarter", "low", "flat lay", "floating"]


@pytest.mark.parametrize(
    ("placed", "seen", "held"),
    [
        (MIDDLE, "front", Grounding.STANDING),
        (MIDDLE, "three-quarter", Grounding.STANDING),
        (MIDDLE, "flat lay", Grounding.LYING),
        (CUT_BELOW, "flat lay", Grounding.LYING),
        (MIDDLE, "floating", Grounding.FLOATING),
        (CUT_BELOW, "front", Grounding.CROPPED),
        (ON_A_CORD, "front", Grounding.FLOATING),
    ],
)
def test_the_view_and_the_place_on_the_canvas_decide(placed: Pixels, seen: str, held: Grounding) -> None:
    assert camera(placed, design(seen)).grounding == held


def test_a_flat_lay_is_seen_from_straight_above() -> None:
    seen = camera(MIDDLE, design("flat lay", pitch=8))
    np.testing.assert_allclose(seen.forward, (0, -1, 0), atol=1e-12)
    np.testing.assert_allclose(seen.up, (0, 0, -1), atol=1e-12)


def test_a_product_that_lies_rises_from_the_ground_all_over() -> None:
    shape = card(MIDDLE, camera(MIDDLE, design("flat lay"))).shape
    assert isinstance(shape, Mesh)
    heights = shape.positions[:, 1]
    assert -0.01 < heights.min() <= 0
    assert 0.05 < heights.max() < 0.3


def test_the_ground_below_a_floating_product_is_seen_below_it() -> None:
    seen = camera(MIDDLE, design("floating"))
    assert seen.lift > 0.1
    column, row = seen.project(np.zeros(3))
    assert column == pytest.approx(seen.middle)
    assert seen.base + 0.05 < row < 1


def test_a_floating_product_has_a_front_and_a_back() -> None:
    seen = camera(MIDDLE, design("floating"))
    shape = card(MIDDLE, seen).shape
    assert isinstance(shape, Mesh)
    depths = (shape.positions - seen.position) @ seen.forward - seen.lens.distance
    assert depths.min() == pytest.approx(-depths.max(), abs=1e-5)
    assert depths.max() > 0.02


def test_a_product_cut_by_the_lower_edge_stands_below_the_picture() -> None:
    seen = camera(CUT_BELOW, design())
    assert seen.project(np.zeros(3))[1] > 1.1
    shape = card(CUT_BELOW, seen).shape
    assert isinstance(shape, Mesh)
    assert shape.positions[:, 1].min() == pytest.approx(0, abs=0.03)


@pytest.mark.parametrize("seen", VIEWS)
def test_every_corner_of_the_card_is_seen_at_its_own_pixel(seen: str) -> None:
    view = camera(MIDDLE, design(seen))
    shape = card(MIDDLE, view).shape
    assert isinstance(shape, Mesh)
    assert shape.uvs is not None
    for corner in range(0, len(shape.positions), 53):
        column, row = view.project(shape.positions[corner].astype(np.float64))
        assert (column, 1 - row) == pytest.approx(tuple(shape.uvs[corner]), abs=1e-4)


@pytest.mark.parametrize("seen", VIEWS)
def test_the_stage_sees_as_the_camera_does(seen: str) -> None:
    view, stage = camera(MIDDLE, design(seen)), staged(MIDDLE, design(seen))
    np.testing.assert_allclose(eye(stage), view.position, atol=1e-9)
    point = np.array([0.2, 0.1, -0.3])
    ((x, up),) = on_product_plane(stage, point[None])
    column, row = view.project(point)
    assert column == pytest.approx((x - stage.view_left) / (stage.view_right - stage.view_left))
    assert row == pytest.approx((stage.view_top - up) / (stage.view_top - stage.view_bottom))


@pytest.mark.parametrize("seen", VIEWS)
def test_the_ground_in_view_is_bounded(seen: str) -> None:
    found = ground(staged(MIDDLE, design(seen)))
    assert np.isfinite(found).all()
    assert found.left < 0 < found.right
    assert found.bottom < found.top


def test_looking_down_the_view_is_as_wide_as_the_ground() -> None:
    stage = staged(MIDDLE, design("flat lay"))
    assert window(stage, -0.4).width == pytest.approx(stage.view_right - stage.view_left, rel=1e-6)


@given(
    top=st.integers(0, 80),
    height=st.integers(2, 96),
    left=st.integers(0, 80),
    width=st.integers(2, 96),
    seen=st.sampled_from(VIEWS),
)
def test_wherever_the_product_is_the_camera_is_above_the_ground(
    top: int, height: int, left: int, width: int, seen: str
) -> None:
    placed = canvas((slice(top, top + height), slice(left, left + width)))
    view = camera(placed, design(seen))
    assert view.position[1] > 0
    assert view.lift >= 0
    np.testing.assert_allclose(view.project(np.array([0, view.lift, 0])), (view.middle, view.base), atol=1e-9)


def test_a_mirrored_product_is_held_mirrored() -> None:
    placed = canvas((slice(20, 80), slice(10, 40)), (slice(50, 60), slice(40, 70)))
    mirrored = np.ascontiguousarray(placed[:, ::-1])
    one, other = staged(placed, design()), staged(mirrored, design())
    assert (one.left, one.right) == pytest.approx((-other.right, -other.left))
    assert (one.top, one.base_width, one.view_top) == pytest.approx((other.top, other.base_width, other.view_top))
    assert outline(placed).base == outline(mirrored).base
