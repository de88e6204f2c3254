"""The two array types that imaging functions pass on.

Shapes are (rows, columns, channels). `Pixels` are 8-bit sRGB with straight alpha, as in files; `Linear` is float32
linear light with premultiplied alpha, for everything that adds or filters light.
"""

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Pixels: TypeAlias = NDArray[np.uint8]
Linear: TypeAlias = NDArray[np.float32]
Mask: TypeAlias = NDArray[np.bool_]


def ratio(sums: Linear, weights: Linear) -> Linear:
    """Return sums / weights, and 0 where nothing was weighed."""
    quotient: Linear = np.divide(
        sums, weights, out=np.zeros(np.broadcast_shapes(sums.shape, weights.shape), np.float32), where=weights > 1e-6
    )
    return quotient
