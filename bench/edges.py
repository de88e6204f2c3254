"""How near the composited edge comes to the truth: `python bench/edges.py [cut-outs]` prints PSNR in dB.

The truth is made from real cut-outs: a smaller outline within their opaque pixels has the product's true colour on its
edge. That edge is mixed with a former background, as a careless cut-out is, and laid over black, white and red.
"""

import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

import cv2
import numpy as np
from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from photostudio.imaging.arrays import Linear, Mask, Pixels  # noqa: E402 - after the path it depends on
from photostudio.imaging.colour import to_linear, to_srgb  # noqa: E402
from photostudio.imaging.edges import matte, own_colours, to_unit  # noqa: E402

SAMPLES = ROOT / "photostudio" / "samples"
REACH = 6
FORMER = {"white": (1.0, 1.0, 1.0), "black": (0.0, 0.0, 0.0), "green": (0.03, 0.4, 0.08), "the product's own": None}
NEW = ((0.0, 0.0, 0.0), (1.0, 1.0, 1.0), (0.8, 0.0, 0.0))
SOFTNESS = {"sharp": 0.7, "soft": 2.2, "softer": 5.0}


def as_stored(cutout: Pixels) -> Linear:
    return to_linear(cutout[..., :3])


def own(cutout: Pixels) -> Linear:
    colour = to_linear(cutout[..., :3])
    edge, found = own_colours(cutout, reach=REACH)
    colour[edge] = found
    return colour


def one_pass(cutout: Pixels) -> Linear:
    """Blur fusion as published, one pass."""
    return _published(cutout, (91,))


def two_passes(cutout: Pixels) -> Linear:
    """Blur fusion as published, two passes."""
    return _published(cutout, (91, 7))


WAYS: dict[str, Callable[[Pixels], Linear]] = {
    "as stored": as_stored,
    "blur fusion ×1": one_pass,
    "blur fusion ×2": two_passes,
    "own_colours": own,
}


def main(files: list[str]) -> None:
    errors: dict[tuple[str, str], dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    seconds: dict[str, float] = defaultdict(float)
    for path in files or sorted(map(str, SAMPLES.glob("*.png"))):
        for softness, colour, alpha in outlines(path):
            for former, background in FORMER.items():
                cutout = careless(colour, alpha, background)
                for way, estimate in WAYS.items():
                    started = time.perf_counter()
                    found = estimate(cutout)
                    seconds[way] += time.perf_counter() - started
                    errors[softness, former][way].append(error(found, colour, to_unit(alpha)))
    print(f"{'edge':8} {'former background':20}", *(f"{way:>15}" for way in WAYS))
    for (softness, former), found_by in errors.items():
        decibels = (10 * np.log10(255**2 / max(float(np.mean(found_by[way])), 1e-3)) for way in WAYS)
        print(f"{softness:8} {former:20}", *(f"{value:15.1f}" for value in decibels))
    print(f"{'seconds':29}", *(f"{seconds[way]:15.1f}" for way in WAYS))


def outlines(path: str) -> Iterator[tuple[str, Linear, Pixels]]:
    """Yield edge kinds with the true colours (rows, columns, 3) and alpha (rows, columns)."""
    with Image.open(path) as image:
        image.thumbnail((1000, 1000))
        pixels = np.asarray(image.convert("RGBA"))
    solid = pixels[..., 3] == 255
    core = cv2.erode(solid.astype(np.float32), np.ones((25, 25), np.uint8))
    for name, sigma in SOFTNESS.items():
        alpha = np.asarray(cv2.GaussianBlur(core, (0, 0), sigma)) * solid
        yield name, to_linear(pixels[..., :3]), np.rint(alpha * 255).astype(np.uint8)
    yield "hair", to_linear(pixels[..., :3]), hairy(solid)


def hairy(solid: Mask) -> Pixels:
    """Return alpha (rows, columns) of an outline with hairs all round."""
    rng = np.random.default_rng(5)
    drawn = 255 * cv2.erode(solid.astype(np.uint8), np.ones((61, 61), np.uint8))
    rows, columns = np.nonzero(cv2.morphologyEx(drawn, cv2.MORPH_GRADIENT, np.ones((3, 3), np.uint8)))
    for root in rng.choice(len(rows), min(len(rows), 700)):
        angle, start = rng.uniform(0, 2 * np.pi), (int(columns[root]), int(rows[root]))
        end = (round(start[0] + 22 * np.cos(angle)), round(start[1] + 22 * np.sin(angle)))
        cv2.line(drawn, start, end, (255.0,), 1, cv2.LINE_AA)
    return np.asarray(cv2.GaussianBlur(drawn, (0, 0), 0.6), np.uint8) * solid


def careless(colour: Linear, alpha: Pixels, background: tuple[float, float, float] | None) -> Pixels:
    share = to_unit(alpha)[..., None]
    mixed = colour if background is None else colour * share + np.array(background, np.float32) * (1 - share)
    return np.dstack([np.where(share > 0, to_srgb(mixed), 0), alpha]).astype(np.uint8)


def error(found: Linear, true: Linear, alpha: Linear) -> float:
    """Return the mean square error, in codes, of the soft pixels over the new backgrounds."""
    band = (alpha > 0) & (alpha < 1)
    share, squares = alpha[band][:, None], []
    for background in NEW:
        behind = np.array(background, np.float32) * (1 - share)
        over, wanted = (to_srgb(colour[band] * share + behind).astype(float) for colour in (found, true))
        squares.append(((over - wanted) ** 2).mean())
    return float(np.mean(squares))


def _published(cutout: Pixels, windows: tuple[int, ...]) -> Linear:
    picture = to_linear(cutout[..., :3])
    alpha = to_unit(cutout[..., 3])[..., None]
    foreground = background = picture
    for window in windows:
        size = (window, window)
        share = np.asarray(cv2.blur(alpha, size))[..., None]
        mean = np.asarray(cv2.blur(foreground * alpha, size)) / (share + 1e-5)
        background = np.asarray(cv2.blur(background * (1 - alpha), size)) / (1 - share + 1e-5)
        foreground = np.clip(mean + alpha * (picture - alpha * mean - (1 - alpha) * background), 0, 1)
    edge = matte(cutout[..., 3], reach=REACH)
    return np.where(edge[..., None], foreground, picture).astype(np.float32)


if __name__ == "__main__":
    main(sys.argv[1:])
