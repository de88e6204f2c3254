"""Places behind the product: a garden, rooms by day and in the evening, the sea. See `backdrops` for the pictures."""

import cv2
import numpy as np

from photostudio.engines.studio.backdrops import blend, defocus, lights, rgb, vertical
from photostudio.engines.studio.noise import Field, fractal, level, smoothstep
from photostudio.engines.studio.scene import Colour
from photostudio.engines.studio.textures import tinted
from photostudio.imaging.arrays import Linear

WHITE: Colour = (1.0, 1.0, 1.0)
THINGS: tuple[Colour, ...] = ((0.10, 0.16, 0.09), (0.42, 0.22, 0.12), (0.16, 0.20, 0.26), (0.85, 0.80, 0.72))


def garden(rng: np.random.Generator, *, size: int = 512, foliage: Colour, light: Colour, blur: float = 0.035) -> Linear:
    """A garden or forest edge: dark below, sunlit leaves above, the sky through their gaps."""
    dark = (foliage[0] * 0.18, foliage[1] * 0.20, foliage[2] * 0.18)
    leaves = level(fractal(rng, size, coarsest=3, finest=50, slope=1.0))
    masses = level(fractal(rng, size, coarsest=1.6, finest=7, slope=1.2))
    height = np.linspace(1, 0, size, dtype=np.float32)[:, None]
    picture = blend(vertical(((0, dark), (1, dark)), size=size), leaves * (0.35 + 0.65 * height), foliage)
    picture = blend(picture, smoothstep(0.55, 0.95, masses) * height * 0.75, light)
    gaps = smoothstep(
        1.9, 2.6, fractal(rng, size, coarsest=14, finest=70, slope=0.6) + 1.3 * masses + 0.7 * height - 0.9
    )
    return defocus(picture + gaps[..., None] * rgb(light) * 5, blur * size)


def evening(rng: np.random.Generator, *, size: int = 512, wall: Colour, light: Colour, blur: float = 0.035) -> Linear:
    """A dim room with strings of small lamps and one large shaded lamp at the side."""
    dark = (wall[0] * 0.35, wall[1] * 0.35, wall[2] * 0.35)
    picture = vertical(((0, dark), (0.55, wall), (1, dark)), size=size)
    y, x = (np.mgrid[0:size, 0:size] / size).astype(np.float32)
    lamp_x = float(rng.choice([rng.uniform(0.05, 0.25), rng.uniform(0.75, 0.95)]))
    lamp_y = float(rng.uniform(0.2, 0.4))
    glow = np.exp(-((x - lamp_x) ** 2 + (y - lamp_y) ** 2) / 0.06)
    picture = picture + 0.5 * glow[..., None] * rgb(light) * rgb(wall) * 4
    shelf = _box(x, y, (lamp_x + 0.5) % 1, 0.45, 0.16, 0.26)
    picture = blend(picture, 0.6 * shelf, dark)
    warm, pale = light, tinted(light, 0.5, WHITE)
    specks = lights(rng, size=size, count=46, colours=(warm, pale, warm), power=0.26 * (blur * size) ** 2 * np.pi)
    return defocus(np.asarray(picture + specks, np.float32), blur * size)


def day_room(rng: np.random.Generator, *, size: int = 512, wall: Colour, light: Colour, blur: float = 0.022) -> Linear:
    """A bright room: light falls along the wall from a barred window; some things stand on a shelf."""
    y, x = (np.mgrid[0:size, 0:size] / size).astype(np.float32)
    if rng.random() < 0.5:
        x = 1 - x
    near_window = np.exp(-((x + 0.05) ** 2) / 0.6)
    picture = rgb(wall) * (0.6 + 0.5 * near_window)[..., None]
    picture = _window(picture, x, y, centre=float(rng.uniform(0.18, 0.28)), light=light)
    return defocus(_shelf(rng, picture, x, y, wall), blur * size)


def _window(picture: Linear, x: Field, y: Field, *, centre: float, light: Colour) -> Linear:
    half_width, middle, half_height, frame = 0.15, 0.30, 0.30, (0.8, 0.8, 0.78)
    picture = blend(picture, _box(x, y, centre, middle, half_width, half_height), tinted(light, -0.6))
    for bar in (-1.06, 0.0, 1.06):
        picture = blend(picture, _box(x, y, centre + bar * half_width, middle, 0.010, half_height + 0.02), frame)
    for bar in (-0.45, 0.25):
        picture = blend(picture, _box(x, y, centre, middle + bar * half_height, half_width, 0.007), frame)
    return picture


