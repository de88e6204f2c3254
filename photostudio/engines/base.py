"""What every engine is: operation and pictures in, results out, one by one."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, Self

from numpy.typing import NDArray

from photostudio.engines.operations import Operation
from photostudio.engines.services import APIFRAME, PATIENTLY, PHOTIO, Calling, Download, Service
from photostudio.imaging.arrays import Pixels


@dataclass(frozen=True, kw_only=True)
class Configuration:
    """What an engine is told about the machine: a folder it may keep things in, how to render, and whom it may call.

    `backend` is "auto", "llvm" or "scalar"; `llvm` names the LLVM library to use instead of looking for one. `download`
    returns what is behind a public link, and raises EngineError; without it no link of a service is followed.
    """

    cache: Path
    backend: str = "auto"
    llvm: str = ""
    photio: Service = PHOTIO
    apiframe: Service = APIFRAME
    calling: Calling = PATIENTLY
    download: Download | None = None

    @classmethod
    def told(cls, values: Mapping[str, Any], *, download: Download) -> Self:
        """Return the configuration that a worker tells its child as JSON values (jobs.machine)."""
        services = {name: Service(**values[name]) for name in ("photio", "apiframe")}
        parts = {"cache": Path(values["cache"]), "calling": Calling(**values["calling"]), "download": download}
        return cls(**{**values, **services, **parts})


class Progress(Protocol):
    """Told the finished fraction (0 … 1) and the stage in words; raises whatever shall end the run."""

    def __call__(self, fraction: float, stage: str) -> None: ...


def tell(progress: Progress, number: int, variants: int, fraction: float, stage: str) -> None:
    """Tell `progress` the fraction of one variant, `number` from 0, as one of all the variants."""
    progress((number + fraction) / variants, stage)


@dataclass(frozen=True, eq=False)
class Result:
    """One picture of an operation.

    `pixels` (rows, columns, 3, or 4 where the base has transparency) have exactly the size of the operation's first
    picture, enlarged that many times by Upscale; without a picture, the operation's own. `recipe` is what the engine
    adds to the operation so that the picture can be made again: JSON values only, nothing that differs between two
    equal runs, unless it is a service's own number of the request.
    """

    pixels: Pixels
    seed: int
    recipe: Mapping[str, Any]


class Trainer(Protocol):
    """What an engine can do, too, that learns products for itself: its photos of them need no picture."""

    def train(
        self,
        images: Iterable[Pixels],
        trigger_word: str,
        *,
        progress: Progress,
        begun: str = "",
        on_begun: Callable[[str], None] = lambda _: None,
    ) -> str:
        """Return the id of what `images` (rows, columns, 3 or 4) show, which is called `trigger_word` in prompts.

        `on_begun` is told the id as soon as it is known; an attempt that is given it as `begun` goes on from there.
        Raises InvalidOperation when there are none or too many, EngineError when it fails.
        """
        ...


class Engine(Protocol):
    """A strategy that turns operations into pictures."""

    name: str
    version: str
    operations: frozenset[str]

    def warm(self) -> None:
        """Do ahead what the first picture would wait for: compile, load. Takes as long as it takes."""
        ...

    def run(
        self, operation: Operation, images: Mapping[str, NDArray[Any]], *, progress: Progress, first: int = 0
    ) -> Iterator[Result]:
        """Yield the operation's variants from number `first` on, each as soon as it is finished.

        `images` holds one array for every name in the operation's `image_fields`, and those its docstring says there
        may be. `progress` is told the fraction of all the variants.

        Raises Unsupported when the engine does not do this operation, EngineError when it fails.
        """
        ...
