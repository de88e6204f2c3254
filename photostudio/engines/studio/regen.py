"""Regen: what is under the mask goes, or a thing of the studio's comes; every other pixel stays."""

from collections.abc import Iterator
from functools import partial
from typing import Any

import cv2
import numpy as np

from photostudio.engines.base import Progress, Result, tell
from photostudio.engines.operations import Regen, seed_of
from photostudio.engines.protection import Images
from photostudio.engines.studio import render
from photostudio.engines.studio.adding.add import add
from photostudio.engines.studio.adding.looking import Hints
from photostudio.engines.studio.adding.places import Ours
from photostudio.engines.studio.backend import Backend
from photostudio.engines.words.additions import Asked, nameable
from photostudio.imaging.arrays import Mask, Pixels, with_alpha_of
from photostudio.imaging.errors import NoSurroundings
from photostudio.imaging.inpaint import remove
from photostudio.imaging.masks import Coverage, blend, check_coverage

LEAST_RIM, RIM = 8, 0.04  # pixels; of the longer side
NOTHING_LEFT = (
    "The mask under “Never copy from” covers all that the area could be filled from. Choose a smaller one, or none."
)
ON_PRODUCT = 0.02  # of the mask: so much of it on the product means that the product itself is retouched


def edit(operation: Regen, images: Images, *, backend: Backend, progress: Progress, first: int) -> Iterator[Result]:
    """Yield one edited picture per variant, with the base's channels.

    Raises MaskIsEmpty, MaskIsFull, NoSurroundings, and CannotDraw before anything is worked on.
    """
    check_coverage(images["mask_image"])
    asked = None if operation.removes else nameable(operation.prompt, operation.negative_prompt)
    for number in range(first, operation.variants):
        told = partial(tell, progress, number, operation.variants)
        seed = seed_of(operation, number)
        if asked is None:
            pixels, notes = _cleaned(operation, images, seed=seed, told=told), dict[str, Any]()
        else:
            render.start(backend)  # another studio of this process may have chosen another
            pixels, notes = _with_thing(operation, images, asked, seed=seed, told=told)
        yield Result(with_alpha_of(pixels, images["base_image"]), seed, notes)
    if asked is not None:
        render.free()


def _with_thing(
    operation: Regen, images: Images, asked: Asked, *, seed: int, told: Progress
) -> tuple[Pixels, dict[str, Any]]:
    """Return the picture (rows, columns, 3) with what was asked in place of what was there, and how it came about."""
    added = add(
        images["base_image"][..., :3],
        images["mask_image"],
        asked,
        known=_known(operation, images.get("product_image")),
        fill=partial(_cleaned, operation, images, seed=seed, told=partial(_part, told, 0.02, 0.1)),
        quality=operation.quality,
        with_shadow=operation.shadow,
        seed=seed,
        progress=told,
    )
    return added.pixels, dict(added.recipe)


def _cleaned(operation: Regen, images: Images, *, seed: int, told: Progress) -> Pixels:
    """Return the picture (rows, columns, 3) without what is under the mask."""
    base, coverage = images["base_image"], images["mask_image"]
    told(0.0, "looking at what surrounds it")
    barred = images.get("barred_image")
    hole, sources = _hole(base, coverage, images.get("product_image"), barred)
    try:
        filled = remove(
            base[..., :3], hole, quality=operation.quality, seed=seed, sources=sources, progress=partial(_fill, told)
        )
    except NoSurroundings as error:
        if barred is None:
            raise
        raise NoSurroundings(NOTHING_LEFT) from error
    return blend(base[..., :3], filled, coverage)


def _known(operation: Regen, placed: Pixels | None) -> Ours | Hints:
    """Return the set of a photo of ours; any other picture is looked at."""
    recipe = operation.base_recipe or {}
    if "set" in recipe and placed is not None:
        return Ours(recipe["set"], placed, edited=recipe.get("edited", False))
    return Hints.of(operation)


def _part(told: Progress, start: float, end: float, fraction: float, stage: str) -> None:
    told(start + (end - start) * fraction, stage)


def _fill(told: Progress, fraction: float) -> None:
    told(0.05 + 0.9 * fraction, "filling the area")


def _hole(
    base: Pixels, coverage: Coverage, product: Pixels | None, barred: Coverage | None
) -> tuple[Mask, Mask | None]:
    """Return what is to be filled and where it may be copied from, None for everywhere: not from where the picture is
    transparent, nor from what is `barred`, nor from the product, unless it is the product that is retouched. The
    product's rim beside the mask is filled, too, as if it were not there, so that what is behind it does not take on
    its colours.
    """
    hole: Mask = coverage > 0
    sources: Mask = base[..., 3] == 255 if base.shape[2] == 4 else np.ones(coverage.shape, bool)
    if barred is not None:
        sources &= barred == 0
    covered = hole & False if product is None else product[..., 3] > 0
    if int((covered & hole).sum()) <= ON_PRODUCT * int(hole.sum()):
        sources &= ~covered
        reach = max(LEAST_RIM, round(RIM * max(hole.shape)))
        near = cv2.dilate(hole.astype(np.uint8), np.ones((2 * reach + 1, 2 * reach + 1), np.uint8))
        hole = hole | (covered & (near > 0))
    return hole, None if sources.all() else sources
