"""What an engine is told about this machine, for commands that run one in their own process."""

from pathlib import Path

from django.conf import settings

from photostudio.engines.base import Configuration


def configuration() -> Configuration:
    """Return the settings that concern engines."""
    cache = Path(settings.PHOTOSTUDIO_DATA) / "cache"
    return Configuration(cache=cache, backend=settings.PHOTOSTUDIO_RENDERER, llvm=settings.PHOTOSTUDIO_LLVM)
