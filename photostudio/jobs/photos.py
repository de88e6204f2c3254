"""An operation and its pictures → finished photo files, each with its recipe. Knows nothing of Django."""

import json
import time
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from photostudio.engines.base import Engine, Progress, Result
from photostudio.engines.operations import Operation, alone
from photostudio.engines.protection import Images, fidelity
from photostudio.imaging.arrays import Pixels
from photostudio.imaging.codecs import decode_own, encode_png
from photostudio.imaging.fidelity import Fidelity
from photostudio.imaging.watermark import NAME as WATERMARK
from photostudio.imaging.watermark import watermark

RECIPE_VERSION = 1
RECIPE_KEY = "photostudio:recipe"


@dataclass(frozen=True, eq=False)
class Photo:
    """One finished photo: the file, its pixels (rows, columns, 3 or 4) as read back from it, and how it was made."""

    number: int
    seed: int
    png: bytes
    pixels: Pixels
    fidelity: Fidelity
    recipe: Mapping[str, Any]
    seconds: float


def make_photos(
    engine: Engine,
    operation: Operation,
    images: Images,
    *,
    inputs: Mapping[str, Any],
    progress: Progress,
    first: int = 0,
    is_marked: bool = False,
) -> Iterator[Photo]:
    """Yield the operation's photos from number `first` on; `inputs` say in the recipe where `images` came from.

    Photos that are marked have the watermark, also over what had to stay: its pixels are counted as changed.
    """
    started = time.perf_counter()
    for number, result in enumerate(engine.run(operation, images, progress=progress, first=first), start=first):
        recipe = _recipe(engine, alone(operation, number), inputs, result)
        if is_marked:
            recipe["watermark"] = WATERMARK
        pixels = watermark(result.pixels) if is_marked else result.pixels
        png = encode_png(pixels, text={RECIPE_KEY: json.dumps(recipe, ensure_ascii=False, sort_keys=True)})
        kept = decode_own(png)
        counted = fidelity(operation, images, kept)
        yield Photo(number, result.seed, png, kept, counted, recipe, time.perf_counter() - started)
        started = time.perf_counter()


def _recipe(engine: Engine, operation: Operation, inputs: Mapping[str, Any], result: Result) -> dict[str, Any]:
    """Return all that makes this one photo again, and nothing that differs between two equal runs."""
    return {
        "version": RECIPE_VERSION,
        "operation": {"name": operation.name, **asdict(operation)},
        "inputs": dict(inputs),
        "engine": {"name": engine.name, "version": engine.version, **result.recipe},
    }
