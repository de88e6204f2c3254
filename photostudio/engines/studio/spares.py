"""Spare things that nobody sees, so that there are always as many of each kind.

The renderer's compiler numbers all shapes, materials and lamps that are in memory, and how many and who comes first are
constants of its program: one leaf more would be seconds of compiling. What is missing to the numbers in `ROOM` is made
up by spares, which are kept from photo to photo. A set that needs more is rendered all the same, by its own program.
"""

from collections import Counter
from collections.abc import Iterable
from functools import cache
from typing import Any

import numpy as np

from photostudio.engines.studio import translate
from photostudio.engines.studio.alike import INDICES, LEVEL, SQUARE, Make, alike, make
from photostudio.engines.studio.scene import Beam, Glow, Item, Material, Mesh, Texture
from photostudio.engines.studio.transforms import move, scale

BEAM, LAMP, PICTURE_LAMP, BODY_LAMP = "beam", "lamp", "lamp with a picture", "lamp of many faces"
ROOM = {
    Make.PLAIN: 24,
    Make.RICH: 28,
    Make.SMOOTH_PICTURE: 12,
    Make.PICTURE: 12,
    Make.RICH_PICTURE: 14,
    Make.LEAF: 18,
    Make.GLASS: 40,
    Make.CLEAR_GLASS: 12,
    Make.CLEAR_WATER: 8,
    Make.FILM: 12,
    LAMP: 8,
    PICTURE_LAMP: 1,
    BODY_LAMP: 8,
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

    def make_room(self, items: Iterable[Item]) -> None:
        """Drop as many as items, which were made `alike`, are about to be made."""
        there = Counter(kind(item) for item in items)
        self._missing = {each: 1 + max(0, room - there[each]) for each, room in ROOM.items()}
        for each, kept in self._kept.items():
            del kept[self._missing[each] :]

    def fill(self) -> translate.Plugin:
        """Make up what is missing, and return the lamps that every scene must have."""
        for each, kept in self._kept.items():
            kept += [translate.thing(_spare(each)) for _ in range(self._missing[each] - len(kept))]
        return {f"{each} {number}": lamp for each in LAMPS for number, lamp in enumerate(self._kept[each])}


def kind(item: Item) -> str:
    """Return what the compiler counts an item as, which was made `alike`."""
    if isinstance(item.surface, Material):
        return make(item.surface)
    if isinstance(item.shape, Beam):
        return BEAM
    if isinstance(item.surface.radiance, Texture):
        return PICTURE_LAMP
    return LAMP if isinstance(item.shape, Mesh) and len(item.shape.faces) == len(SQUARE.faces) else BODY_LAMP


@cache
def _spare(kind: str) -> Item:
    name = f"spare {kind}"
    if kind == BEAM:
        return Item(name, Beam(BELOW, angle=40), Glow(BLACK))
    if kind in LAMPS:
        glow = Glow(DARK if kind == PICTURE_LAMP else BLACK)
        return alike(Item(name, PYRAMID if kind == BODY_LAMP else SQUARE, glow, BELOW))
    return alike(Item(name, SQUARE, OF_MAKE[Make(kind)], BELOW))
