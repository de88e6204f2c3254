"""Lights in the dark, out of focus: an evening at home, plain discs of light, the city at night, the stars."""

import numpy as np

from photostudio.engines.studio.library.backdrops.canvas import USUAL, Canvas, sunny_side
from photostudio.engines.studio.library.backdrops.cities import skyline
from photostudio.engines.studio.library.backdrops.furnishings import Room, books, plant, put, shaded_lamp, shelf
from photostudio.engines.studio.library.backdrops.layers import WHITE, Layer, Spot, dimmed, glints, pooled, spots
from photostudio.engines.studio.library.backdrops.places import indoors, outdoors
from photostudio.engines.studio.library.backdrops.skies import night_light
from photostudio.engines.studio.library.backdrops.terrain import ridges
from photostudio.engines.studio.library.kinds import BackdropKind
from photostudio.engines.studio.noise import Field, level, sample, smoothstep
from photostudio.engines.studio.scene import Colour, Stage
from photostudio.engines.studio.textures import tinted
from photostudio.imaging.arrays import Linear
from photostudio.imaging.colour import hexadecimal

LAMP: Colour = (1.0, 0.62, 0.28)
AMBER, BLUISH, RED = hexadecimal("#ffb45e"), hexadecimal("#bcd7ff"), hexadecimal("#ff4a36")
STAR = 0.05  # of the usual blur: stars are the better for being sharp
DUSK = hexadecimal("#33476e")


def evening(stage: Stage, canvas: Canvas) -> Linear:
    """A dim room: strings of small lamps, a shaded lamp whose light climbs the wall, a shelf, a blue window."""
    colours, rng = stage.colours, stage.rng
    room = Room(canvas, rng, -sunny_side(stage), dimmed(colours.backdrop, 0.55), colours.prop, colours.accent)
    lamp = room.across(0.72), room.up(0.52)
    lit = 0.26 + 1.5 * pooled(canvas, lamp[0], lamp[1] + 0.08, 0.55) + 0.25 * pooled(canvas, 0.0, canvas.top, 0.8)
    uneven = canvas.noise(rng, coarsest=1, finest=6, slope=1.4)
    warm = np.array(tinted(WHITE, 0.7, LAMP), np.float32)
    picture = canvas.plain(room.wall) * (lit * (1 + 0.08 * uneven))[..., None] * warm
    far, near = Layer(canvas), Layer(canvas)
    outer, inner = room.across(-1.1), room.across(-0.62)
    left, right = min(outer, inner), max(outer, inner)
    far.box(left, room.up(0.35), right, room.up(1.2), tinted(DUSK, 0.1))
    for x in (left, (left + right) / 2, right):
        far.box(x - 0.012, room.up(0.33), x + 0.012, room.up(1.2), (0.02, 0.016, 0.012))
    shelf(room, far, -0.3 * canvas.right, 0.42 * canvas.right, room.up(0.62), tall=0.16)
    far.shade(
        np.asarray(0.22 + 0.9 * pooled(canvas, *lamp, 0.4) + (canvas.x * room.side < -0.5 * canvas.right), np.float32)
    )
    near.box(-2, -2, 2, room.up(0.18), dimmed(room.wall, 0.30))
    near.box(-2, room.up(0.15), 2, room.up(0.18), dimmed(room.wall, 0.75))
    for place in (-0.35, 0.1, 0.38):
        put(room, near, room.across(place), room.up(0.18), 0.09, 0.16)
    plant(room, near, room.across(-0.9), room.up(0.38), 0.16)
    near.shade(np.asarray(0.45 + 1.1 * pooled(canvas, *lamp, 0.6), np.float32))
    shaded_lamp(near, *lamp, 0.10, LAMP)
    picture = near.on(far.on(np.asarray(picture, np.float32), 0.7), 0.55)
    bulbs = glints(canvas, _strings(room), (LAMP, tinted(LAMP, 0.35, WHITE), LAMP))
    return picture + canvas.defocus(bulbs, 0.9)


