"""Regen: what is under the mask goes, or a thing of the studio's comes; every other pixel stays."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from photostudio.engines.base import Progress, Result, tell
from photostudio.engines.operations import Regen, seed_of
from photostudio.engines.studio.backend import Backend
from photostudio.imaging.arrays import Mask, Pixels
from photostudio.imaging.inpaint import remove
from photostudio.imaging.masks import Coverage, blend, check_coverage

LEAST_RIM, RIM = 8, 0.04  # pixels; of the longer side
ON_PRODUCT = 0.02  # of the mask: so much of it on the product means that the product itself is retouched


def edit(
    operation: Regen,
    images: Mapping[str, NDArray[Any]],
    *,
    backend: Backend,
    progress: Progress,
    first: int,
) -> Iterator[Result]:
    """Yield one edited picture per variant, with the base's channels.

    Raises MaskIsEmpty, MaskIsFull, NoSurroundings and CannotDraw.
    """
    base, coverage = images["base_image"], images["mask_image"]
    check_coverage(coverage)
    hole, sources = _hole(base, coverage, images.get("product_image"))
    for number in range(first, operation.variants):
        told = partial(tell, progress, number, operation.variants)
        seed = seed_of(operation, number)
        told(0.0, "looking at what surrounds it")
        cleaned = remove(
            base[..., :3],
            hole,
            quality=operation.quality,
            seed=seed,
            sources=sources,
            progress=partial(_fill, told),
        )
        yield Result(_with_alpha(blend(base[..., :3], cleaned, coverage), base), seed, {})


def _fill(told: Progress, fraction: float) -> None:
    told(0.05 + 0.9 * fraction, "filling the area")


def _hole(base: Pixels, coverage: Coverage, product: Pixels | None) -> tuple[Mask, Mask | None]:
    """Return what is to be filled and where it may be copied from, None for everywhere: not from where the picture is
    transparent, nor from the product, unless it is the product that is retouched. The product's rim beside the mask is
    filled, too, as if it were not there, so that what is behind it does not take on its colours.
    """
    hole: Mask = coverage > 0
    sources: Mask = base[..., 3] == 255 if base.shape[2] == 4 else np.ones(coverage.shape, bool)
    covered = hole & False if product is None else product[..., 3] > 0
    if int((covered & hole).sum()) <= ON_PRODUCT * int(hole.sum()):
        sources &= ~covered
        reach = max(LEAST_RIM, round(RIM * max(hole.shape)))
        near = cv2.dilate(hole.astype(np.uint8), np.ones((2 * reach + 1, 2 * reach + 1), np.uint8))
        hole = hole | (covered & (near > 0))
    return hole, None if sources.all() else sources


def _with_alpha(edited: Pixels, base: Pixels) -> Pixels:
    """Return the edited colours (rows, columns, 3) with the transparency of the base, if it has some."""
    if base.shape[2] == 3:
        return edited
    result = np.dstack([edited, base[..., 3]])
    result[base[..., 3] == 0] = base[base[..., 3] == 0]
    return np.ascontiguousarray(result)
