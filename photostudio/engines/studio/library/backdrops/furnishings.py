"""What stands and hangs in painted rooms: shelves and what is on them, plants, lamps, windows and curtains."""

from typing import NamedTuple

import numpy as np

from photostudio.engines.studio.library.backdrops.canvas import Canvas
from photostudio.engines.studio.library.backdrops.layers import WHITE, Layer, ball, cylinder, dimmed, leaves
from photostudio.engines.studio.scene import Colour
from photostudio.engines.studio.textures import tinted

GREENS: tuple[Colour, Colour, Colour] = ((0.012, 0.022, 0.010), (0.10, 0.17, 0.05), (0.34, 0.44, 0.12))
WOOD: Colour = (0.30, 0.17, 0.085)
THINGS: tuple[Colour, ...] = (
    (0.62, 0.56, 0.47),
    (0.33, 0.15, 0.08),
    (0.10, 0.14, 0.17),
    (0.72, 0.70, 0.66),
    (0.16, 0.19, 0.10),
    (0.45, 0.30, 0.16),
)


class Room(NamedTuple):
    """A room as the photo shows it: from the table's edge up, lit from a `side`; `wall` and `tone` are its colours."""

    canvas: Canvas
    rng: np.random.Generator
    side: int
    wall: Colour
    tone: Colour
    accent: Colour

    def up(self, share: float) -> float:
        """Return the height at a share of the visible wall: 0 the table's edge, 1 the photo's upper edge."""
        bottom = min(max(self.canvas.sill, -self.canvas.top), 0.6 * self.canvas.top)
        return bottom + share * (self.canvas.top - bottom)

    def across(self, share: float) -> float:
        """Return the place at a share of half the photo's width, positive on the side the light comes from."""
        return self.side * share * self.canvas.right

    def thing(self) -> Colour:
        """Return the colour of one of the things about, in the room's harmony."""
        colour = THINGS[int(self.rng.integers(len(THINGS)))]
        return tinted(
            colour, float(self.rng.uniform(0.0, 0.4)), (self.tone, self.accent, self.wall)[self.rng.integers(3)]
        )


def window(
    room: Room, layer: Layer, box: tuple[float, float, float, float], *, panes: tuple[int, int] = (2, 3)
) -> None:
    """Paint a window in a box of left, bottom, right, top: glaring sky, green below, bars and a frame."""
    left, bottom, right, top = box
    layer.box(left, bottom, right, top, (4.6, 4.9, 5.2))
    height = top - bottom
    for _ in range(26):
        x, y = room.rng.uniform(left, right), bottom + height * float(abs(room.rng.normal(0, 0.16)))
        size = float(room.rng.uniform(0.05, 0.16)) * height
        green = dimmed((0.85, 1.0, 0.5), float(room.rng.uniform(0.5, 1.9)))
        layer.oval(float(np.clip(x, left + size, right - size)), min(y, top - size), (size, 0.7 * size), green)
    frame = tinted(room.wall, 0.5, (0.5, 0.5, 0.5))
    bar = 0.011
    for x in np.linspace(left, right, panes[0] + 1):
        layer.box(x - bar, bottom, x + bar, top, frame)
    for y in np.linspace(bottom, top, panes[1] + 1):
        layer.box(left, y - 0.7 * bar, right, y + 0.7 * bar, frame)
    layer.box(left - 2 * bar, bottom - 3 * bar, right + 2 * bar, bottom, tinted(frame, 0.5, WHITE))


def drape(room: Room, layer: Layer, box: tuple[float, float, float, float], colour: Colour, *, glow: float) -> None:
    """Paint a hanging curtain in a box: folds, brighter by `glow` where light shines through."""
    left, bottom, right, top = box
    x = left
    while x < right:
        width = float(room.rng.uniform(0.010, 0.030))
        lit = float(room.rng.uniform(0.55, 1.25)) * (1 + glow * float(room.rng.random()))
        layer.box(x, bottom, min(x + width, right), top, dimmed(colour, lit))
        x += width


def shelf(room: Room, layer: Layer, left: float, right: float, y: float, *, tall: float) -> None:
    """Paint a board at height `y` and a row of things on it, none higher than `tall`."""
    rng = room.rng
    layer.box(left, y - 0.018, right, y, WOOD)
    x = left + float(rng.uniform(0.0, 0.05))
    while x < right - 0.03:
        width = tall * float(rng.uniform(0.28, 0.62))
        if rng.random() < 0.75:
            put(room, layer, x, y, min(width, right - x), tall * float(rng.uniform(0.45, 1.0)))
        x += width + tall * float(rng.uniform(0.06, 0.3))


