"""The product on the set: a card cut to its outline that blocks and reflects light.

The card's canvas fills the view exactly, so that its picture is the canvas itself and the product's pixels can be laid
over the plate without any resampling. Moving a point of the card along its own line of sight changes nothing of that:
so each column stands where its lowest pixel shows the ground, and a mug seen from above gets a round foot.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

from photostudio.engines.studio.camera import Camera, Vector
from photostudio.engines.studio.scene import Item, Material, Mesh, Texture
from photostudio.engines.studio.stage import SOLID
from photostudio.engines.studio.strips import strips
from photostudio.imaging.arrays import Pixels
from photostudio.imaging.colour import to_linear, to_srgb

FOLDS = 96  # vertical folds across the canvas
DEEPEST = 0.4  # of the product's width, for what hangs over or stands far back
REFLECTANCE = 0.8  # a product's picture already holds the light that fell on it
UNDERCUT = 0.05  # of the product's height: feet curve inwards and see no light


def card(placed: Pixels, camera: Camera, *, flat: bool = False) -> Item:
    """Return the product as a thing on the set; `placed` (rows, columns, 4) is the whole canvas.

    A `flat` card lies parallel to the film at the product's base.
    """
    fold = max(1, placed.shape[1] // FOLDS)
    corners, faces = strips(placed[::-1, :, 3], longest=fold)  # v runs upwards
    columns, rows = corners[:, 0], 1 - corners[:, 1]
    depth = np.full(columns.shape, camera.lens.distance)
    if not flat:
        folds = np.arange(0, placed.shape[1] + fold, fold)
        depth = np.interp(columns * placed.shape[1], folds, _standing(placed[..., 3], camera, folds))
    points = camera.position + depth[:, None] * camera.rays(columns, rows)
    surface = Material(colour=Texture(_reflecting(placed)[::-1].copy()), roughness=0.9, specular=0.0)
    mesh = Mesh(points.astype(np.float32), faces, corners.astype(np.float32), smooth=False)
    return Item("product", mesh, surface)


def _reflecting(placed: Pixels) -> Pixels:
    """Return the product's colours (rows, columns, 3) as the set sees them: darker towards each column's foot."""
    solid = placed[..., 3] >= SOLID
    seen = np.flatnonzero(solid.any(axis=1))
    reach = max(1.0, UNDERCUT * (seen[-1] - seen[0] + 1)) if seen.size else 1.0
    foot = placed.shape[0] - np.argmax(solid[::-1], axis=0)
    above = (foot[None] - np.arange(placed.shape[0])[:, None]) / reach
    light = REFLECTANCE * np.clip(above, 0.05, 1)
    return to_srgb(to_linear(placed[..., :3]) * light[..., None].astype(np.float32))


def _standing(alpha: Pixels, camera: Camera, folds: NDArray[np.intp]) -> Vector:
    """Return the distance along the optical axis at which the product stands, at each of the columns `folds`."""
    height, width = alpha.shape
    solid = alpha >= SOLID
    filled = np.flatnonzero(solid.any(axis=0))
    if filled.size == 0:
        return np.full(folds.shape, camera.lens.distance)
    lowest = (height - np.argmax(solid[::-1, filled], axis=0)) / height
    rays = camera.rays((filled + 0.5) / width, lowest)
    nearest = camera.lens.distance
    deepest = nearest + DEEPEST * (filled[-1] - filled[0] + 1) * nearest / camera.focal
    ground = np.where(rays[:, 1] < 0, -camera.position[1] / np.minimum(rays[:, 1], -1e-9), deepest)
    depth = np.interp(np.arange(width), filled, np.clip(ground, nearest, deepest))
    reach = 2 * (folds[1] // 2) + 1
    smooth = cv2.blur(cv2.dilate(depth[None], np.ones((1, reach))), (reach, 1), borderType=cv2.BORDER_REPLICATE)[0]
    return np.asarray(np.interp(folds, np.arange(width), smooth), np.float64)
