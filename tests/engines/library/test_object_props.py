from dataclasses import replace
from functools import lru_cache

import numpy as np
import pytest
from numpy.typing import NDArray

from photostudio.engines.studio.library.kinds import Piece, PropKind, Wish
from photostudio.engines.studio.library.props import (
    air,
    bark,
    cloth,
    festive,
    flames,
    glassware,
    home,
    shore,
    solids,
    stones,
    tableware,
    water,
)
from photostudio.engines.studio.library.props.drape import fallen
from photostudio.engines.studio.library.props.forms import cushion, vessel
from photostudio.engines.studio.library.props.pieces import points
from photostudio.engines.studio.library.props.skins import SUBSTANCES, natural, skin
from photostudio.engines.studio.scene import Glow, Material, Mesh, Texture
from photostudio.imaging.colour import hexadecimal

MODULES = (air, bark, cloth, festive, flames, glassware, home, shore, solids, stones, tableware, water)
KINDS: dict[str, PropKind] = {name: kind for module in MODULES for name, kind in module.PROPS.items()}
ROSE = hexadecimal("#d98c8c")
WISH = Wish(colour=ROSE, tone=(0.4, 0.4, 0.4), accent=(0.7, 0.5, 0.2), unit=1.0)
HANGING = {"ornaments"}


@lru_cache
def made(name: str, wish: Wish = WISH, seed: int = 3) -> Piece:
    return KINDS[name].build(np.random.default_rng(seed), wish)


def cloud(piece: Piece) -> NDArray[np.float64]:
    return np.concatenate([points(item) for item in piece.items])


def triangles(piece: Piece) -> int:
    return sum(len(item.shape.faces) for item in piece.items if isinstance(item.shape, Mesh))


@pytest.mark.parametrize("name", KINDS)
def test_a_piece_stands_on_the_ground_within_its_bounds(name: str) -> None:
    for seed in range(2):
        piece = made(name, seed=seed)
        places = cloud(piece)
        lowest = float(places[:, 1].min())
        assert lowest > 0.3 if name in HANGING else -0.12 * piece.height - 0.016 <= lowest <= 0.006
        assert np.hypot(places[:, 0], places[:, 2]).max() == pytest.approx(piece.radius, rel=1e-4)
        assert places[:, 1].max() == pytest.approx(piece.height, rel=1e-4)


@pytest.mark.parametrize("name", KINDS)
def test_a_piece_is_neither_a_speck_nor_larger_than_the_picture(name: str) -> None:
    piece = made(name)
    assert 0.002 < piece.radius < 1.1
    assert piece.height < (4.0 if name in HANGING else 1.9)


@pytest.mark.parametrize("name", KINDS)
def test_a_piece_keeps_to_its_triangles(name: str) -> None:
    small = KINDS[name].layout in {"drops", "above"}
    assert triangles(made(name)) <= (1_200 if small else 60_000)


@pytest.mark.parametrize("name", KINDS)
def test_the_same_chance_makes_the_same_piece(name: str) -> None:
    one, other = made(name), made(name, seed=4)
    two = KINDS[name].build(np.random.default_rng(3), WISH)
    assert np.array_equal(cloud(one), cloud(two))
    assert not np.array_equal(cloud(one), cloud(other))


@pytest.mark.parametrize("name", KINDS)
def test_a_piece_grows_with_the_product(name: str) -> None:
    whole, half = made(name), made(name, replace(WISH, unit=0.5))
    assert half.radius == pytest.approx(0.5 * whole.radius, rel=1e-4)
    assert half.height == pytest.approx(0.5 * whole.height, rel=1e-4)


@pytest.mark.parametrize("name", sorted(set(KINDS) - {"mirror disc", "confetti"}))
def test_the_wished_colour_shows(name: str) -> None:
    green = made(name, replace(WISH, colour=(0.02, 0.4, 0.05)))
    assert any(greenness(item.surface) > 1.05 for item in green.items)


