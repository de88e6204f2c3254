"""Progress while nobody says how far it is: ever nearer to the end, and never there."""

import math
import time
from collections.abc import Callable

from photostudio.engines.remote.wire import Waiting

USUAL_SECONDS = 20.0
START, END = 0.05, 0.85

Told = Callable[[float, str], None]


def waits(told: Told, stage: str) -> Waiting:
    """Return what to call while a service works: it tells the stage and a fraction that grows with the time."""
    began = time.monotonic()

    def waiting() -> None:
        elapsed = time.monotonic() - began
        told(START + (END - START) * (1 - math.exp(-elapsed / USUAL_SECONDS)), stage)

    return waiting
