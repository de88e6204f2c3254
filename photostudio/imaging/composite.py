"""The product's own pixels over a plate."""

import cv2
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
    edge, own = own_colours(placed, reach=max(LEAST_REACH, round(REACH * max(placed.shape[:2]))))
    soft = np.nonzero((placed[..., 3] > 0) & (placed[..., 3] < 255))
    colour = to_linear(placed[soft][:, :3])
    colour[edge[soft]] = own
    alpha = to_unit(placed[soft][:, 3:])
    photo = to_srgb(plate)
    photo[soft] = to_srgb(colour * alpha + plate[soft] * (1 - alpha))
    opaque = (placed[..., 3] == 255).astype(np.uint8)
    return np.asarray(cv2.copyTo(cv2.cvtColor(placed, cv2.COLOR_RGBA2RGB), opaque, photo), np.uint8)
