"""A dark glossy room with neon tubes in two colours; the product itself is lit by a neutral softbox."""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

import numpy as np

from photostudio.engines.studio import lights, shapes, textures
from photostudio.engines.studio.framing import window
from photostudio.engines.studio.pedestals import Pedestal, pedestal
from photostudio.engines.studio.scene import (
    Colour,
    EvenLight,
    Exposure,
    Glow,
    Item,
    KeyLight,
    Lens,
    Material,
    Mesh,
    Rectangle,
    Scene,
    Stage,
    Texture,
    Transform,
)
from photostudio.engines.studio.sets.palettes import palette
from photostudio.engines.studio.transforms import move, scale, turn

LENS = Lens(fov=26, pitch=7, distance=4.2)
KEY = KeyLight(azimuth=-25, elevation=50, softness=0.5, warmth=0.0, strength=1.0)
PALETTES = (
    palette("#413353", "#121018", "#ff2f92", "#22c8ff"),  # magenta and cyan
    palette("#333b55", "#0e1118", "#5b5bff", "#ff8a3d"),  # indigo and amber
    palette("#2c4447", "#0c1415", "#1fe0b0", "#7a4dff"),  # mint and violet
    palette("#4c353e", "#140f11", "#ff4d4d", "#ff9fd0"),  # red and pink
    palette("#30425b", "#0c1016", "#3aa0ff", "#e8f4ff"),  # blue and ice
)
TUBE = 0.017
SKIN, CORE, HEM = 1.3, 26.0, 3.2  # radiances: what is seen of a tube, what lights the wall, and the tube on the floor


class Stroke(NamedTuple):
    """A tube of a sign: its mesh for a thickness, where it hangs, and which of the two colours it has."""

    draw: Callable[[float], Mesh]
    place: Transform
    colour: int


Sign = Callable[[Stage, float, float], list[Stroke]]


def build(stage: Stage) -> Scene:
    rng, colours = stage.rng, stage.brief.palette
    base = pedestal(stage, float(rng.uniform(0.08, 0.14)), bevel=0.012)
    back = base.back - rng.uniform(0.7, 0.95)
    pair = colours.prop, colours.accent
    sign = SIGNS[rng.integers(len(SIGNS))]
    wall = Material(colour=colours.backdrop, roughness=0.5, specular=0.4)
    black = Material(colour=colours.surface, roughness=0.1, specular=0.7)
    items = [
        Item("floor", Rectangle(turn(-90, "x") @ scale(8, 8)), _gloss(rng, colours.surface), move(0, -base.height, 0)),
        Item("wall", Rectangle(scale(9, 9)), wall, move(0, 0, back)),
        Item("pedestal", base.mesh, black, base.transform),
        *_tubes(sign(stage, -base.height, back + 0.2), pair),
        _hem(base, colours.accent),
        lights.key(stage, distance=4.5, irradiance=0.3),
    ]
    dim = (0.012, 0.012, 0.016)
    return Scene(items=tuple(items), environment=EvenLight(dim), exposure=Exposure(white=0.4, percentile=91), bounces=5)


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
    roughness = (255 * (0.05 + 0.18 * smear.pixels)).astype(np.uint8)
    return Material(colour=colour, roughness=Texture(roughness, repeat=5, raw=True), specular=0.7)


def _hem(base: Pedestal, colour: Colour) -> Item:
    """A tube on the floor round the pedestal."""
    gap = 0.035
    mesh = shapes.hoop(base.width + 2 * gap, base.depth + 2 * gap, base.depth / 2 + gap, 0.6 * TUBE)
    return Item("hem", mesh, _glow(colour, HEM), base.transform @ move(0, 0.7 * TUBE, 0) @ turn(-90, "x"))


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
