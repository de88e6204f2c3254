"""The virtual studio: words → brief → stage → scene → photo."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, replace
from functools import partial
from typing import Any

from photostudio.engines.base import Progress, Result
from photostudio.engines.errors import Unsupported
from photostudio.engines.operations import Operation, seed_of
from photostudio.engines.studio import render, sets
from photostudio.engines.studio.backend import Backend
from photostudio.engines.studio.briefing import write_brief
from photostudio.engines.studio.camera import Camera, fitted
from photostudio.engines.studio.photo import photograph
from photostudio.engines.studio.product import Product, study
from photostudio.engines.studio.quality import QUALITIES, Quality
from photostudio.engines.studio.scene import Brief, Scene
from photostudio.engines.studio.stage import stage
from photostudio.engines.studio.words import Understanding, understand
from photostudio.imaging.arrays import Pixels


class VirtualStudio:
    """Builds a set from the words and path-traces it with the product standing in it."""

    name = "studio"
    version = "1"
    operations = frozenset({"instant"})

    def __init__(self, backend: Backend) -> None:
        self.backend = backend
        render.start(backend)  # compiling for it begins now, not with the first photo

    def run(
        self, operation: Operation, images: Mapping[str, Pixels], *, progress: Progress, first: int = 0
    ) -> Iterator[Result]:
        """Yield one photo per variant: see `Engine.run`."""
        if operation.name not in self.operations:
            raise Unsupported(f"The virtual studio does not do {operation.name!r}.")
        placed = images["product_image"]
        understanding = understand(operation.product_description, operation.negative_prompt)
        product = study(placed)
        quality = QUALITIES[operation.quality]
        for number in range(first, operation.variants):
            render.start(self.backend)  # another studio of this process may have chosen another
            told = partial(_tell, progress, number, operation.variants)
            told(0.0, "choosing the set")
            seed = seed_of(operation, number)
            brief, camera = _planned(understanding, product, placed, seed)
            scene = _exposed(sets.load(brief.set).build(stage(brief, camera, product.outline)), brief)
            pixels = photograph(scene, camera, placed, quality, seed=seed, progress=told)
            yield Result(pixels, seed, self._recipe(brief, understanding, quality))
        render.free()

    def _recipe(self, brief: Brief, understanding: Understanding, quality: Quality) -> dict[str, Any]:
        return {
            "backend": self.backend.variant,
            "set": brief.set,
            "palette": asdict(brief.palette),
            "key_light": asdict(brief.key),
            "lens": asdict(brief.lens),
            "brightness": brief.brightness,
            "gobo": brief.gobo,
            "quality": asdict(quality),
            "understood": [asdict(chip) for chip in understanding.understood],
            "ignored": list(understanding.ignored),
        }


def _planned(understanding: Understanding, product: Product, placed: Pixels, seed: int) -> tuple[Brief, Camera]:
    """Return the brief and its camera, the lens in both lowered or raised until the product can stand on the ground."""
    brief = write_brief(understanding, product, seed=seed)
    height, width = placed.shape[:2]
    outline = product.outline
    camera = fitted(Camera(width=width, height=height, lens=brief.lens, middle=outline.middle, base=outline.base))
    return replace(brief, lens=camera.lens), camera


def _exposed(scene: Scene, brief: Brief) -> Scene:
    return replace(scene, exposure=replace(scene.exposure, white=scene.exposure.white * brief.brightness))


def _tell(progress: Progress, number: int, variants: int, fraction: float, stage: str) -> None:
    progress((number + fraction) / variants, stage)