def _strings(room: Room) -> list[Spot]:
    """Return the lamps of three strings that sag across the photo."""
    canvas, rng = room.canvas, room.rng
    places = []
    for number in range(3):
        height, sag = room.up(0.72 + 0.17 * number), float(rng.uniform(0.06, 0.16))
        turn, slope = float(rng.uniform(0, np.pi)), float(rng.normal(0, 0.08))
        for x in np.arange(-1.2 * canvas.right, 1.2 * canvas.right, 0.072):
            y = height + slope * x - sag * abs(float(np.sin(2.6 * x + turn))) + float(rng.normal(0, 0.008))
            places.append((float(x) + float(rng.normal(0, 0.01)), y, float(rng.uniform(0.5, 2.2))))
    return places


def bokeh(stage: Stage, canvas: Canvas) -> Linear:
    """Discs of light, large and faint or small and bright, over a dark that glows faintly."""
    rng, colours = stage.rng, stage.colours
    base = dimmed(colours.backdrop, 0.30)
    glow = pooled(canvas, float(rng.uniform(-0.3, 0.3)), 0.25 * canvas.top, 0.55)
    cloud = level(canvas.noise(rng, coarsest=1.2, finest=5, slope=1.4))
    picture = canvas.plain(base) * (0.25 + 1.1 * glow * cloud + 0.35 * glow)[..., None]
    shades = (colours.accent, tinted(colours.accent, 0.45, WHITE), tinted(colours.accent, 0.4, colours.prop), AMBER)
    for depth, count, power in ((2.0, 16, 0.35), (1.3, 34, 0.55), (0.7, 60, 0.9)):
        x = rng.normal(0, 0.55, count) * canvas.right * 1.3
        y = 0.22 * canvas.top + rng.normal(0, 0.42, count) * canvas.top
        strength = power * depth**2 * rng.lognormal(-0.7, 0.75, count)
        picture = picture + canvas.defocus(glints(canvas, spots(x, y, strength), shades), depth) * 0.8
    return np.asarray(picture, np.float32)


def library(stage: Stage, canvas: Canvas) -> Linear:
    """Shelves of books from side to side in the light of small lamps."""
    colours, rng = stage.colours, stage.rng
    room = Room(canvas, rng, sunny_side(stage), dimmed(colours.backdrop, 0.8), colours.prop, colours.accent)
    layer = Layer(canvas)
    wood = tinted(colours.backdrop, 0.35, (0.10, 0.05, 0.022))
    picture = canvas.plain(dimmed(wood, 0.16))
    tall = 0.235
    first = canvas.sill - tall * float(rng.uniform(0.3, 0.8))
    for bottom in np.arange(first - tall, canvas.ceiling, tall):
        books(room, layer, -1.25 * canvas.right, 1.25 * canvas.right, float(bottom) + 0.02, 0.185)
        layer.box(-2, float(bottom) - 0.004, 2, float(bottom) + 0.02, dimmed(wood, 0.9))
    for x in np.arange(-1.2 * canvas.right + float(rng.uniform(0, 0.3)), 1.2 * canvas.right, 0.52):
        layer.box(float(x) - 0.022, -2, float(x) + 0.022, canvas.ceiling, wood)
    recess = ((canvas.y - first) / tall) % 1
    lamps = [(room.across(0.55), room.up(0.72)), (room.across(-0.8), room.up(0.35))]
    light = 0.20 + sum(1.25 * pooled(canvas, x, y, 0.40) for x, y in lamps)
    layer.shade(np.asarray(light * (1 - 0.55 * smoothstep(0.55, 0.95, recess)), np.float32))
    picture = layer.on(picture, 1.0)
    near = Layer(canvas)
    shaded_lamp(near, room.across(0.78), room.up(0.34), 0.09, LAMP)
    return near.on(picture, 0.85)


