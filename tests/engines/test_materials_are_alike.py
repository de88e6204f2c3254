"""Things are made alike for the compiler and look as they did."""

from dataclasses import replace

import numpy as np
import pytest

from photostudio.engines.studio.alike import LAMP_FACES, VIEW, Swatches, Thing, alike
from photostudio.engines.studio.makes import RELIEF, Make, made, make
from photostudio.engines.studio.scene import Glow, Item, Material, Mesh, Rectangle, Shape, Sphere, Texture
from photostudio.engines.studio.transforms import move, scale

CHECKS = np.kron([[0, 255], [255, 0]], np.ones((8, 8))).astype(np.uint8)
COLOUR = Texture(np.repeat(CHECKS[..., None], 3, axis=2), repeat=3.0, mirrored=False)
BUMP = Texture(CHECKS[..., None], repeat=3.0, raw=True, mirrored=False)
RELIEVED = Material(colour=COLOUR, bump=BUMP, bump_height=0.5, roughness=0.4)
SQUARE = Rectangle(move(1, 2, 3) @ scale(2, 2))


def thing(shape: Shape, surface: Material | Glow) -> Thing:
    (only,) = alike([Item("thing", shape, surface)])
    return only


def mesh(shape: Shape, surface: Material | Glow) -> Mesh:
    made_of = thing(shape, surface).shape
    assert isinstance(made_of, Mesh)
    return made_of


def square(material: Material) -> tuple[Mesh, Material]:
    surface = thing(SQUARE, material).surface
    assert isinstance(surface, Material)
    return mesh(SQUARE, material), surface


def test_a_repeat_goes_into_the_shapes_coordinates() -> None:
    shape, surface = square(RELIEVED)
    assert isinstance(surface.colour, Texture)
    assert surface.colour.repeat == 1.0
    assert shape.uvs is not None
    assert shape.uvs.max() == pytest.approx(3.0)


def test_a_height_goes_into_the_picture() -> None:
    _, surface = square(RELIEVED)
    assert surface.bump is not None
    assert surface.bump.pixels.shape == (RELIEF, RELIEF, 1)
    assert surface.bump_height == 1.0
    assert surface.bump.pixels.max() == pytest.approx(0.5)


def test_a_finer_relief_is_repeated_in_its_picture() -> None:
    _, surface = square(replace(RELIEVED, bump=replace(BUMP, repeat=6.0)))
    assert surface.bump is not None
    half = RELIEF // 2
    pixels = surface.bump.pixels[..., 0]
    assert pixels[:half, :half] == pytest.approx(pixels[half:, half:], abs=0.05)


def test_mirror_images_become_part_of_the_picture() -> None:
    lopsided = Texture(np.arange(48, dtype=np.uint8).reshape(4, 4, 3), mirrored=True)
    shape, surface = square(Material(colour=lopsided))
    assert isinstance(surface.colour, Texture)
    assert not surface.colour.mirrored
    assert np.array_equal(surface.colour.pixels, surface.colour.pixels[::-1, ::-1])
    assert shape.uvs is not None
    assert shape.uvs.max() == pytest.approx(0.5)


def test_a_rectangle_keeps_its_place() -> None:
    corners = mesh(SQUARE, RELIEVED).positions
    assert corners.min(axis=0) == pytest.approx([-1, 0, 3])
    assert corners.max(axis=0) == pytest.approx([3, 4, 3])


def test_a_ball_keeps_its_size_and_faces_outwards() -> None:
    ball = mesh(Sphere((1.0, 2.0, 3.0), 0.5), Material(colour=(0.1, 0.2, 0.3)))
    spokes = ball.positions - np.array([1.0, 2.0, 3.0])
    assert np.linalg.norm(spokes, axis=1) == pytest.approx(0.5)
    one, two, three = (spokes[ball.faces[:, corner]] for corner in range(3))
    assert (np.einsum("ij,ij->i", np.cross(two - one, three - one), one + two + three) >= -1e-9).all()


def test_a_faceted_shape_keeps_its_facets() -> None:
    roof = Mesh(
        np.array([[0, 0, 0], [1, 0, 0], [0, 1, 0], [0, 0, 1]], np.float32),
        np.array([[0, 1, 2], [0, 2, 3]], np.uint32),
        smooth=False,
    )
    faceted = mesh(roof, Material(colour=(0.5, 0.5, 0.5)))
    assert faceted.smooth
    assert np.array_equal(faceted.positions[faceted.faces], roof.positions[roof.faces])
    assert len(set(faceted.faces.ravel().tolist())) == 6


