"""What every engine is: operation and pictures in, results out, one by one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from photostudio.engines.operations import Operation
from photostudio.imaging.arrays import Pixels


class Progress(Protocol):
    """Told the finished fraction (0 … 1) and the stage in words; raises `Cancelled` when the job was cancelled."""

    def __call__(self, fraction: float, stage: str) -> None: ...


@dataclass(frozen=True, eq=False)
class Result:
    """One picture of an operation.

    `pixels` (rows, columns, 3) have exactly the product image's size; `recipe` is what the engine adds to the
    operation so that the picture can be made again: JSON values only, nothing that differs between two equal runs.
    """

    pixels: Pixels
    seed: int
    recipe: Mapping[str, Any]


class Engine(Protocol):
    """A strategy that turns operations into pictures."""

    name: str
    version: str
    operations: frozenset[str]

    def run(
        self, operation: Operation, images: Mapping[str, Pixels], *, progress: Progress, first: int = 0
    ) -> Iterator[Result]:
        """Yield the operation's variants from number `first` on, each as soon as it is finished.

        `images` holds one array (rows, columns, 4) for every name in the operation's `image_fields`.

        Raises Unsupported when the engine does not do this operation, EngineError when it fails.
        """
        ...
