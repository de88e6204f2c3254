"""Wide places under the sky: the sea, a lake, the sky itself, mountains, a desert, a snowfield."""

import cv2
import numpy as np

from photostudio.engines.studio.library.backdrops.canvas import Canvas, daylight, sunny_side
from photostudio.engines.studio.library.backdrops.layers import WHITE, Layer, dimmed, glints, pooled, times
from photostudio.engines.studio.library.backdrops.places import outdoors
from photostudio.engines.studio.library.backdrops.skies import clouds, sky_light
from photostudio.engines.studio.library.kinds import BackdropKind
from photostudio.engines.studio.noise import Field, fractal, level, sample, smoothstep
from photostudio.engines.studio.scene import Colour, Stage
from photostudio.engines.studio.textures import tinted
from photostudio.imaging.arrays import Linear
from photostudio.imaging.colour import hexadecimal

BLUE, DEEPER, PALE = hexadecimal("#8fbbe3"), hexadecimal("#3f7cc0"), hexadecimal("#eef2f3")
SUNSET: Colour = (1.15, 0.62, 0.30)
STONE, FIR, SNOW = hexadecimal("#5d6673"), hexadecimal("#2c3d33"), hexadecimal("#e9eef5")


def heavens(stage: Stage, canvas: Canvas, line: float, *, blue: Colour = BLUE, cover: float = 0.5) -> Linear:
    """Return the sky above a horizon at height `line`: glaring about the sun, clouded, warm when the light is."""
    light, warm = daylight(stage), max(stage.key.warmth, 0.0)
    haze = tinted(times(PALE, light), 0.75 * warm**1.5, SUNSET)
    middle, high = times(blue, tinted(light, 0.5, WHITE)), dimmed(times(tinted(blue, 0.45, DEEPER), light), 0.9)
    picture = canvas.wash((line, dimmed(haze, 1.1)), (line + 0.16, tinted(haze, 0.55, middle)), (line + 0.9, high))
    sun = pooled(canvas, sunny_side(stage) * 0.85 * canvas.right, line + 0.22, 0.42)
    picture = picture + (0.55 + 0.5 * warm) * sun[..., None] * np.array(haze, np.float32)
    body, lit = clouds(stage, canvas, line, cover=cover)
    white = np.array(tinted(times(WHITE, light), 0.35 * warm, SUNSET), np.float32)
    shown = lit[..., None] * white * 1.12 + 0.1 * np.array(middle, np.float32)
    cover_ = (0.85 * body)[..., None]
    return np.asarray(picture * (1 - cover_) + cover_ * shown, np.float32)


def eye_level(canvas: Canvas, *, highest: float = 0.60, room: float = 0.12) -> float:
    """Return where to paint the horizon: where it is, but within the photo and above the ground's edge."""
    return max(min(canvas.horizon, highest * canvas.top), canvas.sill + room)


def sea(stage: Stage, canvas: Canvas) -> Linear:
    """Waves that roll in from a hazy horizon, and foam where they reach the ground."""
    light, line = daylight(stage), eye_level(canvas)
    water = times(stage.colours.backdrop, light)
    sky = heavens(stage, canvas, line, blue=tinted(BLUE, 0.25, stage.colours.backdrop))
    rows = np.broadcast_to(canvas.y, (canvas.rows, canvas.columns))
    near = np.clip((line - rows) / max(line - canvas.sill, 0.08), 0, 1.6)
    swell = _swell(stage, canvas, near)
    mirrored = np.array(tinted(PALE, 0.6, BLUE), np.float32)
    depth = np.array(dimmed(water, 0.75), np.float32) + near[..., None] * np.array(
        dimmed(tinted(water, 0.3, WHITE), 0.45), np.float32
    )
    glancing = np.clip(0.42 * np.exp(-near / 0.35) + 0.10 * swell, 0, 1)[..., None]
    surface = depth * (1 + 0.20 * swell[..., None]) * (1 - glancing) + mirrored * glancing
    foam = _foam(stage, canvas, near, swell)[..., None]
    surface = surface * (1 - foam) + foam * np.array(times((1.0, 1.02, 1.04), light), np.float32)
    picture = np.where((rows < line)[..., None], surface, sky).astype(np.float32)
    sparkle = glints(canvas, _sparkle(stage, canvas, line), (light, times(PALE, light)))
    return canvas.defocus(picture, 0.7) + canvas.defocus(sparkle, 0.7)


