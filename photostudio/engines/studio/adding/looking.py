"""Looking at a photo: where its horizon is, where its light comes from, how warm, hard and bright that is.

Simple estimators, each of which a person may correct by `Hints`.
"""

from dataclasses import dataclass, fields
from typing import Self

import cv2
import numpy as np
from numpy.typing import NDArray

from photostudio.engines.operations import Regen, Remix
from photostudio.engines.studio import lights
from photostudio.engines.studio.adding.horizon import horizon_of
from photostudio.engines.studio.expose import LUMINANCE
from photostudio.imaging.arrays import Linear, Mask, Pixels
from photostudio.imaging.colour import oklab, to_linear

SIDE = 480  # pixels: light is looked at on few
NEAR = 1.5  # times the mask's size: what counts as its surroundings
SIDEWAYS = 68.0  # degrees of azimuth for a light that is clearly from one side
UNSURE = 0.05  # of all steps in brightness: less points nowhere
USUAL_SIDE, USUAL_ELEVATION = -35.0, 48.0
WHITE = 0.8  # what the brightest things about the mask reflect
DAMPED = 0.6  # of the warmth: a wooden table is no lamp
NORMS = (1.0, 6.0)  # all of a picture alike, and its lights
GREY, COLOURFUL = 0.012, 0.05  # Oklab chroma
FLAT, LIVELY = 3.0, 60.0  # from the deepest shadows to the lights


@dataclass(frozen=True, kw_only=True)
class Hints:
    """What a person knows better; None leaves it to the eye.

    `horizon` is its row as a fraction of the picture's height, also outside 0 … 1; `azimuth` and `elevation` of the
    light are degrees (−90 from the left, 90 from the right), `warmth` −1 … 1, `softness` 0 … 1.
    """

    horizon: float | None = None
    azimuth: float | None = None
    elevation: float | None = None
    warmth: float | None = None
    softness: float | None = None

    @classmethod
    def of(cls, operation: Regen | Remix) -> Self:
        """Return what an operation says of its picture."""
        return cls(**{field.name: getattr(operation, field.name) for field in fields(cls)})


@dataclass(frozen=True, kw_only=True)
class Sight:
    """What is seen in a photo: see `Hints`; `white` is the linear light of a white thing where the mask is, `colour`
    0 in a black-and-white picture and 1 in a usual one.
    """

    horizon: float
    azimuth: float
    elevation: float
    warmth: float
    softness: float
    white: float
    colour: float


def look(picture: Pixels, masked: Mask, hints: Hints) -> Sight:
    """Look at a picture (rows, columns, 3) without what is `masked` (rows, columns); hints count for more."""
    share = min(1.0, SIDE / max(masked.shape))
    size = max(16, round(masked.shape[1] * share)), max(16, round(masked.shape[0] * share))
    small = np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), np.uint8)
    hidden = np.asarray(cv2.resize(masked.astype(np.uint8), size, interpolation=cv2.INTER_NEAREST), bool)
    light = to_linear(small)
    near = _near(hidden)
    azimuth, elevation = _direction(light, hidden)
    sight = {
        "horizon": horizon_of(small, hidden),
        "azimuth": azimuth,
        "elevation": elevation,
        "warmth": _warmth(light, ~hidden),
        "softness": _softness(light[near]),
    }
    known = {name: value for name in sight if (value := getattr(hints, name)) is not None}
    return Sight(**(sight | known), white=_white(light, near), colour=_colourfulness(light[~hidden]))


def _near(hidden: Mask) -> Mask:
    """Return the surroundings of what is hidden, or all but that when there are none."""
    rows, columns = np.flatnonzero(hidden.any(axis=1)), np.flatnonzero(hidden.any(axis=0))
    if not rows.size:
        return ~hidden
    reach = int(NEAR * max(np.ptp(rows), np.ptp(columns)) / 2) + 2
    near = np.zeros_like(hidden)
    near[max(0, rows[0] - reach) : rows[-1] + reach + 1, max(0, columns[0] - reach) : columns[-1] + reach + 1] = True
    near &= ~hidden
    return near if near.any() else ~hidden


def _direction(light: Linear, hidden: Mask) -> tuple[float, float]:
    """Return the light's azimuth and elevation in degrees, from the mean direction in which it grows brighter.

    Pentland, "Finding the Illuminant Direction" (1982), on the shading that is left of a blurred picture.
    """
    tone = np.sqrt(np.maximum(light @ LUMINANCE, 0))
    smooth = np.asarray(cv2.GaussianBlur(tone, (0, 0), 0.02 * max(tone.shape)), np.float32)
    across, down = (np.asarray(cv2.Sobel(smooth, cv2.CV_32F, *order))[~hidden] for order in ((1, 0), (0, 1)))
    steps = float(np.hypot(across, down).sum())
    if steps < 1e-6:
        return USUAL_SIDE, USUAL_ELEVATION
    aside, above = float(across.sum()) / steps, -float(down.sum()) / steps
    if abs(aside) < UNSURE:
        return USUAL_SIDE, USUAL_ELEVATION
    azimuth = SIDEWAYS * float(np.clip(3 * aside, -1, 1))
    # what is bright far back, which is further up, is lit from behind
    azimuth = float(np.sign(azimuth)) * (180 - abs(azimuth)) if above > 0.75 else azimuth
    return azimuth, float(np.clip(USUAL_ELEVATION + 20 * above, 25, 65))


def _warmth(light: Linear, seen: Mask) -> float:
    """Return the light's warmth from the picture's mean colour, in which bright pixels count for more.

    Finlayson and Trezzi, "Shades of Gray and Colour Constancy" (2004).
    """
    lit = light[seen & (light.max(axis=2) < 0.98)].astype(np.float64)
    if not len(lit):
        return 0.0
    return DAMPED * float(np.mean([_warmth_of(lit, norm) for norm in NORMS]))


def _warmth_of(lit: NDArray[np.float64], norm: float) -> float:
    red, green, blue = np.maximum((lit**norm).mean(axis=0) ** (1 / norm), 1e-4)
    warmths = np.linspace(-1, 1, 81)
    tints = np.log([lights.tint(float(warmth)) for warmth in warmths])
    misses = (tints[:, 0] - np.log(red / green)) ** 2 + (tints[:, 2] - np.log(blue / green)) ** 2
    return float(warmths[int(np.argmin(misses))])


def _softness(light: Linear) -> float:
    """Return how soft the light is: 0.25 in a picture of deep shadows, 0.85 in a flat one."""
    tone = light @ LUMINANCE
    dark, bright = np.percentile(tone, [4, 96])
    depth = np.log(max(float(bright), 1e-3) / max(float(dark), 1e-3))
    hard = float(np.clip((depth - np.log(FLAT)) / (np.log(LIVELY) - np.log(FLAT)), 0, 1))
    return 0.85 - 0.6 * hard


def _white(light: Linear, near: Mask) -> float:
    """Return the light of a white thing: by what is brightest near the mask and in the whole picture."""
    tone = light @ LUMINANCE
    here, everywhere = (float(np.percentile(some, 97)) for some in (tone[near], tone))
    return float(np.clip(here**0.7 * everywhere**0.3 / WHITE, 0.03, 1.25))


def _colourfulness(light: Linear) -> float:
    chroma = np.hypot(*oklab(light)[:, 1:].T)
    return float(np.clip((np.percentile(chroma, 95) - GREY) / (COLOURFUL - GREY), 0, 1))
