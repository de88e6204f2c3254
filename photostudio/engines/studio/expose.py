"""From light to a picture: exposure measured on the plate, and highlights that roll off without changing hue."""

import numpy as np

from photostudio.engines.studio.scene import Exposure
from photostudio.imaging.arrays import Linear, Mask

LUMINANCE = np.array([0.2126, 0.7152, 0.0722], np.float32)
SHOULDER = 0.72
BLEACH = 6.0


def expose(plate: Linear, exposure: Exposure, *, metered: Mask) -> Linear:
    """Return the plate (rows, columns, 3) in display light 0 … 1, its brightness measured where `metered` is True."""
    # half by the strongest channel: a red set measured by its luminance alone would glow
    brightness = (plate @ LUMINANCE + plate.max(axis=-1)) / 2
    seen = brightness[metered] if metered.any() else brightness.ravel()
    bright = float(np.percentile(seen, exposure.percentile))
    picture = roll_off(plate * (exposure.white / max(bright, 1e-6)))
    return lift_whites(picture) if exposure.pure_white else picture


def roll_off(picture: Linear) -> Linear:
    """Return linear light compressed to 0 … 1, all channels by one factor so that hue stays; glaring light bleaches."""
    peak = np.maximum(picture.max(axis=-1, keepdims=True), 1e-6)
    room = 1 - SHOULDER
    rolled = np.where(peak > SHOULDER, SHOULDER + room * (1 - np.exp(-(peak - SHOULDER) / room)), peak)
    white = 1 - np.exp(-np.maximum(peak - 1, 0) / BLEACH)
    coloured = picture * (rolled / peak)
    picture = np.clip(coloured + (rolled - coloured) * white, 0, 1)
    return np.asarray(picture, np.float32)


def lift_whites(picture: Linear) -> Linear:
    """Return the picture with nearly white pixels (linear 0.86 and more) stretched to pure white."""
    low, high = 0.40, 0.86
    weight = np.clip((picture.min(axis=-1, keepdims=True) - low) / (high - low), 0, 1)
    weight = weight * weight * (3 - 2 * weight)
    return np.asarray(picture + (1 - picture) * weight, np.float32)
