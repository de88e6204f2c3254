"""Benchmark: one Instant photo per theme, quality and backend; prints one table of medians.

    python bench/instant.py [--only LOW,MIDDLE] [--backends llvm] [--themes 8] [--size 512] [--variants 1] [--each]

Each configuration runs in a process of its own (peak memory is a process's), which first takes one small photo of each
theme, so that kernels are compiled. Figures mean something only on a machine with nothing else to do.
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

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from photostudio.engines.base import Configuration  # noqa: E402 - after the path it depends on
from photostudio.engines.operations import QUALITIES, Instant  # noqa: E402
from photostudio.engines.themes import Theme, themes  # noqa: E402
from tests.pictures import cutout  # noqa: E402


def main() -> None:
    options = arguments()
    if options.configuration:
        measure(json.loads(options.configuration))
        return
    size, count = options.size, len(chosen(options.themes))
    print(f"{platform.processor() or platform.machine()}, Python {platform.python_version()}, {size}², {count} themes")
    print(f"{'backend':8} {'quality':7} {'photos':>6} {'wall s':>7} {'CPU s':>7} {'slowest':>8} {'peak MB':>8}")
    for backend in options.backends.split(","):
        for quality in options.only.split(","):
            configuration = {
                "backend": backend,
                "quality": quality,
                "size": size,
                "themes": options.themes,
                "variants": options.variants,
                "cache": options.cache,
            }
            show(configuration, each=options.each)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, default=1024)
    parser.add_argument("--only", default=",".join(QUALITIES))
    parser.add_argument("--backends", default="llvm,scalar")
    parser.add_argument("--themes", type=int, default=1000, help="so many, evenly chosen from all")
    parser.add_argument("--variants", type=int, default=1, help="photos in one run; times are of the whole run")
    parser.add_argument("--each", action="store_true", help="print a row per theme, too")
    parser.add_argument("--cache", default=str(Path(tempfile.gettempdir()) / "photostudio-bench"))
    parser.add_argument("--configuration", help=argparse.SUPPRESS)
    return parser.parse_args()


def chosen(count: int) -> list[Theme]:
    """Return `count` themes evenly spaced over all, or all."""
    every = themes()
    count = min(count, len(every))
    return [every[number * len(every) // count] for number in range(count)]


def show(configuration: dict[str, Any], *, each: bool) -> None:
    command = [sys.executable, __file__, "--configuration", json.dumps(configuration)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    report = json.loads(done.stdout.splitlines()[-1])
    head = f"{configuration['backend']:8} {configuration['quality']:7} {configuration['variants']:6}"
    walls, cpus = ([run[kind] for run in report["runs"]] for kind in ("wall", "cpu"))
    print(f"{head} {median(walls):7.1f} {median(cpus):7.1f} {max(walls):8.1f} {report['peak']:8.0f}", flush=True)
    if each:
        for run in report["runs"]:
            print(f"    {run['theme']:28} {run['wall']:7.1f} {run['cpu']:7.1f}", flush=True)


def measure(configuration: dict[str, Any]) -> None:
    """Take the photos of one configuration in this process and print what they cost as JSON."""
    from photostudio.engines.studio.opening import open_studio  # noqa: PLC0415 - chooses the backend

    studio = open_studio(Configuration(cache=Path(configuration["cache"]), backend=configuration["backend"]))
    product, tiny = cutout(configuration["size"], configuration["size"]), cutout(128, 128)
    runs = []
    for theme in chosen(configuration["themes"]):
        small = Instant(product_description=theme.prompt, seed=7)
        asked = replace(small, quality=configuration["quality"], variants=configuration["variants"])
        list(studio.run(small, {"product_image": tiny}, progress=unwatched))
        wall, cpu = time.perf_counter(), time.process_time()
        list(studio.run(asked, {"product_image": product}, progress=unwatched))
        runs.append({"theme": theme.slug, "wall": time.perf_counter() - wall, "cpu": time.process_time() - cpu})
    unit = 1024 * 1024 if platform.system() == "Darwin" else 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit
    print(json.dumps({"runs": runs, "peak": peak}))


def unwatched(fraction: float, stage: str) -> None:
    """Progress that nobody watches."""


if __name__ == "__main__":
    main()
