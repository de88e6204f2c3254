"""The shadow and the reflection of a thing are found, and nothing runs away."""

import numpy as np
import pytest

from photostudio.imaging.arrays import Linear, Mask, Pixels
from photostudio.imaging.casts import find_casts
from photostudio.imaging.colour import to_srgb
from tests.imaging.cutout.photos import bottle, over, paper, soft_shadow

BELOW = np.arange(240)[:, None] >= 193


def standing() -> tuple[Linear, Linear, Mask]:
    colour, alpha = bottle()
    return colour, alpha, alpha > 0.3


def mirrored(colour: Linear, alpha: Linear, strength: float) -> Linear:
    """Return paper that shows the bottle upside down below its foot, in linear light."""
    rows = np.clip(2 * 191 - np.arange(240), 0, 239)
    share = (alpha[rows] * strength * BELOW)[..., None]
    return np.asarray(paper() * (1 - share) + colour[rows] * share, np.float32)


def test_a_soft_shadow_is_found_beside_the_thing() -> None:
    colour, alpha, thing = standing()
    light = soft_shadow(alpha)
    casts = find_casts(over(colour, alpha, paper() * light[..., None]), thing)
    deep = (light < 0.75) & ~thing
    assert casts.shadow[deep].mean() > 0.85
    assert not casts.shadow[light > 0.99].any()
    assert not casts.reflection.any()


def test_a_reflection_is_found_below_the_thing() -> None:
    colour, alpha, thing = standing()
    casts = find_casts(over(colour, alpha, mirrored(colour, alpha, 0.5)), thing)
    upside_down = thing[np.clip(2 * 191 - np.arange(240), 0, 239)] & BELOW & ~thing
    assert casts.reflection[upside_down].mean() > 0.8
    assert casts.reflection[~upside_down].mean() < 0.01


def test_without_a_cast_there_is_none() -> None:
    colour, alpha, thing = standing()
    casts = find_casts(over(colour, alpha, paper()), thing)
    assert not casts.shadow.any()
    assert not casts.reflection.any()


def test_a_dark_floor_is_no_shadow() -> None:
    colour, alpha, thing = standing()
    floor = paper() * np.where(np.arange(240)[:, None, None] > 170, 0.4, 1)
    casts = find_casts(over(colour, alpha, floor.astype(np.float32)), thing)
    assert casts.shadow.sum() < 0.05 * thing.sum()


def test_casts_lie_outside_the_thing_and_apart() -> None:
    colour, alpha, thing = standing()
    ground = mirrored(colour, alpha, 0.4) * soft_shadow(alpha)[..., None]
    casts = find_casts(over(colour, alpha, ground), thing)
    assert not (casts.shadow & thing).any()
    assert not (casts.reflection & thing).any()
    assert not (casts.reflection & casts.shadow).any()


@pytest.mark.parametrize("share", [0, 1])
def test_nothing_and_everything_cast_nothing(share: int) -> None:
    casts = find_casts(to_srgb(paper(40, 30)), np.full((40, 30), bool(share)))
    assert not casts.shadow.any()
    assert not casts.reflection.any()


@pytest.mark.parametrize("shape", [(1, 1), (3, 50), (33, 7)])
def test_things_as_wide_as_the_picture_are_no_error(shape: tuple[int, int]) -> None:
    thing = np.zeros(shape, bool)
    thing[shape[0] // 2] = True
    picture: Pixels = np.full((*shape, 3), 180, np.uint8)
    assert find_casts(picture, thing).shadow.shape == shape


def test_a_mask_of_another_size_is_refused() -> None:
    with pytest.raises(ValueError, match="the thing's mask"):
        find_casts(np.zeros((4, 4, 3), np.uint8), np.zeros((5, 4), bool))
