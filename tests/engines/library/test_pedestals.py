from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from photostudio.engines.studio import supports
from photostudio.engines.studio.framing import on_product_plane, window
from photostudio.engines.studio.grounding import view
from photostudio.engines.studio.pedestals import beside, pedestal, side_spot
from photostudio.engines.studio.scene import Material, Mesh, Texture
from photostudio.engines.studio.stage import stand
from tests.engines.library.surfacing import PRODUCTS, points, staged


@pytest.mark.parametrize("product", PRODUCTS)
@pytest.mark.parametrize("corner", [None, 0.02])
def test_it_is_wider_than_what_it_carries(product: str, corner: float | None) -> None:
    standing = staged("paint", "drum", product=product)
    built = pedestal(standing, 0.2, corner=corner)
    assert built.width > max(standing.base_width, 0.9 * (standing.right - standing.left))
    assert built.mesh.positions[:, 1].max() + built.transform[1, 3] == pytest.approx(0, abs=1e-6)


def test_a_place_beside_the_product_appears_beside_it_at_any_depth() -> None:
    standing = staged("paint", "drum", product="shoe")
    for z in (-1.5, -0.4, 0.3):
        x = beside(standing, 1, z, clear=0.0)
        seen, _ = on_product_plane(standing, np.array([[x, 0.0, z]]))[0]
        assert seen == pytest.approx(standing.right, abs=0.02)


def test_a_prop_that_would_be_half_cut_off_is_left_out() -> None:
    assert side_spot(staged("paint", "drum", product="shoe"), 1, z=0.0, radius=0.4, room=0.5) is None


def test_a_prop_keeps_clear_of_the_product_and_stays_in_the_picture() -> None:
    standing = staged("paint", "drum")
    for side in (-1, 1):
        x = side_spot(standing, side, z=-0.5, radius=0.15, room=0.4)
        assert x is not None
        assert side * x - 0.15 > standing.right
        assert abs(x) < window(standing, -0.5).right


@pytest.mark.parametrize("form", ["slab", "drum", "block", "steps", "slice"])
@pytest.mark.parametrize("product", PRODUCTS)
def test_whatever_form_it_has_its_top_is_under_all_of_the_foot(product: str, form: str) -> None:
    stage = staged("paint", form, product=product)
    made = supports.carry(stage)
    assert {made.height(x, 0.0) for x in np.linspace(-0.5, 0.5, 9) * stage.base_width} == {0.0}
    assert made.height(50.0, 0.0) == made.floor


@pytest.mark.parametrize("product", PRODUCTS)
@pytest.mark.parametrize("form", ["drum", "block"])
def test_the_foot_of_what_a_product_hovers_over_is_in_the_picture(product: str, form: str) -> None:
    design = replace(staged("paint", form).set, view="floating")
    stage = stand(design, view(design, PRODUCTS[product], width=1000, height=1000), PRODUCTS[product])
    foot = points(supports.carry(stage).items[0])
    nearest = foot[foot[:, 1] < foot[:, 1].min() + 0.03]
    assert on_product_plane(stage, nearest)[:, 1].min() > stage.view_bottom


def test_steps_rise_behind_the_product_to_one_side() -> None:
    made = supports.carry(staged("paint", "steps"))
    levels = {round(made.height(x, z), 6) for x in np.linspace(-1.5, 1.5, 31) for z in np.linspace(-1.6, 0.0, 33)}
    assert len(levels) == 4
    assert min(levels) == round(made.floor, 6)
    assert 0.1 < max(levels) < 0.4


def test_a_slice_of_wood_has_bark_round_its_rings() -> None:
    carried = supports.carry(staged("wood", "slice")).items[0]
    assert isinstance(carried.surface, Material)
    assert isinstance(carried.surface.colour, Texture)
    assert isinstance(carried.shape, Mesh)
    assert carried.shape.uvs is not None
    picture, repeat = carried.surface.colour.pixels, carried.surface.colour.repeat
    rim = carried.shape.uvs[carried.shape.positions[:, 1] < 0.05]
    bark, rings = (_brightness(picture, share * repeat * rim) for share in (1.0, 0.6))
    assert bark < 0.85 * rings


def _brightness(picture: NDArray[np.generic], uvs: NDArray[np.float32]) -> float:
    column, row = np.floor(uvs * len(picture)).astype(int).T % len(picture)
    return float(picture[row, column].mean())
