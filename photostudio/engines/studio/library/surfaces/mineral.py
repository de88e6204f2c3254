"""Marble, stone and concrete."""

import numpy as np

from photostudio.engines.studio.coats import polished
from photostudio.engines.studio.library.kinds import SurfaceKind
from photostudio.engines.studio.scene import Colour, Material
from photostudio.imaging.colour import hexadecimal

DARK = 0.12


def marble(rng: np.random.Generator, colour: Colour) -> Material:
    """Return polished marble, dark stone with pale veins and pale stone with grey ones."""
    vein = hexadecimal("#a39e96" if max(colour) < DARK else "#77777c")
    return polished(rng, colour, vein)


SURFACES = {
    "marble": SurfaceKind(
        colours=("#f1efec", "#0a0a0b", "#f6ebe6", "#14271e", "#eceef0"), forms=("slab", "drum", "block"), coat=marble
    ),
}