def night_city(stage: Stage, canvas: Canvas) -> Linear:
    """A street that runs away between dark towers: lit windows, signs, rows of lamps and cars, all in discs."""
    rng, colours = stage.rng, stage.colours
    line = max(min(0.10 * canvas.top, canvas.horizon), canvas.sill + 0.05)
    end = float(rng.uniform(-0.35, 0.35)) * canvas.right
    glow = tinted(dimmed(colours.backdrop, 1.2), 0.3, dimmed(colours.prop, 0.5))
    high = dimmed(colours.backdrop, 0.30)
    picture = canvas.wash((line - 0.3, dimmed(colours.backdrop, 0.10)), (line, glow), (line + 0.5, high))
    picture = picture + 0.8 * pooled(canvas, end, line + 0.05, 0.30)[..., None] * np.array(
        tinted(colours.prop, 0.5, AMBER), np.float32
    )
    windows: list[Spot] = []
    for number, (tall, haze) in enumerate(((0.50, 0.55), (0.80, 0.25))):
        layer = Layer(canvas)
        for tower in skyline(rng, canvas, line - 0.03 * number, tall=tall):
            aside = abs((tower.left + tower.right) / 2 - end) / canvas.right
            top = line + (tower.top - line) * (0.25 + 0.85 * min(aside, 1.2)) ** (0.5 + number)
            seen = tower._replace(top=top)
            layer.box(seen.left, -2, seen.right, seen.top, tinted((0.010, 0.012, 0.018), 0.4 * haze, glow))
            windows += [(x, y, p * (0.5 + 0.5 * number)) for x, y, p in seen.windows(rng, share=0.10)]
        picture = layer.on(picture, 1.0)
    picture = picture + canvas.defocus(_signs(stage, canvas, line, end), 0.55)
    rng.shuffle(windows)
    shades = (AMBER, tinted(AMBER, 0.5, WHITE), AMBER, BLUISH, tinted(colours.accent, 0.3, WHITE), AMBER)
    picture = picture + canvas.defocus(glints(canvas, windows[:150], shades) * 0.5, 0.5)
    lamps, lights, tails = _street(rng, canvas, line, end)
    picture = picture + canvas.defocus(glints(canvas, lamps, (AMBER, tinted(AMBER, 0.35, WHITE))), 1.15)
    picture = picture + canvas.defocus(glints(canvas, lights, (tinted(AMBER, 0.75, WHITE),)), 0.9)
    return picture + canvas.defocus(glints(canvas, tails, (RED, colours.prop, RED, colours.accent)), 0.9)


def _signs(stage: Stage, canvas: Canvas, line: float, end: float) -> Linear:
    """Return upright neon signs in the set's two colours, on both sides of the street."""
    rng, layer = stage.rng, Layer(canvas)
    for number in range(18):
        side, away = (-1, 1)[number % 2], float(rng.uniform(0.25, 1.05))
        x, size = end + side * away * canvas.right, 0.03 + 0.05 * away
        y = line + 0.03 + (canvas.ceiling - line) * float(rng.random()) * (0.35 + 0.6 * away)
        colour = (stage.colours.prop, stage.colours.accent, stage.colours.accent)[int(rng.integers(3))]
        bright = dimmed(colour, float(rng.uniform(1.0, 4.0)))
        layer.box(x - 0.4 * size, y, x + 0.4 * size, y + size * float(rng.uniform(1.5, 4.0)), bright)
    return np.ascontiguousarray(layer.paint[..., :3])


def _street(
    rng: np.random.Generator, canvas: Canvas, line: float, end: float
) -> tuple[list[Spot], list[Spot], list[Spot]]:
    """Return the lamps of two rows that run together at `end`, and the head and tail lights of cars between them."""
    lamps, heads, tails = list[Spot](), list[Spot](), list[Spot]()
    for number in range(2, 11):
        near = 1.9 / number
        for side in (-1, 1):
            x, y = end + side * 0.85 * near * canvas.right, line + 0.36 * near * (canvas.top - line) * 1.6
            lamps.append((x, y, 0.8 + 3.4 * near))
    for number in range(16):
        side, cars = ((-1, heads), (1, tails))[number % 2]
        near = float(rng.uniform(0.03, 0.5))
        x = end + side * near * float(rng.uniform(0.4, 1.6)) * canvas.right
        for offset in (-0.1, 0.1):
            cars.append((x + offset * near, line - 0.16 * near, float(rng.uniform(0.5, 1.8))))
    return lamps, heads, tails


