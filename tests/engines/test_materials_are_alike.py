"""Materials are made alike for the compiler and look as they did."""

from dataclasses import replace

import numpy as np
import pytest

from photostudio.engines.studio.alike import RELIEF, alike
from photostudio.engines.studio.scene import Item, Material, Mesh, Rectangle, Sphere, Texture
from photostudio.engines.studio.transforms import move, scale

CHECKS = np.kron([[0, 255], [255, 0]], np.ones((8, 8))).astype(np.uint8)
COLOUR = Texture(np.repeat(CHECKS[..., None], 3, axis=2), repeat=3.0, mirrored=False)
RELIEVED = Material(
    colour=COLOUR, bump=Texture(CHECKS[..., None], repeat=3.0, raw=True), bump_height=0.5, roughness=0.4
)
SQUARE = Rectangle(move(1, 2, 3) @ scale(2, 2))


def made(material: Material) -> tuple[Mesh, Material]:
    item = alike(Item("square", SQUARE, material))
    assert isinstance(item.shape, Mesh)
    assert isinstance(item.surface, Material)
    return item.shape, item.surface


def test_a_repeat_goes_into_the_shapes_coordinates() -> None:
    shape, surface = made(RELIEVED)
    assert isinstance(surface.colour, Texture)
    assert surface.colour.repeat == 1.0
    assert shape.uvs is not None
    assert shape.uvs.max() == pytest.approx(3.0)


def test_a_height_goes_into_the_picture() -> None:
    _, surface = made(RELIEVED)
    assert surface.bump is not None
    assert surface.bump.pixels.shape == (RELIEF, RELIEF, 1)
    assert surface.bump_height == 1.0
    assert surface.bump.pixels.max() == pytest.approx(0.5)


def test_textures_that_belong_together_stay_together() -> None:
    _, surface = made(RELIEVED)
    assert surface.bump is not None
    assert isinstance(surface.colour, Texture)
    assert surface.bump.repeat == surface.colour.repeat


def test_another_repeat_becomes_a_near_one() -> None:
    bump = replace(COLOUR, pixels=CHECKS[..., None], repeat=3.0 * 1.9, raw=True)
    _, surface = made(replace(RELIEVED, bump=bump))
    assert surface.bump is not None
    assert surface.bump.repeat == 2.0


def test_a_rectangle_keeps_its_place() -> None:
    item = alike(Item("square", SQUARE, RELIEVED))
    assert isinstance(item.shape, Mesh)
    corners = np.c_[item.shape.positions, np.ones(4)] @ item.transform.T
    assert corners[:, :3].min(axis=0) == pytest.approx([-1, 0, 3])
    assert corners[:, :3].max(axis=0) == pytest.approx([3, 4, 3])


def test_plain_materials_and_spheres_stay_as_they_are() -> None:
    ball = Item("ball", Sphere((0.0, 0.0, 0.0), 1.0), RELIEVED)
    assert alike(ball) is ball
    plain = Material(colour=(0.1, 0.2, 0.3))
    assert made(plain)[1] is plain