@pytest.mark.parametrize("name", ["sphere", "cube", "ring", "vase", "bauble", "gift", "tray", "cup", "bowl", "hearts"])
def test_what_is_made_of_gold_is_metal(name: str) -> None:
    piece = made(name, replace(WISH, material="gold"))
    assert any(isinstance(item.surface, Material) and item.surface.metallic > 0.7 for item in piece.items)


def test_a_material_nobody_knows_leaves_the_usual_one() -> None:
    rng = np.random.default_rng(1)
    assert skin(replace(WISH, material="unobtainium"), rng, "glass").glass == 1.0


def test_metals_bring_their_colour_and_paint_comes_in_any() -> None:
    assert natural("gold") != natural("silver")
    assert natural("matte") == natural("unobtainium") == ""


def test_water_is_clear_and_not_the_blue_of_a_pool() -> None:
    assert min(hexadecimal(natural("water"))) > 0.85


@pytest.mark.parametrize("material", SUBSTANCES)
def test_every_substance_can_be_a_ball(material: str) -> None:
    piece = made("sphere", replace(WISH, material=material))
    assert piece.height == pytest.approx(2 * piece.radius, rel=0.05)


def test_a_flame_is_one_lamp() -> None:
    for name in ("candle", "lantern", "string lights"):
        assert sum(isinstance(item.surface, Glow) for item in made(name).items) == 1


def test_a_string_of_lights_bows_before_what_stands_in_its_middle() -> None:
    wire = cloud(made("string lights"))
    assert wire[np.abs(wire[:, 0]) < 0.1, 2].min() > 0.1


def test_a_cloth_is_flat_where_something_may_stand_and_folded_elsewhere() -> None:
    places = cloud(made("cloth"))
    middle = np.hypot(places[:, 0] / 0.3, places[:, 2] / 0.08) < 1
    assert np.ptp(places[middle, 1]) < 0.01
    assert np.ptp(places[:, 1]) > 0.02


def test_threads_of_a_fallen_cloth_keep_their_length() -> None:
    across, down = np.meshgrid(np.arange(16.0), np.arange(12.0))
    start = np.stack([0.8 * across, 0.5 + 0.2 * np.sin(across), 0.9 * down], axis=-1)
    lying = fallen(start, 1.0, still=np.zeros((12, 16), bool))
    assert lying[..., 1].min() >= 0
    assert np.linalg.norm(np.diff(lying, axis=1), axis=-1).mean() == pytest.approx(1.0, abs=0.1)


def test_a_block_of_glass_is_closed() -> None:
    mesh = cushion(np.array([2.0, 3.0, 4.0]), 0.3)
    edges = np.sort(mesh.faces[:, [[0, 1], [1, 2], [2, 0]]].reshape(-1, 2), axis=1)
    _, shared = np.unique(edges, axis=0, return_counts=True)
    assert np.all(shared == 2)


def test_a_vessel_is_hollow() -> None:
    outside = np.stack([np.full(20, 3.0), np.linspace(0, 8, 20)], axis=-1)
    profile = vessel(outside, wall=0.3, floor=0.5)
    assert profile[:, 1].max() == pytest.approx(8.15, abs=0.01)
    assert profile[-1] == pytest.approx([0.0, 0.5])


def greenness(surface: Material | Glow) -> float:
    if isinstance(surface, Glow):
        return 0.0
    colour = surface.colour
    mean = colour.pixels.reshape(-1, 3).mean(axis=0) if isinstance(colour, Texture) else np.array(colour)
    return float(mean[1] / max(mean[0], mean[2], 1e-6))


def test_a_paper_lantern_is_a_ribbed_globe_in_its_colour() -> None:
    piece = made("lantern", Wish(colour=ROSE, tone=(0.4, 0.4, 0.4), accent=(0.7, 0.5, 0.2), unit=1.0, material="paper"))
    globe = piece.items[0]
    assert isinstance(globe.surface, Material)
    assert globe.surface.colour == ROSE
    reach = np.hypot(*points(globe)[:, [0, 2]].T)
    assert reach.max() > 1.5 * reach.min()
    assert piece.height == pytest.approx(2 * reach.max(), rel=0.25)