def test_lamps_of_any_shape_are_searched_alike() -> None:
    assert len(mesh(Sphere((0.0, 0.0, 0.0), 1.0), Glow((1.0, 0.9, 0.8))).faces) == LAMP_FACES


def test_a_glowing_picture_is_not_turned_or_repeated() -> None:
    ramp = np.repeat(np.linspace(0, 1, 64, dtype=np.float32)[:, None, None], 3, axis=2) * np.ones((1, 64, 1), "f4")
    view = thing(SQUARE, Glow(Texture(ramp, raw=True)))
    assert isinstance(view.surface, Glow)
    assert isinstance(view.surface.radiance, Texture)
    pixels = view.surface.radiance.pixels
    assert pixels.shape == (VIEW, VIEW, 3)
    assert (np.diff(pixels[:, VIEW // 2, 0]) >= 0).all()
    assert isinstance(view.shape, Mesh)
    assert view.shape.uvs is not None
    assert view.shape.uvs.max() == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("material", "expected"),
    [
        (Material(colour=(0.1, 0.2, 0.3)), Make.PLAIN),
        (Material(colour=(0.1, 0.2, 0.3), metallic=1.0), Make.RICH),
        (Material(colour=COLOUR), Make.SMOOTH_PICTURE),
        (RELIEVED, Make.PICTURE),
        (replace(RELIEVED, sheen=0.5), Make.RICH_PICTURE),
        (replace(RELIEVED, roughness=replace(BUMP, pixels=CHECKS[..., None])), Make.RICH_PICTURE),
        (Material(colour=(0.1, 0.5, 0.1), translucent=0.4), Make.LEAF),
        (Material(colour=(1.0, 1.0, 1.0), glass=1.0, roughness=0.2), Make.GLASS),
        (Material(colour=(1.0, 1.0, 1.0), glass=1.0, roughness=0.0, ior=1.31), Make.CLEAR_WATER),
        (Material(colour=(1.0, 1.0, 1.0), glass=1.0, roughness=0.0, ior=1.54), Make.CLEAR_GLASS),
        (Material(colour=(1.0, 1.0, 1.0), glass=1.0, thin=True), Make.FILM),
    ],
)
def test_every_material_is_of_one_of_few_makes(material: Material, expected: Make) -> None:
    assert make(material) is expected
    assert make(made(material)[0]) is expected


def ball(x: float, surface: Material) -> Item:
    return Item(f"ball at {x}", Sphere((x, 0.0, 0.0), 0.5), surface)


def test_things_of_one_colour_each_become_one_that_knows_their_colours() -> None:
    red, green = (0.8, 0.1, 0.1), (0.1, 0.8, 0.1)
    (both,) = alike([ball(-1.0, Material(colour=red)), ball(1.0, Material(colour=green))])
    assert isinstance(both.surface, Swatches)
    assert isinstance(both.shape, Mesh)
    assert both.shape.uvs is not None
    assert np.allclose(both.surface.values["colour"], [red, green])
    right = both.shape.positions[:, 0] > 0
    swatch = (both.shape.uvs[:, 0] * 2).astype(int)
    assert (swatch == right).all()


def test_things_of_one_picture_become_one() -> None:
    (both,) = alike([ball(-1.0, RELIEVED), ball(1.0, replace(RELIEVED))])
    assert isinstance(both.shape, Mesh)
    assert np.ptp(both.shape.positions[:, 0]) == pytest.approx(3.0)
    assert both.shape.uvs is not None
    assert both.shape.uvs.max() == pytest.approx(3.0)


def test_things_that_reflect_differently_stay_apart() -> None:
    dull = replace(RELIEVED, roughness=0.9)
    metal, glass = Material(colour=(0.5, 0.5, 0.5), metallic=1.0), Material(colour=(1.0, 1.0, 1.0), glass=1.0)
    assert len(alike([ball(-1.0, RELIEVED), ball(1.0, dull), ball(3.0, metal), ball(5.0, glass)])) == 4
