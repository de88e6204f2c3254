"""Noise that repeats without a seam: the raw stuff of stone, timber, sand and cloth.

Every function works on float32 arrays (rows, columns) and wraps round at the edges.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

Field = NDArray[np.float32]


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
    down = np.fft.fftfreq(size, 1 / size).astype(np.float32)[:, None]
    across = np.fft.rfftfreq(size, 1 / size).astype(np.float32)[None, :]
    cosine, sine = np.cos(np.radians(angle)), np.sin(np.radians(angle))
    along = (across * cosine + down * sine) * np.sqrt(stretch)
    athwart = (down * cosine - across * sine) / np.sqrt(stretch)
    frequency = np.hypot(along, athwart).astype(np.float32)
    gain = np.maximum(frequency, coarsest) ** -slope * (1 - np.exp(-((frequency / coarsest) ** 4)))
    if finest is not None:
        gain *= np.exp(-((frequency / finest) ** 2))
    white = rng.standard_normal((size, size), dtype=np.float32)
    noise = np.fft.irfft2(np.fft.rfft2(white) * gain, s=(size, size)).astype(np.float32)
    return np.asarray((noise - noise.mean()) / max(float(noise.std()), 1e-6), np.float32)


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
    """Rise smoothly from 0 at `low` to 1 at `high`."""
    t = np.clip((value - low) / (high - low), 0, 1)
    return np.asarray(t * t * (3 - 2 * t), np.float32)
