"""What engines are told about this machine, as JSON values: see engines.base.Configuration."""

from dataclasses import asdict
from pathlib import Path

from django.conf import settings

from photostudio.engines.services import Calling, Service
from photostudio.jobs.channel import Message


def machine() -> Message:
    """Return the settings that concern engines, keys included: for the child's ears only."""
    return {
        "cache": str(Path(settings.PHOTOSTUDIO_DATA) / "cache"),
        "backend": settings.PHOTOSTUDIO_RENDERER,
        "llvm": settings.PHOTOSTUDIO_LLVM,
        **{name: asdict(service(name)) for name in ("photio", "apiframe")},
        "calling": asdict(calling()),
    }


def service(name: str) -> Service:
    """Return where the service of that name is, and its key."""
    return Service(
        url=getattr(settings, f"PHOTOSTUDIO_{name.upper()}_URL"),
        key=getattr(settings, f"PHOTOSTUDIO_{name.upper()}_KEY"),
    )


def calling() -> Calling:
    """Return how patiently services are called."""
    return Calling(
        seconds=settings.PHOTOSTUDIO_REMOTE_SECONDS,
        retries=settings.PHOTOSTUDIO_REMOTE_RETRIES,
        cassettes=settings.PHOTOSTUDIO_CASSETTES,
        records=settings.PHOTOSTUDIO_CASSETTE_MODE == "record",
    )
