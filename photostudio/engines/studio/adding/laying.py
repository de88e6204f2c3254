"""Laying what was traced into the picture: the thing itself, and on its surroundings the shadow and the glow."""

from dataclasses import dataclass

import cv2
import numpy as np

from photostudio.engines.studio.adding.frames import Frame, carry
from photostudio.engines.studio.adding.tracing import Traced
from photostudio.engines.studio.expose import LUMINANCE, develop
from photostudio.engines.studio.noise import smoothstep
from photostudio.engines.studio.scene import Exposure
from photostudio.imaging.arrays import Linear, Mask, threefold

DARK = 0.004  # linear: what is darker tells nothing of a ratio
COVERED = 0.03  # of a pixel: so much of the thing makes it no part of the surroundings
DEAD, ALIVE = 0.02, 0.06  # of a stop's logarithm: what is less is noise, what is more is light
BRIGHTEST = 1.8
SMOOTH = 0.7  # pixels
INNER, ENOUGH = 0.97, 1e-3  # of a pixel; and of its surroundings: where the thing's own colour can be seen
ROUGHLY, FINELY = np.geomspace(1 / 64, 64, 49), np.geomspace(0.85, 1.18, 23)


@dataclass(frozen=True, eq=False)
class Laid:
    """What the thing does in the picture's window: its developed light (rows, columns, 3) where it is, `alpha` and the
    factor on what is round it (rows, columns, 3).
    """

    thing: Linear
    alpha: Linear
    factor: Linear


def gain_of(traced: Traced, picture: Linear, exposure: Exposure, *, known: Mask) -> float:
    """Return the factor that makes the traced surroundings, developed, as bright as the `picture` (rows, columns, 3) is
    where they are `known`, both in the coarse frame.
    """
    seen = known & (traced.without.max(axis=2) > 0)
    if not seen.any():
        return 1.0
    wanted = np.log(np.maximum(picture[seen] @ LUMINANCE, DARK))
    light = traced.without[seen][None]

    def miss(gain: float) -> float:
        tone = develop(light * np.float32(gain), exposure)[0] @ LUMINANCE
        return float(np.median(np.abs(np.log(np.maximum(tone, DARK)) - wanted)))

    best = 1 / max(float(np.median(light @ LUMINANCE)), 1e-6)
    for steps in (ROUGHLY, FINELY):
        best = min((best * step for step in steps.tolist()), key=miss)
    return float(best)


def developed(traced: Traced, frame: Frame, gain: float, exposure: Exposure) -> tuple[Laid, Linear]:
    """Return what is laid into the picture's `frame`, and how bright the surroundings were traced there."""
    without, beside = (develop(light * np.float32(gain), exposure) for light in (traced.without, traced.beside))
    factor = _factor(without, beside, traced.hidden)
    thing = carry(develop(traced.thing * np.float32(gain), exposure), traced.fine, frame)
    around = carry(without * factor, traced.coarse, frame)
    alpha = carry(traced.alpha, traced.fine, frame)
    return Laid(thing, alpha, carry(factor, traced.coarse, frame)), around


def lay(picture: Linear, laid: Laid, around: Linear) -> Linear:
    """Return the picture (rows, columns, 3) with the thing in it; at its edge is the picture, not the traced set."""
    alpha = threefold(laid.alpha)
    return np.asarray(_own_colour(laid, around) * alpha + picture * laid.factor * (1 - alpha), np.float32)


def _own_colour(laid: Laid, around: Linear) -> Linear:
    """Return the thing's light with its edge taken from just inside, and where it is all edge, from the mixture."""
    alpha = threefold(laid.alpha)
    unmixed = np.clip((laid.thing - (1 - alpha) * around) / np.maximum(alpha, 0.2), 0, 1)
    inner = (laid.alpha > INNER).astype(np.float32)
    colour, known = laid.thing.copy(), inner > 0
    for sigma in (1.0, 2.0, 4.0, 8.0, 16.0):
        amount = np.asarray(cv2.GaussianBlur(inner, (0, 0), sigma), np.float32)
        spread = np.asarray(cv2.GaussianBlur(laid.thing * threefold(inner), (0, 0), sigma), np.float32)
        new = ~known & (amount > ENOUGH)
        colour[new] = spread[new] / amount[new][:, None]
        known |= new
    return np.asarray(np.where(known[..., None], colour, unmixed), np.float32)


def _factor(without: Linear, beside: Linear, hidden: Linear) -> Linear:
    """Return what the surroundings' light is to be multiplied by; it goes on smoothly below the thing."""
    logarithm = np.log((beside + DARK) / (without + DARK))
    free = (hidden < COVERED).astype(np.float32)
    weight = free
    filled = logarithm * threefold(free)
    for sigma in (1.0, 2.0, 4.0, 8.0, 16.0, 32.0):
        spread = np.asarray(cv2.GaussianBlur(logarithm * threefold(free), (0, 0), sigma), np.float32)
        amount = np.asarray(cv2.GaussianBlur(free, (0, 0), sigma), np.float32)
        new = (weight <= 1e-3) & (amount > 1e-3)
        filled[new] = spread[new] / amount[new][:, None]
        weight = np.where(new, 1, weight).astype(np.float32)
    smooth = np.asarray(cv2.GaussianBlur(filled, (0, 0), SMOOTH), np.float32)
    strength = smoothstep(DEAD, ALIVE, np.abs(smooth).max(axis=2))
    return np.asarray(np.clip(np.exp(smooth * threefold(strength)), 0.03, BRIGHTEST), np.float32)
