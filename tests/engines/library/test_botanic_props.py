"""Plants and food: each stands on its ground, within its bounds, in the colour asked for, never twice the same."""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from photostudio.engines.studio.library.kinds import Piece, Wish
from photostudio.engines.studio.library.props import (
    PROPS,
    berries,
    citrus,
    flowers,
    fruit,
    grasses,
    leaves,
    pantry,
    pots,
    sweets,
    woodland,
)
from photostudio.engines.studio.library.props.pieces import points
from photostudio.engines.studio.scene import Glow, Item, Material, Mesh
from photostudio.engines.studio.textures import mean_colour
from photostudio.imaging.colour import hexadecimal

MODULES = (berries, citrus, flowers, fruit, grasses, leaves, pantry, pots, sweets, woodland)
KINDS = sorted(kind for module in MODULES for kind in module.PROPS)
LIGHT = 1_500  # triangles of what is scattered by the dozen
HEAVY = 60_000
SUNK = 0.03  # units that a thing may sink into its ground
SEEDS = (1, 2, 5)
SIZES = {
    "citrus": (0.24, 0.62),
    "apple": (0.34, 0.46),
    "pumpkin": (0.6, 0.8),
    "coffee beans": (0.04, 0.07),
    "petals": (0.1, 0.22),
    "berries": (0.05, 0.26),
}


def wish(kind: str, colour: str = "") -> Wish:
    tone = (0.6, 0.5, 0.4)
    return Wish(colour=hexadecimal(colour or PROPS[kind].colours[0]), tone=tone, accent=tone, unit=1.0)


@cache
def made(kind: str, seed: int = 1, colour: str = "") -> Piece:
    return PROPS[kind].build(np.random.default_rng(seed), wish(kind, colour))


def cloud(piece: Piece) -> np.ndarray:
    return np.concatenate([points(item) for item in piece.items])


def triangles(piece: Piece) -> int:
    return sum(len(item.shape.faces) for item in piece.items if isinstance(item.shape, Mesh))


def named(piece: Piece, name: str) -> Item:
    return next(item for item in piece.items if item.name == name)


def colour_of(item: Item) -> np.ndarray:
    assert isinstance(item.surface, Material)
    return np.array(mean_colour(item.surface.colour))


@pytest.mark.parametrize("kind", KINDS)
def test_a_piece_stands_on_the_ground_within_its_bounds(kind: str) -> None:
    for seed in SEEDS:
        piece = made(kind, seed)
        mesh = cloud(piece)
        assert -SUNK <= mesh[:, 1].min() <= 1e-6
        assert np.hypot(mesh[:, 0], mesh[:, 2]).max() <= piece.radius + 1e-6
        assert mesh[:, 1].max() == pytest.approx(piece.height, abs=1e-6)


@pytest.mark.parametrize("kind", KINDS)
def test_a_mesh_is_sound(kind: str) -> None:
    for item in made(kind).items:
        assert isinstance(item.shape, Mesh)
        assert np.isfinite(item.shape.positions).all()
        assert item.shape.faces.max() < len(item.shape.positions)


@pytest.mark.parametrize("kind", KINDS)
def test_a_handful_is_light_enough_to_be_scattered(kind: str) -> None:
    most = LIGHT if PROPS[kind].layout == "scatter" and kind not in {"herbs", "daisies"} else HEAVY
    assert max(triangles(made(kind, seed)) for seed in SEEDS) <= most


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_dice_make_the_same_piece_and_others_another(kind: str) -> None:
    first, other = cloud(made(kind, 1)), cloud(made(kind, 2))
    again = cloud(PROPS[kind].build(np.random.default_rng(1), wish(kind)))
    assert np.array_equal(first, again)
    assert first.shape != other.shape or not np.allclose(first, other)


@pytest.mark.parametrize(
    ("kind", "part"),
    [
        ("petals", "petal"),
        ("rose", "petals"),
        ("flowers", "roses"),
        ("blossom branch", "petals"),
        ("daisies", "rays"),
        ("autumn leaves", "leaf"),
        ("branch", "leaves"),
        ("apple", "apple"),
        ("pumpkin", "pumpkin"),
    ],
)
def test_the_colour_asked_for_is_the_colour_seen(kind: str, part: str) -> None:
    blue, yellow = (colour_of(named(made(kind, 1, colour), part)) for colour in ("#3a4fb0", "#e0b020"))
    assert blue[2] > 1.15 * blue[0]
    assert yellow[0] > 2 * yellow[2]


@pytest.mark.parametrize("kind", SIZES)
def test_things_have_the_size_they_have_beside_a_bottle(kind: str) -> None:
    smallest, largest = SIZES[kind]
    for seed in SEEDS:
        extent = np.ptp(cloud(made(kind, seed)), axis=0)
        assert smallest <= extent[[0, 2]].max()
        assert np.sort(extent)[1] <= largest


@pytest.mark.parametrize(
    ("kind", "part"),
    [
        ("coffee beans", "bean"),
        ("apple", "apple"),
        ("pumpkin", "pumpkin"),
        ("wood chips", "chip"),
        ("pinecone", "scales"),
    ],
)
def test_a_solid_turns_its_faces_outwards(kind: str, part: str) -> None:
    mesh = named(made(kind), part).shape
    assert isinstance(mesh, Mesh)
    a, b, c = (mesh.positions.astype(float)[mesh.faces[:, corner]] for corner in range(3))
    assert (np.cross(a, b) * c).sum() > 0


def test_citrus_come_whole_halved_and_sliced() -> None:
    parts = [{item.name for item in made("citrus", seed).items} for seed in range(12)]
    assert any("fruit" in names for names in parts)
    assert any("flesh" in names for names in parts)
    assert any("front 0" in names for names in parts)


def test_the_colour_says_which_berry() -> None:
    assert "calyx" in {item.name for item in made("berries", 1, "#b5121d").items}
    assert "drops" in {item.name for item in made("berries", 1, "#a01c46").items}
    assert len(made("berries", 1, "#42507f").items) == 1


def test_leaves_and_petals_let_light_through() -> None:
    for kind, part in (("monstera", "leaf"), ("petals", "petal"), ("fern", "leaflets"), ("autumn leaves", "leaf")):
        surface = named(made(kind), part).surface
        assert isinstance(surface, Material)
        assert surface.translucent > 0.1


def test_a_branch_grows_from_the_origin_upwards() -> None:
    for kind in KINDS:
        if PROPS[kind].layout == "reach":
            mesh = cloud(made(kind))
            foot = mesh[mesh[:, 1] < 0.02]
            assert np.hypot(foot[:, 0], foot[:, 2]).max() < 0.1
            assert mesh[:, 1].max() > 1.1


@pytest.mark.parametrize("kind", ["rose", "flowers", "petals", "daisies"])
def test_white_petals_are_white(kind: str) -> None:
    material = made(kind, colour="#f4f3f0").items[0].surface
    assert isinstance(material, Material)
    mean = np.array(mean_colour(material.colour))
    assert mean.min() > 0.8
    assert np.ptp(mean) < 0.1


def test_a_carved_pumpkin_glows_through_its_face_towards_the_camera() -> None:
    carved = replace(wish("pumpkin"), material="carved")
    for seed in SEEDS:
        face = named(PROPS["pumpkin"].build(np.random.default_rng(seed), carved), "face")
        assert isinstance(face.surface, Glow)
        assert isinstance(face.shape, Mesh)
        assert points(face)[np.unique(face.shape.faces), 2].min() > 0
    assert all(isinstance(item.surface, Material) for item in made("pumpkin").items)
