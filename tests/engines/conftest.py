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
def small_plates(monkeypatch: pytest.MonkeyPatch) -> None:
    """Trace the light of canvases above SMALL_PLATE at that size: a photo of words alone has no less than 256².

    It is carried over to the surfaces' own detail, as it is on large canvases.
    """
    for name, quality in QUALITIES.items():
        monkeypatch.setitem(QUALITIES, name, replace(quality, largest_plate=SMALL_PLATE))
