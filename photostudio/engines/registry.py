"""The engines by name. An engine's code is imported only when it is asked for."""

import tempfile
from functools import cache
from importlib import import_module
from pathlib import Path

from photostudio.engines.base import Configuration, Engine
from photostudio.engines.errors import Unsupported

DEFAULT_ENGINE = "studio"
WITHOUT_SETTINGS = Configuration(cache=Path(tempfile.gettempdir()) / "photostudio-cache")
_FACTORIES = {
    "studio": "photostudio.engines.studio.opening:open_studio",
    "photio": "photostudio.engines.photio.engine:open_photio",
    "apiframe": "photostudio.engines.apiframe.engine:open_apiframe",
}


@cache
def engine(name: str, configuration: Configuration = WITHOUT_SETTINGS) -> Engine:
    """Return the engine of that name, kept warm for the life of the process.

    An engine of one's own is named by its factory, "module:function". Raises Unsupported when there is none of that
    name.
    """
    module, separator, factory = _FACTORIES.get(name, name).partition(":")
    if not separator:
        raise Unsupported(f"There is no engine called {name!r}.")
    made: Engine = getattr(import_module(module), factory)(configuration)
    return made
