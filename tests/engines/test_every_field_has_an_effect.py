"""Every field of an operation that the virtual studio does not list as unused changes the picture."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from photostudio.engines import catalogue
from photostudio.engines.base import Engine
from photostudio.engines.operations import Generate, Instant, Operation, Regen, Remix
from photostudio.imaging.arrays import Pixels
from tests.engines.contract import silent
from tests.pictures import cutout, photograph

PLACED = cutout(96, 128)
REFERENCE = photograph(96, 128)[..., :3]
MASK = np.zeros((128, 96), np.uint8)
MASK[70:110, 30:70] = 255
WORDS = "perfume on marble with green leaves and roses"
CASES: list[tuple[Operation, dict[str, Any], dict[str, Any]]] = [
    (
        Instant(product_description=WORDS, seed=7),
        {"product_image": PLACED},
        {"product_description": "perfume on sand", "negative_prompt": "roses, leaves", "seed": 8, "cfg_scale": 0.0},
    ),
    (
        Remix(prompt=WORDS, seed=7, style_fidelity=0.2),
        {"product_image": PLACED, "ref_image": REFERENCE},
        {
            "prompt": "perfume on sand",
            "negative_prompt": "roses, leaves",
            "seed": 8,
            "cfg_scale": 0.0,
            "style_fidelity": 0.7,
            "outline_fidelity": 2.0,
        },
    ),
    (
        Regen(prompt="a red candle", seed=7),
        {"base_image": REFERENCE, "mask_image": MASK},
        {"prompt": "a green apple", "quality": "MIDDLE", "seed": 8, "shadow": False},
    ),
    (
        Generate(prompt="a mug on marble with green leaves and roses", seed=7, width=256, height=256),
        {},
        {
            "prompt": "a mug on sand",
            "negative_prompt": "roses, leaves",
            "quality": "MIDDLE",
            "seed": 8,
            "cfg_scale": 0.0,
        },
    ),
]


def made(engine: Engine, operation: Operation, images: dict[str, Any]) -> Pixels:
    (result,) = engine.run(operation, images, progress=silent)
    return result.pixels


@pytest.mark.parametrize(("operation", "images", "others"), CASES, ids=[case[0].name for case in CASES])
def test_another_value_gives_another_picture(
    studio: Engine, operation: Operation, images: dict[str, Any], others: dict[str, Any]
) -> None:
    before = made(studio, operation, images)
    same = [
        name
        for name, value in others.items()
        if (made(studio, replace(operation, **{name: value}), images) == before).all()
    ]
    assert same == []
    assert not others.keys() & catalogue.STUDIO.offers[operation.name].unused.keys()
