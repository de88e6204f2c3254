"""Noise out of a plate, by Intel's Open Image Denoise."""

import numpy as np
import pyoidn

from photostudio.engines.studio.render import Guides
from photostudio.imaging.arrays import Linear

FRAME = 16  # pixels


def denoise(plate: Linear, guides: Guides, *, quality: str) -> Linear:
    """Return `plate` (rows, columns, 3) without its noise; `quality` is "fast", "balanced" or "high".

    Áfra, "Intel Open Image Denoise" (2019–).
    """
    clean = pyoidn.denoise(
        _framed(plate), albedo=_framed(guides.albedo), normal=_framed(guides.normals), hdr=True, quality=quality
    )
    return np.array(clean[FRAME:-FRAME, FRAME:-FRAME], np.float32)


def _framed(picture: Linear) -> Linear:
    """Return the picture with its own mirror image round it: the denoiser leaves noise along the rim."""
    framed = np.pad(picture, ((FRAME, FRAME), (FRAME, FRAME), (0, 0)), mode="symmetric")
    return np.ascontiguousarray(framed, np.float32)
