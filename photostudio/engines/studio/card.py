"""The product on the set: a card cut to its outline that blocks and reflects light.

The card's canvas fills the view exactly, so that its picture is the canvas itself and the product's pixels can be laid
over the plate without any resampling. Moving a point of the card along its own line of sight changes nothing of that:
so each column stands where its lowest pixel shows the ground, and a mug seen from above gets a round foot.
"""

from collections.abc import Iterator

import cv2
import numpy as np
from numpy.typing import NDArray

from photostudio.engines.studio.bodies import Body, bodies
from photostudio.engines.studio.camera import Camera, Vector
from photostudio.engines.studio.scene import Grounding, Item, Material, Mesh, Texture
from photostudio.engines.studio.stage import FAINT, SOLID
from photostudio.engines.studio.strips import strips
from photostudio.imaging.arrays import Pixels
from photostudio.imaging.colour import to_linear, to_srgb

BODY, SHEET = "product", "product as a sheet"
FOLDS = 96  # vertical folds across the canvas
DEEPEST = 0.4  # of an object's width, for what hangs over
FURTHEST = 1.8  # times the camera's distance, for an object further back
THICKNESS = 0.8  # of the way from the outline to the middle: half a floating product's
LAID = 0.05  # of that: what lies on the ground reaches no further down
REFLECTANCE = 0.8  # a product's picture already holds the light that fell on it
UNDERCUT = 0.05  # of the product's height: feet curve inwards and see no light


def card(placed: Pixels, camera: Camera, name: str = BODY) -> Item:
    """Return the product as a thing on the set; `placed` (rows, columns, 4) is the whole canvas.

    A `BODY` is a screen that follows the foot of what stands; of what lies or floats it has a front and a back that
    bulge from its outline. A `SHEET` lies parallel to the film at the product's base.
    """
    whole = _continued(placed, camera) if camera.grounding is Grounding.CROPPED else placed
    sheets = list(_sheets(whole, camera, flat=name == SHEET))
    firsts = np.cumsum([0] + [len(corners) for corners, _, _ in sheets])
    corners = np.concatenate([corners for corners, _, _ in sheets])
    faces = np.concatenate([faces + np.uint32(first) for first, (_, faces, _) in zip(firsts, sheets, strict=False)])
    depth = np.concatenate([depth for _, _, depth in sheets])
    rows = (1 - corners[:, 1]) * whole.shape[0] / placed.shape[0]
    points = camera.position + depth[:, None] * camera.rays(corners[:, 0], rows)
    surface = Material(colour=Texture(_reflecting(whole)[::-1].copy()), roughness=0.9, specular=0.0)
    mesh = Mesh(points.astype(np.float32), faces, corners.astype(np.float32), smooth=False)
    return Item(name, mesh, surface)


def _sheets(placed: Pixels, camera: Camera, *, flat: bool) -> Iterator[tuple[Vector, NDArray[np.uint32], Vector]]:
    """Yield corners (n, 2), triangles (m, 3) and the corners' depths (n) of the product's screens."""
    alpha, fold = placed[..., 3], max(1, placed.shape[1] // FOLDS)
    plane = camera.lens.distance
    if not flat and camera.grounding is Grounding.STANDING:
        folds = np.arange(0, placed.shape[1] + fold, fold)
        for body in bodies(alpha) or [Body(np.ones(alpha.shape, bool), alpha.shape[0])]:
            own = np.where(body.own, alpha, 0).astype(np.uint8)
            if own.any():
                corners, faces = strips(own[::-1], longest=fold)  # v runs upwards
                depth = np.interp(corners[:, 0] * placed.shape[1], folds, _standing(own, body.base, camera, folds))
                yield corners, faces, depth
        return
    if flat or camera.grounding is Grounding.CROPPED:
        corners, faces = strips(alpha[::-1])
        yield corners, faces, np.full(len(corners), plane)
        return
    corners, faces = strips(alpha[::-1], longest=fold, tallest=1)
    bulge = _bulge(alpha, corners) * camera.scale
    yield corners, faces, plane - bulge
    yield corners, faces, plane + (LAID if camera.grounding is Grounding.LYING else 1.0) * bulge


def _bulge(alpha: Pixels, corners: Vector) -> Vector:
    """Return half the product's thickness at its corners (n, 2), in pixels: round at its outline, flat within."""
    inside = np.asarray(cv2.distanceTransform((alpha >= FAINT).astype(np.uint8), cv2.DIST_L2, 3), np.float64)
    half = THICKNESS * min(float(inside.max()), 0.25 * alpha.shape[1])
    away = np.clip(inside / max(half, 1e-6), 0, 1)
    rows = np.clip(((1 - corners[:, 1]) * alpha.shape[0] - 0.5).astype(np.intp), 0, alpha.shape[0] - 1)
    columns = np.clip((corners[:, 0] * alpha.shape[1] - 0.5).astype(np.intp), 0, alpha.shape[1] - 1)
    return np.asarray((half * np.sqrt(away * (2 - away)))[rows, columns])


def _continued(placed: Pixels, camera: Camera) -> Pixels:
    """Return the canvas with its lowest row going on down to the product's base below the picture."""
    below = max(1, round((camera.base - 1) * placed.shape[0]))
    return np.concatenate([placed, np.repeat(placed[-1:], below, axis=0)])


def _reflecting(placed: Pixels) -> Pixels:
    """Return the product's colours (rows, columns, 3) as the set sees them: darker towards each column's foot."""
    solid = placed[..., 3] >= SOLID
    seen = np.flatnonzero(solid.any(axis=1))
    reach = max(1.0, UNDERCUT * (seen[-1] - seen[0] + 1)) if seen.size else 1.0
    foot = placed.shape[0] - np.argmax(solid[::-1], axis=0)
    above = (foot[None] - np.arange(placed.shape[0])[:, None]) / reach
    light = REFLECTANCE * np.clip(above, 0.05, 1)
    return to_srgb(to_linear(placed[..., :3]) * light[..., None].astype(np.float32))


def _standing(alpha: Pixels, base: int, camera: Camera, folds: NDArray[np.intp]) -> Vector:
    """Return the distance along the optical axis at which an object on `base` stands, at the columns `folds`."""
    height, width = alpha.shape
    solid = alpha >= SOLID
    filled = np.flatnonzero(solid.any(axis=0))
    if filled.size == 0:
        return np.full(folds.shape, camera.lens.distance)
    furthest = FURTHEST * camera.lens.distance
    lowest = (height - np.argmax(solid[::-1, filled], axis=0)) / height
    nearest = float(_on_ground(camera, np.array([base / height]), furthest)[0])
    nearest = max(nearest, camera.lens.distance)
    deepest = nearest + DEEPEST * (filled[-1] - filled[0] + 1) * nearest / camera.focal
    depth = np.interp(np.arange(width), filled, np.clip(_on_ground(camera, lowest, deepest), nearest, deepest))
    reach = 2 * (folds[1] // 2) + 1
    smooth = cv2.blur(cv2.dilate(depth[None], np.ones((1, reach))), (reach, 1), borderType=cv2.BORDER_REPLICATE)[0]
    return np.asarray(np.interp(folds, np.arange(width), smooth), np.float64)


def _on_ground(camera: Camera, rows: Vector, furthest: float) -> Vector:
    """Return the distance along the optical axis at which rows (fractions of the picture) show the ground."""
    down = camera.rays(np.full(rows.shape, 0.5), rows)[:, 1]
    return np.where(down < 0, np.minimum(-camera.position[1] / np.minimum(down, -1e-9), furthest), furthest)
