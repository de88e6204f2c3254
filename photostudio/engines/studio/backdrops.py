"""What lies far behind the product: places painted as bright and dark shapes, then thrown out of focus.

Pictures are linear light (rows, columns, 3), first row at the top. Because they are defocused as light and not as
paint, every bright speck turns into a disc, as it does in a lens.
"""

import cv2
import numpy as np

from photostudio.engines.studio.framing import window
from photostudio.engines.studio.noise import Field, smoothstep
from photostudio.engines.studio.scene import Colour, Glow, Item, Rectangle, Stage, Texture
from photostudio.engines.studio.transforms import move, scale
from photostudio.imaging.arrays import Linear
from photostudio.imaging.colour import to_srgb

MARGIN = 1.4  # what the lens blurs into view and what a glossy table reflects lies beyond the frame


def hang(stage: Stage, name: str, picture: Linear, *, z: float) -> Item:
    """Hang a glowing square picture at depth `z`, larger than what the camera sees there."""
    seen, half = window(stage, z), _half(stage, z)
    centre = (seen.left + seen.right) / 2, (seen.bottom + seen.top) / 2
    return Item(name, Rectangle(move(*centre, z) @ scale(half, half)), Glow(_developed(picture)))


def row(stage: Stage, height: float, *, z: float) -> float:
    """Return where in a picture hung at `z` a `height` above the ground lies: 0 its top, 1 its bottom."""
    seen, half = window(stage, z), _half(stage, z)
    return ((seen.bottom + seen.top) / 2 + half - height) / (2 * half)


def rgb(colour: Colour) -> Linear:
    """Return a colour as an array that pictures can be mixed with."""
    return np.array(colour, np.float32)


def blend(base: Linear, amount: Field, colour: Colour) -> Linear:
    """Cover `base` with `colour` by `amount` (rows, columns) of 0 … 1."""
    return np.asarray(base + np.clip(amount, 0, 1)[..., None] * (rgb(colour) - base), np.float32)


def vertical(stops: tuple[tuple[float, Colour], ...], *, size: int) -> Linear:
    """Return colours that change from the top (0) to the bottom (1)."""
    places = np.linspace(0, 1, size)
    column = [np.interp(places, [p for p, _ in stops], [c[i] for _, c in stops]) for i in range(3)]
    return np.repeat(np.stack(column, -1)[:, None], size, axis=1).astype(np.float32)


def defocus(picture: Linear, radius: float) -> Linear:
    """Blur by a lens opening: a disc of `radius` pixels with a slightly brighter rim."""
    reach = int(np.ceil(radius)) + 1
    y, x = np.mgrid[-reach : reach + 1, -reach : reach + 1]
    distance = np.hypot(x, y)
    kernel = np.clip(radius + 0.5 - distance, 0, 1) * (1 + 0.35 * smoothstep(0.75, 1.0, distance / radius))
    return np.asarray(
        cv2.filter2D(picture, cv2.CV_32F, kernel / kernel.sum(), borderType=cv2.BORDER_REFLECT), np.float32
    )


def lights(rng: np.random.Generator, *, size: int, count: int, colours: tuple[Colour, ...], power: float) -> Linear:
    """Return specks of light, `power` pixels bright in all, thrown over the upper two thirds in loose clusters."""
    picture = np.zeros((size, size, 3), np.float32)
    centres = rng.uniform((0.05, 0.05), (0.95, 0.62), (max(count // 5, 1), 2))
    for number in range(count):
        x, y = centres[number % len(centres)] + rng.normal(0, 0.09, 2)
        column, row = int(np.clip(x, 0, 0.999) * size), int(np.clip(y, 0, 0.72) * size)
        picture[row, column] += rgb(colours[number % len(colours)]) * power * rng.lognormal(0, 0.6)
    return picture


def glare(picture: Linear, x: float, y: float, colour: Colour, *, spread: float = 0.22) -> Linear:
    """Brighten the sky round a hidden sun at `x`, `y` (fractions)."""
    rows, columns = picture.shape[:2]
    down, across = np.mgrid[0:rows, 0:columns] / rows
    glow = np.exp(-np.hypot(across - x, down - y) / spread)
    return blend(picture, np.asarray(0.8 * glow, np.float32), colour)


def _half(stage: Stage, z: float) -> float:
    seen = window(stage, z)
    return max(seen.width, seen.height) / 2 * MARGIN


def _developed(picture: Linear) -> Texture:
    """Turn light into a texture, its highlights rolled off below white so that discs keep their colour."""
    peak = np.maximum(picture.max(axis=-1, keepdims=True), 1e-6)
    rolled = np.where(peak > 0.6, 0.6 + 0.4 * (1 - np.exp(-(peak - 0.6) / 0.4)), peak)
    shown = picture * (rolled / peak)
    one_code = 0.0086 * np.sqrt(np.maximum(shown, 0))
    dither = np.random.default_rng(0).uniform(-0.5, 0.5, (*shown.shape[:2], 1)).astype(np.float32)
    return Texture(to_srgb(shown + one_code * dither)[::-1].copy())
