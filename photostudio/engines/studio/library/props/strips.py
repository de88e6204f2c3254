"""Ribbons of any kind: a band drawn along a line."""

import numpy as np

from photostudio.engines.studio.library.props.forms import Floats
from photostudio.engines.studio.scene import Mesh
from photostudio.engines.studio.shapes import sheet


def strip(path: Floats, across: Floats, width: float | Floats, *, columns: int = 5, dish: float = 0.03) -> Mesh:
    """Draw a band along a path (n, 3) whose breadth runs in the directions `across` (n, 3); it is slightly dished."""
    along = np.gradient(path, axis=0)
    across = across - along * (np.sum(across * along, axis=1) / np.sum(along * along, axis=1))[:, None]
    across = across / np.linalg.norm(across, axis=1, keepdims=True)
    out = np.cross(across, along / np.linalg.norm(along, axis=1, keepdims=True))
    breadth = np.broadcast_to(np.asarray(width, np.float64), len(path))[:, None, None]
    side = np.linspace(-0.5, 0.5, columns)[None, :, None]
    return sheet(path[:, None] + breadth * (side * across[:, None] + dish * (1 - 4 * side**2) * out[:, None]))
