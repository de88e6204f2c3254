"""How near an automatic cut-out comes to the truth: `python bench/cutout.py [cut-outs]` prints a table.

Products with known alpha are photographed before several backgrounds, with a soft shadow, grain and JPEG at 92. SAD in
thousands, MSE in thousandths, IoU of the hard mask, CPU seconds a photo; means. "pymatting" is its closed form, given
our trimap; it has a row when it is installed.
"""

import importlib.util
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import cv2
import numpy as np
from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from photostudio.imaging.arrays import Linear, Pixels  # noqa: E402 - after the path it depends on
from photostudio.imaging.colour import to_linear, to_srgb  # noqa: E402
from photostudio.imaging.cutout.proposal import Proposal  # noqa: E402
from photostudio.imaging.cutout.proposing import propose  # noqa: E402

SAMPLES = ROOT / "photostudio" / "samples"
SIDE = 768


def main(files: list[str]) -> None:
    rows: dict[tuple[str, str], list[tuple[float, ...]]] = defaultdict(list)
    verdicts: dict[str, list[str]] = defaultdict(list)
    for path in files or sorted(map(str, SAMPLES.glob("*.png"))):
        colour, alpha = subject(path)
        for name, ground in backgrounds():
            photo = photographed(colour, alpha, ground)
            started = time.process_time()
            proposal = propose(photo)
            ours = proposal.alpha.astype(np.float32) / np.float32(255)
            seconds = time.process_time() - started
            verdicts[name].append(proposal.verdict.code)
            rows[name, "ours"].append((*errors(ours, alpha), seconds))
            rows[name, "our mask, hard"].append((*errors((ours >= 0.5).astype(np.float32), alpha), seconds))
            for way, find in PEERS.items():
                started = time.process_time()
                found = find(photo, proposal)
                rows[name, way].append((*errors(found, alpha), time.process_time() - started))
    report(rows, verdicts)


def report(rows: dict[tuple[str, str], list[tuple[float, ...]]], verdicts: dict[str, list[str]]) -> None:
    print(f"{'background':12} {'way':16} {'SAD':>7} {'MSE':>7} {'IoU':>7} {'CPU s':>7}")
    everywhere: dict[tuple[str, str], list[tuple[float, ...]]] = defaultdict(list)
    for (name, way), measured in rows.items():
        everywhere["all", way] += measured
        print(f"{name:12} {way:16}", *(f"{value:7.3f}" for value in np.mean(measured, axis=0)))
    for (name, way), measured in everywhere.items():
        print(f"{name:12} {way:16}", *(f"{value:7.3f}" for value in np.mean(measured, axis=0)))
    for name, codes in verdicts.items():
        print(f"{name:12} verdicts: {', '.join(codes)}")


