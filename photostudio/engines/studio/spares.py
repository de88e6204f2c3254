"""Spare things that nobody sees, so that there are always as many of each kind.

The renderer's compiler numbers all shapes, materials and lamps that are in memory, and how many and who comes first are
constants of its program: one leaf more would be seconds of compiling. What is missing to the numbers in `ROOM` is made
up by spares, which are kept from photo to photo. A set that needs more is rendered all the same, by its own program.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

import numpy as np

from photostudio.engines.studio import translate
from photostudio.engines.studio.alike import Swatches, Thing, alike
from photostudio.engines.studio.makes import INDICES, LEVEL, Make, make
from photostudio.engines.studio.meshes import SQUARE
from photostudio.engines.studio.scene import Beam, Glow, Item, Material, Mesh, Texture
from photostudio.engines.studio.transforms import move, scale

BEAM, LAMP, PICTURE_LAMP, BODY_LAMP = "beam", "lamp", "lamp with a picture", "lamp of many faces"
ROOM = {
    Make.PLAIN: 6,
    Make.RICH: 4,
    Make.SMOOTH_PICTURE: 6,
    Make.PICTURE: 8,
    Make.RICH_PICTURE: 7,
    Make.LEAF: 16,
    Make.GLASS: 3,
    Make.CLEAR_GLASS: 2,
    Make.CLEAR_WATER: 2,
    Make.FILM: 2,
    LAMP: 7,
    PICTURE_LAMP: 2,
    BODY_LAMP: 6,
    BEAM: 1,
}
LAMPS = (LAMP, PICTURE_LAMP, BODY_LAMP, BEAM)
BELOW = move(0, -30, 0) @ scale(1e-3, 1e-3)
BLACK = (0.0, 0.0, 0.0)
GREY = Texture(np.full((8, 8, 3), 128, np.uint8), mirrored=False)
DARK = Texture(np.zeros((1, 1, 3), np.float32), raw=True)
OF_MAKE = {
    Make.PLAIN: Material(colour=BLACK),
    Make.RICH: Material(colour=BLACK, metallic=1.0),
    Make.SMOOTH_PICTURE: Material(colour=GREY),
    Make.PICTURE: Material(colour=GREY, bump=LEVEL),
    Make.RICH_PICTURE: Material(colour=GREY, metallic=1.0),
    Make.LEAF: Material(colour=GREY, translucent=0.5),
    Make.GLASS: Material(colour=BLACK, glass=1.0, roughness=0.5),
    Make.CLEAR_GLASS: Material(colour=BLACK, glass=1.0, roughness=0.0),
    Make.CLEAR_WATER: Material(colour=BLACK, glass=1.0, roughness=0.0, ior=INDICES[Make.CLEAR_WATER]),
    Make.FILM: Material(colour=BLACK, glass=1.0, thin=True),
}
PYRAMID = Mesh(np.eye(4, 3, dtype=np.float32), np.array([[0, 1, 2], [0, 1, 3], [0, 2, 3], [1, 2, 3]], np.uint32))


class Spares:
    """The spares of this process, in the renderer's memory; made before anything else is."""

    def __init__(self) -> None:
        self._kept: dict[str, list[Any]] = {kind: [translate.thing(_spare(kind))] for kind in ROOM}

    @contextmanager
    def beside(self, things: Iterable[Thing]) -> Iterator[None]:
        """Make way for things that are made meanwhile, then make up what is still missing."""
        there = Counter(kind(thing) for thing in things)
        missing = {each: 1 + max(0, room - there[each]) for each, room in ROOM.items()}
        for each, kept in self._kept.items():
            del kept[missing[each] :]
        yield
        for each, kept in self._kept.items():
            kept += [translate.thing(_spare(each)) for _ in range(missing[each] - len(kept))]

    @property
    def lamps(self) -> translate.Plugin:
        """The lamps that every scene must have."""
        return {f"{each} {number}": lamp for each in LAMPS for number, lamp in enumerate(self._kept[each])}


def kind(thing: Thing) -> str:
    """Return what the compiler counts a thing as."""
    surface = thing.surface
    if not isinstance(surface, Glow):
        return make(surface.like if isinstance(surface, Swatches) else surface)
    if isinstance(thing.shape, Beam):
        return BEAM
    if isinstance(surface.radiance, Texture):
        return PICTURE_LAMP
    return LAMP if len(thing.shape.faces) == len(SQUARE.faces) else BODY_LAMP


@cache
def _spare(kind: str) -> Thing:
    (spare,) = alike([_dark(kind)])
    return spare


def _dark(kind: str) -> Item:
    name = f"spare {kind}"
    if kind == BEAM:
        return Item(name, Beam(BELOW, angle=40), Glow(BLACK))
    if kind in LAMPS:
        glow = Glow(DARK if kind == PICTURE_LAMP else BLACK)
        return Item(name, PYRAMID if kind == BODY_LAMP else SQUARE, glow, BELOW)
    return Item(name, SQUARE, OF_MAKE[Make(kind)], BELOW)
