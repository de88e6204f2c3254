"""Noise that repeats without a seam: the raw stuff of stone, timber, sand and cloth.

Every function works on float32 arrays (rows, columns) and wraps round at the edges.
"""

import math
from functools import lru_cache
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

Field = NDArray[np.float32]


class Cells(NamedTuple):
    """A plane parted into cells, each (rows, columns): the cell's `number`, and how many pixels its `middle` and its
    `edge` are away; there are `total` cells.
    """

    number: NDArray[np.intp]
    middle: Field
    edge: Field
    total: int


def fractal(
    rng: np.random.Generator,
    size: int,
    *,
    coarsest: float = 2.0,
    finest: float | None = None,
    slope: float = 1.8,
    stretch: float = 1.0,
    angle: float = 0.0,
) -> Field:
    """Return noise of mean 0 and deviation 1 (size, size), filtered from white noise in the frequency domain.

    Waves run from `coarsest` to `finest` per picture and lose strength as frequency ** −slope (Saupe, 1988). `stretch`
    above 1 draws features out along `angle` (degrees from the columns' direction).
    """
    gain = _gain(size, coarsest, finest, slope, stretch, angle)
    white = rng.standard_normal((size, size), dtype=np.float32)
    noise = np.fft.irfft2(np.fft.rfft2(white) * gain, s=(size, size)).astype(np.float32)
    return np.asarray((noise - noise.mean()) / max(float(noise.std()), 1e-6), np.float32)


@lru_cache(maxsize=24)  # few are in use, each for many grains
def _gain(
    size: int, coarsest: float, finest: float | None, slope: float, stretch: float, angle: float
) -> NDArray[np.floating]:
    """Return the strength of every wave (size, size // 2 + 1)."""
    down = np.fft.fftfreq(size, 1 / size).astype(np.float32)[:, None]
    across = np.fft.rfftfreq(size, 1 / size).astype(np.float32)[None, :]
    cosine, sine = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    along = (across * cosine + down * sine) * math.sqrt(stretch)
    athwart = (down * cosine - across * sine) / math.sqrt(stretch)
    square = along * along + athwart * athwart  # of the frequency
    gain: NDArray[np.floating] = np.maximum(square, coarsest**2) ** np.float32(-slope / 2)
    gain *= 1 - np.exp(-((square / coarsest**2) ** 2))
    if finest is not None:
        gain *= np.exp(-square / finest**2)
    return gain


def level(noise: NDArray[np.floating]) -> Field:
    """Squeeze noise of deviation 1 into 0 … 1, its mean at one half."""
    return np.asarray(0.5 + 0.5 * np.tanh(noise * 0.8), np.float32)


def warp(field: Field, across: NDArray[np.floating], down: NDArray[np.floating]) -> Field:
    """Sample `field` beside each place, by `across` and `down` pixels, wrapping round."""
    rows, columns = field.shape
    x = (np.arange(columns, dtype=np.float32)[None, :] + across) % columns
    y = (np.arange(rows, dtype=np.float32)[:, None] + down) % rows
    return np.asarray(
        cv2.remap(field, x.astype(np.float32), y.astype(np.float32), cv2.INTER_LINEAR, borderMode=cv2.BORDER_WRAP)
    )


def contour_distance(field: Field) -> Field:
    """Return roughly how many pixels each place lies from where `field` is zero."""
    slope_down = (np.roll(field, -1, 0) - np.roll(field, 1, 0)) / 2
    slope_across = (np.roll(field, -1, 1) - np.roll(field, 1, 1)) / 2
    return np.asarray(np.abs(field) / (np.hypot(slope_down, slope_across) + 1e-4), np.float32)


def smoothstep(low: float, high: float, value: NDArray[np.floating]) -> Field:
    """Rise smoothly from 0 at `low` to 1 at `high` (or fall, where `high` is the lower)."""
    t = np.clip((value - low) / (high - low), 0, 1)
    return np.asarray(t * t * (3 - 2 * t), np.float32)


def cells(rng: np.random.Generator, size: int, count: int, *, order: float = 0.6) -> Cells:
    """Part a square into about `count` cells round points (Worley, 1996), from a jittered lattice (`order` 1: even)."""
    lattice = max(1, round(count**0.5))
    step = size / lattice
    corner = np.stack(np.meshgrid(np.arange(lattice), np.arange(lattice)), axis=-1).reshape(-1, 2)
    places = (corner + 0.5 + (1 - order) * rng.uniform(-0.9, 0.9, corner.shape)) * step
    column, row = np.floor(places.T).astype(np.intp) % size
    seeds = np.ones((size, size), np.uint8)
    seeds[row, column] = 0
    margin = min(size // 2, int(2.2 * step) + 2)
    middle, label = cv2.distanceTransformWithLabels(
        np.pad(seeds, margin, mode="wrap"), cv2.DIST_L2, cv2.DIST_MASK_5, labelType=cv2.DIST_LABEL_PIXEL
    )
    inside = np.s_[margin : margin + size, margin : margin + size]
    planted = np.pad(seeds, margin, mode="wrap") == 0
    own = np.cumsum(1 - seeds.ravel(), dtype=np.intp).reshape(size, size) - 1
    numbers = np.zeros(int(label.max()) + 1, np.intp)
    numbers[label[planted]] = np.pad(own, margin, mode="wrap")[planted]
    number = numbers[label]
    border = (number != np.roll(number, 1, 0)) | (number != np.roll(number, 1, 1))
    edge = cv2.distanceTransform((~border).astype(np.uint8), cv2.DIST_L2, cv2.DIST_MASK_5)
    return Cells(number[inside], middle[inside].astype(np.float32), edge[inside], int(own[-1, -1]) + 1)


def blurred(field: NDArray[np.floating], radius: float) -> Field:
    """Return a repeating `field` blurred by `radius` pixels, round its edges too."""
    margin = min(len(field), int(4 * radius) + 1)
    around = cv2.GaussianBlur(np.pad(np.asarray(field, np.float32), margin, mode="wrap"), (0, 0), radius)
    return np.asarray(around[margin:-margin, margin:-margin], np.float32)


def sample(field: Field, x: NDArray[np.floating], y: NDArray[np.floating]) -> Field:
    """Return a repeating `field` at `x` and `y` (any one shape; 1 is its width), smoothly between its pixels."""
    rows, columns = field.shape
    across = np.atleast_2d(np.asarray(x % 1 * columns, np.float32))
    down = np.atleast_2d(np.asarray(y % 1 * rows, np.float32))
    value = cv2.remap(field, across, down, cv2.INTER_CUBIC, borderMode=cv2.BORDER_WRAP)
    return np.asarray(value.reshape(np.shape(x)), np.float32)
