"""Benchmark: one Instant photo per set, quality and backend; prints one table of medians.

    python bench/instant.py [--only LOW,MIDDLE] [--backends llvm] [--denoiser yes] [--sets pastel] [--size 512] [--each]

Each configuration runs in a process of its own (peak memory is a process's), which first takes one small photo of each
set, so that kernels are compiled. Figures mean something only on a machine with nothing else to do.
"""

import argparse
import json
import platform
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from statistics import median
from typing import Any
from unittest.mock import patch

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from photostudio.engines.base import Configuration  # noqa: E402 - after the path it depends on
from photostudio.engines.operations import QUALITIES, Instant  # noqa: E402
from photostudio.engines.studio.sets import SETS  # noqa: E402
from photostudio.imaging.arrays import Linear  # noqa: E402
from tests.pictures import cutout  # noqa: E402

WORDS = {
    "pastel": "podium",
    "seamless": "seamless",
    "marble": "marble",
    "beach": "beach",
    "wood": "wood",
    "water": "water",
    "neon": "neon",
    "concrete": "concrete",
    "fabric": "fabric",
    "leaves": "forest",
}


def main() -> None:
    options = arguments()
    if options.configuration:
        measure(json.loads(options.configuration))
        return
    print(f"{platform.processor() or platform.machine()}, Python {platform.python_version()}, {options.size}²")
    print(f"{'backend':8} {'quality':7} {'denoiser':8} {'wall s':>7} {'CPU s':>7} {'slowest':>8} {'peak MB':>8}")
    for backend in options.backends.split(","):
        for quality in options.only.split(","):
            for denoised in (word == "yes" for word in options.denoiser.split(",")):
                configuration = {
                    "backend": backend,
                    "quality": quality,
                    "denoised": denoised,
                    "size": options.size,
                    "sets": options.sets.split(","),
                    "cache": options.cache,
                }
                show(configuration, each=options.each)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, default=1024)
    parser.add_argument("--only", default=",".join(QUALITIES))
    parser.add_argument("--backends", default="llvm,scalar")
    parser.add_argument("--sets", default=",".join(SETS))
    parser.add_argument("--denoiser", default="yes,no")
    parser.add_argument("--each", action="store_true", help="print a row per set, too")
    parser.add_argument("--cache", default=str(Path(tempfile.gettempdir()) / "photostudio-bench"))
    parser.add_argument("--configuration", help=argparse.SUPPRESS)
    return parser.parse_args()


def show(configuration: dict[str, Any], *, each: bool) -> None:
    command = [sys.executable, __file__, "--configuration", json.dumps(configuration)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    report = json.loads(done.stdout.splitlines()[-1])
    head = f"{configuration['backend']:8} {configuration['quality']:7} {'yes' if configuration['denoised'] else 'no':8}"
    photos = report["photos"]
    walls, cpus = ([photo[kind] for photo in photos] for kind in ("wall", "cpu"))
    print(f"{head} {median(walls):7.1f} {median(cpus):7.1f} {max(walls):8.1f} {report['peak']:8.0f}", flush=True)
    if each:
        for photo in photos:
            print(f"    {photo['set']:20} {photo['wall']:7.1f} {photo['cpu']:7.1f}", flush=True)


def measure(configuration: dict[str, Any]) -> None:
    """Take the photos of one configuration in this process and print what they cost as JSON."""
    from photostudio.engines.studio.opening import open_studio  # noqa: PLC0415 - chooses the backend

    studio = open_studio(Configuration(cache=Path(configuration["cache"]), backend=configuration["backend"]))
    if not configuration["denoised"]:
        patch("photostudio.engines.studio.photo.denoise", noisy).start()
    size = configuration["size"]
    operation = Instant(product_description="x", seed=7, quality=configuration["quality"])
    photos = []
    for name in configuration["sets"]:
        asked = replace(operation, product_description=WORDS[name])
        small = {"product_image": cutout(128, 128)}
        list(studio.run(replace(asked, quality="LOW"), small, progress=unwatched))
        wall, cpu = time.perf_counter(), time.process_time()
        (result,) = studio.run(asked, {"product_image": cutout(size, size)}, progress=unwatched)
        photos.append({"set": name, "wall": time.perf_counter() - wall, "cpu": time.process_time() - cpu})
        if result.recipe["set"] != name:
            raise RuntimeError(f"asked for {name}, got {result.recipe['set']}")
    unit = 1024 * 1024 if platform.system() == "Darwin" else 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit
    print(json.dumps({"photos": photos, "peak": peak}))


def noisy(plate: Linear, guides: object, *, quality: str) -> Linear:  # noqa: ARG001 - stands in for denoise
    """Leave the plate as it was rendered."""
    return plate


def unwatched(fraction: float, stage: str) -> None:
    """Progress that nobody watches."""


if __name__ == "__main__":
    main()
