"""The dark line where a product touches the ground.

The card that stands for the product in the set has no thickness, so the narrow gap under a rounded foot, which darkens
every real product's contact line, is missing from the rendered light. It is added here, on the set only.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

from photostudio.engines.studio.bodies import bodies
from photostudio.engines.studio.scene import Grounding
from photostudio.engines.studio.stage import SOLID
from photostudio.imaging.arrays import Linear, Mask, Pixels, around

HIGHEST = 0.3  # of the product's height: an outline that ends further up hangs in the air
STEEPEST = 1.5  # rows a column: a steeper outline is a side, not a foot
BAND = 0.012  # the following are fractions of the product's size
GAP = (0.012, 0.006, 0.75)  # width and height of the blur, darkness
SURROUNDINGS = (0.06, 0.030, 0.62)
LYING = 0.6  # how firmly the rim of a thing that lies touches the ground


def contact_light(placed: Pixels, grounding: Grounding = Grounding.STANDING) -> Linear:
    """Return the share of light (rows, columns), 0 … 1, that reaches the ground about the feet of a placed product.

    What lies touches the ground all round; what floats or goes on below the picture touches none that is seen.
    """
    light: Linear = np.ones(placed.shape[:2], np.float32)
    if grounding in (Grounding.FLOATING, Grounding.CROPPED):
        return light
    for body in bodies(placed[..., 3]):
        solid = (placed[..., 3] >= SOLID) & body.own
        columns, rows = np.flatnonzero(solid.any(axis=0)), np.flatnonzero(solid.any(axis=1))
        if columns.size < 2:
            continue
        height = int(rows[-1] + 1 - rows[0])
        size = float(np.sqrt(height * columns.size))
        band = max(1, round(BAND * size))
        lying = grounding is Grounding.LYING
        feet = _rim(solid, band=band) if lying else _feet(solid, columns, height=height, band=band)
        for across, down, darkness in (GAP, SURROUNDINGS):
            sigma = max(0.6, across * size), max(0.6, (across if lying else down) * size)
            near = around(feet > 0, int(4 * max(sigma)) + 2)  # further than the blur reaches
            spread = cv2.GaussianBlur(feet[near], (0, 0), sigmaX=sigma[0], sigmaY=sigma[1])
            light[near] *= 1 - darkness * np.clip(2 * np.asarray(spread, np.float32), 0, 1)
    return light


def _rim(solid: Mask, *, band: int) -> Linear:
    """Return 1 along the outline, where a thing that lies touches the ground, else 0."""
    inner = cv2.erode(solid.astype(np.uint8), np.ones((2 * band + 1, 2 * band + 1), np.uint8))
    rim: Linear = np.where(solid & (np.asarray(inner) == 0), np.float32(LYING), np.float32(0))
    return rim


def _feet(solid: Mask, columns: NDArray[np.intp], *, height: int, band: int) -> Linear:
    """Return how firmly each pixel of a `band` of rows along the lower outline stands on the ground, 0 … 1."""
    lowest = solid.shape[0] - 1 - np.argmax(solid[::-1, columns], axis=0)
    lift = (lowest.max() - lowest) / height
    slope = np.abs(np.gradient(cv2.blur(lowest[None].astype(np.float32), (5, 1))[0]))
    firm = np.clip(1 - lift / HIGHEST, 0, 1) ** 2 * np.clip(2 - 2 * slope / STEEPEST, 0, 1)
    feet: Linear = np.zeros(solid.shape, np.float32)
    for step in range(-(band // 2), band):  # the gap's shadow reaches out from under the foot
        feet[np.clip(lowest - step, 0, solid.shape[0] - 1), columns] = firm
    return feet
