"""Surfaces take the colour asked for, repeat without a seam and are made into every form they offer."""

import numpy as np
import pytest

from photostudio.engines.studio import supports
from photostudio.engines.studio.design import FORMS
from photostudio.engines.studio.library.surfaces import SURFACES
from photostudio.engines.studio.scene import Mesh, Texture
from photostudio.imaging.colour import hexadecimal, oklab
from tests.engines.library.surfacing import ASKED, BUILT, coat, mean, points, staged

EVERY_SURFACE = pytest.mark.parametrize("kind", SURFACES)
CLOSE = 0.09  # in Oklab: the same colour, with something in it
MOST_TRIANGLES = 170_000


def textures(kind: str) -> list[Texture]:
    made = coat(kind)
    return [part for part in (made.colour, made.roughness, made.bump) if isinstance(part, Texture)]


@EVERY_SURFACE
def test_it_has_the_colour_asked_for(kind: str) -> None:
    if coat(kind).glass:
        pytest.skip("is see-through")
    asked = np.array(hexadecimal(ASKED), np.float32)
    assert np.linalg.norm(oklab(mean(coat(kind))) - oklab(asked)) < CLOSE


@EVERY_SURFACE
def test_it_comes_in_colours_and_forms_that_a_set_may_name(kind: str) -> None:
    surface = SURFACES[kind]
    assert len({hexadecimal(colour) for colour in surface.colours}) == len(surface.colours) >= 3
    assert set(surface.forms) <= set(FORMS)
    assert "ground" in surface.forms


@EVERY_SURFACE
def test_its_pictures_repeat_without_a_seam(kind: str) -> None:
    for texture in textures(kind):
        pixels = texture.pixels.astype(np.float64)
        seam = np.abs(pixels[:, 0] - pixels[:, -1]).mean()
        inside = np.abs(np.diff(pixels, axis=1)).mean(axis=(0, 2))
        assert seam <= 1.5 * inside.max()


@EVERY_SURFACE
def test_its_pictures_are_not_flat_and_fit_into_memory(kind: str) -> None:
    for texture in textures(kind):
        assert texture.pixels.std() > 0
        assert texture.pixels.shape[0] <= 1024


@pytest.mark.parametrize(("kind", "form"), BUILT)
def test_it_carries_the_product_in_every_form_it_offers(kind: str, form: str) -> None:
    stage = staged(kind, form)
    support = supports.FORMED[form](stage, coat(kind))
    assert len({item.name for item in support.items}) == len(support.items)
    meshes = [item.shape for item in support.items if isinstance(item.shape, Mesh)]
    assert all(np.isfinite(mesh.positions).all() for mesh in meshes)
    assert sum(len(mesh.faces) for mesh in meshes) < MOST_TRIANGLES
    assert abs(support.height(0.0, 0.0)) < 0.03
    assert support.floor < 0 > support.back


@pytest.mark.parametrize("kind", [kind for kind, surface in SURFACES.items() if surface.terrain])
def test_a_prop_stands_on_its_terrain_and_not_above_or_below(kind: str) -> None:
    support = supports.FORMED["ground"](staged(kind), coat(kind))
    near = points(support.items[0])
    near = near[(np.abs(near[:, 0]) < 1.2) & (np.abs(near[:, 2] + 0.4) < 0.7)][::37]
    near = near if kind != "water" else near[np.hypot(near[:, 0], near[:, 2]) > 0.9]
    assert len(near) > 20
    assert max(abs(support.height(x, z) - y) for x, y, z in near) < 1e-3


@pytest.mark.parametrize("kind", [kind for kind, surface in SURFACES.items() if surface.terrain])
def test_nothing_of_a_terrain_rises_before_the_product(kind: str) -> None:
    support = supports.FORMED["ground"](staged(kind), coat(kind))
    places = [(x, z) for x in np.linspace(-0.2, 0.2, 5) for z in np.linspace(0.1, 0.5, 5)]
    assert max(support.height(x, z) for x, z in places) < 0.05


@pytest.mark.parametrize("kind", ["grass", "silk"])
def test_the_same_seed_lays_the_same_ground_and_another_seed_another(kind: str) -> None:
    first, again, other = (supports.carry(staged(kind, seed=seed)) for seed in (3, 3, 4))
    for one, same in zip(first.items, again.items, strict=True):
        assert (points(one) == points(same)).all()
    assert (points(first.items[0])[:200] != points(other.items[0])[:200]).any()


@pytest.mark.parametrize("kind", ["slate", "leather", "moss"])
def test_the_same_seed_paints_the_same_and_another_seed_another(kind: str) -> None:
    first, again, other = (SURFACES[kind].coat(np.random.default_rng(seed), (0.3, 0.2, 0.1)) for seed in (3, 3, 4))
    pictures = [made.colour.pixels for made in (first, again, other) if isinstance(made.colour, Texture)]
    assert (pictures[0] == pictures[1]).all()
    assert (pictures[0] != pictures[2]).any()


def test_marble_has_veins_that_do_not_repeat() -> None:
    picture = coat("marble").colour
    assert isinstance(picture, Texture)
    tones = picture.pixels.astype(np.float64).mean(axis=2)
    tones -= tones.mean()
    likeness = np.fft.ifft2(np.abs(np.fft.fft2(tones)) ** 2).real / (tones**2).sum()
    size = len(tones)
    assert np.abs(likeness[size // 4 : 3 * size // 4, size // 4 : 3 * size // 4]).max() < 0.25
