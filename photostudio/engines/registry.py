"""The engines by name. An engine's code is imported only when it is asked for."""

from functools import cache
from importlib import import_module

from photostudio.engines.base import Engine
from photostudio.engines.errors import Unsupported

DEFAULT_ENGINE = "studio"
_FACTORIES = {"studio": "photostudio.engines.studio.engine:VirtualStudio"}


@cache
def engine(name: str) -> Engine:
    """Return the engine of that name, kept warm for the life of the process.

    Raises Unsupported when there is none of that name.
    """
    if name not in _FACTORIES:
        raise Unsupported(f"There is no engine called {name!r}.")
    module, factory = _FACTORIES[name].split(":")
    made: Engine = getattr(import_module(module), factory)()
    return made
