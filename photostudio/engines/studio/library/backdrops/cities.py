"""A city out of focus: towers one behind the other in the haze."""

from typing import NamedTuple

import numpy as np

from photostudio.engines.studio.library.backdrops.canvas import Canvas, daylight, sunny_side
from photostudio.engines.studio.library.backdrops.layers import Layer, dimmed, times
from photostudio.engines.studio.library.backdrops.places import outdoors
from photostudio.engines.studio.library.backdrops.skies import BLUE, PALE, heavens, sky_light
from photostudio.engines.studio.library.kinds import BackdropKind
from photostudio.engines.studio.scene import Colour, Stage
from photostudio.engines.studio.textures import tinted
from photostudio.imaging.arrays import Linear
from photostudio.imaging.colour import hexadecimal

FACADES = tuple(hexadecimal(code) for code in ("#b9aea0", "#8d97a3", "#c9bba6", "#6f7985", "#a58f7c", "#d6d3cc"))
TREES: Colour = (0.07, 0.13, 0.04)
STOREY = 0.024


class Tower(NamedTuple):
    """A building as seen, in the canvas's measures."""

    left: float
    right: float
    bottom: float
    top: float

    def windows(self, rng: np.random.Generator, *, share: float) -> list[tuple[float, float, float]]:
        """Return the lit ones: their place and power; whole storeys are lit more often than single rooms."""
        lit: list[tuple[float, float, float]] = []
        for y in np.arange(self.bottom, self.top - STOREY, STOREY):
            busy = share * float(rng.lognormal(-0.4, 0.9))
            across = np.arange(self.left + 0.008, self.right - 0.008, 0.018)
            on = across[rng.random(len(across)) < busy]
            lit += [(float(x), float(y), float(rng.lognormal(-0.4, 0.6))) for x in on]
        return lit


def skyline(rng: np.random.Generator, canvas: Canvas, line: float, *, tall: float) -> list[Tower]:
    """Return a row of towers over the whole canvas, the tallest `tall` high, with gaps and low houses between."""
    towers, x = [], -1.25 * canvas.right
    while x < 1.25 * canvas.right:
        width = float(rng.uniform(0.05, 0.16))
        height = tall * float(rng.beta(1.6, 1.8)) + 0.05
        towers.append(Tower(x, x + width, line - 0.15, line + height))
        x += width + float(rng.choice((0.0, 0.006, 0.03), p=(0.5, 0.25, 0.25)))
    return towers


def city(stage: Stage, canvas: Canvas) -> Linear:
    """Towers in the sun, paler the further off, and the trees of a park."""
    rng, light, side = stage.rng, daylight(stage), sunny_side(stage)
    line = max(min(0.05, canvas.horizon), canvas.sill + 0.04)
    picture = canvas.defocus(heavens(stage, canvas, line, cover=0.3), 0.9)
    haze = times(tinted(tinted(PALE, 0.3, BLUE), 0.35, stage.colours.backdrop), light)
    for number, (tall, pale) in enumerate(((0.42, 0.72), (0.50, 0.45), (0.40, 0.16))):
        layer = Layer(canvas)
        for tower in skyline(rng, canvas, line - 0.02 * number, tall=tall):
            facade = tinted(FACADES[int(rng.integers(len(FACADES)))], 0.65, stage.colours.backdrop)
            _build(layer, tower, times(facade, light), side)
        wash = np.array((*haze, 1.0), np.float32) * layer.paint[..., 3:]
        layer.paint += pale * (wash - layer.paint)
        picture = layer.on(picture, 1.15 - 0.12 * number)
    street = Layer(canvas)
    street.box(-2, -2, 2, line - 0.05, dimmed(TREES, 0.4))
    for depth in np.sort(rng.random(420)):
        place = float(rng.uniform(-1.2, 1.2)) * canvas.right, line + 0.02 - float(depth) * (line + canvas.top)
        size, tone = 0.022 + 0.03 * float(depth), tinted(TREES, 0.16 * (1 - float(depth)), haze)
        street.oval(*place, (size, 0.75 * size), dimmed(times(tone, light), float(rng.uniform(0.3, 1.9))))
    return street.on(picture, 0.95)


def _build(layer: Layer, tower: Tower, facade: Colour, side: int) -> None:
    """Paint a tower: its lit front, its side in the shade, and bands of glass."""
    corner = tower.left + (0.72 if side > 0 else 0.28) * (tower.right - tower.left)
    corner = corner if side < 0 else tower.left + 0.28 * (tower.right - tower.left)
    shaded, lit = (
        ((tower.left, corner), (corner, tower.right)) if side > 0 else ((corner, tower.right), (tower.left, corner))
    )
    layer.box(shaded[0], tower.bottom - 1, shaded[1], tower.top, dimmed(facade, 0.38))
    layer.box(lit[0], tower.bottom - 1, lit[1], tower.top, facade)
    for y in np.arange(tower.bottom, tower.top - STOREY, STOREY):
        for x in np.arange(lit[0] + 0.006, lit[1] - 0.01, 0.018):
            layer.box(float(x), float(y), float(x) + 0.010, float(y) + 0.013, tinted(dimmed(facade, 0.35), 0.3, BLUE))


BACKDROPS = {
    "city": BackdropKind(
        colours=("#a9b0b8", "#c2b6a6", "#9aa7b5", "#b8a08c"),
        build=outdoors(city, ground="concrete", depth=4.6),
        sky=sky_light,
    )
}
