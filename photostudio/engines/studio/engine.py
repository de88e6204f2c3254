"""The virtual studio: words → set → scene → photo."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

from numpy.typing import NDArray

from photostudio.engines.base import Progress, Result, tell
from photostudio.engines.errors import Unsupported
from photostudio.engines.operations import Generate, Instant, Operation, Photo, Regen, Remix, Upscale, seed_of
from photostudio.engines.studio import render
from photostudio.engines.studio.backend import Backend
from photostudio.engines.studio.building import build
from photostudio.engines.studio.design import Set, to_json
from photostudio.engines.studio.direction import direct
from photostudio.engines.studio.generate import generate
from photostudio.engines.studio.grounding import view
from photostudio.engines.studio.photo import photograph
from photostudio.engines.studio.product import study
from photostudio.engines.studio.quality import QUALITIES, Quality
from photostudio.engines.studio.regen import edit
from photostudio.engines.studio.remix.remixing import remix
from photostudio.engines.studio.stage import stand
from photostudio.engines.studio.upscaling import upscale
from photostudio.engines.words.reading import understand
from photostudio.engines.words.understanding import Understanding
from photostudio.engines.words.viewpoints import staged
from photostudio.imaging import inpaint
from photostudio.imaging.arrays import Pixels


class VirtualStudio:
    """Builds a set from the words and path-traces it with the product standing in it."""

    name = "studio"
    version = "5"
    operations = frozenset({"instant", "remix", "regen", "generate", "photo", "upscale"})

    def __init__(self, backend: Backend, cache: Path) -> None:
        self.backend = backend
        self._cache = cache
        self._kernels = cache / "kernels"
        inpaint.kernels_in(self._kernels)
        render.start(backend)  # compiling for it begins now, not with the first photo

    def warm(self) -> None:
        """Compile the kernels of inpainting, or load those that were compiled before."""
        inpaint.warm(self._kernels)

    def run(
        self, operation: Operation, images: Mapping[str, NDArray[Any]], *, progress: Progress, first: int = 0
    ) -> Iterator[Result]:
        """Yield one photo per variant: see `Engine.run`."""
        if isinstance(operation, Instant | Photo):
            return self._photos(operation, images["product_image"], progress=progress, first=first)
        if isinstance(operation, Regen):
            return edit(operation, images, backend=self.backend, progress=progress, first=first)
        if isinstance(operation, Remix):
            return remix(operation, images, backend=self.backend, cache=self._cache, progress=progress, first=first)
        if isinstance(operation, Upscale):
            made_by = {"name": self.name, "version": self.version}
            return upscale(operation, images, backend=self.backend, made_by=made_by, progress=progress, first=first)
        if isinstance(operation, Generate):
            return generate(operation, backend=self.backend, progress=progress, first=first)
        raise Unsupported(f"The virtual studio does not do {operation.name!r}.")

    def _photos(
        self, operation: Instant | Photo, placed: Pixels, *, progress: Progress, first: int
    ) -> Iterator[Result]:
        understanding = understand(_words(operation), operation.negative_prompt)
        product = study(placed)
        quality = QUALITIES[operation.quality]
        for number in range(first, operation.variants):
            render.start(self.backend)  # another studio of this process may have chosen another
            told = partial(tell, progress, number, operation.variants)
            told(0.0, "choosing the set")
            seed = seed_of(operation, number)
            design = direct(understanding, product, seed=seed, cfg_scale=operation.cfg_scale)
            camera = view(design, product.outline, width=placed.shape[1], height=placed.shape[0])
            scene = build(stand(design, camera, product.outline))
            pixels = photograph(scene, camera, placed, quality, seed=seed, progress=told)
            yield Result(pixels, seed, self._recipe(design, understanding, quality))
        render.free()

    def _recipe(self, design: Set, understanding: Understanding, quality: Quality) -> dict[str, Any]:
        return {
            "backend": self.backend.variant,
            "set": to_json(design),
            "quality": asdict(quality),
            **understanding.as_notes(),
        }


def _words(operation: Instant | Photo) -> str:
    """Return the words that the set is made from."""
    if isinstance(operation, Instant):
        return operation.product_description
    return staged(operation.prompt, operation.trigger_word, operation.view)
