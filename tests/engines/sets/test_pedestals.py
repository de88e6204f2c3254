import numpy as np
import pytest

from photostudio.engines.studio.framing import on_product_plane, window
from photostudio.engines.studio.pedestals import beside, pedestal, side_spot
from tests.engines.sets.stages import OUTLINES, stage


@pytest.mark.parametrize("product", OUTLINES)
@pytest.mark.parametrize("corner", [None, 0.02])
def test_it_is_wider_than_what_it_carries(product: str, corner: float | None) -> None:
    standing = stage("pastel", product)
    built = pedestal(standing, 0.2, corner=corner)
    assert built.width > max(standing.base_width, 0.9 * (standing.right - standing.left))
    assert built.mesh.positions[:, 1].max() + built.transform[1, 3] == pytest.approx(0, abs=1e-6)


def test_a_place_beside_the_product_appears_beside_it_at_any_depth() -> None:
    standing = stage("pastel", "shoe")
    for z in (-1.5, -0.4, 0.3):
        x = beside(standing, 1, z, clear=0.0)
        seen, _ = on_product_plane(standing, np.array([[x, 0.0, z]]))[0]
        assert seen == pytest.approx(standing.right, abs=0.02)


def test_a_prop_that_would_be_half_cut_off_is_left_out() -> None:
    assert side_spot(stage("pastel", "shoe"), 1, z=0.0, radius=0.4, room=0.5) is None


def test_a_prop_keeps_clear_of_the_product_and_stays_in_the_picture() -> None:
    standing = stage("pastel", "bottle")
    for side in (-1, 1):
        x = side_spot(standing, side, z=-0.5, radius=0.15, room=0.4)
        assert x is not None
        assert side * x - 0.15 > standing.right
        assert abs(x) < window(standing, -0.5).right
