"""A spot of light on what is behind the product, or less of it, where the product would be lost in its tone.

A photographer measures along the outline and sets a lamp behind; here the finished plate is measured in the same way.
"""

import cv2
import numpy as np

from photostudio.engines.studio.noise import smoothstep
from photostudio.engines.studio.stage import SOLID
from photostudio.imaging.arrays import Linear, Mask, Pixels, around, ratio, threefold
from photostudio.imaging.colour import oklab, to_linear

NEAR = 0.02  # of the product's size: what is looked at on both sides of its outline
CLOSE = 0.15  # in Oklab: nearer than this is lost
FEW, MOST = 0.25, 0.75  # of the outline lost: where the spot begins, and where it is full
WIDE = 0.2  # of the product's size: the spot's softness
FINE = 12  # pixels: a blur of so many needs no finer picture
PALE = 0.8  # lightness from which the set is darkened rather than lit
LIGHTER, DARKER = 0.06, 0.22  # linear light added, and the share taken away, at most
MEAN = np.full(3, 1 / 3, np.float32)
BEHIND = (1.02, 1.2)  # of the camera's distance: where the spot begins to fall, and where it is full


def part(plate: Linear, placed: Pixels, depth: Linear, *, distance: float) -> Linear:
    """Return display light (rows, columns, 3) with a wide soft spot behind a placed product that it would swallow.

    `depth` (rows, columns) is the way from the lens, `distance` away from which the product is; on nothing (0) no
    light falls.
    """
    solid = placed[..., 3] >= SOLID
    reach = max(2, round(NEAR * _size(solid)))
    near = around(solid, 4 * reach)
    share, pale = _lost(plate[near], placed[near], solid[near], reach)
    strength = float(smoothstep(FEW, MOST, np.array(share)))
    if strength == 0:
        return plate
    spot: Linear = strength * _spot(solid) * smoothstep(BEHIND[0] * distance, BEHIND[1] * distance, depth)
    gain = 1 - DARKER * spot if pale else 1 + LIGHTER * ratio(spot, plate @ MEAN)
    return np.asarray(np.minimum(plate * threefold(gain), 1), np.float32)


def _lost(plate: Linear, placed: Pixels, solid: Mask, reach: int) -> tuple[float, bool]:
    """Return the share of the outline at which the product and the set look alike, and whether they are pale there."""
    window = np.ones((2 * reach + 1, 2 * reach + 1), np.uint8)
    inner = solid & (np.asarray(cv2.erode(solid.astype(np.uint8), window, borderValue=1)) == 0)
    outer = (np.asarray(cv2.dilate(solid.astype(np.uint8), window)) > 0) & (placed[..., 3] == 0)
    if not inner.any() or not outer.any():
        return 0.0, False
    own = _about(to_linear(placed[..., :3]), inner, 2 * reach)
    set_light = _about(plate, outer, 2 * reach)
    beside = outer & (_box(inner.astype(np.float32), 2 * reach) > 0)
    product, behind = oklab(own[beside]), oklab(set_light[beside])
    alike = np.linalg.norm(product - behind, axis=1) < CLOSE
    return float(alike.mean()), bool(np.median(behind[:, 0]) > PALE)


def _spot(solid: Mask) -> Linear:
    """Return the spot (rows, columns) 0 … 1, blurred on few pixels: it is too soft to need more."""
    rows, columns = solid.shape
    wide = WIDE * _size(solid)
    times = max(1, int(wide / FINE))
    few = max(1, columns // times), max(1, rows // times)
    small = cv2.resize(solid.astype(np.float32), few, interpolation=cv2.INTER_AREA)
    spread = cv2.resize(cv2.GaussianBlur(small, (0, 0), wide / times), (columns, rows), interpolation=cv2.INTER_LINEAR)
    return np.asarray(spread / max(float(spread.max()), 1e-6), np.float32)


def _size(solid: Mask) -> float:
    return float(np.hypot(*solid[around(solid, 0)].shape)) if solid.any() else 1.0


def _about(light: Linear, mask: Mask, reach: int) -> Linear:
    """Return the mean light (rows, columns, 3) of the masked pixels nearby."""
    weight = mask.astype(np.float32)
    return ratio(_box(light * threefold(weight), reach), threefold(_box(weight, reach)))


def _box(values: Linear, reach: int) -> Linear:
    return np.asarray(cv2.blur(values, (2 * reach + 1, 2 * reach + 1)), np.float32)