def _swell(stage: Stage, canvas: Canvas, near: Field) -> Field:
    """Return long-crested waves in perspective, of deviation 1: the nearer, the larger."""
    waves = fractal(stage.rng, 512, coarsest=5, finest=90, slope=1.0, stretch=6)
    distance = 1 / (near + 0.05)
    x = np.broadcast_to(canvas.x, near.shape) * (0.10 + 0.05 * distance)
    return np.asarray(sample(waves, x + 0.5, 0.13 * distance) * smoothstep(0.0, 0.12, near), np.float32)


def _foam(stage: Stage, canvas: Canvas, near: Field, swell: Field) -> Field:
    """Return the white of two or three breakers and of the wash at the ground's edge."""
    rng = stage.rng
    lace = level(
        1.5
        * sample(fractal(rng, 512, coarsest=8, finest=120, slope=0.9, stretch=3), canvas.x * 0.6 + 0 * near, near * 0.5)
    )
    bend = fractal(rng, 512, coarsest=1, finest=6, slope=1.6)
    wander = sample(bend, canvas.x * 0.25 + 0 * near, 0.1 * near)
    foam = np.zeros_like(near)
    for place, thick in ((0.46, 0.020), (0.70, 0.035), (0.96, 0.075)):
        crest = near - place - 0.035 * wander * (0.4 + place)
        run = smoothstep(-thick, 0.0, crest) * smoothstep(2.6 * thick, 0.0, crest)
        torn = smoothstep(0.25, 0.75, lace + 0.25 * np.roll(wander, int(300 * place), axis=1))
        foam = np.maximum(foam, run * torn * (0.55 + 0.4 * place))
    return np.asarray(np.clip(foam + 0.10 * smoothstep(1.3, 2.0, swell) * near, 0, 1), np.float32)


def _sparkle(stage: Stage, canvas: Canvas, line: float) -> list[tuple[float, float, float]]:
    """Return the sun's path on the water."""
    rng, strength = stage.rng, 0.25 + max(stage.key.warmth, 0.0)
    share = rng.random(110) ** 1.6
    x = sunny_side(stage) * 0.7 * canvas.right + rng.normal(0, 0.07 + 0.25 * share)
    y = line - 0.006 - share * (line - canvas.sill)
    power = strength * 0.35 * rng.lognormal(-0.6, 0.8, 110)
    return [(float(a), float(b), float(c)) for a, b, c in zip(x, y, power, strict=True)]


def lake(stage: Stage, canvas: Canvas) -> Linear:
    """Still water that mirrors hills and a wooded shore, broken by a breeze."""
    line = eye_level(canvas, highest=0.5)
    shore = _hills(stage, canvas, heavens(stage, canvas, line, cover=0.4), line, rise=0.55)
    rows = np.broadcast_to(canvas.y, (canvas.rows, canvas.columns))
    near = np.clip((line - rows) / max(line - canvas.sill, 0.08), 0, 1.6)
    ripple = _swell(stage, canvas, near) * (0.004 + 0.020 * near)
    column = np.broadcast_to(np.arange(canvas.columns, dtype=np.float32), near.shape)
    row = (float(canvas.y[0, 0]) - (2 * line - rows + ripple)) * canvas.pixels
    mirrored = cv2.remap(
        shore, column + 0.3 * ripple * canvas.pixels, np.maximum(row, 0).astype(np.float32), cv2.INTER_LINEAR
    )
    water = np.array(times(stage.colours.backdrop, daylight(stage)), np.float32)
    seen = np.clip(0.80 - 0.42 * near, 0.15, 1)[..., None]
    surface = mirrored * seen * 0.92 + water * (1 - seen) * (1 + 0.3 * np.clip(ripple / 0.02, -1, 1))[..., None]
    picture = np.where((rows < line)[..., None], surface, shore).astype(np.float32)
    return canvas.defocus(picture, 0.7)


