"""What the background of a product photo looks like, everywhere: a smooth surface fitted to what surrounds it."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from photostudio.imaging.arrays import Linear, Mask

FIT_SIDE = 192
BORDER = 0.04
DEGREES = (0, 0, 1, 1, 2, 3, 3, 3)  # one robust step each: a stiff surface first, so that outliers cannot bend it
LEAST_NOISE = 0.6
RIDGE = 1e-3
NEAR = 6.0  # ΔE
MOST_NOISE = 3.2
MOST_OF_IT = 0.6  # the product may cover the rest of the border


@dataclass(frozen=True, eq=False)
class Backdrop:
    """`lab` (rows, columns, 3) is the surface, `noise` how far (ΔE) the background strays from it, `plain` the share
    0 … 1 of the picture's border that is near it.
    """

    lab: Linear
    noise: float
    plain: float

    @property
    def is_plain(self) -> bool:
        """Say whether colours can be compared with it."""
        return self.noise < MOST_NOISE and self.plain > MOST_OF_IT


def fit_backdrop(lab: Linear, *, around: Mask | None = None) -> Backdrop:
    """Fit a cubic surface to the border of `lab` (rows, columns, 3), or to what is set in `around` (rows, columns).

    Iteratively reweighted least squares with Cauchy weights; pixels elsewhere that agree help from half-way on.
    """
    rows, columns = lab.shape[:2]
    scale = min(1.0, FIT_SIDE / max(rows, columns))
    size = (max(1, round(columns * scale)), max(1, round(rows * scale)))
    small = np.asarray(cv2.resize(lab, size, interpolation=cv2.INTER_AREA), np.float32)
    if around is None:
        start = _border(small.shape[:2])
    else:
        start = np.asarray(cv2.resize(around.astype(np.uint8), size, interpolation=cv2.INTER_NEAREST), bool)
    surface, noise, away = _fit(small, start)
    large = cv2.resize(surface, (columns, rows), interpolation=cv2.INTER_CUBIC)
    plain = float(np.mean(away[start] < NEAR)) if start.any() else 0.0
    return Backdrop(np.asarray(large, np.float32), noise, plain)


def _fit(lab: Linear, start: Mask) -> tuple[Linear, float, NDArray[np.float64]]:
    """Return the surface (rows, columns, 3), its noise, and how far each pixel is from it."""
    terms, degree_of = _terms(lab.shape[:2])
    seen = lab.reshape(-1, 3).astype(np.float64)
    chosen = start.ravel()
    weight = chosen.astype(np.float64)
    noise = LEAST_NOISE
    away = np.zeros(len(seen))
    surface = seen
    for step, degree in enumerate(DEGREES):
        used = terms[:, degree_of <= degree]
        weighted = used * weight[:, None]
        ridge = RIDGE * weight.sum() * np.diag((degree_of[degree_of <= degree] > 1).astype(np.float64))
        surface = used @ np.linalg.lstsq(weighted.T @ used + ridge, weighted.T @ seen, rcond=None)[0]
        away = np.linalg.norm(seen - surface, axis=1)
        noise = 1.4826 * float(np.median(away[chosen])) + LEAST_NOISE if chosen.any() else LEAST_NOISE
        agreeing = chosen if 2 * step < len(DEGREES) else chosen | (away < 2 * noise)
        weight = agreeing / (1 + (away / (2 * noise)) ** 2)
    return surface.reshape(lab.shape).astype(np.float32), noise, away.reshape(lab.shape[:2])


def _terms(shape: tuple[int, ...]) -> tuple[NDArray[np.float64], NDArray[np.intp]]:
    """Return the monomials x^i y^j up to degree 3 (pixels, 10) and the degree of each."""
    y, x = (2 * np.mgrid[: shape[0], : shape[1]] + 1) / np.array(shape)[:, None, None] - 1
    powers = [(i, j) for i in range(4) for j in range(4 - i)]
    terms = np.stack([x**i * y**j for i, j in powers], axis=-1).reshape(-1, len(powers))
    return terms, np.array([i + j for i, j in powers])


def _border(shape: tuple[int, ...]) -> Mask:
    width = max(2, round(BORDER * max(shape)))
    border = np.ones(shape, bool)
    border[width:-width, width:-width] = False
    return border
