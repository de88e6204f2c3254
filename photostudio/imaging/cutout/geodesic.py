"""Which of two marks is nearer when colour counts as distance (Bai and Sapiro 2007, "A geodesic framework")."""

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra

from photostudio.imaging.arrays import Linear


def geodesic(lab: Linear, start: Linear, *, per_pixel: float) -> Linear:
    """Return the least cost (rows, columns) at which each pixel of `lab` (rows, columns, 3) is reached.

    A path begins anywhere at the cost in `start` (rows, columns; inf where it may not begin) and pays for each step the
    colour difference and `per_pixel`.
    """
    rows, columns = start.shape
    index = np.arange(start.size, dtype=np.int32).reshape(start.shape)
    across = np.linalg.norm(lab[:, 1:] - lab[:, :-1], axis=2).ravel() + per_pixel
    down = np.linalg.norm(lab[1:] - lab[:-1], axis=2).ravel() + per_pixel
    begins = np.flatnonzero(np.isfinite(start))
    origin = np.full(len(begins), start.size, np.int32)  # one more node, from which every path begins
    leave = np.concatenate([index[:, :-1].ravel(), index[:-1].ravel(), origin])
    arrive = np.concatenate([index[:, 1:].ravel(), index[1:].ravel(), begins.astype(np.int32)])
    cost = np.concatenate([across, down, start.ravel()[begins] + 1e-6])
    graph = csr_array((cost, (leave, arrive)), shape=(start.size + 1, start.size + 1))
    reached = np.asarray(dijkstra(graph, directed=False, indices=start.size), np.float32)
    return reached[:-1].reshape(rows, columns)