def _hills(stage: Stage, canvas: Canvas, picture: Linear, line: float, *, rise: float) -> Linear:
    """Lay hills one before the other on a horizon, the last of them wooded."""
    rng, light = stage.rng, daylight(stage)
    haze = times(tinted(PALE, 0.35, BLUE), light)
    for number, height in enumerate((1.0, 0.72, 0.34)):
        nearness = (number + 1) / 3
        layer = Layer(canvas)
        crest = line + rise * height * (canvas.top - line) * _ridge(rng, canvas, rough=0.25 * nearness)
        tone = tinted(tinted(STONE, nearness, FIR), 0.78 - 0.66 * nearness, haze)
        layer.spread(smoothstep(-0.003, 0.003, crest[None, :] - canvas.y) * (canvas.y > line - 0.02), tone)
        if number == 2:
            _woods(layer, rng, crest, line, times(tone, light))
        picture = layer.on(picture, 0.9)
    return picture


def _ridge(rng: np.random.Generator, canvas: Canvas, *, rough: float) -> Field:
    """Return the height of a skyline (columns,), about 0.2 … 1."""
    slow = fractal(rng, 256, coarsest=1.2, finest=12, slope=1.5)[0]
    fine = fractal(rng, 256, coarsest=8, finest=100, slope=1.0)[1]
    x = np.linspace(0, 220 * min(canvas.right / 0.5, 1.1), canvas.columns)
    course = level(slow) + 0.12 * rough * fine
    return np.asarray(np.clip(np.interp(x, np.arange(256), course), 0.12, 1.2), np.float32)


def _woods(layer: Layer, rng: np.random.Generator, crest: Field, line: float, tone: Colour) -> None:
    canvas = layer.canvas
    for _ in range(240):
        column = int(rng.integers(canvas.columns))
        x, top = float(canvas.x[0, column]), line + (float(crest[column]) - line) * float(rng.random())
        tall = 0.05 * float(rng.uniform(0.6, 1.4))
        colour = dimmed(tone, float(rng.uniform(0.4, 1.3)))
        layer.polygon(
            [(x - 0.22 * tall, top - 0.3 * tall), (x + 0.22 * tall, top - 0.3 * tall), (x, top + tall)], colour
        )


def sky(stage: Stage, canvas: Canvas) -> Linear:
    """Nothing but the sky, with banks of cloud."""
    picture = heavens(stage, canvas, min(canvas.sill, 0.0) - 0.35, blue=stage.colours.backdrop, cover=0.62)
    return canvas.defocus(picture, 0.55)


def mountains(stage: Stage, canvas: Canvas) -> Linear:
    """Snowy peaks, hazy ranges before them, and mist in the valleys."""
    rng, light = stage.rng, daylight(stage)
    line = eye_level(canvas, highest=0.12, room=0.02)
    picture = canvas.defocus(heavens(stage, canvas, line, cover=0.35), 0.8)
    rock, haze = stage.colours.backdrop, times(tinted(PALE, 0.4, BLUE), light)
    rows = np.broadcast_to(canvas.y, (canvas.rows, canvas.columns))
    for number, (height, foot) in enumerate(((0.92, 0.10), (0.62, 0.02), (0.40, -0.10), (0.20, -0.24))):
        nearness = number / 3
        crest = line + foot + height * 0.75 * (canvas.top - line) * _peaks(rng, canvas)
        below = crest[None, :] - rows
        layer = Layer(canvas)
        shade = _faces(stage, canvas, crest)
        tone = tinted(tinted(rock, nearness, FIR), 0.72 - 0.60 * nearness, haze)
        layer.spread(smoothstep(-0.002, 0.004, below), times(tone, light))
        if number < 2:
            cap = smoothstep(0.17, 0.02, below + 0.08 * (1 - shade)) * (0.9 - 0.4 * number)
            layer.spread(cap * (below > 0), dimmed(times(SNOW, light), 1.05))
        layer.shade(np.asarray(0.72 + 0.5 * shade * (1 - 0.3 * nearness), np.float32))
        mist = smoothstep(0.05, 0.34, below) * (0.75 - 0.5 * nearness)
        layer.spread(np.asarray(mist * (below > 0), np.float32), haze)
        picture = layer.on(picture, 1.0 - 0.15 * number)
    return picture


