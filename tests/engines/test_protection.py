"""What an edit must leave alone is known from its pictures, and counted."""

import numpy as np

from photostudio.engines.operations import Instant, Regen
from photostudio.engines.protection import fidelity, untouched
from photostudio.imaging.fidelity import Fidelity
from photostudio.imaging.masks import shadow_zone
from tests.pictures import cutout

BASE = np.random.default_rng(2).integers(0, 255, (60, 80, 3), np.uint8)
COVERAGE = np.zeros((60, 80), np.uint8)
COVERAGE[20:30, 40:50] = 255
COVERAGE[30, 40:50] = 90
IMAGES = {"base_image": BASE, "mask_image": COVERAGE}


def test_a_removal_may_change_nothing_outside_its_mask() -> None:
    assert (untouched(Regen(), IMAGES) == (COVERAGE == 0)).all()


def test_what_is_added_may_throw_a_shadow_beyond_the_mask() -> None:
    kept = untouched(Regen(prompt="starfish"), IMAGES)
    assert (kept == ((COVERAGE == 0) & (shadow_zone(COVERAGE) == 0))).all()


def test_a_refused_shadow_leaves_all_outside_the_mask() -> None:
    assert (untouched(Regen(prompt="starfish", shadow=False), IMAGES) == (COVERAGE == 0)).all()


def test_the_product_is_kept_from_the_shadow() -> None:
    product = np.zeros((60, 80, 4), np.uint8)
    product[25:58, 30:45] = 255
    kept = untouched(Regen(prompt="starfish"), IMAGES | {"product_image": product})
    assert kept[25:58, 30:40].all()
    assert not kept[25, 42]  # under the mask the product is the user's to change


def test_every_changed_pixel_is_counted() -> None:
    result = BASE.copy()
    result[0, :5] ^= 1
    result[25, 45] ^= 1
    assert fidelity(Regen(), IMAGES, result) == Fidelity(protected=60 * 80 - 110, changed=5)


def test_a_change_of_transparency_counts() -> None:
    images = IMAGES | {"base_image": np.dstack([BASE, np.full((60, 80), 9, np.uint8)])}
    result = images["base_image"].copy()
    result[0, 0, 3] = 8
    assert fidelity(Regen(), images, result).changed == 1


def test_a_photo_is_compared_with_its_product() -> None:
    placed = cutout(48, 64)
    counted = fidelity(Instant(product_description="a bottle"), {"product_image": placed}, placed[..., :3])
    assert counted == Fidelity(protected=int((placed[..., 3] == 255).sum()), changed=0)
