"""Upscale: a photo of ours is rendered again at the new size; any other picture is resampled."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, fields
from functools import partial
from typing import Any

from photostudio.engines.base import Progress, Result, tell
from photostudio.engines.operations import Generate, Upscale, seed_of
from photostudio.engines.protection import Images
from photostudio.engines.studio import render
from photostudio.engines.studio.backend import Backend
from photostudio.engines.studio.building import build
from photostudio.engines.studio.design import from_json
from photostudio.engines.studio.generate import again
from photostudio.engines.studio.grounding import view
from photostudio.engines.studio.photo import photograph
from photostudio.engines.studio.quality import QUALITIES, Quality
from photostudio.engines.studio.stage import outline, stand
from photostudio.imaging import upscaling
from photostudio.imaging.arrays import Pixels

RENDERED, RESAMPLED = "rendered again", "resampled"
Known = Mapping[str, str]
Notes = Mapping[str, Any]
Size = tuple[int, int]  # width and height
Photo = Callable[[Images, Notes, Size, Quality, Progress], Pixels]


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
            photo = _photo_with_product if "product_image" in images else _photo_of_words
            pixels, notes = _rendered(operation, images, photo, told)
            render.free()
        else:
            pixels, notes = _resampled(operation, images, told), {"upscaled": RESAMPLED}
        yield Result(pixels, seed_of(operation, number), notes)


def _is_known(recipe: Mapping[str, Any] | None, images: Images, made_by: Known) -> bool:
    """Tell whether a recipe is all that made the picture: the set alone, by the studio as it is today."""
    if recipe is None or not ("placed_image" in images or "asked" in recipe):
        return False
    return "set" in recipe and "reference" not in recipe and made_by.items() <= recipe.items()


def _rendered(operation: Upscale, images: Images, photo: Photo, told: Progress) -> tuple[Pixels, dict[str, Any]]:
    """Return the photo of the same set at the new size, and its notes."""
    known = dict(operation.base_recipe or {})
    height, width = images["image"].shape[:2]
    quality = _at_least(QUALITIES[operation.quality], known.get("quality", {}))
    pixels = photo(images, known, operation.size_of(width, height), quality, told)
    kept = {name: value for name, value in known.items() if name not in {"name", "version"}}
    return pixels, {**kept, "quality": asdict(quality), "upscaled": RENDERED}


def _photo_with_product(images: Images, known: Notes, size: Size, quality: Quality, told: Progress) -> Pixels:
    """Return a photo of a placed product.

    The set is built about the product as it stood on the small canvas: on the large one its outline is measured finer,
    and a prop might find another place.
    """
    design, small = from_json(known["set"]), images["placed_image"]
    product = outline(small)
    camera = view(design, product, width=size[0], height=size[1])
    scene = build(stand(design, camera, product))
    return photograph(scene, camera, images["product_image"], quality, seed=design.seed, progress=told, judged=small)


def _photo_of_words(_: Images, known: Notes, size: Size, quality: Quality, told: Progress) -> Pixels:
    """Return a photo of words alone, whose product is modelled again."""
    asked = Generate(**known["asked"])
    return again(asked, from_json(known["set"]), times=size[0] // asked.width, quality=quality, progress=told)


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
