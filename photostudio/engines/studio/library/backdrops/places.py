"""From a painter to a backdrop: the picture far behind, and the table or the ground that runs towards it."""

from collections.abc import Callable
from math import cos, radians

import cv2
import numpy as np

from photostudio.engines.studio import shapes
from photostudio.engines.studio.framing import window
from photostudio.engines.studio.library.backdrops.canvas import (
    STEEP,
    Canvas,
    adaptation,
    daylight,
    hang,
    is_night,
    stretch,
)
from photostudio.engines.studio.library.backdrops.layers import WHITE, times
from photostudio.engines.studio.library.kinds import Support
from photostudio.engines.studio.library.surfaces import SURFACES
from photostudio.engines.studio.noise import smoothstep
from photostudio.engines.studio.optics import USUAL_DISTANCE
from photostudio.engines.studio.scene import Colour, Item, Material, Rectangle, Stage
from photostudio.engines.studio.textures import tinted
from photostudio.engines.studio.transforms import move, scale, turn
from photostudio.imaging.arrays import Linear
from photostudio.imaging.colour import hexadecimal

Painter = Callable[[Stage, Canvas], Linear]
Build = Callable[[Stage, Support], tuple[Item, ...]]

FAR = 4.6  # behind the product: the far wall of a room
NEAR = 1.45  # where a table without an end meets its room
TABLE = 0.15  # how far a table reaches behind where a wall might stand
GAP = 0.4  # between a counter's back edge and where a wall might stand


def indoors(paint: Painter) -> Build:
    """Return what builds a room: its picture, and a table for what stands on no counter of its own."""
    paint = _through_the_lens(paint)

    def build(stage: Stage, support: Support) -> tuple[Item, ...]:
        match stage.set.surface.form:
            case "ground":
                return _behind(stage, paint, depth=NEAR, edge=(0.0, -NEAR / max(cos(radians(stage.lens.pitch)), 0.2)))
            case "slab":
                return _behind(stage, paint, depth=FAR, edge=(0.0, support.back + GAP))
            case _:
                end = support.back - TABLE
                return (_table(stage, support.floor, end), *_behind(stage, paint, depth=FAR, edge=(support.floor, end)))

    return build


def _through_the_lens(paint: Painter) -> Painter:
    """Return a painter that shows more of a room through a wide lens and less through a long one.

    It is painted as the usual lens sees it, and goes on mirrored at both sides; its foot stays at the table's edge.
    """

    def painted(stage: Stage, canvas: Canvas) -> Linear:
        share = _far_view(stage.lens.distance) / _far_view(USUAL_DISTANCE)
        if share == 1:
            return paint(stage, canvas)
        foot, wider = max(canvas.sill, -canvas.top), max(share, 1.0)
        room = canvas.sized(ceiling=foot + wider * (canvas.ceiling - foot), pixels=canvas.pixels / wider)
        column = (share * canvas.x - float(room.x[0, 0])) * room.pixels
        row = (float(room.y[0, 0]) - foot - share * (canvas.y - foot)) * room.pixels
        column, row = (np.array(place, np.float32) for place in np.broadcast_arrays(column, row))
        seen = cv2.remap(paint(stage, room), column, row, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT)
        return np.asarray(seen, np.float32)

    return painted


def _far_view(distance: float) -> float:
    """Return how much more of a room's far wall is seen than of the plane of a product at a distance."""
    return (distance + FAR) / distance


def outdoors(
    paint: Painter,
    *,
    ground: str,
    depth: float,
    shade: float = 0.85,
    rise: float = 0.075,
    rough: float = 0.016,
    detail: float = 1.0,
) -> Build:
    """Return what builds a place under the sky: its picture `depth` behind, and ground for what brings none.

    Where the two meet, the ground's colour, in a tone of `shade`, rises into the picture over a border that is `rough`.
    """

    def build(stage: Stage, support: Support) -> tuple[Item, ...]:
        form = stage.set.surface.form
        if form == "slab":
            return _behind(
                stage, paint, depth=max(depth, FAR), edge=(0.0, support.back + GAP), detail=detail, open_air=True
            )
        edge = (support.floor, -depth / max(cos(radians(stage.lens.pitch)), 0.2))
        airy = tinted(stage.colours.backdrop, 0.25 if is_night(stage) else 0.92, WHITE)
        nature = hexadecimal(SURFACES[ground].colours[0]) if ground else airy
        tone = stage.colours.surface if form == "ground" else nature
        own = () if form == "ground" else _ground(stage, ground, nature, support.floor)
        mirrored = not ground and form != "ground"

        def joined(stage: Stage, canvas: Canvas) -> Linear:
            picture = paint(stage, canvas)
            return (
                picture
                if mirrored
                else meeting(stage, canvas, picture, tinted(tone, 1 - shade), rise=rise, rough=rough)
            )

        return (*own, *_behind(stage, joined, depth=depth, edge=edge, detail=detail, open_air=True))

    return build


def meeting(stage: Stage, canvas: Canvas, picture: Linear, ground: Colour, *, rise: float, rough: float) -> Linear:
    """Let the ground's colour run up into a picture from where it ends, over an uneven border."""
    bumps = canvas.noise(stage.rng, coarsest=3, finest=40, slope=1.1, stretch=4)
    amount = smoothstep(rise, -0.004, canvas.y - canvas.sill + rough * bumps)
    tone = (
        np.array(times(ground, daylight(stage)), np.float32)
        / adaptation(stage, open_air=True)
        * (1 + 0.05 * bumps)[..., None]
    )
    return np.asarray(picture + amount[..., None] * (canvas.defocus(tone.astype(np.float32)) - picture), np.float32)


def _behind(
    stage: Stage,
    paint: Painter,
    *,
    depth: float,
    edge: tuple[float, float],
    detail: float = 1.0,
    open_air: bool = False,
) -> tuple[Item, ...]:
    if stage.lens.pitch > STEEP:
        return (_floor(stage, edge[0] - 0.3),)
    canvas = stretch(stage, edge=edge, detail=detail)
    return (hang(stage, canvas, paint(stage, canvas), depth=depth, open_air=open_air),)


def _floor(stage: Stage, y: float) -> Item:
    """What a camera that looks steeply down sees beside the support: the floor, in the place's colour."""
    coat = Material(colour=stage.colours.backdrop, roughness=0.8, specular=0.2)
    return Item("floor", Rectangle(turn(-90, "x") @ scale(12, 12)), coat, move(0, y, 0))


def _table(stage: Stage, floor: float, end: float) -> Item:
    """A plain table in a tone between the room's and the surface's."""
    colours = stage.colours
    coat = Material(colour=tinted(colours.surface, 0.45, colours.backdrop), roughness=0.5, specular=0.35)
    front = 2.2
    mesh = shapes.slab(2.4 * window(stage, end).width, front - end, 0.12, bevel=0.016)
    return Item("table", mesh, coat, move(0, floor - 0.12, (front + end) / 2))


def _ground(stage: Stage, name: str, colour: Colour, floor: float) -> tuple[Item, ...]:
    """The ground of the place round a pedestal; without a name it is water so still that it mirrors the sky."""
    kind = SURFACES[name or "paint"]
    coat = kind.coat(stage.rng, colour) if name else Material(colour=colour, metallic=0.8, roughness=0.04)
    if kind.terrain is None:
        return (Item("floor", Rectangle(turn(-90, "x") @ scale(12, 12)), coat, move(0, floor, 0)),)
    made = kind.terrain(stage, coat)
    return tuple(
        Item(f"floor {item.name}", item.shape, item.surface, move(0, floor, 0) @ item.transform) for item in made.items
    )
