"""From light to a picture: exposure measured on the plate, and highlights that roll off without changing hue."""

import numpy as np

from photostudio.engines.studio.scene import Exposure
from photostudio.imaging.arrays import Linear, Mask

LUMINANCE = np.array([0.2126, 0.7152, 0.0722], np.float32)
SHOULDER = 0.72
BLEACH = 6.0
WHITE_CARD = 0.8  # what reflects so much comes out as the exposure's white
UNLIT, DARKEST = 0.002, 0.02  # of albedo: what is darker is a lamp or the sky, and what counts as the blackest thing
FEW = 0.05  # of what is metered
FAITHFUL = 0.75  # 1 keeps black sets black, 0 develops every set equally bright
NEIGHBOURHOOD = 0.5  # of the product's size
PIVOT = 0.3  # the linear tone that contrast leaves alone
STEEPNESS = 0.4


def meter(light: Linear, albedo: Linear, exposure: Exposure, *, covered: Mask) -> float:
    """Return the factor from a set's light (rows, columns, 3) to display light 0 … 1.

    It is measured about the product, which is where `covered`: the light there is, from `albedo` (rows, columns, 3),
    tempered by how bright things look; so white paper comes out white and slate stays dark.
    """
    seen = _about(covered)
    # half by the strongest channel: a red set measured by its luminance alone would glow
    brightness, reflecting = _strength(light[seen]), _strength(albedo[seen])
    bright = float(np.percentile(brightness, exposure.percentile))
    lit = reflecting > UNLIT
    if lit.mean() > FEW:
        light_there = brightness[lit] / np.maximum(reflecting[lit], DARKEST)
        falling = float(np.percentile(light_there, exposure.percentile))
        bright = (WHITE_CARD * falling) ** FAITHFUL * bright ** (1 - FAITHFUL)
    return exposure.white / max(bright, 1e-6)


def develop(picture: Linear, exposure: Exposure) -> Linear:
    """Return metered light (rows, columns, 3) as display light 0 … 1."""
    finished = roll_off(deepen(picture, exposure.contrast))
    return lift_whites(finished) if exposure.pure_white else finished


def deepen(picture: Linear, contrast: float) -> Linear:
    """Return linear light with its tones drawn apart about the middle, or together where contrast is below 1."""
    luminance = np.maximum(picture @ LUMINANCE, 1e-6)[..., None]
    gain = (np.minimum(luminance, 1) / PIVOT) ** (contrast**STEEPNESS - 1)
    return np.asarray(picture * gain, np.float32)


def _strength(light: Linear) -> Linear:
    return np.asarray((light @ LUMINANCE + light.max(axis=-1)) / 2, np.float32)


def _about(covered: Mask) -> Mask:
    """Return what is metered: the surroundings of the product without itself."""
    rows, columns = np.flatnonzero(covered.any(axis=1)), np.flatnonzero(covered.any(axis=0))
    near = np.zeros(covered.shape, bool)
    if rows.size:
        reach = round(NEIGHBOURHOOD * max(np.ptp(rows), np.ptp(columns)))
        near[max(rows[0] - reach, 0) : rows[-1] + reach + 1, max(columns[0] - reach, 0) : columns[-1] + reach + 1] = (
            True
        )
    seen: Mask = near & ~covered
    return seen if seen.any() else np.ones(covered.shape, bool)


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
