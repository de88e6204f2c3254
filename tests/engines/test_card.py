"""The product's card: cut to its outline, seen where its pixels are, standing where its foot shows the ground."""

import numpy as np
import pytest

from photostudio.engines.studio.camera import Camera
from photostudio.engines.studio.card import BODY, SHEET, card
from photostudio.engines.studio.scene import Lens, Mesh
from photostudio.engines.studio.stage import outline
from photostudio.engines.studio.strips import cut
from photostudio.imaging.arrays import Pixels
from tests.pictures import cutout


def area(mesh: Mesh) -> float:
    one, two, three = (mesh.positions[mesh.faces[:, corner]] for corner in range(3))
    return float(np.linalg.norm(np.cross(two - one, three - one), axis=1).sum() / 2)


def seen_by(placed: Pixels) -> Camera:
    product = outline(placed)
    height, width = placed.shape[:2]
    return Camera(width=width, height=height, lens=Lens(), middle=product.middle, base=product.base)


def mesh_of(placed: Pixels, name: str = BODY) -> Mesh:
    shape = card(placed, seen_by(placed), name).shape
    assert isinstance(shape, Mesh)
    return shape


def test_an_opaque_picture_is_the_whole_square() -> None:
    assert area(cut(np.full((8, 8), 255, np.uint8))) == pytest.approx(4, rel=1e-3)


def test_the_first_row_lies_at_the_bottom() -> None:
    opacity = np.zeros((8, 8), np.uint8)
    opacity[0, 3] = 255
    assert cut(opacity).positions[:, 1].max() == pytest.approx(-0.75, abs=1e-3)


@pytest.mark.parametrize("alpha", [32, 128, 200])
def test_half_transparent_pixels_are_dithered_to_their_density(alpha: int) -> None:
    assert area(cut(np.full((64, 64), alpha, np.uint8))) / 4 == pytest.approx(alpha / 255, abs=0.02)


def test_nothing_opaque_cannot_be_cut() -> None:
    with pytest.raises(ValueError, match="opaque"):
        cut(np.zeros((8, 8), np.uint8))


@pytest.mark.parametrize("name", [BODY, SHEET])
def test_every_corner_is_seen_at_its_own_pixel(name: str) -> None:
    placed = cutout(120, 160)
    mesh = mesh_of(placed, name)
    assert mesh.uvs is not None
    view = seen_by(placed)
    for corner in range(0, len(mesh.positions), 97):
        column, row = view.project(mesh.positions[corner].astype(np.float64))
        assert (column, 1 - row) == pytest.approx(tuple(mesh.uvs[corner]), abs=1e-5)


def test_a_flat_card_lies_in_the_products_plane() -> None:
    placed = cutout(120, 160)
    view = seen_by(placed)
    depths = (mesh_of(placed, SHEET).positions - view.position) @ view.forward
    assert depths == pytest.approx(view.lens.distance, abs=1e-5)


def test_a_round_foot_stands_on_the_ground_all_along() -> None:
    placed = np.zeros((200, 200, 4), np.uint8)
    columns = np.arange(60, 140)
    for column in columns:
        sagitta = 6 * (1 - np.sqrt(1 - ((column - 99.5) / 41) ** 2))
        placed[60 : 160 - round(float(sagitta)), column] = 255
    mesh = mesh_of(placed)
    assert mesh.uvs is not None
    for left in range(62, 136, 6):
        near = np.abs(mesh.uvs[:, 0] * 200 - left) < 4
        assert mesh.positions[near, 1].min() == pytest.approx(0, abs=0.03)
