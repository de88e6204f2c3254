"""Benchmark: reading a reference, and Remix at four likenesses; prints one table.

    python bench/remix.py [--size 1024] [--quality LOW] [--reference FILE …] [--cache FOLDER]

Each reference is read with an empty cache, then again from it. A photo is a run of two variants: the first has what all
share to do. Without `--reference` two drawn ones are used, one of them with 24 megapixels. Figures mean something only
on a machine with nothing else to do.
"""

import argparse
import platform
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

import cv2
import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from photostudio.engines.base import Configuration, Engine  # noqa: E402 - after the path it depends on
from photostudio.engines.operations import QUALITIES, STYLES, Instant, Remix  # noqa: E402
from photostudio.engines.protection import fidelity  # noqa: E402
from photostudio.engines.reference_files import FOLDER  # noqa: E402
from photostudio.engines.studio.opening import open_studio  # noqa: E402
from photostudio.engines.studio.reference.keeping import kept  # noqa: E402
from photostudio.imaging.arrays import Pixels, without_idle_alpha  # noqa: E402
from photostudio.imaging.codecs import decode  # noqa: E402
from tests.engines.reference.pictures import table, with_ball  # noqa: E402
from tests.pictures import cutout  # noqa: E402

T = TypeVar("T")
WORDS = "product photograph next to a seashell"


def main() -> None:
    options = arguments()
    cache = Path(options.cache)
    shutil.rmtree(cache / FOLDER, ignore_errors=True)
    studio = open_studio(Configuration(cache=cache))
    studio.warm()
    placed = cutout(options.size, options.size)
    list(studio.run(Instant(product_description="a bottle", seed=3), {"product_image": placed}, progress=silent))
    print(f"{platform.processor() or platform.machine()}, Python {platform.python_version()}, {options.size}²")
    print(f"{'reference':24} {'megapixels':>10} {'read s':>7} {'again s':>8}", end="")
    print("".join(f"{f'style {style:g}':>16}" for style in STYLES) + "   (first and second photo, s)")
    for name, reference in references(options.reference):
        reading, _ = timed(partial(kept, cache, reference))
        again, _ = timed(partial(kept, cache, reference))
        print(
            f"{name[:24]:24} {reference.shape[0] * reference.shape[1] / 1e6:10.1f} {reading:7.1f} {again:8.2f}", end=""
        )
        for style in STYLES:
            first, second = photographed(studio, placed, reference, style, options.quality)
            print(f"{first:10.1f} {second:5.1f}", end="", flush=True)
        print()
    unit = 1024 * 1024 if platform.system() == "Darwin" else 1024
    print(f"peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit:.0f} MB")


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, default=1024)
    parser.add_argument("--quality", choices=QUALITIES, default="LOW")
    parser.add_argument("--reference", type=Path, action="append", default=[])
    parser.add_argument("--cache", default=str(Path(tempfile.gettempdir()) / "photostudio-bench"))
    return parser.parse_args()


def references(files: list[Path]) -> list[tuple[str, Pixels]]:
    if files:
        return [(file.name, without_idle_alpha(decode(file.read_bytes()).pixels)) for file in files]
    drawn, _ = with_ball(table(1500, 1000, end=0.4), shadow="right")
    large = np.asarray(cv2.resize(drawn, (6000, 4000), interpolation=cv2.INTER_CUBIC), np.uint8)
    return [("a ball on a table", drawn), ("the same, large", large)]


def photographed(studio: Engine, placed: Pixels, reference: Pixels, style: float, quality: str) -> tuple[float, float]:
    """Return the seconds of a run's first and second photo."""
    images = {"product_image": placed, "ref_image": reference}
    operation = Remix(prompt=WORDS, seed=7, variants=2, style_fidelity=style, quality=quality)
    photos = studio.run(operation, images, progress=silent)
    first, one = timed(lambda: next(photos))
    second, other = timed(lambda: next(photos))
    assert fidelity(operation, images, one.pixels).changed == fidelity(operation, images, other.pixels).changed == 0
    return first, second


def timed(work: Callable[[], T]) -> tuple[float, T]:
    started = time.perf_counter()
    result = work()
    return time.perf_counter() - started, result


def silent(fraction: float, stage: str) -> None:
    """Progress that nobody watches."""


if __name__ == "__main__":
    main()
