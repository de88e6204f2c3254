"""What lies far behind the product: places painted as bright and dark shapes, then thrown out of focus.

Pictures are linear light (rows, columns, 3), first row at the top. Because they are defocused as light and not as
paint, every bright speck turns into a disc, as it does in a lens.
"""

import cv2
import numpy as np

from photostudio.engines.studio.framing import window
from photostudio.engines.studio.noise import Field, fractal, level, smoothstep
from photostudio.engines.studio.scene import Colour, Glow, Item, Rectangle, Stage, Texture
from photostudio.engines.studio.transforms import move, scale
from photostudio.imaging.arrays import Linear
from photostudio.imaging.colour import to_srgb


def hang(stage: Stage, name: str, picture: Linear, *, z: float, margin: float = 1.3) -> Item:
    """Hang a glowing picture at depth `z`, `margin` times as large as what the camera sees there."""
    seen = window(stage, z)
    centre = (seen.left + seen.right) / 2, (seen.bottom + seen.top) / 2
    card = Rectangle(move(*centre, z) @ scale(seen.width / 2 * margin, seen.height / 2 * margin))
    return Item(name, card, Glow(_developed(picture)))


def blend(base: Linear, amount: Field, colour: Colour) -> Linear:
    """Cover `base` with `colour` by `amount` (rows, columns) of 0 … 1."""
    return np.asarray(base + np.clip(amount, 0, 1)[..., None] * (np.float32(colour) - base), np.float32)


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
        picture[row, column] += np.float32(colours[number % len(colours)]) * power * rng.lognormal(0, 0.6)
    return picture


def _developed(picture: Linear) -> Texture:
    """Turn light into a texture, its highlights rolled off below white so that discs keep their colour."""
    peak = np.maximum(picture.max(axis=-1, keepdims=True), 1e-6)
    rolled = np.where(peak > 0.6, 0.6 + 0.4 * (1 - np.exp(-(peak - 0.6) / 0.4)), peak)
    light = picture * (rolled / peak)
    one_code = 0.0086 * np.sqrt(np.maximum(light, 0))
    dither = np.random.default_rng(0).uniform(-0.5, 0.5, (*light.shape[:2], 1)).astype(np.float32)
    return Texture(to_srgb(light + one_code * dither)[::-1].copy())


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
    return defocus(picture + gaps[..., None] * np.float32(light) * 5, blur * size)


def evening(rng: np.random.Generator, *, size: int = 512, wall: Colour, light: Colour, blur: float = 0.035) -> Linear:
    """A dim room with strings of small lamps and one large shaded lamp at the side."""
    dark = (wall[0] * 0.35, wall[1] * 0.35, wall[2] * 0.35)
    picture = vertical(((0, dark), (0.55, wall), (1, dark)), size=size)
    y, x = (np.mgrid[0:size, 0:size] / size).astype(np.float32)
    lamp_x = float(rng.choice([rng.uniform(0.05, 0.25), rng.uniform(0.75, 0.95)]))
    lamp_y = float(rng.uniform(0.2, 0.4))
    glow = np.exp(-((x - lamp_x) ** 2 + (y - lamp_y) ** 2) / 0.06)
    picture = picture + 0.5 * glow[..., None] * np.float32(light) * np.float32(wall) * 4
    shelf = _box(x, y, (lamp_x + 0.5) % 1, 0.45, 0.16, 0.26)
    picture = blend(picture, 0.6 * shelf, dark)
    warm, pale = light, tuple((channel + 1) / 2 for channel in light)
    specks = lights(rng, size=size, count=46, colours=(warm, pale, warm), power=0.42 * (blur * size) ** 2 * np.pi)
    return defocus(np.asarray(picture + specks, np.float32), blur * size)


def day_room(rng: np.random.Generator, *, size: int = 512, wall: Colour, light: Colour, blur: float = 0.022) -> Linear:
    """A bright room: a wall with a barred window, a shelf and a plant's shade."""
    side = 1 if rng.random() < 0.5 else -1
    y, x = (np.mgrid[0:size, 0:size] / size).astype(np.float32)
    if side < 0:
        x = 1 - x
    from_window = np.exp(-((x + 0.05) ** 2) / 0.5)
    picture = np.float32(wall) * (0.55 + 0.65 * from_window)[..., None]
    centre, middle, half_width, half_height = rng.uniform(0.14, 0.26), 0.30, rng.uniform(0.13, 0.19), 0.30
    picture = blend(picture, _box(x, y, centre, middle, half_width, half_height), tuple(2.2 * c for c in light))
    for bar in (-1.06, 0.0, 1.06):
        picture = blend(
            picture, _box(x, y, centre + bar * half_width, middle, 0.010, half_height + 0.02), (0.8, 0.8, 0.78)
        )
    for bar in (-0.45, 0.25):
        picture = blend(picture, _box(x, y, centre, middle + bar * half_height, half_width, 0.007), (0.8, 0.8, 0.78))
    shelf_y = float(rng.uniform(0.30, 0.42))
    brown = tuple(0.35 * c for c in wall)
    picture = blend(picture, 0.8 * _box(x, y, 0.82, shelf_y, 0.17, 0.012), brown)
    for place in np.cumsum(rng.uniform(0.035, 0.075, 5)) + 0.65:
        tall, tone = rng.uniform(0.04, 0.10), rng.uniform(0.4, 1.2, 3)
        thing = _box(x, y, place, shelf_y - tall - 0.01, 0.018, tall)
        picture = blend(picture, 0.8 * thing, tuple(float(c * t) for c, t in zip(wall, tone, strict=True)))
    return defocus(np.asarray(picture, np.float32), blur * size)


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
    deep = tuple(0.75 * w + 0.25 * h for w, h in zip(water, haze, strict=True))
    stops = (
        (0.0, sky),
        (horizon * 0.55, tuple(0.5 * (s + h) for s, h in zip(sky, haze, strict=True))),
        (horizon, haze),
    )
    picture = vertical((*stops, (horizon + 0.02, deep), (shore, water), (1.0, water)), size=size)
    clouds = smoothstep(0.2, 2.2, fractal(rng, size, coarsest=1.5, finest=30, slope=1.5, stretch=5))
    y = np.linspace(0, 1, size, dtype=np.float32)[:, None]
    picture = blend(picture, 0.5 * clouds * smoothstep(0.0, 0.12, horizon - 0.04 - y), (1.0, 0.99, 0.97))
    nearness = np.clip((y - horizon) / (shore - horizon), 0, 1)
    picture = picture * (1 + 0.22 * _swell(rng, size, nearness)[..., None])
    foam = smoothstep(0.5, 1.0, np.abs(_swell(rng, size, nearness)) * 0.5 - 1.9 + 2.3 * nearness**2)
    picture = blend(picture, 0.75 * foam, (0.93, 0.96, 0.97))
    return defocus(np.asarray(picture, np.float32), blur * size)


def glare(picture: Linear, x: float, y: float, colour: Colour, *, spread: float = 0.22) -> Linear:
    """Brighten the sky round a hidden sun at `x`, `y` (fractions)."""
    rows, columns = picture.shape[:2]
    down, across = np.mgrid[0:rows, 0:columns] / rows
    glow = np.exp(-np.hypot(across - x, down - y) / spread)
    return blend(picture, np.asarray(0.8 * glow, np.float32), colour)


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
