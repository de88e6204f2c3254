"""How cloth falls: a net of threads that keep their length, bend unwillingly and lie on the ground.

Position-based dynamics: Müller et al., "Position Based Dynamics" (2007), all links corrected at once.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

from photostudio.engines.studio.library.props.forms import Floats

# the next neighbour along and across (what holds a thread's length), aslant (shear) and a few further on (bending)
LINKS = (((0, 1), 1.0), ((1, 0), 1.0), ((1, 1), 0.4), ((1, -1), 0.4), ((0, 3), 0.15), ((3, 0), 0.15))
GRAVITY = 0.012
RELAXATION = 0.42


def fallen(start: Floats, rest: float, *, still: NDArray[np.bool_], stiffness: float = 1.0, steps: int = 150) -> Floats:
    """Return where a net of points (rows, columns, 3), `rest` apart along its threads, comes to lie on y = 0.

    What is `still` (rows, columns) stays where it is. A net that starts closer together than its threads are long
    buckles into folds, the broader the more `stiffness` it has.
    """
    places, speed = start.copy(), np.zeros_like(start)
    free = np.where(still, 0.0, 1.0)[..., None]
    for _ in range(steps):
        before = places.copy()
        places += free * (speed - (0.0, GRAVITY, 0.0))
        for _ in range(2):
            shift = np.zeros_like(places)
            for (down, across), strength in LINKS:
                reach = rest * float(np.hypot(down, across))
                _pull(places, shift, down, across, reach, strength * (stiffness if down + across == 3 else 1.0))
            places += RELAXATION * free * shift
        places[..., 1] = np.maximum(places[..., 1], 0.0)
        speed = 0.9 * (places - before)
        speed[..., ::2] *= np.where(places[..., 1:2] < 0.02, 0.05, 1.0)
    return places


def finer(places: Floats, factor: int) -> Floats:
    """Return a net (rows, columns, n) with `factor` times as many points, smoothly between."""
    rows, columns = places.shape[:2]
    x = np.linspace(0, columns - 1, factor * columns, dtype=np.float32)
    y = np.linspace(0, rows - 1, factor * rows, dtype=np.float32)
    across, down = np.meshgrid(x, y)
    fine = cv2.remap(places.astype(np.float32), across, down, cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(cv2.GaussianBlur(fine, (0, 0), 0.55 * factor, borderType=cv2.BORDER_REPLICATE), np.float64)


def _pull(places: Floats, shift: Floats, down: int, across: int, reach: float, strength: float) -> None:
    """Add to `shift` what brings points, linked to those `down` and `across` from them, to be `reach` apart."""
    rows, columns = places.shape[:2]
    here = np.s_[: rows - down, max(0, -across) : columns - max(0, across)]
    there = np.s_[down:, max(0, across) : columns - max(0, -across)]
    way = places[there] - places[here]
    length = np.sqrt(np.einsum("ijk,ijk->ij", way, way))[..., None]
    way *= 0.5 * strength * (1 - reach / np.maximum(length, 1e-6))
    shift[here] += way
    shift[there] -= way
