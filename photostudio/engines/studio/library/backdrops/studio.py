"""Backgrounds of a photographer's studio: walls."""

from photostudio.engines.studio import shapes
from photostudio.engines.studio.library.kinds import BackdropKind, Support
from photostudio.engines.studio.library.surfaces import SURFACES
from photostudio.engines.studio.scene import Item, Stage
from photostudio.engines.studio.transforms import move


def wall(stage: Stage, support: Support) -> tuple[Item, ...]:
    """A wall of the backdrop's material, and the floor before it."""
    material = stage.set.backdrop.material or "paint"
    coat = SURFACES[material].coat(stage.rng, stage.colours.backdrop)
    room = shapes.cyclorama(back=support.back - 0.35, radius=0.05)
    return (Item("room", room, coat, move(0, support.floor, 0)),)


BACKDROPS = {"wall": BackdropKind(colours=("#d9cbb9", "#b8b1a6", "#e7cfc4", "#c3cbb9", "#c8cdd2"), build=wall)}
