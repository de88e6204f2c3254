"""A cut-out as one of a product's views: checked, brought to its product box, measured."""

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from photostudio.imaging.arrays import Linear, Pixels
from photostudio.imaging.colour import Dominant, dominant_colours, oklab, to_linear, to_srgb
from photostudio.imaging.errors import NoProduct
from photostudio.imaging.parts import FAINT, box_of, split
from photostudio.imaging.placement import Box
from photostudio.imaging.report import LEAST_TRANSPARENT
from photostudio.imaging.views.silhouette import Shape, outline, shape

SOLID = 128
LARGEST = 1_200  # pixels a side: more says no more about a product
TINY = 24  # pixels a side of the picture that views are compared by
NOT_CUT_OUT = "This picture has no transparent background, so nothing of the product can be measured. Cut it out first."


@dataclass(frozen=True, eq=False, kw_only=True)
class Measures:
    """What one cut-out tells by itself; `box` is its product's, in its own pixels.

    `tiny` (24, 24, 3) is the product in Oklab, stretched over its box, `covered` (24, 24) how much of each pixel it
    covers. `cut_off` says that it goes beyond the picture's edge, `solid` how much of it is opaque.
    """

    box: Box
    shape: Shape
    outline: tuple[tuple[float, float], ...]
    colours: tuple[Dominant, ...]
    tiny: Linear
    covered: NDArray[np.float32]
    cut_off: bool
    solid: float

    @property
    def aspect(self) -> float:
        """The product's width in heights."""
        return self.box.width / self.box.height

    def as_json(self) -> dict[str, Any]:
        """Return what is shown of a view, as JSON values."""
        return {
            "proportions": {"width": self.box.width, "height": self.box.height, "aspect": round(self.aspect, 4)},
            "outline": [list(point) for point in self.outline],
            "colours": [[_hexadecimal(each), round(each.share, 3)] for each in self.colours],
            "solid": round(self.solid, 3),
        }


def measure(pixels: Pixels) -> Measures:
    """Measure a cut-out (rows, columns, 4). Raises NoProduct where nothing is cut out, or nothing is visible."""
    alpha = pixels[..., 3]
    if np.count_nonzero(alpha < SOLID) < LEAST_TRANSPARENT * alpha.size:
        raise NoProduct(NOT_CUT_OUT)
    step = max(1, max(alpha.shape) // LARGEST)
    parts = split(np.ascontiguousarray(pixels[::step, ::step]))
    product = parts.product & (alpha[::step, ::step] > FAINT)
    found = box_of(product)
    if found is None:
        raise NoProduct("Nothing of a product is visible in this picture. Choose another cut-out.")
    window = (slice(found.top, found.bottom), slice(found.left, found.right))
    inside, own = product[window], pixels[::step, ::step][window]
    seen = np.where(inside[..., None], own, 0).astype(np.uint8)
    body = inside & (own[..., 3] >= SOLID)
    tiny, covered = _tiny(seen)
    rows, columns = alpha.shape
    box = Box(
        left=found.left * step,
        top=found.top * step,
        right=min(columns, found.right * step),
        bottom=min(rows, found.bottom * step),
    )
    solid = body if body.any() else inside
    return Measures(
        box=box,
        shape=shape(solid),
        outline=outline(solid),
        colours=dominant_colours(seen),
        tiny=tiny,
        covered=covered,
        cut_off=_is_cut_off(body, found, product.shape),
        solid=float(np.count_nonzero(own[..., 3][inside] == 255) / np.count_nonzero(inside)),
    )


def _is_cut_off(body: NDArray[np.bool_], box: Box, size: tuple[int, ...]) -> bool:
    """Tell whether the product touches the picture's rim along a good part of one of its own sides."""
    rows, columns = size
    sides = (
        (box.left == 0, body[:, 0]),
        (box.top == 0, body[0]),
        (box.right == columns, body[:, -1]),
        (box.bottom == rows, body[-1]),
    )
    return any(touches and side.mean() > 0.1 for touches, side in sides)


def _tiny(seen: Pixels) -> tuple[Linear, NDArray[np.float32]]:
    """Return a product (rows, columns, 4) stretched to a small square, and how much of each pixel it covers."""
    weight = (seen[..., 3:] / np.float32(255)).astype(np.float32)
    light = cv2.resize(to_linear(seen[..., :3]) * weight, (TINY, TINY), interpolation=cv2.INTER_AREA)
    covered = np.asarray(cv2.resize(weight, (TINY, TINY), interpolation=cv2.INTER_AREA), np.float32)
    own = np.asarray(light, np.float32) / np.maximum(covered, np.float32(1e-3))[..., None]
    return oklab(np.asarray(own, np.float32)), covered


def _hexadecimal(each: Dominant) -> str:
    red, green, blue = to_srgb(np.array(each.colour, np.float32)).tolist()
    return f"#{red:02x}{green:02x}{blue:02x}"
