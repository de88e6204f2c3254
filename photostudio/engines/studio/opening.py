"""Opens the virtual studio: first the renderer's surroundings, then the renderer."""

from photostudio.engines.base import Configuration, Engine
from photostudio.engines.studio import backend


def open_studio(configuration: Configuration) -> Engine:
    """Return the studio on the fastest backend that works here.

    Raises EngineError when the configuration demands a backend that does not.
    """
    chosen = backend.choose(cache=configuration.cache, wanted=configuration.backend, library=configuration.llvm)
    backend.prepare(chosen, configuration.cache)
    # only now: the renderer reads its surroundings once, when it is imported
    from photostudio.engines.studio.engine import VirtualStudio  # noqa: PLC0415

    return VirtualStudio(chosen, configuration.cache)