def _peaks(rng: np.random.Generator, canvas: Canvas) -> Field:
    """Return the height of a mountain range (columns,): sharp peaks, broken flanks."""
    x = np.linspace(0, 3.2 * canvas.right / 0.5, canvas.columns) + float(rng.uniform(0, 50))
    height, gain, wave = np.zeros(canvas.columns), 0.62, 0.62
    for _ in range(7):
        height += gain * (1 - np.abs(((x * wave + float(rng.uniform(0, 9))) % 2) - 1))
        gain, wave = gain * 0.47, wave * 2.13
    return np.asarray(height - 0.12, np.float32)


def _faces(stage: Stage, canvas: Canvas, crest: Field) -> Field:
    """Return how much light a mountain's faces get (rows, columns): ribs that run down from its crest."""
    relief = fractal(stage.rng, 512, coarsest=4, slope=1.25)
    rows = np.broadcast_to(canvas.y, (canvas.rows, canvas.columns))
    depth = crest[None, :] - rows
    x = canvas.x * 0.55 + 0.35 * depth * np.sign(np.gradient(crest))[None, :]
    here, beside = (sample(relief, x + step, depth * 0.6) for step in (0.0, sunny_side(stage) * 0.012))
    return np.asarray(np.clip(0.5 + 0.75 * (here - beside), 0, 1), np.float32)


def desert(stage: Stage, canvas: Canvas) -> Linear:
    """Dunes with sharp crests, one side in the sun and one in the shade, into a hot haze."""
    rng, light, side = stage.rng, daylight(stage), sunny_side(stage)
    line = eye_level(canvas, highest=0.42, room=0.06)
    sand = times(stage.colours.backdrop, light)
    haze = tinted(times(PALE, light), 0.35, sand)
    picture = canvas.defocus(heavens(stage, canvas, line, blue=tinted(BLUE, 0.25, haze), cover=0.12), 0.8)
    rows = np.broadcast_to(canvas.y, (canvas.rows, canvas.columns))
    for number, nearness in enumerate((0.0, 0.33, 0.66, 1.0)):
        foot = line + nearness * (min(canvas.sill, line - 0.1) - line) * 0.85
        crest = foot + (0.035 + 0.13 * nearness) * (_dune(rng, canvas, 1.5 - 0.22 * number) - 0.35)
        below = crest[None, :] - rows
        slope = cv2.GaussianBlur(np.gradient(crest) * canvas.pixels, (1, 0 or 31), 0).reshape(-1)
        edge = np.cumsum(np.clip(-side * slope, 0, 1)) / canvas.pixels
        slip = smoothstep(0.0, 0.05, (edge[None, :] - below * (1.2 + nearness)) * 3)
        ripple = sample(
            fractal(rng, 256, coarsest=6, finest=60, slope=1.0, stretch=5), canvas.x * 0.9 + 0 * below, below * 2.2
        )
        lit = np.clip(0.82 + 0.6 * side * slope[None, :] + 0.05 * ripple * nearness, 0.35, 1.25) - 0.30 * slip
        layer = Layer(canvas)
        layer.spread(smoothstep(-0.002, 0.003, below), tinted(sand, 0.55 * (1 - nearness), haze))
        layer.shade(np.asarray(lit, np.float32))
        picture = layer.on(picture, 1.0 - 0.1 * number)
    return picture


def _dune(rng: np.random.Generator, canvas: Canvas, wave: float) -> Field:
    """Return the skyline of dunes (columns,): long backs, steeper lee sides."""
    x = canvas.x[0] * wave + float(rng.uniform(0, 9))
    total = np.zeros(canvas.columns)
    for gain, pace in ((0.7, 1.0), (0.3, 2.3)):
        turn = 2 * np.pi * (x * pace + float(rng.random()))
        total += gain * (0.5 + 0.5 * np.sin(turn + 0.55 * np.sin(turn)))
    return np.asarray(total, np.float32)


