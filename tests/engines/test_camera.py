"""The camera's geometry: the product's base is the origin, and its plane fills the view exactly."""

import math

import numpy as np
import pytest

from photostudio.engines.studio.camera import Camera, fitted
from photostudio.engines.studio.scene import Lens

LENSES = [Lens(), Lens(fov=50, pitch=20, distance=2.0), Lens(fov=12, pitch=2.0, distance=9.0)]


def camera(lens: Lens, *, width: int = 1216, height: int = 832, middle: float = 0.4, base: float = 0.8) -> Camera:
    return Camera(width=width, height=height, lens=lens, middle=middle, base=base)


@pytest.mark.parametrize("lens", LENSES)
def test_the_origin_is_seen_where_the_product_stands(lens: Lens) -> None:
    assert camera(lens).project(np.zeros(3)) == pytest.approx((0.4, 0.8))


@pytest.mark.parametrize("lens", LENSES)
@pytest.mark.parametrize("corner", [(0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0), (0.5, 0.5)])
def test_the_corners_of_the_products_plane_are_the_corners_of_the_picture(
    lens: Lens, corner: tuple[float, float]
) -> None:
    assert camera(lens).project(camera(lens).at_product(*corner)) == pytest.approx(corner, abs=1e-12)


def test_a_point_on_the_ground_at_the_bases_row_is_at_the_products_depth() -> None:
    view = camera(Lens())
    for column in (0.0, 0.25, 1.0):
        point = view.at_product(column, 0.8)
        assert point[1] == pytest.approx(0, abs=1e-12)
        assert point[2] == pytest.approx(0, abs=1e-12)


def test_the_field_of_view_spans_the_longer_side() -> None:
    view = camera(Lens(fov=30), width=600, height=1200)
    rays = view.rays(np.array([0.5, 0.5]), np.array([0.0, 1.0]))
    cosine = rays[0] @ rays[1] / np.linalg.norm(rays[0]) / np.linalg.norm(rays[1])
    assert math.degrees(math.acos(cosine)) == pytest.approx(30)


def test_moving_a_point_along_its_ray_changes_nothing_in_the_picture() -> None:
    view = camera(Lens())
    ray = view.rays(np.array(0.7), np.array(0.3))
    for depth in (1.0, 4.2, 30.0):
        assert view.project(view.position + depth * ray) == pytest.approx((0.7, 0.3))


@pytest.mark.parametrize("base", [0.05, 0.3, 0.8, 1.0])
def test_a_fitted_camera_stands_above_the_ground(base: float) -> None:
    assert fitted(camera(Lens(pitch=2.0), base=base)).position[1] > 0


def test_fitting_leaves_a_lens_that_fits_alone() -> None:
    assert fitted(camera(Lens(pitch=9.0))).lens.pitch == 9.0