def _shelf(rng: np.random.Generator, picture: Linear, x: Field, y: Field, wall: Colour) -> Linear:
    height = float(rng.uniform(0.34, 0.44))
    picture = blend(picture, 0.8 * _box(x, y, 0.80, height, 0.19, 0.012), tinted(wall, 0.6, (0.20, 0.10, 0.04)))
    for place in np.cumsum(rng.uniform(0.035, 0.075, 5)) + 0.60:
        tall = float(rng.uniform(0.04, 0.10))
        tone = tinted(wall, float(rng.uniform(0.2, 0.7)), THINGS[int(rng.integers(len(THINGS)))])
        picture = blend(picture, _box(x, y, float(place), height - tall - 0.01, 0.018, tall), tone)
    return picture


def _box(x: Field, y: Field, centre: float, middle: float, half_width: float, half_height: float) -> Field:
    """Return 1 inside a rectangle; places are fractions of the picture."""
    return np.asarray((np.abs(x - centre) < half_width) & (np.abs(y - middle) < half_height), np.float32)


def sea(
    rng: np.random.Generator,
    *,
    horizon: float,
    shore: float,
    water: Colour,
    sky: Colour,
    haze: Colour,
    size: int = 768,
    blur: float = 0.006,
) -> Linear:
    """The sea to the `horizon` and the sky above it; waves roll in to the `shore` (both fractions from the top)."""
    deep = tinted(water, 0.25, haze)
    stops = (
        (0.0, sky),
        (horizon * 0.55, tinted(sky, 0.5, haze)),
        (horizon, haze),
    )
    picture = vertical((*stops, (horizon + 0.02, deep), (shore, water), (1.0, water)), size=size)
    y = np.linspace(0, 1, size, dtype=np.float32)[:, None]
    picture = _clouded(rng, picture, smoothstep(0.0, 0.12, horizon - 0.04 - y))
    nearness = np.clip((y - horizon) / (shore - horizon), 0, 1)
    picture = picture * (1 + 0.22 * _swell(rng, size, nearness)[..., None])
    lace = 1 - np.abs(fractal(rng, size, coarsest=9, finest=60, slope=1.2, stretch=6))
    crests = smoothstep(0.72, 1.0, np.sin(_swell(rng, size, nearness) * 1.3 + nearness * 16))
    wash = smoothstep(0.82, 0.96, nearness + 0.05 * _swell(rng, size, nearness)) * smoothstep(0.0, 0.5, lace)
    foam = np.maximum(smoothstep(0.35, 0.9, lace) * crests * smoothstep(0.3, 0.8, nearness), wash)
    picture = blend(picture, 0.8 * foam, (0.95, 0.97, 0.98))
    return defocus(np.asarray(picture, np.float32), blur * size)


def sky(rng: np.random.Generator, stops: tuple[tuple[float, Colour], ...], *, size: int = 512) -> Linear:
    """A sky of colours from the top (0) to the bottom (1) with thin clouds in its upper part."""
    y = np.linspace(0, 1, size, dtype=np.float32)[:, None]
    return defocus(_clouded(rng, vertical(stops, size=size), 1 - smoothstep(0.1, 0.45, y)), 0.01 * size)


def _clouded(rng: np.random.Generator, picture: Linear, where: Field) -> Linear:
    clouds = smoothstep(0.2, 2.2, fractal(rng, len(picture), coarsest=1.5, finest=30, slope=1.5, stretch=5))
    return blend(picture, 0.5 * clouds * where, (1.0, 0.99, 0.97))


def _swell(rng: np.random.Generator, size: int, nearness: Field) -> Field:
    """Long-crested waves in perspective: the nearer, the larger; nothing at the horizon and above."""
    waves = fractal(rng, size, coarsest=5, finest=60, slope=1.1, stretch=7)
    distance = 1 / (nearness + 0.06)
    rows = (distance * size * 0.055) % size
    x = (np.arange(size, dtype=np.float32)[None, :] - size / 2) * (0.25 + 0.05 * distance) % size
    seen = cv2.remap(
        waves,
        x.astype(np.float32),
        np.broadcast_to(rows, (size, size)).astype(np.float32),
        cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_WRAP,
    )
    return np.asarray(seen * smoothstep(0.0, 0.15, nearness), np.float32)
