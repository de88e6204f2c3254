"""Photos with a known cut-out, drawn by formula: (photo, alpha 0 … 1) at small sizes."""

from functools import cache

import cv2
import numpy as np

from photostudio.imaging.arrays import Linear, Mask, Pixels
from photostudio.imaging.colour import to_linear, to_srgb
from photostudio.imaging.cutout.proposal import Proposal
from photostudio.imaging.cutout.proposing import propose
from tests.pictures import cutout

PAPER = (0.62, 0.64, 0.66)


def paper(height: int = 240, width: int = 240, *, seed: int = 1) -> Linear:
    """Return a grey paper sweep with a gradient and fine grain, in linear light."""
    y, x = np.mgrid[:height, :width] / max(height, width)
    sweep = np.array(PAPER) * (1 + 0.25 * (y - 0.5) - 0.3 * (x - 0.4) ** 2)[..., None]
    grain = np.random.default_rng(seed).normal(0, 0.008, sweep.shape)
    return np.asarray(np.clip(sweep + grain, 0, 1), np.float32)


def bottle(height: int = 240, width: int = 240) -> tuple[Linear, Linear]:
    """Return the colour (linear) and alpha of the bottle of tests.pictures."""
    pixels = cutout(width, height)
    return to_linear(pixels[..., :3]), pixels[..., 3].astype(np.float32) / np.float32(255)


def over(colour: Linear, alpha: Linear, ground: Linear) -> Pixels:
    """Photograph a product before a ground: light mixes in linear light."""
    share = alpha[..., None]
    return to_srgb(colour * share + ground * (1 - share))


def photo(height: int = 240, width: int = 240, *, with_shadow: bool = False) -> tuple[Pixels, Linear]:
    colour, alpha = bottle(height, width)
    ground = paper(height, width)
    if with_shadow:
        ground = ground * soft_shadow(alpha)[..., None]
    return over(colour, alpha, ground), alpha


@cache
def proposal() -> Proposal:
    """Return the proposal for photo(), made once."""
    return propose(photo()[0])


def soft_shadow(alpha: Linear, *, depth: float = 0.5) -> Linear:
    """Return how much light (rows, columns) a soft shadow to the lower right leaves."""
    rows = np.arange(len(alpha))[:, None] / len(alpha)
    moved = np.roll(alpha, (round(0.02 * len(alpha)), round(0.05 * len(alpha))), (0, 1)) * (rows > 0.55)
    soft = np.asarray(cv2.GaussianBlur(moved.astype(np.float32), (0, 0), 0.03 * len(alpha)))
    return (1 - depth * soft).astype(np.float32)


def overlap(found: Mask, truth: Mask) -> float:
    """Return the intersection over the union."""
    return float((found & truth).sum() / max(1, (found | truth).sum()))
