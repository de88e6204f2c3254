"""What was compiled for one set renders the next: nobody waits for a compiler twice."""

from typing import TYPE_CHECKING, cast

import numpy as np
import pytest

from photostudio.engines.base import Engine
from photostudio.engines.operations import Generate, Instant, Operation
from photostudio.engines.studio import render
from photostudio.engines.studio.backend import LLVM
from photostudio.imaging.arrays import Pixels
from tests.pictures import cutout

if TYPE_CHECKING:
    from photostudio.engines.studio.engine import VirtualStudio

LARGE = 5000  # operations: what follows the paths; less compiles in a blink
FIRST = "on a white marble slab before a plaster wall, window light"
OTHERS = (
    "on dark wood, a blurred forest behind, pine branches, candles",
    "on a pink podium with roses and petals, draped curtain, rim light",
    "on black velvet, spotlight, mist, nothing else",
)

MODELLED = ("kraft box on a wooden table, window light", "phone on a pink podium, bokeh, rim light", "drone, neon")
OF_GLASS = ("amber glass bottle on slate, rim light", "perfume on a marble slab before a curtain")


def photo_of(words: str, width: int, height: int) -> tuple[Operation, dict[str, Pixels]]:
    """Return the operation and pictures of a photo of a cut-out."""
    operation = Instant(product_description=words, seed=3, quality="LOW")
    return operation, {"product_image": cutout(width, height)}


def photo_from(words: str) -> tuple[Operation, dict[str, Pixels]]:
    """Return the operation of a photo from words alone."""
    return Generate(prompt=words, seed=3, quality="LOW", width=256, height=256), {}


def compiled(studio: Engine, operation: Operation, images: dict[str, Pixels]) -> int:
    """Return how many large programs had to be compiled for a photo."""
    import drjit  # noqa: PLC0415 - only after the studio told it where LLVM is

    with drjit.scoped_set_flag(drjit.JitFlag.KernelHistory):
        drjit.kernel_history_clear()
        (photo,) = studio.run(operation, images, progress=lambda share, words: None)
        assert np.ptp(photo.pixels) > 0
        kernels = [kernel for kernel in drjit.kernel_history() if kernel.get("operation_count", 0) > LARGE]
    assert kernels
    return sum(not kernel["cache_hit"] for kernel in kernels)


@pytest.fixture(scope="module")
def ready(studio: Engine) -> Engine:
    backend = cast("VirtualStudio", studio).backend
    if backend.variant != LLVM:
        pytest.skip("nothing is compiled without LLVM")
    render.start(backend)
    compiled(studio, *photo_of(FIRST, 96, 96))
    return studio


@pytest.mark.parametrize("words", OTHERS)
def test_another_set_compiles_nothing(ready: Engine, words: str) -> None:
    assert compiled(ready, *photo_of(words, 96, 96)) == 0


def test_another_size_compiles_nothing(ready: Engine) -> None:
    assert compiled(ready, *photo_of(FIRST, 160, 90)) == 0


@pytest.mark.parametrize("words", MODELLED)
def test_a_product_modelled_from_words_compiles_nothing(ready: Engine, words: str) -> None:
    assert compiled(ready, *photo_from(words)) == 0


def test_products_of_glass_share_a_program_of_their_own(ready: Engine) -> None:
    compiled(ready, *photo_from(OF_GLASS[0]))
    assert compiled(ready, *photo_from(OF_GLASS[1])) == 0
