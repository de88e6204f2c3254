"""Benchmark: adding a thing to photos of ours and to a foreign picture; prints one table of medians.

    python bench/adding.py [--size 1024] [--quality LOW] [--words "a candle,starfish,two red apples"]

Each base is photographed first, so that nothing is compiled while an addition is timed. Figures mean something only
on a machine with nothing else to do.
"""

import argparse
import platform
import resource
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from photostudio.engines.base import Configuration, Engine  # noqa: E402 - after the path it depends on
from photostudio.engines.operations import QUALITIES, Instant, Regen  # noqa: E402
from photostudio.engines.protection import fidelity  # noqa: E402
from photostudio.engines.studio.opening import open_studio  # noqa: E402
from tests.pictures import cutout, photograph  # noqa: E402

SETS = ("on the beach", "on a marble slab, soft light", "on a rustic wooden table", "in front of a pastel arch")


def main() -> None:
    options = arguments()
    studio = open_studio(Configuration(cache=Path(options.cache)))
    studio.warm()
    print(f"{platform.processor() or platform.machine()}, Python {platform.python_version()}, {options.size}²")
    print(f"{'base':28} {'words':16} {'wall s':>7} {'CPU s':>7} {'changed':>8}")
    walls = []
    for words in options.words.split(","):
        for name, images, recipe in bases(studio, options.size):
            operation = Regen(prompt=words, seed=7, quality=options.quality, base_recipe=recipe)
            wall, cpu, changed = timed(studio, operation, images)
            walls.append(wall)
            print(f"{name[:28]:28} {words[:16]:16} {wall:7.1f} {cpu:7.1f} {changed:8}", flush=True)
    unit = 1024 * 1024 if platform.system() == "Darwin" else 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit
    print(f"median {median(walls):.1f} s, slowest {max(walls):.1f} s, peak {peak:.0f} MB")


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, default=1024)
    parser.add_argument("--quality", choices=QUALITIES, default="LOW")
    parser.add_argument("--words", default="a candle,starfish,two red apples")
    parser.add_argument("--cache", default=str(Path(tempfile.gettempdir()) / "photostudio-bench"))
    return parser.parse_args()


def bases(studio: Engine, size: int) -> Iterator[tuple[str, Mapping[str, Any], Mapping[str, Any] | None]]:
    """Yield each base's name, the pictures of an edit of it, and its recipe: photos of ours, then a foreign one."""
    coverage = np.zeros((size, size), np.uint8)
    coverage[round(0.62 * size) : round(0.9 * size), round(0.72 * size) : round(0.9 * size)] = 255
    placed = cutout(size, size)
    for words in SETS:
        (photo,) = studio.run(
            Instant(product_description=words, seed=7), {"product_image": placed}, progress=lambda *_: None
        )
        yield words, {"base_image": photo.pixels, "mask_image": coverage, "product_image": placed}, photo.recipe
    yield "a foreign picture", {"base_image": photograph(size, size)[..., :3], "mask_image": coverage}, None


def timed(studio: Engine, operation: Regen, images: Mapping[str, Any]) -> tuple[float, float, int]:
    """Return the wall and CPU seconds of one addition, and how many protected pixels it changed."""
    wall, cpu = time.perf_counter(), time.process_time()
    (result,) = studio.run(operation, images, progress=lambda *_: None)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    return wall, cpu, fidelity(operation, images, result.pixels).changed


if __name__ == "__main__":
    main()
