"""Upscale: a photo of ours is rendered again at the new size; any other picture is resampled."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, fields
from functools import partial
from typing import Any

from photostudio.engines.base import Progress, Result, tell
from photostudio.engines.operations import Upscale, seed_of
from photostudio.engines.protection import Images
from photostudio.engines.studio import render
from photostudio.engines.studio.backend import Backend
from photostudio.engines.studio.building import build
from photostudio.engines.studio.design import from_json
from photostudio.engines.studio.grounding import view
from photostudio.engines.studio.photo import photograph
from photostudio.engines.studio.quality import QUALITIES, Quality
from photostudio.engines.studio.stage import outline, stand
from photostudio.imaging import upscaling
from photostudio.imaging.arrays import Pixels

RENDERED, RESAMPLED = "rendered again", "resampled"
Known = Mapping[str, str]


def upscale(
    operation: Upscale, images: Images, *, backend: Backend, made_by: Known, progress: Progress, first: int
) -> Iterator[Result]:
    """Yield the enlarged picture; its recipe says how it was `upscaled`, RENDERED or RESAMPLED.

    A photo is known from its recipe where that says that it was `made_by` this engine in this version. Raises
    InvalidOperation when the larger picture would be too large.
    """
    height, width = images["image"].shape[:2]
    operation.size_of(width, height)
    for number in range(first, operation.variants):
        told = partial(tell, progress, number, operation.variants)
        if _is_known(operation.base_recipe, images, made_by):
            render.start(backend)  # another studio of this process may have chosen another
            pixels, notes = _rendered(operation, images, told)
            render.free()
        else:
            pixels, notes = _resampled(operation, images, told), {"upscaled": RESAMPLED}
        yield Result(pixels, seed_of(operation, number), notes)


def _is_known(recipe: Mapping[str, Any] | None, images: Images, made_by: Known) -> bool:
    """Tell whether a recipe is all that made the picture: the set alone, by the studio as it is today."""
    if recipe is None or "placed_image" not in images:
        return False
    return "set" in recipe and "reference" not in recipe and made_by.items() <= recipe.items()


def _rendered(operation: Upscale, images: Images, told: Progress) -> tuple[Pixels, dict[str, Any]]:
    """Return the photo of the same set at the new size, and its notes.

    The set is built about the product as it stood on the small canvas: on the large one its outline is measured finer,
    and a prop might find another place.
    """
    placed, small, known = images["product_image"], images["placed_image"], dict(operation.base_recipe or {})
    design, product = from_json(known["set"]), outline(small)
    camera = view(design, product, width=placed.shape[1], height=placed.shape[0])
    scene = build(stand(design, camera, product))
    quality = _at_least(QUALITIES[operation.quality], known.get("quality", {}))
    pixels = photograph(scene, camera, placed, quality, seed=design.seed, progress=told, judged=small)
    kept = {name: value for name, value in known.items() if name not in {"name", "version"}}
    return pixels, {**kept, "quality": asdict(quality), "upscaled": RENDERED}


def _at_least(quality: Quality, known: Mapping[str, int]) -> Quality:
    """Return a quality that is nowhere below the small photo's."""
    return Quality(**{each.name: max(getattr(quality, each.name), known.get(each.name, 0)) for each in fields(Quality)})


def _resampled(operation: Upscale, images: Images, told: Progress) -> Pixels:
    """Return the picture at the new size, the product of a photo of ours from its original."""
    larger = upscaling.upscale(
        images["image"],
        operation.upscale_by,
        quality=operation.quality,
        strength=operation.denoising_strength,
        seed=operation.seed,
        on_tile=lambda done: told(0.95 * done, "enlarging the picture"),
    )
    if "product_image" not in images:
        return larger
    placed = images["product_image"]
    opaque = placed[..., 3] == 255  # what is soft is mixed with what is behind it already
    larger[opaque, :3] = placed[opaque, :3]
    return larger
