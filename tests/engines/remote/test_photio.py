"""Photio keeps what every engine promises, and is sent what its documentation names and nothing else."""

import base64
from typing import Any

import numpy as np
import pytest

from photostudio.engines.base import Engine, Result
from photostudio.engines.errors import InvalidOperation
from photostudio.engines.operations import Generate, Instant, Operation, Regen, Remix, Upscale
from photostudio.engines.photio.engine import Photio
from photostudio.engines.protection import fidelity
from photostudio.imaging.codecs import decode, encode_png
from tests.engines.contract import EngineContract, instant, run, silent
from tests.engines.remote.vendor import KEY, Vendor, status
from tests.pictures import cutout, photograph

PLACED = cutout(80, 96)
REFERENCE = photograph(90, 70)[..., :3]
BASE = photograph(64, 48)[..., :3]
MASK = np.zeros((48, 64), np.uint8)
MASK[10:30, 20:40] = 255


class TestPhotio(EngineContract):
    generated = (1024, 1024)  # the only size it makes

    @pytest.fixture
    def engine(self, photio: Engine) -> Engine:
        return photio


def made(engine: Engine, operation: Operation, **images: Any) -> Result:
    (result,) = engine.run(operation, images, progress=silent)
    return result


@pytest.mark.parametrize(
    ("operation", "images", "fields"),
    [
        (
            Instant(product_description="perfume", seed=7, quality="HIGH", cfg_scale=2.5),
            {"product_image": PLACED},
            {"product_description": "perfume", "negative_prompt": Instant.negative_prompt, "seed": 7},
        ),
        (
            Remix(prompt="on the beach", seed=7, horizon=0.4, palette="#c79a52"),
            {"product_image": PLACED, "ref_image": REFERENCE},
            {
                "prompt": "on the beach",
                "negative_prompt": Remix.negative_prompt,
                "seed": 7,
                "cfg_scale": 1.75,
                "outline_fidelity": 1.0,
                "style_fidelity": 0.7,
            },
        ),
        (
            Regen(prompt="starfish", seed=7, quality="HIGH", shadow=False, base_recipe={"set": {}}),
            {"base_image": BASE, "mask_image": MASK},
            {
                "prompt": "starfish",
                "negative_prompt": Regen.negative_prompt,
                "quality": "HIGH",
                "seed": 7,
                "cfg_scale": 2.5,
            },
        ),
        (
            Generate(prompt="a drone", seed=7),
            {},
            {
                "prompt": "a drone",
                "negative_prompt": Generate.negative_prompt,
                "quality": "LOW",
                "seed": 7,
                "cfg_scale": 2.5,
            },
        ),
        (
            Upscale(upscale_by=4, prompt="sharp", denoising_strength=0.5, seed=7),
            {"image": BASE},
            {
                "upscale_by": 4,
                "prompt": "sharp",
                "negative_prompt": Upscale.negative_prompt,
                "quality": "LOW",
                "denoising_strength": 0.5,
            },
        ),
    ],
    ids=lambda value: value.name if isinstance(value, Instant | Remix | Regen | Generate | Upscale) else "",
)
def test_it_sends_the_documented_fields_and_no_others(
    photio: Photio, vendor: Vendor, operation: Operation, images: dict[str, Any], fields: dict[str, Any]
) -> None:
    made(photio, operation, **images)
    ((path, sent),) = vendor.calls
    assert path == f"/v1/inference/{operation.name}"
    assert vendor.keys == [KEY]
    assert {name: value for name, value in sent.items() if not name.endswith("image")} == fields
    assert {name for name in sent if name.endswith("image")} == images.keys()


def test_it_sends_the_pictures_as_they_are_and_the_mask_with_black_for_what_is_edited(
    photio: Photio, vendor: Vendor
) -> None:
    made(photio, Regen(prompt="starfish", seed=7), base_image=BASE, mask_image=MASK)
    ((_, sent),) = vendor.calls
    base, mask = (decode(base64.b64decode(sent[name])).pixels for name in ("base_image", "mask_image"))
    assert (base[..., :3] == BASE).all()
    assert (mask[..., 0] == 255 - MASK).all()


def test_an_edit_keeps_the_transparency_of_its_base(photio: Photio) -> None:
    base, mask = cutout(64, 48), MASK
    result = made(photio, Regen(seed=7), base_image=base, mask_image=mask)
    assert (result.pixels[..., 3] == base[..., 3]).all()
    assert (result.pixels[mask == 0] == base[mask == 0]).all()
    assert not result.pixels[base[..., 3] == 0].any()


def test_a_whole_map_is_a_call_for_each_cell(photio: Photio, vendor: Vendor) -> None:
    images = {"product_image": PLACED, "ref_image": REFERENCE}
    results = list(photio.run(Remix(prompt="a bottle", seed=7, grid=True), images, progress=silent))
    assert len(results) == len(vendor.calls) == 12
    assert {sent["style_fidelity"] for _, sent in vendor.calls} == {0.0, 0.35, 0.7, 1.0}


def test_an_upscaled_photo_has_its_new_size_and_its_product(photio: Photio) -> None:
    product = PLACED.repeat(2, axis=0).repeat(2, axis=1)
    operation, images = Upscale(seed=7), {"image": PLACED[..., :3], "product_image": product}
    result = made(photio, operation, **images)
    assert result.pixels.shape == (192, 160, 3)
    assert fidelity(operation, images, result.pixels).changed == 0


def test_a_generated_photo_of_another_size_is_refused_before_anything_is_sent(photio: Photio, vendor: Vendor) -> None:
    with pytest.raises(InvalidOperation, match="1024 × 1024") as refused:
        made(photio, Generate(prompt="a drone", seed=7, width=1344, height=768))
    assert refused.value.field == "width"
    assert vendor.calls == []


def test_its_recipe_names_the_request_and_no_key(photio: Photio) -> None:
    (result,) = run(photio, instant(), PLACED)
    assert result.recipe["request"]
    assert KEY not in str(result.recipe)


def test_the_seed_that_was_really_used_is_noted(photio: Photio, vendor: Vendor) -> None:
    answer = base64.b64encode(encode_png(PLACED[..., :3])).decode()
    vendor.failures = [status(200, {"status_code": 200, "body": answer}, X_Photostudio_Seed="9")]
    assert made(photio, instant(), product_image=PLACED).recipe["vendor_seed"] == "9"
