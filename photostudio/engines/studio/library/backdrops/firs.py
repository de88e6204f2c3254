"""Firs: drooping boughs about a straight stem."""

import numpy as np

from photostudio.engines.studio.library.backdrops.layers import Layer, dimmed
from photostudio.engines.studio.scene import Colour
from photostudio.engines.studio.textures import tinted
from photostudio.imaging.colour import hexadecimal

FIR = hexadecimal("#2c3d33")


def fir(
    layer: Layer, rng: np.random.Generator, foot: tuple[float, float], tall: float, colour: Colour, snow: Colour
) -> None:
    """Paint a fir: drooping boughs, shorter towards the tip, snow on the upper side of some."""
    x, y = foot
    for share in np.linspace(0.06, 0.97, 16):
        for side in (-1, 1):
            half = 0.21 * tall * (1.02 - share) * float(rng.uniform(0.7, 1.25))
            high, thick = y + share * tall, 0.055 * tall
            tip = x + side * half, high - 0.35 * half
            layer.polygon(
                [(x, high + thick), tip, (x + side * 0.5 * half, high - 0.35 * half - 0.3 * thick), (x, high - thick)],
                dimmed(colour, float(rng.uniform(0.75, 1.25))),
            )
            if rng.random() < 0.7:
                layer.polygon(
                    [(x, high + thick), tip, (x + side * 0.35 * half, high - 0.05 * half)], tinted(colour, 0.55, snow)
                )