def plain_grab_cut(photo: Pixels, proposal: Proposal) -> Linear:  # noqa: ARG001 - one signature for all peers
    """GrabCut as its tutorial has it: a rectangle just within the frame."""
    cv2.setRNGSeed(1)
    rows, columns = photo.shape[:2]
    inner = (columns // 25, rows // 25, columns - 2 * (columns // 25), rows - 2 * (rows // 25))
    marks = np.zeros((rows, columns), np.uint8)
    cv2.grabCut(photo, marks, inner, np.zeros((1, 65)), np.zeros((1, 65)), 5, cv2.GC_INIT_WITH_RECT)
    return (marks % 2).astype(np.float32)


def closed_form(photo: Pixels, proposal: Proposal) -> Linear:
    from pymatting import estimate_alpha_cf  # type: ignore[import-not-found] # noqa: PLC0415 - only when installed

    trimap = proposal.trimap / 255
    trimap[(trimap > 0) & (trimap < 1)] = 0.5
    return np.asarray(estimate_alpha_cf(photo / 255, trimap), np.float32)


PEERS: dict[str, Callable[[Pixels, Proposal], Linear]] = {"GrabCut": plain_grab_cut}
if importlib.util.find_spec("pymatting"):
    PEERS["pymatting"] = closed_form


def subject(path: str) -> tuple[Linear, Linear]:
    """Return a product's colour (linear light) and alpha, without its baked shadow, on a square canvas."""
    with Image.open(path) as image:
        pixels = np.asarray(image.convert("RGBA"))
    solid = pixels[..., 3] > 250
    rows, columns = np.flatnonzero(solid.any(axis=1)), np.flatnonzero(solid.any(axis=0))
    pad = 4
    crop = pixels[max(0, rows[0] - pad) : rows[-1] + pad, max(0, columns[0] - pad) : columns[-1] + pad]
    scale = 0.66 * SIDE / max(crop.shape[:2])
    size = (round(crop.shape[1] * scale), round(crop.shape[0] * scale))
    alpha = np.asarray(cv2.resize(crop[..., 3] / np.float32(255), size, interpolation=cv2.INTER_AREA), np.float32)
    light = np.asarray(cv2.resize(to_linear(crop[..., :3]), size, interpolation=cv2.INTER_AREA), np.float32)
    canvas, opacity = np.zeros((SIDE, SIDE, 3), np.float32), np.zeros((SIDE, SIDE), np.float32)
    top, left = round(0.58 * (SIDE - size[1])), (SIDE - size[0]) // 2
    canvas[top : top + size[1], left : left + size[0]] = light
    opacity[top : top + size[1], left : left + size[0]] = alpha
    return canvas, opacity


def backgrounds() -> Iterator[tuple[str, Linear]]:
    """Yield what products are photographed before, in linear light."""
    y, x = np.mgrid[:SIDE, :SIDE].astype(np.float32) / SIDE
    rng = np.random.default_rng(4)
    fall = 0.5 * ((x - 0.5) ** 2 + (y - 0.5) ** 2)
    yield "white", _tinted(0.86 * (1 + 0.03 * (x - 0.5) - 0.4 * fall), (1.0, 1.0, 0.98))
    yield "grey sweep", _tinted(0.3 * (1 + 0.3 * (x - 0.5) + 0.4 * (y - 0.5) - fall), (1.0, 1.02, 1.05))
    yield "pink paper", _tinted(0.7 * (1 - 0.3 * y), (1.0, 0.62, 0.6))
    horizon = 1 / (1 + np.exp(-(y - 0.62) * 60))
    yield "wall, floor", _tinted(0.45 + 0.2 * horizon - 0.3 * fall, (1.0, 0.96, 0.88))
    grain = np.asarray(cv2.GaussianBlur(rng.normal(size=(SIDE, SIDE)).astype(np.float32), (0, 0), 60, sigmaY=2.5))
    rings = np.sin(40 * (x * 0.05 + y) + 30 * grain / grain.std() * 0.08)
    yield "wood", _tinted(0.42 + 0.05 * rings + 0.03 * grain / grain.std(), (1.0, 0.66, 0.38))
    lights = np.stack([_blobs(rng) for _ in range(3)], axis=-1)
    yield "bokeh", np.clip(0.15 + lights, 0, 1).astype(np.float32)


def photographed(colour: Linear, alpha: Linear, ground: Linear) -> Pixels:
    """Lay the product over the ground and its soft shadow, in linear light; add grain and JPEG's noise."""
    share = alpha[..., None]
    light = colour * share + ground * _shadow(alpha)[..., None] * (1 - share)
    noise = np.random.default_rng(5).normal(0, 1.5, light.shape)
    grainy = np.clip(np.rint(to_srgb(light) + noise), 0, 255).astype(np.uint8)
    stream = BytesIO()
    Image.fromarray(grainy).save(stream, "JPEG", quality=92)
    return np.asarray(Image.open(stream).convert("RGB"))


def errors(found: Linear, truth: Linear) -> tuple[float, float, float]:
    away = np.abs(found - truth)
    mask, wanted = found >= 0.5, truth >= 0.5
    return float(away.sum() / 1e3), float((away**2).mean() * 1e3), float((mask & wanted).sum() / (mask | wanted).sum())


def _shadow(alpha: Linear) -> Linear:
    """Return the light (rows, columns) that a contact shadow and a soft cast shadow leave."""
    low = np.flatnonzero(alpha.max(axis=1) > 0.5)[-1]
    near = np.clip((np.arange(SIDE)[:, None] - (low - 0.18 * SIDE)) / (0.18 * SIDE), 0, 1)
    cast = np.asarray(cv2.GaussianBlur(np.roll(alpha, (20, 30), (0, 1)), (0, 0), 20)) * near
    contact = np.asarray(cv2.GaussianBlur(np.roll(alpha, 6, 0), (0, 0), 5)) * near
    return np.asarray((1 - 0.5 * cast) * (1 - 0.35 * contact), np.float32)


def _tinted(light: Linear, tint: tuple[float, float, float]) -> Linear:
    return np.asarray(np.clip(light[..., None] * np.array(tint), 0, 1), np.float32)


def _blobs(rng: np.random.Generator) -> Linear:
    drawn = np.zeros((SIDE, SIDE), np.float32)
    for _ in range(40):
        centre = tuple(int(value) for value in rng.integers(0, SIDE, 2))
        cv2.circle(drawn, centre, int(rng.integers(20, 70)), (float(rng.uniform(0.05, 0.5)),), -1, cv2.LINE_AA)
    return np.asarray(cv2.GaussianBlur(drawn, (0, 0), 6), np.float32)


if __name__ == "__main__":
    main(sys.argv[1:])
