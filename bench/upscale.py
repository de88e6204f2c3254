"""How near enlarging comes to the original, beside others: `python bench/upscale.py PICTURE …`.

Each picture is made half as large in linear light, enlarged again and compared. Without pictures, drawn ones are taken.
Prints one table: the means of PSNR and SSIM, and of a picture of 12 megapixels (made twice as large) seconds and the
memory beside the pictures, each measured in a process of its own.
"""

import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from photostudio.imaging.arrays import Pixels  # noqa: E402 - after the path it depends on
from photostudio.imaging.codecs import decode  # noqa: E402
from photostudio.imaging.colour import to_linear, to_srgb  # noqa: E402
from photostudio.imaging.upscaling import upscale  # noqa: E402
from tests.pictures import cutout, photograph  # noqa: E402

LARGE = (3_000, 4_000, 3)  # rows, columns, channels


def pillow(pixels: Pixels) -> Pixels:
    rows, columns = pixels.shape[:2]
    return np.asarray(Image.fromarray(pixels).resize((2 * columns, 2 * rows), Image.Resampling.LANCZOS))


def opencv(how: int) -> Callable[[Pixels], Pixels]:
    return lambda pixels: np.asarray(cv2.resize(pixels, None, fx=2, fy=2, interpolation=how), np.uint8)


def ours(quality: str, strength: float) -> Callable[[Pixels], Pixels]:
    return lambda pixels: upscale(pixels, 2, quality=quality, strength=strength, on_tile=unwatched)


def unwatched(done: float) -> None:
    """Progress that nobody watches."""


WAYS = {
    "OpenCV cubic": opencv(cv2.INTER_CUBIC),
    "OpenCV Lanczos": opencv(cv2.INTER_LANCZOS4),
    "Pillow Lanczos": pillow,
    "ours LOW, strength 0": ours("LOW", 0.0),
    "ours LOW, strength 0.2": ours("LOW", 0.2),
    "ours HIGH, strength 0.2": ours("HIGH", 0.2),
}


def main(files: list[str]) -> None:
    originals = [even(decode(Path(file).read_bytes()).pixels) for file in files] or drawn()
    print("| way | PSNR | SSIM | seconds | MB |\n|---|--:|--:|--:|--:|")
    for name, way in WAYS.items():
        pairs = [(original, way(halved(original))) for original in originals]
        likeness, structure = (float(np.mean([count(*pair) for pair in pairs])) for count in (psnr, ssim))
        seconds, megabytes = costs(name)
        print(f"| {name} | {likeness:.2f} | {structure:.4f} | {seconds:.1f} | {megabytes:.0f} |", flush=True)


def costs(name: str) -> tuple[float, float]:
    told = subprocess.run([sys.executable, __file__, "--costs", name], check=True, capture_output=True, text=True)
    seconds, megabytes = map(float, told.stdout.split())
    return seconds, megabytes


def tell_costs(name: str) -> None:
    picture = np.random.default_rng(1).integers(0, 256, LARGE, np.uint8)
    cv2.GaussianBlur(picture, (0, 0), 2, picture)
    before, started = peak(), time.perf_counter()
    larger = WAYS[name](picture)
    print(time.perf_counter() - started, max(0.0, peak() - before - larger.nbytes / 1e6))


def peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_000


def even(pixels: Pixels) -> Pixels:
    return np.ascontiguousarray(pixels[: pixels.shape[0] // 2 * 2, : pixels.shape[1] // 2 * 2, :3])


def drawn() -> list[Pixels]:
    product, room = cutout(480, 640), photograph(480, 640)[..., :3]
    alpha = product[..., 3:] / 255
    return [np.rint(product[..., :3] * alpha + room * (1 - alpha)).astype(np.uint8), np.ascontiguousarray(room)]


def halved(pixels: Pixels) -> Pixels:
    size = pixels.shape[1] // 2, pixels.shape[0] // 2
    return to_srgb(np.asarray(cv2.resize(to_linear(pixels), size, interpolation=cv2.INTER_AREA), np.float32))


def psnr(one: Pixels, other: Pixels) -> float:
    return float(10 * np.log10(255**2 / np.mean((one.astype(np.float64) - other) ** 2)))


def ssim(one: Pixels, other: Pixels) -> float:
    """Return the structural similarity of two pictures (Wang et al. 2004), of their grey."""
    first, second = (np.asarray(cv2.cvtColor(each, cv2.COLOR_RGB2GRAY), np.float64) for each in (one, other))

    def mean(values: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.asarray(cv2.GaussianBlur(values, (11, 11), 1.5), np.float64)

    ours, theirs = mean(first), mean(second)
    spread = mean(first * first) + mean(second * second) - ours**2 - theirs**2
    shared = mean(first * second) - ours * theirs
    top = (2 * ours * theirs + 6.5025) * (2 * shared + 58.5225)
    return float((top / ((ours**2 + theirs**2 + 6.5025) * (spread + 58.5225))).mean())


if __name__ == "__main__":
    if sys.argv[1:2] == ["--costs"]:
        tell_costs(sys.argv[2])
    else:
        main(sys.argv[1:])
