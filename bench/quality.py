"""Benchmark: quality against time. Each quality's photo is compared with one of 512 paths a pixel.

    python bench/quality.py [--themes 6] [--size 1024] [--only LOW,HIGH]

PSNR in decibels over the set's pixels (the product's are the same by construction), of 8-bit sRGB; the reference is
traced at full size and goes through the same denoiser, whose own error it therefore does not show. Minutes a theme.
"""

import argparse
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from statistics import median

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench.instant import chosen, unwatched  # noqa: E402 - after the path it depends on
from photostudio.engines.base import Configuration, Engine  # noqa: E402
from photostudio.engines.operations import Instant  # noqa: E402
from photostudio.engines.studio.opening import open_studio  # noqa: E402
from photostudio.engines.studio.quality import QUALITIES  # noqa: E402
from photostudio.imaging.arrays import Pixels  # noqa: E402
from tests.pictures import cutout  # noqa: E402

REFERENCE = replace(QUALITIES["HIGH"], samples=512, guides=16, largest_plate=2**40)
OWN_HIGH = QUALITIES["HIGH"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--themes", type=int, default=6)
    parser.add_argument("--size", type=int, default=1024)
    parser.add_argument("--only", default=",".join(QUALITIES))
    options = parser.parse_args()
    studio = open_studio(Configuration(cache=Path(tempfile.gettempdir()) / "photostudio-bench"))
    placed = cutout(options.size, options.size)
    names = options.only.split(",")
    table: dict[str, list[tuple[float, float]]] = {name: [] for name in names}
    print(f"{'theme':28}" + "".join(f"{name:>17}" for name in names))
    for theme in chosen(options.themes):
        photograph(studio, theme.prompt, placed[::8, ::8], "LOW")  # kernels compile
        QUALITIES["HIGH"] = REFERENCE
        reference, _ = photograph(studio, theme.prompt, placed, "HIGH")
        QUALITIES["HIGH"] = OWN_HIGH
        for name in names:
            photo, seconds = photograph(studio, theme.prompt, placed, name)
            table[name].append((psnr(photo, reference, placed[..., 3] == 0), seconds))
        row = "".join(f"{table[name][-1][0]:8.1f} dB{table[name][-1][1]:5.1f} s" for name in names)
        print(f"{theme.slug:28}{row}", flush=True)
    medians = (
        (median(decibels for decibels, _ in table[n]), median(seconds for _, seconds in table[n])) for n in names
    )
    print(f"{'median':28}" + "".join(f"{decibels:8.1f} dB{seconds:5.1f} s" for decibels, seconds in medians))


def photograph(studio: Engine, words: str, placed: Pixels, quality: str) -> tuple[Pixels, float]:
    """Return the photo and the seconds it took."""
    operation = Instant(product_description=words, seed=7, quality=quality)
    start = time.perf_counter()
    (result,) = studio.run(operation, {"product_image": np.ascontiguousarray(placed)}, progress=unwatched)
    return result.pixels, time.perf_counter() - start


def psnr(photo: Pixels, reference: Pixels, where: np.ndarray) -> float:
    """Return the peak signal-to-noise ratio in decibels of 8-bit pixels where `where` is True."""
    error = (photo[where].astype(np.float64) - reference[where]) ** 2
    return float(10 * np.log10(255**2 / max(error.mean(), 1e-12)))


if __name__ == "__main__":
    main()
