"""Upscale: a photo of the studio's own is rendered again from its set, any other picture is resampled."""

import json
from dataclasses import asdict
from typing import Any

import cv2
import numpy as np
import pytest

from photostudio.engines.base import Engine, Result
from photostudio.engines.errors import InvalidOperation
from photostudio.engines.operations import Generate, Remix, Upscale
from photostudio.engines.protection import fidelity
from photostudio.imaging.arrays import Pixels
from photostudio.imaging.placement import Box, Placement, snapped
from photostudio.imaging.placing import place
from tests.engines.contract import instant, run, silent
from tests.pictures import cutout, photograph

ORIGINAL, PRODUCT = cutout(480, 640), Box(left=173, top=96, right=307, bottom=512)
PLACEMENT = Placement(height=0.62)


def placed(times: int = 1) -> Pixels:
    where = snapped(PRODUCT, PLACEMENT, canvas_width=96, canvas_height=128)
    return place(ORIGINAL, PRODUCT, where, width=96 * times, height=128 * times)


def recipe_of(engine: Engine, photo: Result) -> dict[str, Any]:
    notes: dict[str, Any] = json.loads(json.dumps({"name": engine.name, "version": engine.version, **photo.recipe}))
    return notes


def upscaled(
    engine: Engine, image: Pixels, *, times: int = 2, recipe: dict[str, Any] | None = None
) -> tuple[Result, Upscale, dict[str, Pixels]]:
    images = {"image": image}
    if recipe:
        images |= {"placed_image": placed(), "product_image": placed(times)}
    operation = Upscale(upscale_by=times, seed=3, base_recipe=recipe)
    (result,) = engine.run(operation, images, progress=silent)
    return result, operation, images


def likeness(one: Pixels, other: Pixels) -> float:
    return float(10 * np.log10(255**2 / np.mean((one.astype(np.float64) - other) ** 2)))


@pytest.mark.parametrize("times", [2, 4])
def test_a_photo_of_ours_is_rendered_again_with_the_same_light_and_composition(studio: Engine, times: int) -> None:
    (photo,) = run(studio, instant(words="a bottle on marble, pebbles, leaf shadows"), placed())
    larger, operation, images = upscaled(studio, photo.pixels, times=times, recipe=recipe_of(studio, photo))
    smaller = np.asarray(cv2.resize(larger.pixels, (96, 128), interpolation=cv2.INTER_AREA), np.uint8)
    assert larger.recipe["upscaled"] == "rendered again"
    assert larger.recipe["set"] == photo.recipe["set"]
    assert likeness(smaller, photo.pixels) > 28
    counted = fidelity(operation, images, larger.pixels)
    assert counted.changed == 0
    assert counted.protected > 1000


def test_a_photo_of_words_alone_is_rendered_again_with_the_same_product(studio: Engine) -> None:
    asked = Generate(prompt="a white mug on marble, pebbles", seed=7, width=256, height=320)
    (photo,) = studio.run(asked, {}, progress=silent)
    recipe = recipe_of(studio, photo) | {"asked": asdict(asked)}
    operation = Upscale(seed=3, base_recipe=recipe)
    (larger,) = studio.run(operation, {"image": photo.pixels}, progress=silent)
    smaller = np.asarray(cv2.resize(larger.pixels, (256, 320), interpolation=cv2.INTER_AREA), np.uint8)
    assert larger.recipe["upscaled"] == "rendered again"
    assert likeness(smaller, photo.pixels) > 28


def test_what_an_older_studio_made_is_resampled_but_for_its_product(plain_studio: Engine) -> None:
    (photo,) = run(plain_studio, instant(), placed())
    recipe = recipe_of(plain_studio, photo) | {"version": "0"}
    larger, operation, images = upscaled(plain_studio, photo.pixels, recipe=recipe)
    assert larger.recipe == {"upscaled": "resampled"}
    assert fidelity(operation, images, larger.pixels).changed == 0


def test_a_remix_is_resampled_as_its_reference_is_not_at_hand(plain_studio: Engine) -> None:
    pictures = {"product_image": placed(), "ref_image": photograph(90, 70)[..., :3]}
    (photo,) = plain_studio.run(Remix(prompt="a bottle", seed=7, style_fidelity=0.2), pictures, progress=silent)
    larger, _, _ = upscaled(plain_studio, photo.pixels, recipe=recipe_of(plain_studio, photo))
    assert larger.recipe == {"upscaled": "resampled"}


def test_any_other_picture_is_resampled_with_its_transparency(plain_studio: Engine) -> None:
    result, operation, images = upscaled(plain_studio, cutout(48, 64), times=4)
    assert result.pixels.shape == (256, 192, 4)
    assert result.recipe == {"upscaled": "resampled"}
    assert fidelity(operation, images, result.pixels).protected == 0


def test_the_same_seed_gives_the_same_bytes(plain_studio: Engine) -> None:
    one, other = (upscaled(plain_studio, photograph(60, 40)[..., :3])[0] for _ in range(2))
    assert (one.pixels == other.pixels).all()
    assert one.seed == other.seed == 3


def test_a_picture_that_would_be_too_large_is_refused_before_anything_is_worked_on(plain_studio: Engine) -> None:
    with pytest.raises(InvalidOperation, match="20000 × 40 pixels") as refused:
        upscaled(plain_studio, np.zeros((10, 5_000, 3), np.uint8), times=4)
    assert refused.value.field == "upscale_by"
