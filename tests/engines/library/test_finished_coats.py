"""Gloss and water do to every material what they do to it in the world."""

import numpy as np
import pytest

from photostudio.engines.studio.coats import MATTE, finished
from photostudio.engines.studio.library.surfaces import SURFACES
from photostudio.engines.studio.scene import Material, Texture
from tests.engines.library.surfacing import coat, mean

POROUS = ("stone", "concrete", "asphalt", "sand", "soil", "clay", "linen", "wood")


def rough(material: Material) -> float:
    value = material.roughness
    return float(value.pixels.mean()) if isinstance(value, Texture) else value


@pytest.mark.parametrize("kind", SURFACES)
def test_gloss_smooths_and_matte_roughens(kind: str) -> None:
    usual = coat(kind)
    mirror, satin, matte = (finished(usual, gloss=gloss, wet=0.0) for gloss in (1.0, 0.75, 0.0))
    assert rough(mirror) < 0.03
    assert rough(mirror) <= rough(satin) <= rough(usual) <= rough(matte) + 1e-6
    assert rough(matte) >= MATTE - 0.01


@pytest.mark.parametrize("kind", SURFACES)
def test_half_gloss_leaves_a_dry_material_as_it_is(kind: str) -> None:
    assert finished(coat(kind), gloss=0.5, wet=0.0) is coat(kind)


@pytest.mark.parametrize("kind", POROUS)
def test_water_darkens_what_is_porous_and_makes_it_shine(kind: str) -> None:
    dry, damp, wet = (finished(coat(kind), gloss=0.5, wet=amount) for amount in (0.0, 0.5, 1.0))
    assert mean(wet).sum() < mean(damp).sum() < mean(dry).sum()
    assert mean(wet).sum() < 0.75 * mean(dry).sum()
    assert rough(wet) < rough(damp) < rough(dry)


def test_water_darkens_no_metal() -> None:
    assert (mean(finished(coat("metal"), gloss=0.5, wet=1.0)) == mean(coat("metal"))).all()


def test_water_stands_in_the_hollows() -> None:
    wet = finished(coat("stone"), gloss=0.5, wet=1.0)
    dry = coat("stone").bump
    assert dry is not None
    assert isinstance(wet.roughness, Texture)
    height, roughness = dry.pixels[..., 0], wet.roughness.pixels[..., 0]
    low, high = height < np.quantile(height, 0.15), height > np.quantile(height, 0.85)
    assert roughness[low].mean() < 0.8 * roughness[high].mean()


def test_polish_is_felt_as_well_as_seen() -> None:
    assert finished(coat("concrete"), gloss=1.0, wet=0.0).bump_height < 0.1 * coat("concrete").bump_height
