"""What the tests of goods share: wares of any material, and photos from words alone."""

from dataclasses import replace

import numpy as np

from photostudio.engines.base import Engine, Result
from photostudio.engines.operations import Generate
from photostudio.engines.studio.design import Set, from_json
from photostudio.engines.studio.goods.making import Made, make
from photostudio.engines.words.goods import Good

SMALL = 256  # pixels: the least that an operation may ask for


def made(kind: str, *, seed: int = 1, **said: str | int) -> Made:
    """Return a product of which words say the named fields of a `Good`."""
    return make(replace(Good(kind=kind, words=kind), **said), np.random.default_rng(seed))  # type: ignore[arg-type]


def plain_set(view: str) -> Set:
    """Return a white set seen as in one of `design.VIEWS`."""
    pitch = {"flat lay": 90.0, "three-quarter": 20.0, "low": 0.0}.get(view, 8.0)
    return from_json(
        {
            "surface": {"kind": "paint"},
            "backdrop": {"kind": "sweep"},
            "palette": {"backdrop": "#ffffff", "surface": "#ffffff", "prop": "#ffffff", "accent": "#ffffff"},
            "lens": {"pitch": pitch},
            "view": view,
        }
    )


def generated(engine: Engine, words: str, *, seed: int = 7, width: int = SMALL, height: int = SMALL) -> Result:
    operation = Generate(prompt=words, seed=seed, width=width, height=height)
    (result,) = engine.run(operation, {}, progress=lambda *_: None)
    return result
