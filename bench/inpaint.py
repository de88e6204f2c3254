"""Benchmark: our inpainting against its peers on holes whose truth is known; prints one table of means.

    python bench/inpaint.py [--side 1024] [--only ours,telea] [--contrib PYTHON] [--tuning] [--each]

Needs scikit-image, scikit-learn and matplotlib for their pictures, in an environment apart from ours: with it, `pip
install numba opencv-python-headless pillow scikit-image scikit-learn matplotlib PyPatchMatch`. G'MIC is the machine's
`gmic`. OpenCV's xphoto is in opencv-contrib-python-headless, which cannot be installed beside OpenCV: `--contrib` names
the Python of another environment. A peer that is missing is said to be.

psnr in decibels, ssim: of the hole's pixels, more is better. gmsd: deviation of the gradients' likeness (Xue et al.);
texture: how far, in octaves, the fill's contrast is off at four scales; seam: the same of steps at the rim; less is
better. Wall and CPU seconds a picture; peak memory of the peer's process, in MB. Times mean something only on a machine
with nothing else to do, CPU seconds the most.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any, TypeAlias

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import cv2  # noqa: E402 - after the path it depends on
import numpy as np  # noqa: E402
from PIL import Image  # noqa: E402

from bench.holes import HELD_OUT, SIDE, TUNING, tasks  # noqa: E402
from photostudio.imaging.arrays import Linear, Mask, Pixels  # noqa: E402

Fill: TypeAlias = Callable[[Pixels, Mask], Pixels]
QUALITY = ("psnr", "ssim", "gmsd", "texture", "seam")
CACHE = Path(tempfile.gettempdir()) / "photostudio-bench" / "kernels"


def main() -> None:
    options = arguments()
    if options.peer:
        print(json.dumps(measure(options)))
        return
    names = TUNING if options.tuning else HELD_OUT
    print(f"{len(names)} pictures of {options.side} pixels: {', '.join(names)}")
    print(f"{'':18}" + "".join(f"{name:>9}" for name in (*QUALITY, "wall s", "CPU s", "peak MB")))
    for peer in options.only.split(",") if options.only else PEERS:
        show(peer, options)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--side", type=int, default=SIDE)
    parser.add_argument("--only", help="of " + ",".join(PEERS))
    parser.add_argument("--contrib", default=sys.executable, help="the Python that has cv2.xphoto")
    parser.add_argument("--tuning", action="store_true", help="the pictures on which parameters were chosen")
    parser.add_argument("--each", action="store_true", help="print a row per picture, too")
    parser.add_argument("--peer", help=argparse.SUPPRESS)
    return parser.parse_args()


def show(peer: str, options: argparse.Namespace) -> None:
    command = [sys.executable, __file__, "--peer", peer, "--side", str(options.side), "--contrib", options.contrib]
    done = subprocess.run(
        [*command, *(["--tuning"] if options.tuning else [])], capture_output=True, text=True, check=False
    )
    if done.returncode:
        print(f"{peer:18} not measured: {done.stderr.strip().splitlines()[-1]}", flush=True)
        return
    report = json.loads(done.stdout.splitlines()[-1])
    if options.each:
        for name, row in report["rows"].items():
            print(f"  {name[-16:]:16}" + "".join(f"{value:9.3f}" for value in row))
    means = np.mean(list(report["rows"].values()), axis=0)
    print(f"{peer:18}" + "".join(f"{value:9.3f}" for value in means) + f"{report['peak']:9.0f}", flush=True)


def measure(options: argparse.Namespace) -> dict[str, Any]:
    """Return a row per picture and the peak memory, in MB, of this process and of those it started."""
    fill = PEERS[options.peer](options)
    rows = {}
    for task in tasks(TUNING if options.tuning else HELD_OUT, options.side):
        picture = task.picture.copy()
        picture[task.hole] = 0
        wall, cpu = time.perf_counter(), cpu_seconds()
        filled = fill(picture, task.hole)
        spent = (time.perf_counter() - wall, cpu_seconds() - cpu)
        rows[task.name] = [*quality(filled, task.picture, task.hole), *spent]
    peaks: list[int] = [resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return {"rows": rows, "peak": max(peaks) / 1024}


def cpu_seconds() -> float:
    """Return what this process and those that it waited for have used."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def quality(filled: Pixels, truth: Pixels, hole: Mask) -> tuple[float, ...]:
    ours, theirs = grey(filled), grey(truth)
    mean_square = float(np.mean((filled[hole].astype(float) - truth[hole]) ** 2))
    psnr = 10 * np.log10(255**2 / max(mean_square, 1e-3))
    return (
        psnr,
        ssim(ours, theirs, hole),
        gmsd(ours, theirs, hole),
        texture(ours, theirs, hole),
        seam(ours, theirs, hole),
    )


def grey(picture: Pixels) -> Linear:
    return np.asarray(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), np.float32)


def ssim(one: Linear, other: Linear, hole: Mask) -> float:
    def smooth(values: Linear) -> Linear:
        return np.asarray(cv2.GaussianBlur(values, (11, 11), 1.5), np.float32)

    mean, mean_other = smooth(one), smooth(other)
    spread = smooth(one * one) - mean**2 + smooth(other * other) - mean_other**2
    together = smooth(one * other) - mean * mean_other
    likeness = (2 * mean * mean_other + 6.5025) * (2 * together + 58.5225)
    return float((likeness / ((mean**2 + mean_other**2 + 6.5025) * (spread + 58.5225)))[hole].mean())


