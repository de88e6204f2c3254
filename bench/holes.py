"""Pictures with holes whose truth is known, for bench/inpaint.py; scikit-image, scikit-learn and matplotlib bring them.

Parameters of the inpainting were chosen on TUNING alone; the benchmark reports HELD_OUT.
"""

import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import cv2
import numpy as np
from PIL import Image

from photostudio.imaging.arrays import Linear, Mask, Pixels

SIDE = 1024
SHARE = 0.1
TUNING = (
    "skimage/brick", "skimage/grass", "skimage/chelsea", "skimage/coffee", "skimage/rocket", "skimage/astronaut",
    "skimage/camera", "skimage/hubble_deep_field", "sklearn/china", "drawn/plaid", "drawn/boards", "drawn/dusk",
)  # fmt: skip
HELD_OUT = (
    "skimage/gravel", "skimage/moon", "skimage/ihc", "skimage/retina", "skimage/motorcycle_left", "skimage/coins",
    "skimage/motorcycle_right/turned", "sklearn/flower", "matplotlib/grace_hopper", "skimage/page", "drawn/scales",
    "drawn/marble", "drawn/paper", "drawn/weave",
)  # fmt: skip


class Ground(NamedTuple):
    """What a texture is drawn on."""

    x: Linear
    y: Linear
    chance: np.random.Generator


class Task(NamedTuple):
    name: str
    picture: Pixels
    hole: Mask


def tasks(names: tuple[str, ...], side: int = SIDE, share: float = SHARE) -> Iterator[Task]:
    """Yield each picture, `side` pixels long, with a hole of several strokes that takes `share` of it."""
    for name in names:
        chance = np.random.default_rng(zlib.crc32(name.encode()))
        picture = _of_side(drawn(name.split("/")[1], chance) if name.startswith("drawn/") else _packaged(name), side)
        yield Task(name, picture, free_form(picture.shape[:2], share, chance))


def free_form(shape: tuple[int, ...], share: float, chance: np.random.Generator) -> Mask:
    """Return strokes of a thick brush and blobs, until they cover `share`."""
    hole = np.zeros(shape[:2], np.uint8)
    rows, columns = hole.shape
    while hole.mean() < share:
        place = chance.random(2) * (columns, rows)
        heading = chance.random() * 2 * np.pi
        for _ in range(int(chance.integers(3, 9))):
            heading += chance.normal() * 0.6
            ahead = place + np.array([np.cos(heading), np.sin(heading)]) * chance.uniform(0.03, 0.09) * max(
                rows, columns
            )
            thickness = int(chance.uniform(0.02, 0.07) * max(rows, columns))
            cv2.line(hole, place.astype(int).tolist(), ahead.astype(int).tolist(), 1, thickness)
            place = ahead
    return hole > 0


def _packaged(name: str) -> Pixels:
    package, picture, *turned = name.split("/")
    folder = {"skimage": "data", "sklearn": "datasets/images", "matplotlib": "mpl-data/sample_data"}[package]
    home = Path(str(__import__(package).__file__)).parent / folder
    with Image.open(next(home.glob(f"{picture}.*[gf]"))) as image:
        pixels = np.asarray(image.convert("RGB"))
    return np.ascontiguousarray(pixels[:, ::-1].swapaxes(0, 1)) if turned else pixels


def _of_side(picture: Pixels, side: int) -> Pixels:
    scale = side / max(picture.shape)
    size = (round(picture.shape[1] * scale), round(picture.shape[0] * scale))
    way = cv2.INTER_AREA if scale < 1 else cv2.INTER_LANCZOS4
    return np.asarray(cv2.resize(picture, size, interpolation=way), np.uint8)


def drawn(kind: str, chance: np.random.Generator) -> Pixels:
    """Return one of the drawn textures, all with a slant of light and a little grain."""
    y, x = np.mgrid[0:SIDE, 0:SIDE].astype(np.float32)
    height = PATTERNS[kind](Ground(x, y, chance))
    first, second = chance.uniform(40, 120, 3), chance.uniform(140, 230, 3)
    light = 1 - 0.25 * (x * chance.uniform(-1, 1) + y) / SIDE
    colours = (first + height[..., None] * (second - first)) * light[..., None] + chance.normal(0, 2.5, (SIDE, SIDE, 3))
    return np.asarray(np.clip(np.rint(colours), 0, 255), np.uint8)


def _plaid(ground: Ground) -> Linear:
    widths = ground.chance.uniform(50, 110, 2)
    return np.asarray(
        (np.sin(ground.x / widths[0] * 6.28) > 0.3) * 0.5 + (np.sin(ground.y / widths[1] * 6.28) > 0) * 0.5, np.float32
    )


def _boards(ground: Ground) -> Linear:
    board = np.floor(ground.y / 128)
    grain = _noise(ground.chance, (0.01, 0.12))
    return np.asarray((0.35 + 0.1 * (board % 3) + 0.5 * grain) * ((ground.y % 128) > 5), np.float32)


def _dusk(ground: Ground) -> Linear:
    return np.asarray(np.clip(ground.y / SIDE + 0.15 * _noise(ground.chance, (0.004, 0.004)), 0, 1), np.float32)


def _scales(ground: Ground) -> Linear:
    row = np.floor(ground.y / 36)
    across = (ground.x + 36 * (row % 2)) % 72 - 36
    return np.asarray(np.clip(np.hypot(across, (ground.y % 36) - 36) / 48, 0, 1), np.float32)


def _marble(ground: Ground) -> Linear:
    bend = _noise(ground.chance, (0.006, 0.006)) + 0.4 * _noise(ground.chance, (0.02, 0.02))
    return np.asarray(1 - np.abs(np.sin(6 * bend + (ground.x + 0.6 * ground.y) / 160)) ** 0.3 * 0.8, np.float32)


def _paper(ground: Ground) -> Linear:
    return np.asarray(np.clip(0.7 + 0.25 * _noise(ground.chance, (0.15, 0.15)), 0, 1), np.float32)


def _weave(ground: Ground) -> Linear:
    over = (np.floor(ground.x / 24) + np.floor(ground.y / 24)) % 2
    return np.asarray(
        np.where(over, np.sin(ground.x % 24 / 24 * 3.14), 0.8 * np.sin(ground.y % 24 / 24 * 3.14)), np.float32
    )


def _noise(chance: np.random.Generator, pitch: tuple[float, float]) -> Linear:
    """Return smooth noise in about -1 to 1; `pitch` is cycles a pixel across and down."""
    size = (max(2, int(SIDE * pitch[0])), max(2, int(SIDE * pitch[1])))
    rough = chance.normal(0, 0.5, size[::-1]).astype(np.float32)
    return np.asarray(cv2.resize(rough, (SIDE, SIDE), interpolation=cv2.INTER_CUBIC), np.float32)


PATTERNS = {
    "plaid": _plaid, "boards": _boards, "dusk": _dusk, "scales": _scales, "marble": _marble, "paper": _paper,
    "weave": _weave,
}  # fmt: skip
