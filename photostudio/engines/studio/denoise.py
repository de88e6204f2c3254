"""Noise out of a plate, by Intel's Open Image Denoise."""

import numpy as np
import pyoidn

from photostudio.engines.studio.render import Guides
from photostudio.imaging.arrays import Linear


def denoise(plate: Linear, guides: Guides, *, quality: str) -> Linear:
    """Return `plate` (rows, columns, 3) without its noise; `quality` is "fast", "balanced" or "high".

    Áfra, "Intel Open Image Denoise" (2019–).
    """
    clean = pyoidn.denoise(
        np.ascontiguousarray(plate, np.float32),
        albedo=np.ascontiguousarray(guides.albedo, np.float32),
        normal=np.ascontiguousarray(guides.normals, np.float32),
        hdr=True,
        quality=quality,
    )
    return np.asarray(clean, np.float32)
