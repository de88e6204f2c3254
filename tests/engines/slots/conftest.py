"""Words photographed: a plain block on the set that they make, small; the same words once a session."""

from collections.abc import Callable
from functools import cache

import numpy as np
import pytest

from photostudio.engines.base import Engine
from photostudio.engines.operations import Instant
from photostudio.imaging.arrays import Linear, Pixels
from photostudio.imaging.colour import oklab, to_linear
from tests.engines.contract import run
from tests.engines.slots.seeing import PRODUCT, part

SIZE = 96
OBEDIENT = 2.5  # of cfg_scale: luck adds nothing to what was said
Colour = tuple[int, int, int]  # sRGB
GREY = (110, 110, 110)
Photo = Callable[..., Linear]


@pytest.fixture(scope="session")
def photo(plain_studio: Engine) -> Photo:
    """Photographs the block on a set of these words, as Oklab (rows, columns, 3)."""

    @cache
    def photographed(words: str, *, freedom: float = OBEDIENT, product: Colour = GREY) -> Linear:
        operation = Instant(product_description=words, seed=7, cfg_scale=freedom)
        (result,) = run(plain_studio, operation, block(product))  # so small a picture is made before LLVM has compiled
        return oklab(to_linear(result.pixels))

    return photographed


def block(colour: Colour) -> Pixels:
    placed = np.zeros((SIZE, SIZE, 4), np.uint8)
    placed[part(SIZE, PRODUCT)] = (*colour, 255)
    return placed
