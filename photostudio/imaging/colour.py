"""Colour spaces: sRGB as in files, linear light for every sum of light, Oklab for what the eye sees."""

import re
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from photostudio.imaging.arrays import Linear, Pixels

LinearColour = tuple[float, float, float]


def _encoded(light: NDArray[np.float64]) -> Pixels:
    curved = np.where(light <= 0.0031308, light * 12.92, 1.055 * light ** (1 / 2.4) - 0.055)
    codes: Pixels = np.rint(curved * 255).astype(np.uint8)
    return codes


_STEPS = 1 << 18  # of light's square root, which keeps the steps of the curve alike: 0.001 of a code each
_TO_SRGB = _encoded(((np.arange(_STEPS + 1) + 0.5) / _STEPS) ** 2)
_CODES = np.arange(256) / 255
_TO_LINEAR: Linear = np.where(_CODES <= 0.04045, _CODES / 12.92, ((_CODES + 0.055) / 1.055) ** 2.4).astype(np.float32)
# Ottosson 2020, https://bottosson.github.io/posts/oklab/
_TO_CONES = np.array(
    [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ],
    np.float32,
)
_TO_LAB = np.array(
    [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ],
    np.float32,
)


class Dominant(NamedTuple):
    """A colour (linear RGB) that covers `share` (0 … 1) of a product."""

    colour: LinearColour
    share: float


def to_linear(srgb: Pixels) -> Linear:
    """Return 8-bit sRGB values, of any shape, as linear light 0 … 1 (IEC 61966-2-1)."""
    light: Linear = _TO_LINEAR[srgb]
    return light


def to_srgb(linear: Linear) -> Pixels:
    """Return linear light, of any shape, as the nearest 8-bit sRGB values; outside 0 … 1 is cut."""
    codes: Pixels = _TO_SRGB[(np.sqrt(np.clip(linear, 0, 1)) * _STEPS).astype(np.intp)]
    return codes


def hexadecimal(code: str) -> LinearColour:
    """Return "#rrggbb" as linear RGB; raise ValueError for anything else."""
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", code):
        raise ValueError(f"A colour is written as # and six hexadecimal digits, not {code!r}.")
    red, green, blue = to_linear(np.frombuffer(bytes.fromhex(code[1:]), np.uint8)).tolist()
    return red, green, blue


def written(linear: Linear) -> str:
    """Return linear RGB (3) as "#rrggbb"."""
    return "#" + to_srgb(linear).tobytes().hex()


def oklab(linear: Linear) -> Linear:
    """Return linear RGB (…, 3) as Oklab: lightness 0 … 1, green–red, blue–yellow."""
    lab: Linear = np.cbrt(linear @ _TO_CONES.T) @ _TO_LAB.T
    return lab


def from_oklab(lab: Linear) -> Linear:
    """Return Oklab (…, 3) as linear RGB, which may lie outside 0 … 1."""
    light: Linear = (lab @ np.linalg.inv(_TO_LAB).T.astype(np.float32)) ** 3 @ np.linalg.inv(_TO_CONES).T.astype(
        np.float32
    )
    return light


def dominant_colours(pixels: Pixels, *, count: int = 4) -> tuple[Dominant, ...]:
    """Return at most `count` colours of the opaque pixels of (rows, columns, 4), the largest share first.

    Weighted k-means in Oklab over a histogram of 32³ bins, started from the heaviest bin and then the one that is
    farthest for its weight: the same pixels give the same colours. Nothing opaque gives none.
    """
    opaque = pixels[..., :3][pixels[..., 3] == 255]
    if not len(opaque):
        return ()
    index = (opaque >> 3).astype(np.int64) @ np.array([1024, 32, 1])
    weight = np.bincount(index, minlength=32**3).astype(np.float64)
    light = [np.bincount(index, to_linear(opaque[:, channel]), 32**3) for channel in range(3)]
    filled = weight > 0
    weight = weight[filled]
    colours = np.stack(light, axis=1)[filled] / weight[:, None]
    labels = _cluster(oklab(colours.astype(np.float32)), weight, count)
    found = [
        Dominant(
            _mean(colours[labels == label], weight[labels == label]), float(weight[labels == label].sum() / len(opaque))
        )
        for label in np.unique(labels)
    ]
    return tuple(sorted(found, key=lambda dominant: -dominant.share))


def _cluster(points: NDArray[np.float32], weight: NDArray[np.float64], count: int) -> NDArray[np.intp]:
    centres = points[[weight.argmax()]]
    while len(centres) < min(count, len(points)):
        centres = np.vstack([centres, points[(_distances(points, centres).min(axis=1) * weight).argmax()]])
    for _ in range(12):
        labels: NDArray[np.intp] = _distances(points, centres).argmin(axis=1)
        for label in np.unique(labels):
            centres[label] = np.average(points[labels == label], axis=0, weights=weight[labels == label])
    return labels


def _distances(points: NDArray[np.float32], centres: NDArray[np.float32]) -> NDArray[np.float32]:
    squares: NDArray[np.float32] = ((points[:, None] - centres[None]) ** 2).sum(axis=2)
    return squares


def _mean(colours: NDArray[np.float64], weight: NDArray[np.float64]) -> LinearColour:
    red, green, blue = np.average(colours, axis=0, weights=weight).tolist()
    return red, green, blue
