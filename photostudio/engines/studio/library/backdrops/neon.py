"""Neon tubes in two colours before a dark wall, over a floor that mirrors them."""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

import numpy as np

from photostudio.engines.studio import lights, shapes, textures
from photostudio.engines.studio.framing import window
from photostudio.engines.studio.library.backdrops.canvas import STEEP
from photostudio.engines.studio.library.kinds import BackdropKind, Support
from photostudio.engines.studio.scene import (
    Colour,
    EvenLight,
    Glow,
    Item,
    Material,
    Mesh,
    Rectangle,
    Stage,
    Texture,
    Transform,
)
from photostudio.engines.studio.transforms import move, scale, turn

TUBE = 0.017
SKIN, CORE = 1.3, 26.0  # radiances: what is seen of a tube, and what lights the wall


class Stroke(NamedTuple):
    """A tube of a sign: its mesh for a thickness, where it hangs, and which of the two colours it has."""

    draw: Callable[[float], Mesh]
    place: Transform
    colour: int


Sign = Callable[[Stage, float, float], list[Stroke]]


def neon(stage: Stage, support: Support) -> tuple[Item, ...]:
    """One of the signs behind the product, a wall for its light, and a black floor."""
    colours = stage.colours
    back = support.back - 0.35
    wall = Material(colour=colours.backdrop, roughness=0.5, specular=0.4)
    floor = Rectangle(turn(-90, "x") @ scale(12, 12))
    items = [
        Item("floor", floor, _gloss(stage.rng, textures.tinted(colours.backdrop, 0.85)), move(0, support.floor, 0)),
        Item("wall", Rectangle(scale(9, 9)), wall, move(0, 0, back)),
    ]
    if stage.lens.pitch > STEEP:
        return tuple(items)
    sign = SIGNS[int(stage.rng.integers(len(SIGNS)))]
    return (*items, *_tubes(sign(stage, support.floor, back + 0.2), (colours.prop, colours.accent)))


def glow_of_tubes(stage: Stage) -> EvenLight:
    """Return what the tubes throw back from a room that is not in sight."""
    return lights.fill(stage, 0.5 * stage.set.light.fill)


def _tubes(strokes: list[Stroke], colours: tuple[Colour, Colour]) -> list[Item]:
    """Hang a sign: film bleaches a tube that lights a wall, so the light comes from a thinner one hidden behind it."""
    items = []
    for number, (draw, place, colour) in enumerate(strokes, start=1):
        behind = move(0, 0, -1.1 * TUBE) @ place
        items.append(Item(f"tube {number}", draw(TUBE), _glow(colours[colour], SKIN), place))
        items.append(Item(f"core {number}", draw(0.4 * TUBE), _glow(colours[colour], CORE), behind))
    return items


def _glow(colour: Colour, radiance: float) -> Glow:
    red, green, blue = (radiance * channel / max(colour) for channel in colour)
    return Glow((red, green, blue))


def _gloss(rng: np.random.Generator, colour: Colour) -> Material:
    """Return a floor that mirrors, here a little more and there a little less."""
    smear = textures.plaster(rng, size=512, base=(0.5, 0.5, 0.5)).height
    roughness = (0.05 * 255 + 0.18 * smear.pixels).astype(np.uint8)
    return Material(colour=colour, roughness=Texture(roughness, repeat=5, raw=True), specular=0.7)


def _ring(stage: Stage, floor: float, z: float) -> list[Stroke]:
    """One ring behind the product, sometimes with a second across it."""
    radius, x, y = _circle(stage, floor, z)
    strokes = [Stroke(partial(shapes.ring, radius), move(x, y, z), 0)]
    if stage.rng.random() < 0.5:
        side = stage.rng.choice([-1, 1])
        place = move(x + side * 0.7 * radius, y + 0.3 * radius, z - 0.07)
        strokes.append(Stroke(partial(shapes.ring, 0.62 * radius), place, 1))
    return strokes


def _gate(stage: Stage, floor: float, z: float) -> list[Stroke]:
    """Two arches of tube, one within the other."""
    radius, x, y = _circle(stage, floor, z)

    def arch(share: float, thickness: float) -> Mesh:
        width, height = 2 * share * radius, (y - floor) + share * radius
        return shapes.arch(width, height, 2 * thickness, 2 * thickness, bevel=thickness)

    return [
        Stroke(partial(arch, share), move(x, floor, z - 0.06 * number), number)
        for number, share in enumerate([1.0, 0.84])
    ]


def _frame(stage: Stage, floor: float, z: float) -> list[Stroke]:
    """Two frames with round corners, one tilted over the other."""
    radius, x, y = _circle(stage, floor, z)
    tilt = float(stage.rng.uniform(8, 18) * stage.rng.choice([-1, 1]))
    strokes = []
    for number, (share, angle) in enumerate([(1.62, 0.0), (1.5, tilt)]):
        draw = partial(shapes.hoop, share * radius, share * radius, 0.2 * radius)
        strokes.append(Stroke(draw, move(x, y, z - 0.05 * number) @ turn(angle, "z"), number))
    return strokes


def _bars(stage: Stage, floor: float, z: float) -> list[Stroke]:
    """Three slanted bars, two on one side and one on the other."""
    rng = stage.rng
    radius, x, y = _circle(stage, floor, z)
    lean = float(rng.uniform(10, 24) * rng.choice([-1, 1]))
    side = int(rng.choice([-1, 1]))
    strokes = []
    for number, place in enumerate([-1.15, -0.78, 0.95]):
        length = radius * rng.uniform(1.1, 1.9)
        middle = move(x + side * place * radius, y + radius * rng.uniform(-0.1, 0.2), z - 0.02 * number)
        strokes.append(Stroke(partial(shapes.capsule, length), middle @ turn(lean, "z"), number % 2))
    return strokes


SIGNS: tuple[Sign, ...] = (_ring, _gate, _frame, _bars)


def _circle(stage: Stage, floor: float, z: float) -> tuple[float, float, float]:
    """Return radius and middle of a circle at depth `z` that frames the product and stays within the picture."""
    seen = window(stage, z)
    radius = 0.5 * max(0.85 * stage.top, 0.7 * (stage.right - stage.left)) + 0.22
    radius = min(radius, 0.46 * seen.width, 0.48 * (seen.top - floor))
    y = min(max(0.58 * stage.top, floor + radius + 0.06), seen.top - 0.08 - radius)
    return radius, float(stage.rng.uniform(-0.12, 0.12)), y


BACKDROPS = {
    "neon": BackdropKind(colours=("#413353", "#333b55", "#2c4447", "#4c353e", "#30425b"), build=neon, sky=glow_of_tubes)
}
