"""What each operation sends to Photio: the fields of its documentation, and no others."""

import base64
from collections.abc import Callable, Mapping
from typing import Any

from numpy.typing import NDArray

from photostudio.engines.errors import InvalidOperation
from photostudio.engines.operations import Generate, Instant, Operation, Regen, Remix, Upscale
from photostudio.engines.remote.pictures import in_base64
from photostudio.imaging.masks import write_mask

GENERATED = (1024, 1024)  # pixels: generate has no field for a size
OTHER_SIZE = "Photio generates photos of 1024 × 1024 pixels only. Choose the square format, or another engine."

Images = Mapping[str, NDArray[Any]]
Fields = dict[str, Any]


def fields_of(operation: Operation, images: Images) -> Fields:
    """Return the JSON of a call that makes one picture. Raises InvalidOperation."""
    return _BY_OPERATION[type(operation)](operation, images)


def size_of(operation: Operation, images: Images) -> tuple[int, int]:
    """Return the width and height that the answer must have."""
    if isinstance(operation, Generate):
        return GENERATED
    picture = images["image" if isinstance(operation, Upscale) else operation.image_fields[0]]
    factor = operation.upscale_by if isinstance(operation, Upscale) else 1
    return picture.shape[1] * factor, picture.shape[0] * factor


def _generate(operation: Generate, _: Images) -> Fields:
    if (operation.width, operation.height) != GENERATED:
        raise InvalidOperation("width", OTHER_SIZE)
    return _named(operation, "prompt", "negative_prompt", "quality", "seed", "cfg_scale")


def _instant(operation: Instant, images: Images) -> Fields:
    return {
        "product_image": in_base64(images["product_image"]),
        **_named(operation, "product_description", "negative_prompt", "seed"),
    }


def _remix(operation: Remix, images: Images) -> Fields:
    names = ("prompt", "negative_prompt", "seed", "cfg_scale", "outline_fidelity", "style_fidelity")
    pictures = {name: in_base64(images[name]) for name in ("product_image", "ref_image")}
    return pictures | _named(operation, *names)


def _regen(operation: Regen, images: Images) -> Fields:
    mask = base64.b64encode(write_mask(images["mask_image"])).decode("ascii")
    pictures = {"base_image": in_base64(images["base_image"]), "mask_image": mask}
    return pictures | _named(operation, "prompt", "negative_prompt", "quality", "seed", "cfg_scale")


def _upscale(operation: Upscale, images: Images) -> Fields:
    names = ("upscale_by", "prompt", "negative_prompt", "quality", "denoising_strength")
    return {"image": in_base64(images["image"]), **_named(operation, *names)}


def _named(operation: Operation, *names: str) -> Fields:
    return {name: getattr(operation, name) for name in names}


_BY_OPERATION: Mapping[type[Operation], Callable[[Any, Images], Fields]] = {
    Generate: _generate,
    Instant: _instant,
    Remix: _remix,
    Regen: _regen,
    Upscale: _upscale,
}
