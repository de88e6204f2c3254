"""What was compiled for one set renders the next: nobody waits for a compiler twice."""

from typing import TYPE_CHECKING, cast

import numpy as np
import pytest

from photostudio.engines.base import Engine
from photostudio.engines.operations import Instant
from photostudio.engines.studio import render
from photostudio.engines.studio.backend import LLVM
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


def compiled(studio: Engine, words: str, width: int, height: int) -> int:
    """Return how many large programs had to be compiled for a photo."""
    import drjit  # noqa: PLC0415 - only after the studio told it where LLVM is

    with drjit.scoped_set_flag(drjit.JitFlag.KernelHistory):
        drjit.kernel_history_clear()
        operation = Instant(product_description=words, seed=3, quality="LOW")
        product = {"product_image": cutout(width, height)}
        (photo,) = studio.run(operation, product, progress=lambda share, words: None)
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
    compiled(studio, FIRST, 96, 96)
    return studio


@pytest.mark.parametrize("words", OTHERS)
def test_another_set_compiles_nothing(ready: Engine, words: str) -> None:
    assert compiled(ready, words, 96, 96) == 0


def test_another_size_compiles_nothing(ready: Engine) -> None:
    assert compiled(ready, FIRST, 160, 90) == 0
