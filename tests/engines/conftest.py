"""The studio on each backend, opened once: fast where LLVM is found, and plain."""

from pathlib import Path

import pytest

from photostudio.engines.base import Configuration, Engine
from photostudio.engines.studio.opening import open_studio


@pytest.fixture(scope="session")
def studio(engine_cache: Path) -> Engine:
    return open_studio(Configuration(cache=engine_cache))


@pytest.fixture(scope="session")
def plain_studio(studio: Engine, engine_cache: Path) -> Engine:
    """The studio without LLVM; opened second, since the renderer looks for LLVM once in a process."""
    return open_studio(Configuration(cache=engine_cache, backend="scalar"))
