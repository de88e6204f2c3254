"""Where the product stands: measured on its canvas, then in the world as the camera sees it."""

from dataclasses import asdict, dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from photostudio.engines.errors import EngineError
from photostudio.engines.studio.camera import Camera
from photostudio.engines.studio.design import Set
from photostudio.engines.studio.scene import Palette, Stage
from photostudio.imaging.arrays import Mask, Pixels
from photostudio.imaging.colour import hexadecimal

SOLID = 128  # of 255: what blocks and catches light
FAINT = 3  # of 255: what is fainter cannot be seen on a photo
SPECK = 0.01  # of the largest part's area
FOOT = 0.04  # of the product's height: what counts as touching the ground


@dataclass(frozen=True, kw_only=True)
class Outline:
    """The solid product in fractions of its canvas; `foot_left` and `foot_right` bound what touches the ground,
    `head_width` is the width of its highest part.
    """

    left: float
    right: float
    top: float
    base: float
    foot_left: float
    foot_right: float
    head_width: float = 0.0

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2

    @property
    def height(self) -> float:
        return self.base - self.top


def outline(placed: Pixels) -> Outline:
    """Measure the product on its canvas (rows, columns, 4); specks and faint shadows are not part of it.

    Raises EngineError when nothing of the product can be seen.
    """
    rows, columns = placed.shape[:2]
    solid = _solid(placed[..., 3])
    seen_rows, seen_columns = np.flatnonzero(solid.any(axis=1)), np.flatnonzero(solid.any(axis=0))
    top, base = int(seen_rows[0]), int(seen_rows[-1]) + 1
    end = max(1, round(FOOT * (base - top)))
    foot, head = (np.flatnonzero(solid[rows].any(axis=0)) for rows in (slice(base - end, base), slice(top, top + end)))
    return Outline(
        left=float(seen_columns[0]) / columns,
        right=float(seen_columns[-1] + 1) / columns,
        top=top / rows,
        base=base / rows,
        foot_left=float(foot[0]) / columns,
        foot_right=float(foot[-1] + 1) / columns,
        head_width=float(head[-1] + 1 - head[0]) / columns,
    )


def _solid(alpha: Pixels) -> Mask:
    """The product's solid parts (rows, columns), or its faint ones when it has no others, without specks."""
    solid = alpha >= SOLID if (alpha >= SOLID).any() else alpha >= FAINT
    count, labels, statistics, _ = cv2.connectedComponentsWithStats(solid.astype(np.uint8))
    areas = statistics[:, cv2.CC_STAT_AREA]
    if count < 2:
        raise EngineError("The product cannot be seen on the canvas: place it again.")
    parts = areas >= SPECK * areas[1:].max()
    parts[0] = False
    kept: Mask = parts[labels]
    return kept


def stand(design: Set, camera: Camera, product: Outline, *, footprint: NDArray[np.float64] | None = None) -> Stage:
    """Return what a set is built around: the product's and the view's bounds in the world, and where it touches the
    ground, x and z (n, 2), if that is known.
    """
    painted = {name: hexadecimal(code) for name, code in asdict(design.palette).items()}
    return Stage(
        set=design,
        key=design.light.key,
        lens=camera.lens,
        colours=Palette(**painted),
        rng=np.random.default_rng(design.seed),
        footprint=footprint,
        **_around(camera, product),
    )


def _around(camera: Camera, product: Outline) -> dict[str, Any]:
    across, up = camera.width * camera.scale, camera.height * camera.scale
    middle = camera.at_product(product.middle, (product.top + camera.base) / 2)
    return {
        "left": (product.left - camera.middle) * across,
        "right": (product.right - camera.middle) * across,
        "top": (camera.base - product.top) * up,
        "base_width": (product.foot_right - product.foot_left) * across,
        "view_left": -camera.middle * across,
        "view_right": (1 - camera.middle) * across,
        "view_top": camera.base * up,
        "view_bottom": (camera.base - 1) * up,
        "grounding": camera.grounding,
        "lift": camera.lift,
        "middle": tuple(middle.tolist()),
    }
