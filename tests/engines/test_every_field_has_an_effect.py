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

PLACED = cutout(48, 64)
REFERENCE = photograph(48, 64)[..., :3]
MASK = np.zeros((64, 48), np.uint8)
MASK[35:55, 15:35] = 255
WORDS = "perfume on paper with a lemon"  # a set that is built in no time
CASES: list[tuple[Operation, dict[str, Any], dict[str, Any]]] = [
    (
        Instant(product_description=WORDS, seed=7),
        {"product_image": PLACED},
        {"product_description": "perfume on red paper", "negative_prompt": "lemons", "seed": 8, "cfg_scale": 0.0},
    ),
    (
        Remix(prompt=WORDS, seed=7, style_fidelity=0.2),
        {"product_image": PLACED, "ref_image": REFERENCE},
        {
            "prompt": "perfume on red paper",
            "negative_prompt": "lemons",
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
        Generate(prompt="a mug on paper with a lemon", seed=7, width=256, height=256),
        {},
        {
            "prompt": "a mug on red paper",
            "negative_prompt": "lemons",
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
    plain_studio: Engine, coarse: None, operation: Operation, images: dict[str, Any], others: dict[str, Any]
) -> None:
    before = made(plain_studio, operation, images)
    same = [
        name
        for name, value in others.items()
        if (made(plain_studio, replace(operation, **{name: value}), images) == before).all()
    ]
    assert same == []
    assert not others.keys() & catalogue.STUDIO.offers[operation.name].unused.keys()
