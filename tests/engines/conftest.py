"""The studio on each backend, opened once: fast where LLVM is found, and plain."""

from dataclasses import replace
from pathlib import Path

import pytest

from photostudio.engines.base import Configuration, Engine
from photostudio.engines.studio.opening import open_studio
from photostudio.engines.studio.quality import QUALITIES

SMALL_PLATE = 12_000  # pixels


@pytest.fixture(scope="session")
def studio(engine_cache: Path) -> Engine:
    return open_studio(Configuration(cache=engine_cache))


@pytest.fixture(scope="session")
def plain_studio(studio: Engine, engine_cache: Path) -> Engine:
    """The studio without LLVM; opened second, since the renderer looks for LLVM once in a process."""
    return open_studio(Configuration(cache=engine_cache, backend="scalar"))


@pytest.fixture
def coarse(monkeypatch: pytest.MonkeyPatch) -> None:
    """Photograph with a quarter of the samples, and canvases above SMALL_PLATE as large ones are: from a smaller plate.

    For what is the same however fine a photo is; one of words alone has no less than 256² pixels.
    """
    for name, quality in QUALITIES.items():
        few = replace(quality, samples=quality.samples // 4, guides=quality.guides // 4, largest_plate=SMALL_PLATE)
        monkeypatch.setitem(QUALITIES, name, few)
