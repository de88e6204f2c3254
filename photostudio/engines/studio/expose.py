"""From light to a picture: exposure measured on the plate, and highlights that roll off without changing hue."""

import numpy as np

from photostudio.engines.studio.noise import smoothstep
from photostudio.engines.studio.scene import Exposure
from photostudio.imaging.arrays import Linear, Mask, Window, around, strongest, threefold

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
    near, seen = _about(covered)
    # half by the strongest channel: a red set measured by its luminance alone would glow
    brightness, reflecting = (_strength(picture[near])[seen] for picture in (light, albedo))
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
    luminance = np.maximum(picture @ LUMINANCE, 1e-6)
    gain = (np.minimum(luminance, 1) / PIVOT) ** (contrast**STEEPNESS - 1)
    return np.asarray(picture * threefold(gain), np.float32)


def _strength(light: Linear) -> Linear:
    return np.asarray((light @ LUMINANCE + strongest(light)) / 2, np.float32)


def _about(covered: Mask) -> tuple[Window, Mask]:
    """Return what is metered: a window about the product, and in it the surroundings without the product itself."""
    reach = round(NEIGHBOURHOOD * (max(covered[around(covered, 0)].shape) - 1))
    near = around(covered, reach)
    seen = ~covered[near]
    return (near, seen) if seen.any() else (np.s_[:, :], np.ones_like(covered))


def roll_off(picture: Linear) -> Linear:
    """Return linear light compressed to 0 … 1, all channels by one factor so that hue stays; glaring light bleaches."""
    peak = np.maximum(strongest(picture), 1e-6)
    room = 1 - SHOULDER
    rolled = np.where(peak > SHOULDER, SHOULDER + room * (1 - np.exp((SHOULDER - peak) / room)), peak)
    white = 1 - np.exp(np.minimum(1 - peak, 0) / BLEACH)
    bleached = picture * threefold(rolled / peak * (1 - white)) + threefold(rolled * white)
    return np.asarray(np.clip(bleached, 0, 1), np.float32)


def lift_whites(picture: Linear) -> Linear:
    """Return the picture with nearly white pixels (linear 0.86 and more) stretched to pure white."""
    dark = 1 - picture
    weight = smoothstep(0.40, 0.86, 1 - strongest(dark))
    return np.asarray(picture + dark * threefold(weight), np.float32)
