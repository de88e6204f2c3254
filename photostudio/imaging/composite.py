"""The product's own pixels over a plate."""

import numpy as np

from photostudio.imaging.arrays import Linear, Pixels
from photostudio.imaging.colour import to_linear, to_srgb
from photostudio.imaging.edges import own_colours, to_unit

LEAST_REACH = 4  # pixels
REACH = 0.006  # of the longer side


def lay_over(plate: Linear, placed: Pixels) -> Pixels:
    """Return `placed` (rows, columns, 4) over `plate` (rows, columns, 3, linear light), (rows, columns, 3).

    Where `placed` is opaque the result is bit-identical to it; soft edges are blended in linear light with the
    product's own colour, so that no halo of a former background remains. Raises ValueError when the sizes differ.
    """
    if plate.shape[:2] != placed.shape[:2]:
        raise ValueError(f"The plate is {plate.shape[:2]}, the placed product {placed.shape[:2]}.")
    colour = to_linear(placed[..., :3])
    edge, own = own_colours(placed, reach=max(LEAST_REACH, round(REACH * max(placed.shape[:2]))))
    colour[edge] = own
    alpha = to_unit(placed[..., 3])[..., None]
    blended = to_srgb(colour * alpha + plate * (1 - alpha))
    return np.where(placed[..., 3:] == 255, placed[..., :3], blended)
