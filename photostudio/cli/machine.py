"""What an engine is told about this machine, for commands that run one in their own process."""

from photostudio.engines.base import Configuration
from photostudio.jobs.downloads import download
from photostudio.jobs.machine import machine


def configuration() -> Configuration:
    """Return the settings that concern engines."""
    return Configuration.told(machine(), download=download)
