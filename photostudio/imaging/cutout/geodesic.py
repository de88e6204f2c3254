"""How hard it is to get from one place of a picture to another when crossing edges costs.

Bai and Sapiro 2007, "A geodesic framework for fast interactive image and video segmentation and matting".
"""

import cv2
import numpy as np

from photostudio.imaging.arrays import Linear


def geodesic(toll: Linear, start: Linear) -> Linear:
    """Return the least cost (rows, columns) at which each pixel is reached on a path of steps to the sides.

    A path begins anywhere at the cost in `start` (inf where it may not begin) and pays each pixel's `toll`; both are
    (rows, columns). Where no path leads the cost is inf.
    """
    from scipy.sparse import csr_array  # noqa: PLC0415 - takes as long to load as all else a darkroom's child needs
    from scipy.sparse.csgraph import dijkstra  # noqa: PLC0415

    index = np.arange(start.size, dtype=np.int32).reshape(start.shape)
    across = (toll[:, 1:] + toll[:, :-1]) / 2
    down = (toll[1:] + toll[:-1]) / 2
    begins = np.flatnonzero(np.isfinite(start)).astype(np.int32)
    origin = np.full(len(begins), start.size, np.int32)  # one more node, from which every path begins
    leave = np.concatenate([index[:, :-1].ravel(), index[:-1].ravel(), origin])
    arrive = np.concatenate([index[:, 1:].ravel(), index[1:].ravel(), begins])
    cost = np.concatenate([across.ravel(), down.ravel(), start.ravel()[begins]]) + 1e-6  # 0 would be no edge
    graph = csr_array((cost, (leave, arrive)), shape=(start.size + 1, start.size + 1))
    reached = np.asarray(dijkstra(graph, directed=False, indices=start.size), np.float32)
    return reached[:-1].reshape(start.shape)


def edge_strength(lab: Linear) -> Linear:
    """Return the steepest change of colour, ΔE per pixel, within a pixel's reach (rows, columns)."""
    smooth = cv2.GaussianBlur(lab, (0, 0), 0.8)
    steep = [np.asarray(cv2.Scharr(smooth, cv2.CV_32F, *axis, scale=1 / 32)) for axis in ((1, 0), (0, 1))]
    strength = np.sqrt(sum(np.sum(slope**2, axis=2) for slope in steep))
    return np.asarray(cv2.dilate(strength, np.ones((3, 3), np.uint8)), np.float32)