def stars(stage: Stage, canvas: Canvas) -> Linear:
    """A clear night: the milky way, thousands of stars, and a last glow behind dark hills."""
    rng, colours = stage.rng, stage.colours
    line = max(canvas.sill + 0.03, -0.1)
    deep = dimmed(colours.backdrop, 0.5)
    glow = tinted(dimmed(colours.backdrop, 1.7), 0.25, dimmed(colours.accent, 0.7))
    picture = canvas.wash(
        (line, glow), (line + 0.16, tinted(deep, 0.45, glow)), (line + 0.5, deep), (line + 1.2, dimmed(deep, 0.5))
    )
    slope, offset = float(rng.choice([-1, 1]) * rng.uniform(0.8, 1.5)), float(rng.uniform(-0.2, 0.2))
    aside = (canvas.y - 0.22 - slope * (canvas.x - offset)) / np.hypot(1, slope)
    cloud = level(canvas.noise(rng, coarsest=2, finest=60, slope=1.25))
    lane = level(2.2 * canvas.noise(rng, coarsest=3, finest=40, slope=1.2))
    band = np.exp(-((aside / 0.19) ** 2)) * (0.25 + 1.2 * cloud) * (1 - 0.8 * lane * np.exp(-((aside / 0.07) ** 2)))
    milky = np.array(tinted(tinted(colours.backdrop, 0.55, WHITE), 0.35, colours.accent), np.float32)
    core = np.array(tinted(WHITE, 0.4, AMBER), np.float32) * np.exp(-((aside / 0.08) ** 2))[..., None]
    picture = picture + (band * smoothstep(line, line + 0.25, canvas.y))[..., None] * (0.42 * milky + 0.14 * core)
    picture = picture + canvas.defocus(_star_field(stage, canvas, np.asarray(band, np.float32), line), STAR)
    far = np.asarray(0.7 * picture**1.15, np.float32)
    for number, (tall, dark) in enumerate(((0.10, 0.55), (0.055, 0.16))):
        ridge, place = ridges(rng, octaves=4), float(rng.random())
        course = line + tall * (0.15 + sample(ridge, 0.5 * canvas.x + place, 0 * canvas.x + 0.3 * number))
        hills = Layer(canvas)
        hills.spread(smoothstep(-0.003, 0.003, course - canvas.y), dimmed(tinted(deep, 0.3, glow), 0.62 * dark))
        far = hills.on(far, 0.3)
    return far


def _star_field(stage: Stage, canvas: Canvas, band: Field, line: float) -> Linear:
    rng = stage.rng
    x, y = rng.uniform(-1.2, 1.2, 5200) * canvas.right, rng.uniform(line, canvas.ceiling, 5200)
    shown = rng.random(5200) < 0.28 + 0.7 * canvas.read(band, x, y)
    dot = max(STAR * canvas.blur * canvas.pixels, 0.6) ** 2
    small = dot / (USUAL * canvas.blur * canvas.pixels**2)
    power = small * 0.22 * rng.pareto(1.2, 5200).clip(0.15, 40)
    return glints(canvas, spots(x[shown], y[shown], power[shown]), (WHITE, BLUISH, tinted(AMBER, 0.6, WHITE), WHITE))


BACKDROPS = {
    "evening": BackdropKind(
        colours=("#6b4a38", "#4a3b4a", "#3f4a52", "#7a5a40"), build=indoors(evening), sky=night_light
    ),
    "bokeh": BackdropKind(
        colours=("#4a3a2c", "#2c3350", "#46304a", "#24443f", "#5a2c2c"), build=indoors(bokeh), sky=night_light
    ),
    "library": BackdropKind(
        colours=("#6e4a30", "#5a4638", "#7d5a3c", "#43362e"), build=indoors(library), sky=night_light
    ),
    "night city": BackdropKind(
        colours=("#2f3f66", "#45345c", "#28485c", "#5a3f4a"),
        build=outdoors(night_city, ground="asphalt", depth=4.6),
        sky=night_light,
    ),
    "stars": BackdropKind(
        colours=("#24335e", "#33285a", "#1d4250", "#3a3048"),
        build=outdoors(stars, ground="", depth=6.0, shade=0.2, detail=3.0),
        sky=night_light,
    ),
}