def put(room: Room, layer: Layer, left: float, bottom: float, width: float, height: float) -> None:
    """Put one thing down: a jar, a vase, bowls, books or a plant."""
    rng, middle = room.rng, left + width / 2
    match int(rng.integers(5)):
        case 0:
            cylinder(layer, (left, bottom, left + width, bottom + 0.8 * height), room.thing(), room.side)
            cylinder(layer, (left, bottom + 0.8 * height, left + width, bottom + 0.9 * height), WOOD, room.side)
        case 1:
            colour = room.thing()
            ball(layer, middle, bottom + 0.48 * width, 0.5 * width, colour, room.side)
            neck = 0.17 * width
            cylinder(layer, (middle - neck, bottom + 0.8 * width, middle + neck, bottom + height), colour, room.side)
        case 2:
            colour = room.thing()
            for number in range(3):
                half = width * (0.62 - 0.05 * number)
                y = bottom + 0.11 * height * (2 * number + 1)
                cylinder(layer, (middle - half, y - 0.09 * height, middle + half, y + 0.09 * height), colour, room.side)
        case 3:
            books(room, layer, left, left + width, bottom, height)
        case _:
            cylinder(
                layer,
                (middle - 0.3 * width, bottom, middle + 0.3 * width, bottom + 0.4 * height),
                room.thing(),
                room.side,
            )
            plant(room, layer, middle, bottom + 0.62 * height, 0.45 * height)


def books(room: Room, layer: Layer, left: float, right: float, bottom: float, height: float) -> None:
    """Paint a row of books, now and then one that leans."""
    rng, x = room.rng, left
    while x < right:
        width = height * float(rng.uniform(0.10, 0.26))
        tall = height * float(rng.uniform(0.72, 1.0))
        lean = height * float(rng.uniform(0.1, 0.25)) if rng.random() < 0.07 else 0.0
        colour = dimmed(room.thing(), float(rng.uniform(0.35, 1.15)))
        layer.polygon(
            [(x, bottom), (x + width, bottom), (x + width + lean, bottom + tall), (x + lean, bottom + tall)], colour
        )
        band = bottom + tall * float(rng.uniform(0.6, 0.85))
        layer.box(
            x + lean * 0.8, band, x + width + lean * 0.8, band + 0.05 * tall, tinted(colour, 0.4, (0.8, 0.65, 0.35))
        )
        x += width + lean + 0.004


def plant(room: Room, layer: Layer, x: float, y: float, reach: float, *, leaf: float = 0.28) -> None:
    """Paint a bush of leaves round a place, lighter towards the window."""
    rng = room.rng
    places = np.array([x, y]) + rng.normal(0, 0.42, (90, 2)) * reach
    lit = 0.35 + 0.5 * room.side * (places[:, 0] - x) / reach + 0.4 * (places[:, 1] - y) / reach
    leaves(layer, rng, places, size=leaf * reach, colours=GREENS, lit=lit)


def pendant(room: Room, layer: Layer, x: float, y: float, size: float, light: Colour) -> None:
    """Paint a lamp that hangs from the ceiling with a shade, glaring from below."""
    dark = (0.03, 0.028, 0.026)
    layer.box(x - 0.003, y, x + 0.003, room.canvas.ceiling, dark)
    layer.polygon(
        [(x - size, y), (x + size, y), (x + 0.35 * size, y + 0.8 * size), (x - 0.35 * size, y + 0.8 * size)], dark
    )
    layer.oval(x, y, (0.62 * size, 0.20 * size), dimmed(light, 9.0))


def shaded_lamp(layer: Layer, x: float, y: float, size: float, light: Colour) -> None:
    """Paint a lamp on a foot under a glowing shade."""
    layer.box(x - 0.06 * size, y - 2.4 * size, x + 0.06 * size, y, (0.05, 0.045, 0.04))
    for share, glow in ((1.0, 1.5), (0.7, 2.4), (0.4, 3.4)):
        half, head = share * size, share * 0.66 * size
        layer.polygon([(x - half, y), (x + half, y), (x + head, y + size), (x - head, y + size)], dimmed(light, glow))
