"""What the library's entries promise: surfaces, backdrops and props, each a name and the functions that make it.

World: x right, y up, z towards the camera; the product's base is the origin and the product about one unit tall.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from photostudio.engines.studio.scene import Colour, Environment, Item, Material, Stage

Coat = Callable[[np.random.Generator, Colour], Material]


@dataclass(frozen=True, eq=False, kw_only=True)
class Ground:
    """A surface's own relief: its items, and the height (y) of its top at x and z, about 0 at the product."""

    items: tuple[Item, ...]
    height: Callable[[float, float], float]


@dataclass(frozen=True, eq=False, kw_only=True)
class SurfaceKind:
    """A material to stand on: the colours it comes in ("#rrggbb") and the forms it is made into, the usual first.

    `coat` gives the material in a colour, for any form; `terrain` the form "ground" of what is no flat plane.
    """

    colours: tuple[str, ...]
    forms: tuple[str, ...]
    coat: Coat
    terrain: Callable[[Stage, Material], Ground] | None = None


@dataclass(frozen=True, eq=False, kw_only=True)
class Support:
    """What was built to carry the product, whose top is y = 0.

    `floor` is the y of the floor round it, `back` the z where it ends behind (for "ground": where a wall may stand),
    `width` how far it reaches from side to side, `height` the y at x and z where a prop would stand.
    """

    items: tuple[Item, ...]
    floor: float
    back: float
    width: float
    height: Callable[[float, float], float]


@dataclass(frozen=True, eq=False, kw_only=True)
class BackdropKind:
    """A background. `colours` are its own ("#rrggbb"), the usual first; `material` what a wall is of when none is said.

    `build` places it behind the support, down to the support's floor; `sky` is its light, None for a closed studio.
    `follows` says that the ground runs on into it (a sea, a field): nothing may stand between.
    """

    colours: tuple[str, ...]
    build: Callable[[Stage, Support], tuple[Item, ...]]
    sky: Callable[[Stage], Environment] | None = None
    material: str = ""
    follows: bool = False


@dataclass(frozen=True, eq=False, kw_only=True)
class Piece:
    """A prop as made: its items stand on y = 0 round the origin; `radius` and `height` bound it, in world units."""

    items: tuple[Item, ...]
    radius: float
    height: float


@dataclass(frozen=True, eq=False, kw_only=True)
class Wish:
    """What a prop shall be like: `unit` is the size of the product (about 1), colours are linear RGB.

    `colour` is what was asked for, or the kind's own; `accent` and `tone` are the set's, for parts in another colour.
    `material` is "" or a name the kind knows ("gold", "glass", "ceramic", …).
    """

    colour: Colour
    tone: Colour
    accent: Colour
    unit: float
    material: str = ""


@dataclass(frozen=True, eq=False, kw_only=True)
class PropKind:
    """A prop. `layout` says how it is arranged (see composition), `colours` are its own, the usual first.

    stand    one to three by the product, on the surface     reach  from outside the frame into it, hanging or leaning
    scatter  many small ones lying about                     above  in the air: falling petals, bubbles, snow
    lie      flat on the surface, may run under the product  drops  on the surface and never large: dew, condensation
    hang     beside the product, made hanging off the ground   surge  about the product, low in front of it
    `count` is the usual number (fewest, most). `build` makes one, at its natural size for `wish.unit`: what reaches
    grows from the origin upwards, its face to +z and its height its length; what `rises` never hangs from above; what
    is scattered lies as it fell.
    """

    layout: str
    colours: tuple[str, ...]
    build: Callable[[np.random.Generator, Wish], Piece]
    count: tuple[int, int] = (1, 1)
    rises: bool = False
