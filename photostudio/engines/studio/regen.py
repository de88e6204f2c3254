"""Regen: what is under the mask goes, or a thing of the studio's comes; every other pixel stays."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from photostudio.engines.base import Progress, Result, tell
from photostudio.engines.operations import Regen, seed_of
from photostudio.engines.studio.backend import Backend
from photostudio.imaging.arrays import Mask, Pixels
from photostudio.imaging.inpaint import remove
from photostudio.imaging.masks import Coverage, blend, check_coverage

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
    sources = _sources(base, coverage, images.get("product_image"))
    for number in range(first, operation.variants):
        told = partial(tell, progress, number, operation.variants)
        seed = seed_of(operation, number)
        told(0.0, "looking at what surrounds it")
        cleaned = remove(
            base[..., :3],
            coverage > 0,
            quality=operation.quality,
            seed=seed,
            sources=sources,
            progress=partial(_fill, told),
        )
        yield Result(_with_alpha(blend(base[..., :3], cleaned, coverage), base), seed, {})


def _fill(told: Progress, fraction: float) -> None:
    told(0.05 + 0.9 * fraction, "filling the area")


def _sources(base: Pixels, coverage: Coverage, product: Pixels | None) -> Mask | None:
    """Return where the fill may be copied from, or None for everywhere: not from where the picture is transparent, nor
    from the product, unless it is the product that is retouched.
    """
    sources: Mask = base[..., 3] == 255 if base.shape[2] == 4 else np.ones(coverage.shape, bool)
    if product is not None:
        covered = product[..., 3] > 0
        if int((covered & (coverage > 0)).sum()) <= ON_PRODUCT * int((coverage > 0).sum()):
            sources &= ~covered
    return None if sources.all() else sources


def _with_alpha(edited: Pixels, base: Pixels) -> Pixels:
    """Return the edited colours (rows, columns, 3) with the transparency of the base, if it has some."""
    if base.shape[2] == 3:
        return edited
    result = np.dstack([edited, base[..., 3]])
    result[base[..., 3] == 0] = base[base[..., 3] == 0]
    return np.ascontiguousarray(result)
