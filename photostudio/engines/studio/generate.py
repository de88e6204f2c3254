"""Generate: words → a photo of a product that the studio models itself, in the words' own set."""

from collections.abc import Iterator
from dataclasses import asdict
from functools import partial
from typing import Any

import numpy as np

from photostudio.engines.base import Progress, Result, tell
from photostudio.engines.operations import Generate, alone
from photostudio.engines.studio import render
from photostudio.engines.studio.backend import Backend
from photostudio.engines.studio.building import build, with_things
from photostudio.engines.studio.design import Set, to_json
from photostudio.engines.studio.direction import direct
from photostudio.engines.studio.goods.edges import edge_lit
from photostudio.engines.studio.goods.making import Made, make
from photostudio.engines.studio.goods.placing import Placed, enlarged, place
from photostudio.engines.studio.goods.screens import lit
from photostudio.engines.studio.goods.shooting import shoot
from photostudio.engines.studio.grounding import view
from photostudio.engines.studio.library.backdrops.canvas import level
from photostudio.engines.studio.product import Product
from photostudio.engines.studio.quality import QUALITIES, Quality
from photostudio.engines.studio.scene import Scene
from photostudio.engines.studio.stage import Outline, stand
from photostudio.engines.words.goods import Goods, goods_of
from photostudio.imaging.arrays import Pixels
from photostudio.imaging.outlines import outlines_of

NOBODY = Outline(left=0.34, right=0.66, top=0.3, base=0.8, foot_left=0.36, foot_right=0.64)
MODEL, POSE = 2, 3  # the streams of a seed that shape the product and turn it; the art director has the first


def generate(operation: Generate, *, backend: Backend, progress: Progress, first: int) -> Iterator[Result]:
    """Yield one photo per variant, `width` × `height` pixels each; the stage stays empty where nothing can be made."""
    goods = goods_of(operation.prompt, operation.negative_prompt)
    for number in range(first, operation.variants):
        render.start(backend)  # another studio of this process may have chosen another
        single, told = alone(operation, number), partial(tell, progress, number, operation.variants)
        told(0.0, "choosing the set")
        yield _photo(single, goods, backend, told)
    render.free()


def again(asked: Generate, design: Set, *, times: int, quality: Quality, progress: Progress) -> Pixels:
    """Return the photo (rows, columns, 3) that an operation of one variant made in `design`, `times` as large."""
    goods = goods_of(asked.prompt, asked.negative_prompt)
    placed = enlarged(_placed(_made(goods, asked), design, asked), times)
    return shoot(_scene(design, placed), placed, quality, seed=asked.seed, progress=progress)


def _photo(single: Generate, goods: Goods, backend: Backend, progress: Progress) -> Result:
    made = _made(goods, single)
    product = Product(outline=NOBODY, colours=made.colours if made else (), bright_side=0)
    design = edge_lit(direct(goods.rest, product, seed=single.seed, cfg_scale=single.cfg_scale), product.colours)
    placed = _placed(made, design, single)
    scene = _scene(design, placed)
    quality = QUALITIES[single.quality]
    pixels = shoot(scene, placed, quality, seed=single.seed, progress=progress)
    notes = {
        "backend": backend.variant,
        "set": to_json(design),
        "quality": asdict(quality),
        "understood": [asdict(chip) for chip in goods.read.chips],
        "excluded": list(goods.read.excluded),
        "ignored": list(goods.read.ignored),
    }
    return Result(pixels, single.seed, notes | _noted(made, goods, placed))


def _made(goods: Goods, single: Generate) -> Made | None:
    return make(goods.good, np.random.default_rng([single.seed, MODEL])) if goods.good else None


def _placed(made: Made | None, design: Set, single: Generate) -> Placed:
    if made is not None:
        rng = np.random.default_rng([single.seed, POSE])
        return place(made, design, width=single.width, height=single.height, rng=rng)
    camera = view(design, NOBODY, width=single.width, height=single.height)
    return Placed(items=(), camera=camera, outline=NOBODY, covered=np.zeros((single.height, single.width), bool))


def _scene(design: Set, placed: Placed) -> Scene:
    """Return the set with the product standing in it."""
    stage = stand(design, placed.camera, placed.outline, footprint=placed.footprint)
    return with_things(build(stage), lit(placed.items, level(stage)))


def _noted(made: Made | None, goods: Goods, placed: Placed) -> dict[str, Any]:
    """Return what the recipe says of the product and where it is seen, or of the words that nothing was made of."""
    if made is None:
        return {"product": None, "cannot_draw": goods.cannot_draw}
    product = {"kind": made.kind, "material": made.material, "colour": made.colour, "count": made.count}
    return {"product": product, "outlines": outlines_of(placed.covered), "cannot_draw": ""}
