"""Light traced on few pixels, on the detail of many.

Light changes slowly over a surface, its colour does not: so the small picture is enlarged and multiplied by how much
the surface's own colour differs there from what the small picture knew of it. Kopf et al., "Joint Bilateral
Upsampling" (2007) share the idea. Where the lens blurs, nothing is added.
"""

import cv2
import numpy as np

from photostudio.engines.studio.camera import Camera
from photostudio.engines.studio.render import Guides
from photostudio.imaging.arrays import Linear, strongest, threefold

DARKEST = 0.02  # of albedo: what is added to both sides of the ratio, so that black stays black without noise
LARGEST = 2.0
MIXED = 12  # how sharply trust falls with the share of lamps and glass round a pixel


def enlarge(light: Linear, fine: Guides, camera: Camera) -> Linear:
    """Return `light` (rows, columns, 3) at the camera's size, with the detail of `fine`, the guides at that size."""
    rows, columns = light.shape[:2]
    albedo = fine.albedo + np.float32(DARKEST)
    # lamps and glass have no colour of their own: what is mixed with them tells nothing
    telling = (strongest(fine.albedo) > 0).astype(np.float32)
    known, told = (_resized(_shrunk(layer, columns, rows), camera) for layer in (albedo, telling))
    ratio = np.clip(albedo / np.maximum(known, DARKEST), 1 / LARGEST, LARGEST)
    sure = np.clip(1 - confusion(fine.depth, camera), 0, 1) * np.asarray(
        cv2.pow(np.clip(told, 0, 1), MIXED), np.float32
    )
    return np.asarray(_enlarged(light, camera) * (1 + threefold(sure) * (ratio - 1)), np.float32)


def shrink(fine: Guides, width: int, height: int) -> Guides:
    """Return guides of another size."""
    albedo, normals, depth = (_shrunk(layer, width, height) for layer in (fine.albedo, fine.normals, fine.depth))
    return Guides(albedo, normals, depth)


def confusion(depth: Linear, camera: Camera) -> Linear:
    """Return the diameter in pixels (rows, columns) of the disc into which the lens spreads a point at `depth`."""
    focus = camera.lens.distance
    spread = np.abs(depth - focus) / np.maximum(depth, 1e-3) * (2 * camera.lens.aperture * camera.focal / focus)
    return np.asarray(spread, np.float32)


def _enlarged(light: Linear, camera: Camera) -> Linear:
    """Return the light at the camera's size, within the bounds of its neighbours: a highlight gets no dark ring."""
    around = np.ones((3, 3))
    darkest, brightest = (
        _resized(np.asarray(bound(light, around)), camera, soft=True) for bound in (cv2.erode, cv2.dilate)
    )
    return np.asarray(np.clip(_resized(light, camera), darkest, brightest), np.float32)


def _shrunk(layer: Linear, width: int, height: int) -> Linear:
    return np.asarray(cv2.resize(layer, (width, height), interpolation=cv2.INTER_AREA), np.float32)


def _resized(picture: Linear, camera: Camera, *, soft: bool = False) -> Linear:
    how = cv2.INTER_LINEAR if soft else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(picture, (camera.width, camera.height), interpolation=how), np.float32)