def gmsd(one: Linear, other: Linear, hole: Mask) -> float:
    prewitt = np.repeat(np.array([[1, 0, -1]], np.float32) / 3, 3, axis=0)

    def gradient(values: Linear) -> Linear:
        half = cv2.resize(values, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
        return np.hypot(cv2.filter2D(half, -1, prewitt), cv2.filter2D(half, -1, prewitt.T)).astype(np.float32)

    first, second = gradient(one), gradient(other)
    likeness = (2 * first * second + 170) / (first**2 + second**2 + 170)
    return float(
        likeness[cv2.resize(hole.astype(np.uint8), likeness.shape[::-1], interpolation=cv2.INTER_NEAREST) > 0].std()
    )


def texture(one: Linear, other: Linear, hole: Mask) -> float:
    def contrast(values: Linear, scale: float) -> float:
        band = cv2.GaussianBlur(values, (0, 0), scale) - cv2.GaussianBlur(values, (0, 0), 2 * scale)
        return float((band[hole] ** 2).mean()) + 0.05

    return float(np.mean([abs(np.log2(contrast(one, s) / contrast(other, s))) / 2 for s in (0.7, 1.4, 2.8, 5.6)]))


def seam(one: Linear, other: Linear, hole: Mask) -> float:
    def step(values: Linear) -> float:
        rims = [np.abs(np.diff(values, axis=axis))[np.diff(hole, axis=axis)] for axis in (0, 1)]
        return float(np.concatenate(rims).mean()) + 0.3

    return abs(float(np.log2(step(one) / step(other))))


def ours(level: str) -> Callable[[argparse.Namespace], Fill]:
    def opened(_: argparse.Namespace) -> Fill:
        from photostudio.imaging.inpaint import remove, warm  # noqa: PLC0415 - loads the compiler

        warm(CACHE)
        return lambda picture, hole: remove(picture, hole, quality=level, seed=1)

    return opened


def opencv(way: int) -> Callable[[argparse.Namespace], Fill]:
    return lambda _: lambda picture, hole: np.asarray(cv2.inpaint(picture, hole.astype(np.uint8), 5, way), np.uint8)


def biharmonic(_: argparse.Namespace) -> Fill:
    inpaint = import_module("skimage.restoration").inpaint_biharmonic

    return lambda picture, hole: np.clip(
        np.rint(255 * inpaint(picture, hole, channel_axis=-1, split_into_regions=True)), 0, 255
    ).astype(np.uint8)


def patchmatch(size: int) -> Callable[[argparse.Namespace], Fill]:
    def opened(_: argparse.Namespace) -> Fill:
        library = import_module("patchmatch")
        library.set_random_seed(1)
        return lambda picture, hole: library.inpaint(picture, hole.astype(np.uint8), patch_size=size)

    return opened


XPHOTO = """
import cv2, numpy, sys
picture, hole = cv2.imread(sys.argv[1]), cv2.imread(sys.argv[2], 0)
filled = numpy.zeros_like(picture)
if "SHIFTMAP" in sys.argv[4]:
    picture = cv2.cvtColor(picture, cv2.COLOR_BGR2Lab)
cv2.xphoto.inpaint(picture, 255 - hole, filled, getattr(cv2.xphoto, sys.argv[4]))
cv2.imwrite(sys.argv[3], cv2.cvtColor(filled, cv2.COLOR_Lab2BGR) if "SHIFTMAP" in sys.argv[4] else filled)
"""


def xphoto(way: str) -> Callable[[argparse.Namespace], Fill]:
    def opened(options: argparse.Namespace) -> Fill:
        subprocess.run([options.contrib, "-c", "import cv2; cv2.xphoto.inpaint"], check=True)
        return by_files(lambda picture, hole, out: [options.contrib, "-c", XPHOTO, picture, hole, out, way])

    return opened


def gmic(_: argparse.Namespace) -> Fill:
    subprocess.run(["gmic", "version"], check=True, capture_output=True)
    return by_files(
        lambda picture, hole, out: ["gmic", picture, hole, "inpaint_matchpatch[0]", "[1]", "output[0]", out]
    )


def by_files(command: Callable[[str, str, str], list[str]]) -> Fill:
    def fill(picture: Pixels, hole: Mask) -> Pixels:
        with tempfile.TemporaryDirectory() as folder:
            files = [str(Path(folder) / name) for name in ("picture.png", "hole.png", "out.png")]
            Image.fromarray(picture).save(files[0])
            Image.fromarray(hole.astype(np.uint8) * np.uint8(255)).save(files[1])
            subprocess.run(command(*files), check=True, capture_output=True, timeout=600)
            with Image.open(files[2]) as image:
                return np.where(hole[..., None], np.asarray(image.convert("RGB")), picture)

    return fill


PEERS: dict[str, Callable[[argparse.Namespace], Fill]] = {
    "ours LOW": ours("LOW"),
    "ours MIDDLE": ours("MIDDLE"),
    "ours HIGH": ours("HIGH"),
    "Telea": opencv(cv2.INPAINT_TELEA),
    "Navier-Stokes": opencv(cv2.INPAINT_NS),
    "biharmonic": biharmonic,
    "PyPatchMatch 3": patchmatch(3),
    "PyPatchMatch 7": patchmatch(7),
    "xphoto shiftmap": xphoto("INPAINT_SHIFTMAP"),
    "xphoto FSR fast": xphoto("INPAINT_FSR_FAST"),
    "gmic matchpatch": gmic,
}

if __name__ == "__main__":
    main()
