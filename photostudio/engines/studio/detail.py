"""Light traced on few pixels, on the detail of many.

Light changes slowly over a surface, its colour does not: so the small picture is enlarged and multiplied by how much
the surface's own colour differs there from what the small picture knew of it. Kopf et al., "Joint Bilateral
Upsampling" (2007) share the idea. Where the lens blurs, nothing is added.
"""

import cv2
import numpy as np

from photostudio.engines.studio.camera import Camera
from photostudio.engines.studio.render import Guides
from photostudio.imaging.arrays import Linear

DARKEST = 0.02  # of albedo: what is added to both sides of the ratio, so that black stays black without noise
LARGEST = 2.0


def enlarge(light: Linear, fine: Guides, camera: Camera) -> Linear:
    """Return `light` (rows, columns, 3) at the camera's size, with the detail of `fine`, the guides at that size."""
    rows, columns = light.shape[:2]
    albedo = fine.albedo + np.float32(DARKEST)
    small = cv2.resize(albedo, (columns, rows), interpolation=cv2.INTER_AREA)
    known = _resized(np.asarray(small, np.float32), camera)
    ratio = np.clip(albedo / np.maximum(known, DARKEST), 1 / LARGEST, LARGEST)
    sharp = np.clip(1 - confusion(fine.depth, camera), 0, 1)[..., None]
    return np.asarray(np.maximum(_resized(light, camera), 0) * (1 + sharp * (ratio - 1)), np.float32)


def shrink(fine: Guides, width: int, height: int) -> Guides:
    """Return guides of another size."""
    albedo, normals, depth = (
        np.asarray(cv2.resize(layer, (width, height), interpolation=cv2.INTER_AREA), np.float32)
        for layer in (fine.albedo, fine.normals, fine.depth)
    )
    return Guides(albedo, normals, depth)


def confusion(depth: Linear, camera: Camera) -> Linear:
    """Return the diameter in pixels (rows, columns) of the disc into which the lens spreads a point at `depth`."""
    focus = camera.lens.distance
    spread = np.abs(depth - focus) / np.maximum(depth, 1e-3) * (2 * camera.lens.aperture * camera.focal / focus)
    return np.asarray(spread, np.float32)


def _resized(picture: Linear, camera: Camera) -> Linear:
    return np.asarray(cv2.resize(picture, (camera.width, camera.height), interpolation=cv2.INTER_CUBIC), np.float32)
