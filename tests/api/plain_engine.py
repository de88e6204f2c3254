"""An engine that does every operation in no time: a grey plate of the seed's shade behind, or under the mask.

Upscale repeats each pixel.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from photostudio.engines.base import Configuration, Progress, Result
from photostudio.engines.operations import BY_NAME, Generate, Operation, Regen, Upscale, seed_of
from photostudio.imaging.arrays import Pixels
from photostudio.imaging.composite import lay_over
from photostudio.imaging.masks import blend


class PlainEngine:
    name = "plain"
    version = "1"
    operations = frozenset(BY_NAME)

    def warm(self) -> None:
        """Nothing to do ahead."""

    def run(
        self, operation: Operation, images: Mapping[str, NDArray[Any]], *, progress: Progress, first: int = 0
    ) -> Iterator[Result]:
        progress(0.0, "at once")
        for number in range(first, operation.variants):
            seed = seed_of(operation, number)
            yield Result(_photo(operation, images, seed % 97), seed, {"grey": seed % 97})


def _photo(operation: Operation, images: Mapping[str, NDArray[Any]], grey: int) -> Pixels:
    if isinstance(operation, Generate):
        return np.full((operation.height, operation.width, 3), grey, np.uint8)
    if isinstance(operation, Regen):
        base = images["base_image"]
        return blend(base, np.full_like(base, grey), images["mask_image"])
    if isinstance(operation, Upscale):
        return _enlarged(operation.upscale_by, images)
    placed = images["product_image"]
    return lay_over(np.full((*placed.shape[:2], 3), grey / 97, np.float32), placed)


def _enlarged(times: int, images: Mapping[str, NDArray[Any]]) -> Pixels:
    larger: Pixels = images["image"].repeat(times, axis=0).repeat(times, axis=1)
    placed = images.get("product_image", np.zeros((*larger.shape[:2], 4), np.uint8))
    opaque = placed[..., 3] == 255
    larger[opaque, :3] = placed[opaque, :3]
    return larger


def open_engine(_configuration: Configuration) -> PlainEngine:
    return PlainEngine()
