"""A small engine whose behaviour the description sets, for tests of what is around an engine.

"takes 2 seconds" is how long a photo takes; "fails", "dies" and "dies once" say how it ends.
"""

import os
import re
import signal
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np

from photostudio.engines.base import Configuration, Progress, Result
from photostudio.engines.errors import EngineError
from photostudio.engines.operations import Instant, Operation, Photo, seed_of
from photostudio.imaging.arrays import Pixels
from photostudio.imaging.composite import lay_over

STEPS = 10


class SlowEngine:
    name = "slow"
    version = "1"
    operations = frozenset({Instant.name, Photo.name})

    def __init__(self, configuration: Configuration) -> None:
        self.died = configuration.cache / "died"

    def warm(self) -> None:
        """Nothing to do ahead."""

    def run(
        self, operation: Operation, images: Mapping[str, Pixels], *, progress: Progress, first: int = 0
    ) -> Iterator[Result]:
        assert isinstance(operation, Instant | Photo)
        words = operation.product_description if isinstance(operation, Instant) else operation.prompt
        placed = images["product_image"]
        for number in range(first, operation.variants):
            self._work(words, progress)
            seed = seed_of(operation, number)
            plate = np.full((*placed.shape[:2], 3), seed % 97 / 97, np.float32)
            yield Result(lay_over(plate, placed), seed, {"grey": seed % 97})

    def _work(self, words: str, progress: Progress) -> None:
        takes = re.search(r"takes ([\d.]+) second", words)
        for step in range(STEPS):
            progress(step / STEPS, f"step {step}")
            time.sleep(float(takes[1]) / STEPS if takes else 0)
        if "fails" in words:
            raise EngineError("The slow engine was told to fail.")
        if "dies" in words and not ("once" in words and self.died.exists()):
            note(self.died)
            os.kill(os.getpid(), signal.SIGKILL)


def note(file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.touch()


def open_engine(configuration: Configuration) -> SlowEngine:
    return SlowEngine(configuration)
