"""Paint on a canvas: flat and rounded things, foliage and lamps, laid in layers that are defocused one by one."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

import cv2
import numpy as np

from photostudio.engines.studio.library.backdrops.canvas import USUAL, Canvas, Floats, over
from photostudio.engines.studio.noise import Field
from photostudio.engines.studio.scene import Colour
from photostudio.engines.studio.textures import tinted
from photostudio.imaging.arrays import Linear

SUBPIXELS = 4  # bits
WHITE: Colour = (1.0, 1.0, 1.0)
Spot = tuple[float, float, float]  # of light: x, y and its power


class Layer:
    """What stands at one distance: paint (rows, columns, 4), light by opacity, and opacity."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas
        self.paint = np.zeros((canvas.rows, canvas.columns, 4), np.float32)

    def polygon(self, points: Sequence[tuple[float, float]], colour: Colour) -> None:
        corners = np.array([self.canvas.at(x, y) for x, y in points])
        cv2.fillPoly(self.paint, [np.rint(corners * 2**SUBPIXELS).astype(np.int32)], (*colour, 1.0), shift=SUBPIXELS)

    def box(self, left: float, bottom: float, right: float, top: float, colour: Colour) -> None:
        self.polygon([(left, bottom), (right, bottom), (right, top), (left, top)], colour)

    def oval(self, x: float, y: float, size: tuple[float, float], colour: Colour, *, angle: float = 0.0) -> None:
        """Paint an ellipse round x, y; `size` is half its width and half its height."""
        column, row = self.canvas.at(x, y)
        centre = round(column * 2**SUBPIXELS), round(row * 2**SUBPIXELS)
        axes = [max(1, round(side * self.canvas.pixels * 2**SUBPIXELS)) for side in size]
        cv2.ellipse(self.paint, centre, axes, -angle, 0, 360, (*colour, 1.0), cv2.FILLED, cv2.LINE_8, SUBPIXELS)

    def line(self, points: Iterable[tuple[float, float]], width: float, colour: Colour) -> None:
        course = np.array([self.canvas.at(x, y) for x, y in points])
        fixed = [np.rint(course * 2**SUBPIXELS).astype(np.int32)]
        thick = max(1, round(width * self.canvas.pixels))
        cv2.polylines(self.paint, fixed, False, (*colour, 1.0), thick, cv2.LINE_8, SUBPIXELS)

    def spread(self, amount: Field, colour: Colour) -> None:
        """Cover the layer by `amount` (rows, columns), 0 … 1."""
        cover = np.clip(amount, 0, 1)[..., None]
        self.paint += cover * (np.array((*colour, 1.0), np.float32) - self.paint)

    def shade(self, light: Field) -> None:
        """Multiply the light on all that was painted."""
        self.paint[..., :3] *= light[..., None]

    def on(self, picture: Linear, depth: float = 1.0) -> Linear:
        """Return the picture with this layer over it, out of focus by its `depth`."""
        return over(picture, self.canvas.defocus(self.paint, depth))


def cylinder(layer: Layer, box: tuple[float, float, float, float], colour: Colour, side: int) -> None:
    """Paint a round thing, lit from one side, in a box of left, bottom, right and top."""
    left, bottom, right, top = box
    edges = np.linspace(-1, 1, 8)
    for first, last in pairwise(edges.tolist()):
        turn = np.arcsin((first + last) / 2)
        lit = 0.38 + 0.85 * max(0.0, float(np.cos(turn - side * 0.9))) ** 1.3
        places = left + (np.array([first, last]) + 1) / 2 * (right - left)
        layer.box(float(places[0]), bottom, float(places[1]), top, dimmed(colour, lit))


def ball(layer: Layer, x: float, y: float, radius: float, colour: Colour, side: int) -> None:
    """Paint a ball, or anything bulging, lit from above one side."""
    for share, lit in ((1.0, 0.4), (0.86, 0.62), (0.66, 0.9), (0.4, 1.15), (0.16, 1.9)):
        offset = (1 - share) * radius * 0.62
        layer.oval(x + side * offset, y + offset, (share * radius, share * radius), dimmed(colour, lit))


def leaves(
    layer: Layer,
    rng: np.random.Generator,
    places: Iterable[tuple[float, float]],
    *,
    size: float,
    colours: tuple[Colour, Colour, Colour],
    lit: Iterable[float],
) -> None:
    """Paint one leaf at each place: `colours` are of the shade, of the light and of light shining through."""
    shade, light, through = colours
    for (x, y), share in zip(places, lit, strict=True):
        length = size * float(rng.uniform(0.5, 1.4))
        colour = tinted(shade, float(np.clip(share + rng.normal(0, 0.16), 0, 1)), light)
        if rng.random() < 0.18 * share:
            colour = through
        colour = dimmed(colour, float(rng.uniform(0.75, 1.25)))
        layer.oval(x, y, (length, length * float(rng.uniform(0.22, 0.5))), colour, angle=float(rng.uniform(0, 180)))


def spots(x: Floats, y: Floats, power: Floats) -> list[Spot]:
    """Return points of light (n) as `glints` takes them."""
    return [(float(a), float(b), float(c)) for a, b, c in zip(x, y, power, strict=True)]


def glints(canvas: Canvas, places: Iterable[Spot], colours: Sequence[Colour]) -> Linear:
    """Return points of light, each at x and y and of a power: how bright its disc is where the blur is the usual.

    A larger disc is dimmer, if less so than in a lens: discs are what the picture lives by.
    """
    picture = np.zeros((canvas.rows, canvas.columns, 3), np.float32)
    area = max(np.pi * USUAL * canvas.blur * canvas.pixels**2, 1.0)
    for number, (x, y, power) in enumerate(places):
        column, row = (int(place) for place in canvas.at(x, y))
        if 0 <= column < canvas.columns and 0 <= row < canvas.rows:
            picture[row, column] += np.array(colours[number % len(colours)], np.float32) * np.float32(power * area)
    return picture


def dimmed(colour: Colour, factor: float) -> Colour:
    red, green, blue = (factor * channel for channel in colour)
    return red, green, blue


def times(colour: Colour, light: Colour) -> Colour:
    """Return what a colour looks like in coloured light."""
    red, green, blue = (own * other for own, other in zip(colour, light, strict=True))
    return red, green, blue


def pooled(canvas: Canvas, x: float, y: float, spread: float) -> Field:
    """Return a soft round pool of light (rows, columns), 1 at its middle."""
    return np.asarray(np.exp(-((canvas.x - x) ** 2 + (canvas.y - y) ** 2) / spread**2), np.float32)
