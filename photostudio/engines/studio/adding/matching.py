"""A thing is as sharp, as grainy and as colourful as the photo that it comes into."""

from dataclasses import dataclass, replace

import cv2
import numpy as np

from photostudio.engines.studio.adding.laying import Laid
from photostudio.engines.studio.expose import LUMINANCE
from photostudio.imaging.arrays import Linear, Mask, Pixels, threefold
from photostudio.imaging.grain import grain_of, steps_of

REBLUR = 1.0  # pixels
EDGES, SHARPEST = 0.04, 25  # share of the pixels that are edges, and the percentile of their blur that counts
OWN_BLUR, MOST_BLUR = 0.55, 4.0  # pixels: of what is rendered, and what is believed of a photo
CLUMPED = 0.6  # pixels: grain of a photo that was stored as JPEG or made smaller


@dataclass(frozen=True)
class Texture:
    """What a photo's pixels are like: `blur` in pixels, `grain` in codes of 255."""

    blur: float
    grain: float


def texture_of(picture: Pixels, known: Mask) -> Texture:
    """Measure a picture (rows, columns, 3) where it is `known` (rows, columns).

    Zhuo and Sim, "Defocus Map Estimation from a Single Image" (2011).
    """
    grey = np.asarray(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), np.float32)
    steps = steps_of(grey)
    inside = np.asarray(cv2.erode(known.astype(np.uint8), np.ones((5, 5), np.uint8), borderValue=0), bool)
    if inside.sum() < 64:
        return Texture(OWN_BLUR, 0.0)
    return Texture(_blur(grey, steps, inside), grain_of(grey, steps, inside))


def matched(laid: Laid, texture: Texture, colour: float) -> Laid:
    """Return what is laid into a photo as sharp and as colourful as that."""
    extra = float(np.sqrt(max(0.0, texture.blur**2 - OWN_BLUR**2)))
    thing, alpha = laid.thing, laid.alpha
    if extra > 0.2:
        thing, alpha = (np.asarray(cv2.GaussianBlur(layer, (0, 0), extra), np.float32) for layer in (thing, alpha))
    return replace(laid, thing=_faded(thing, colour), alpha=alpha, factor=_faded(laid.factor, colour))


def grained(picture: Pixels, alpha: Linear, grain: float, rng: np.random.Generator) -> Pixels:
    """Return a picture (rows, columns, 3) with grain where `alpha` (rows, columns) is."""
    if grain < 0.3:
        return picture
    noise = np.asarray(cv2.GaussianBlur(rng.normal(size=alpha.shape).astype(np.float32), (0, 0), CLUMPED), np.float32)
    noise *= np.float32(grain) / max(float(noise.std()), 1e-6) * alpha
    return np.asarray(np.clip(np.rint(picture + noise[..., None]), 0, 255), np.uint8)


def _faded(light: Linear, colour: float) -> Linear:
    return np.asarray(light * colour + threefold(light @ LUMINANCE) * (1 - colour), np.float32)


def _blur(grey: Linear, steps: Linear, inside: Mask) -> float:
    """Return how blurred the sharper edges are: blurred once more, a sharp one loses more of its step."""
    edges = inside & (steps >= max(float(np.quantile(steps[inside], 1 - EDGES)), 12.0))
    if edges.sum() < 16:
        return OWN_BLUR
    again = steps_of(np.asarray(cv2.GaussianBlur(grey, (0, 0), REBLUR), np.float32))
    lost = np.maximum(steps[edges] / np.maximum(again[edges], 1e-3), 1.02)
    return float(np.clip(np.percentile(REBLUR / np.sqrt(lost**2 - 1), SHARPEST), OWN_BLUR, MOST_BLUR))
