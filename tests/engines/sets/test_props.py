from collections.abc import Callable

import numpy as np
import pytest

from photostudio.engines.studio import foliage, props
from photostudio.engines.studio.arrange import Spot, is_beside, is_clear, scatter
from photostudio.engines.studio.framing import on_product_plane
from photostudio.engines.studio.scene import Mesh
from photostudio.engines.studio.transforms import move, turn
from tests.engines.sets.stages import OUTLINES, stage

MAKERS = (props.pebble, props.scallop, props.starfish, props.bowl, props.vase)


@pytest.mark.parametrize("make", MAKERS, ids=lambda make: make.__name__)
def test_a_prop_is_about_a_unit_across_and_stands_on_the_ground(make: Callable[[np.random.Generator], Mesh]) -> None:
    for seed in range(5):
        positions = make(np.random.default_rng(seed)).positions
        extent = np.ptp(positions, axis=0)
        assert 0.5 < extent.max() < 1.3
        assert -0.25 * extent[1] < positions[:, 1].min() < 0.05


@pytest.mark.parametrize("product", OUTLINES)
def test_scattered_props_stay_clear_of_the_product_and_of_each_other(product: str) -> None:
    standing = stage("beach", product)
    spots = scatter(standing, count=7, sizes=(0.05, 0.15), depths=(-1.0, 0.75))
    for spot in spots:
        assert is_clear(standing, spot)
    for number, spot in enumerate(spots):
        for other in spots[:number]:
            assert np.hypot(spot.x - other.x, spot.z - other.z) >= 0.5 * (spot.size + other.size)


def test_the_place_of_the_product_is_not_clear() -> None:
    standing = stage("beach", "bottle")
    assert not is_clear(standing, Spot(0.0, 0.0, 0.1))
    assert not is_clear(standing, Spot(0.0, 0.6, 0.9))
    assert is_clear(standing, Spot(standing.right + 0.4, 0.0, 0.1))


def test_a_point_before_the_product_is_not_beside_it() -> None:
    standing = stage("leaves", "bottle")
    middle, outside = np.array([[0.0, 0.5, 1.0]]), np.array([[1.2, 0.5, 1.0]])
    x, _ = on_product_plane(standing, outside)[0]
    assert x > standing.right
    assert is_beside(standing, outside)
    assert not is_beside(standing, middle)


def test_a_leaf_has_its_length_and_width() -> None:
    mesh = foliage.leaf(1.0, 0.3, fold=0.0, bend=0.0, rows=40)
    width, length, _ = np.ptp(mesh.positions, axis=0)
    assert length == pytest.approx(1.0, abs=0.01)
    assert width == pytest.approx(0.3, abs=0.01)


def test_a_bent_leaf_keeps_its_length_along_the_rib() -> None:
    mesh = foliage.leaf(1.0, 0.3, bend=1.2, rows=40)
    rib = mesh.positions.reshape(40, -1, 3)[:, 4]
    assert float(np.linalg.norm(np.diff(rib, axis=0), axis=1).sum()) == pytest.approx(1.0, abs=0.02)


def test_merged_meshes_keep_every_triangle_where_it_was() -> None:
    leaf = foliage.leaf(1.0, 0.3)
    aside = foliage.moved(leaf, move(2.0) @ turn(90, "z"))
    both = foliage.merged([leaf, aside])
    corners = both.positions[both.faces]
    assert np.array_equal(corners[: len(leaf.faces)], leaf.positions[leaf.faces])
    assert np.array_equal(corners[len(leaf.faces) :], aside.positions[aside.faces])
