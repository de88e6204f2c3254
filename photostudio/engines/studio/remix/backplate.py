"""The cleaned reference as the surroundings of our product: moved and enlarged, never stretched."""

from dataclasses import dataclass

import cv2
import numpy as np

from photostudio.engines.studio.reference.reading import Reference
from photostudio.engines.studio.stage import Outline
from photostudio.imaging.arrays import Linear, Mask, Pixels
from photostudio.imaging.inpaint import remove

LARGEST = 1.6  # times what covers the canvas: more would show the reference's pixels
ON_SURFACE = 0.03  # of the canvas's height: how far below the surface's end a product stands at least
NEARER, ASIDE = 0.25, 0.4  # how much larger the seed may make the reference; of the width, how far aside it may move it
MISSING = 0.002  # of the canvas: less is not worth filling
SHARPENED = 1.15  # enlarged by more than this a picture is resampled smoothly
DEEPEST = 0.05  # of the canvas's longer side: the blur of what is far away, at no fidelity at all
NEAR = 0.1  # of the canvas's height: what is so close to the product's foot stays sharp


@dataclass(frozen=True, eq=False)
class Backplate:
    """`picture` (rows, columns, 3), the canvas's size; `horizon` and `boundary` are rows of it in fractions of its
    height, `scale` its enlargement.
    """

    picture: Pixels
    horizon: float
    boundary: float | None
    scale: float


def backplate(
    reference: Reference, product: Outline, *, width: int, height: int, seed: int = 1, freedom: float = 0.0
) -> Backplate:
    """Return the surroundings for a product on a canvas.

    The reference covers the canvas; its subject's size, foot and middle come as near to the product's as that allows,
    and the product stands on its surface. What is still missing is filled in from the rest. With `freedom` (0 … 1) the
    seed chooses how near the camera comes and how far it steps aside.
    """
    rows, columns = reference.cleaned.shape[:2]
    cover = max(width / columns, height / rows)
    nearer, aside = np.random.default_rng([seed, 5]).random(2) * freedom
    scale = _scale(reference, product, cover, width=width, height=height)
    scale = min(scale * (1 + NEARER * nearer), max(scale, LARGEST * cover))
    left, top = _corner(reference, product, scale, width=width, height=height)
    left = _within(left + ASIDE * width * (aside - freedom / 2), scale * columns, width)
    picture, missing = _moved(reference.cleaned, scale, left, top, width=width, height=height)
    if missing.mean() > MISSING:
        picture = remove(picture, missing, quality="LOW", seed=1)
    reading = reference.reading
    boundary = None if reading.boundary is None else (top + scale * reading.boundary * rows) / height
    return Backplate(picture, (top + scale * reading.sight.horizon * rows) / height, boundary, scale)


def defocused(plate: Backplate, base: float, fidelity: float) -> Pixels:
    """Return a backplate's picture as a lens sees it that is wider open the lower the `fidelity` (0 … 1).

    The ground about the row `base` (a fraction of the height), on which the product stands, stays sharp.
    """
    rows, columns = plate.picture.shape[:2]
    deepest = (1 - fidelity) * DEEPEST * max(rows, columns)
    if deepest < 0.5:
        return plate.picture
    row = (np.arange(rows) + 0.5) / rows
    end = plate.boundary if plate.boundary is not None else max(plate.horizon, 0.0)
    far = np.clip((base - NEAR - row) / max(base - NEAR - end, 0.05), 0, 1)
    near = np.clip((row - base - NEAR) / max(1 - base, 0.2), 0, 1)
    return _blurred(plate.picture, (deepest * np.maximum(far, 0.5 * near)).astype(np.float32))


def _scale(reference: Reference, product: Outline, cover: float, *, width: int, height: int) -> float:
    box = reference.reading.box
    if box is None or reference.reading.subject == "alpha":
        return cover
    rows, columns = reference.cleaned.shape[:2]
    theirs = (box[2] - box[0]) * columns * (box[3] - box[1]) * rows
    ours = (product.right - product.left) * width * product.height * height
    return float(np.clip(np.sqrt(ours / max(theirs, 1.0)), cover, LARGEST * cover))


def _corner(reference: Reference, product: Outline, scale: float, *, width: int, height: int) -> tuple[float, float]:
    """Return where the reference's left and upper edges lie on the canvas, in pixels."""
    rows, columns = reference.cleaned.shape[:2]
    reading = reference.reading
    if reading.box is not None and reading.subject != "alpha":
        middle, foot = (reading.box[0] + reading.box[2]) / 2, reading.box[3]
    else:
        middle, foot = 0.5, product.base
    left = product.middle * width - scale * middle * columns
    top = product.base * height - scale * foot * rows
    if reading.boundary is not None:
        top = min(top, (product.base - ON_SURFACE) * height - scale * reading.boundary * rows)
    return _within(left, scale * columns, width), _within(top, scale * rows, height)


def _within(start: float, size: float, room: int) -> float:
    """Return the start of a picture of that size, moved so that it covers its room."""
    return float(np.clip(start, room - size, 0.0)) if size >= room else (room - size) / 2


def _moved(picture: Pixels, scale: float, left: float, top: float, *, width: int, height: int) -> tuple[Pixels, Mask]:
    """Return the canvas (height, width, 3) with a picture on it, and where there is nothing of it."""
    mean = scale < 1  # each pixel is then the mean of what it covers
    small = np.asarray(cv2.GaussianBlur(picture, (0, 0), 0.4 / scale), np.uint8) if mean else picture
    matrix = np.array([[scale, 0, left + 0.5 * (scale - 1)], [0, scale, top + 0.5 * (scale - 1)]])
    kernel = cv2.INTER_CUBIC if scale > SHARPENED else cv2.INTER_LINEAR
    moved = cv2.warpAffine(small, matrix, (width, height), flags=kernel, borderMode=cv2.BORDER_REPLICATE)
    there = np.full(picture.shape[:2], 255, np.uint8)
    seen = cv2.warpAffine(there, matrix, (width, height), flags=cv2.INTER_NEAREST, borderValue=(0,))
    missing: Mask = np.asarray(seen) == 0
    return np.ascontiguousarray(moved, dtype=np.uint8), missing


def _blurred(picture: Pixels, radii: Linear) -> Pixels:
    """Return a picture whose every row is blurred by its own radius (rows), by interpolating between a few blurs."""
    levels = np.linspace(0, float(radii.max()), 5)
    step = max(float(levels[1]), 1e-6)
    result = np.zeros(picture.shape, np.float32)
    for level in levels:
        weight = np.clip(1 - np.abs(radii - level) / step, 0, 1)
        if weight.any():
            layer = cv2.GaussianBlur(picture, (0, 0), float(level)) if level > 0.3 else picture
            result += np.asarray(layer, np.float32) * weight[:, None, None]
    return np.clip(np.rint(result), 0, 255).astype(np.uint8)
