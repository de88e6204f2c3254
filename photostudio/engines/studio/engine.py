"""The virtual studio: words → brief → stage → scene → plate → photo."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict

from photostudio.engines.base import Progress, Result
from photostudio.engines.errors import Unsupported
from photostudio.engines.operations import Instant, Operation, seed_of
from photostudio.engines.studio import render, sets
from photostudio.engines.studio.backend import Backend
from photostudio.engines.studio.briefing import brief
from photostudio.engines.studio.camera import Camera
from photostudio.engines.studio.photo import photograph
from photostudio.engines.studio.quality import QUALITIES
from photostudio.engines.studio.stage import outline, stage
from photostudio.engines.studio.words import understand
from photostudio.imaging.arrays import Pixels


class VirtualStudio:
    """Builds a set from the words and path-traces it with the product standing in it."""

    name = "studio"
    version = "1"
    operations = frozenset({Instant.name})

    def __init__(self, backend: Backend) -> None:
        self.backend = backend
        render.start(backend)

    def run(
        self, operation: Operation, images: Mapping[str, Pixels], *, progress: Progress, first: int = 0
    ) -> Iterator[Result]:
        if operation.name not in self.operations:
            raise Unsupported(f"The virtual studio does not do {operation.name!r}.")
        placed = images["product_image"]
        product = outline(placed)
        understanding = understand(operation.product_description, operation.negative_prompt)
        quality = QUALITIES[operation.quality]
        for number in range(first, operation.variants):
            seed = seed_of(operation, number)
            plan = brief(understanding, seed=seed)
            camera = Camera(
                width=placed.shape[1], height=placed.shape[0], lens=plan.lens, middle=product.middle, base=product.base
            )
            scene = sets.load(plan.set).build(stage(plan, camera, product))
            pixels = photograph(scene, camera, placed, quality, seed=seed, progress=progress)
            yield Result(pixels, seed, {"brief": asdict(plan)})
