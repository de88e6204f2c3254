"""What the tables of goods promise: kinds of product, each a function that models one in centimetres."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from photostudio.engines.studio.scene import Colour, Item


@dataclass(frozen=True, eq=False, kw_only=True)
class Ware:
    """What a product shall be like: names of materials, linear colours.

    `finish` is "matte", "satin", "brushed", "glossy", "frosted" or "" for the material's own; `cap` closes the product,
    `label` is the paper on it and `accent` a line on that. `drink` is the name of what is in it.
    """

    material: str
    colour: Colour
    finish: str
    cap: str
    cap_colour: Colour
    label: Colour
    accent: Colour
    drink: str = ""


Build = Callable[[np.random.Generator, Ware], list[Item]]


@dataclass(frozen=True, eq=False, kw_only=True)
class GoodKind:
    """A kind of product. `build` models one, in centimetres, on y = 0 about the origin, its face to +z.

    `looks` are the materials and colours ("#rrggbb") it comes in when words say neither, `material` what it is made of
    when they say but a colour. `caps` are those of what closes it, `drinks` the names of
    what is in it. `height` and `width` are the shares of the picture
    that it may fill. What `lies` is laid on its back when it is seen from above; the rest stands. It is turned by up to
    `turned` degrees and, where it stands, leans back by `leans`.
    """

    build: Build
    material: str
    looks: tuple[tuple[str, str], ...]
    caps: tuple[tuple[str, str], ...] = (("plastic", "#1c1c1f"), ("gold", "#cfa758"), ("plastic", "#efece6"))
    drinks: tuple[str, ...] = ()
    height: float = 0.56
    width: float = 0.56
    lies: bool = True
    turned: tuple[float, float] = (-10.0, 10.0)
    leans: float = 0.0