def snowfield(stage: Stage, canvas: Canvas) -> Linear:
    """Snow to a wood of firs under a pale sky, snowflakes in the air."""
    rng, light = stage.rng, daylight(stage)
    line = eye_level(canvas, highest=0.2, room=0.05)
    grey = tinted(times(stage.colours.backdrop, light), 0.35, WHITE)
    cold = times(SNOW, light)
    picture = canvas.wash((line, dimmed(grey, 1.02)), (line + 0.7, dimmed(tinted(grey, 0.25, BLUE), 0.92)))
    for number, (count, tall) in enumerate(((46, 0.15), (30, 0.24), (13, 0.40))):
        layer = Layer(canvas)
        haze = 0.70 - 0.27 * number
        for x in np.sort(rng.uniform(-1.25, 1.25, count)) * canvas.right:
            foot = line - 0.012 - 0.03 * number
            _fir(
                layer,
                rng,
                (float(x), foot),
                tall * float(rng.uniform(0.65, 1.2)),
                tinted(FIR, haze, grey),
                tinted(cold, 0.4, grey),
            )
        picture = layer.on(picture, 1.1 - 0.1 * number)
    ground = Layer(canvas)
    rows = np.broadcast_to(canvas.y, (canvas.rows, canvas.columns))
    drift = sample(
        fractal(rng, 256, coarsest=2, finest=16, slope=1.5, stretch=4), canvas.x * 0.5 + 0 * rows, rows * 1.3
    )
    ground.spread(smoothstep(0.012, -0.012, rows - line - 0.012 * drift), dimmed(cold, 0.98))
    ground.shade(np.asarray(1 - 0.10 * level(drift) * smoothstep(line, line - 0.3, rows), np.float32))
    picture = ground.on(picture, 0.9)
    flakes = [
        (float(x), float(y), float(p))
        for x, y, p in zip(
            rng.uniform(-1.2, 1.2, 70) * canvas.right,
            rng.uniform(-1, 1.2, 70) * canvas.top,
            rng.uniform(0.05, 0.35, 70),
            strict=True,
        )
    ]
    return picture + canvas.defocus(glints(canvas, flakes, (light,)), 0.5) * 0.3


def _fir(
    layer: Layer, rng: np.random.Generator, foot: tuple[float, float], tall: float, colour: Colour, snow: Colour
) -> None:
    x, y = foot
    for share in np.linspace(0.08, 0.95, 9):
        half = 0.26 * tall * (1.04 - share) * float(rng.uniform(0.8, 1.15))
        low, high = y + (share - 0.08) * tall, y + (share + 0.16) * tall
        layer.polygon([(x - half, low), (x + half, low), (x, high)], dimmed(colour, float(rng.uniform(0.8, 1.2))))
        layer.polygon(
            [(x - 0.8 * half, low + 0.02 * tall), (x + 0.1 * half, low + 0.05 * tall), (x, high)],
            tinted(colour, 0.35, snow),
        )


BACKDROPS = {
    "sea": BackdropKind(
        colours=("#3f9db3", "#2f78a8", "#6aa7b5", "#4b86a0", "#7fb9bd"),
        build=outdoors(sea, ground="sand", depth=3.0),
        sky=sky_light,
        follows=True,
    ),
    "lake": BackdropKind(
        colours=("#4f7f92", "#3f6f78", "#6f93a6", "#5a7f74"),
        build=outdoors(lake, ground="pebbles", depth=4.4),
        sky=sky_light,
        follows=True,
    ),
    "sky": BackdropKind(
        colours=("#8fbbe3", "#a9c9ea", "#c7b6dc", "#e9c3b0", "#7aa6d6"),
        build=outdoors(sky, ground="paint", depth=6.0),
        sky=sky_light,
    ),
    "mountains": BackdropKind(
        colours=("#6b7688", "#7a7d84", "#5f7386", "#8a7f7a"),
        build=outdoors(mountains, ground="stone", depth=4.4),
        sky=sky_light,
    ),
    "desert": BackdropKind(
        colours=("#d9b082", "#cfa06c", "#e3c49b", "#c98a5a"),
        build=outdoors(desert, ground="sand", depth=4.4),
        sky=sky_light,
        follows=True,
    ),
    "snowfield": BackdropKind(
        colours=("#c9d6e4", "#d8dfe8", "#b9cbdd", "#e3dfe6"),
        build=outdoors(snowfield, ground="snow", depth=4.4),
        sky=sky_light,
        follows=True,
    ),
}
