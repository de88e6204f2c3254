"""Mountains, and hills with woods, one range behind the other in the haze."""

import numpy as np

from photostudio.engines.studio.library.backdrops.canvas import Canvas, daylight, sunny_side
from photostudio.engines.studio.library.backdrops.layers import Layer, dimmed, times
from photostudio.engines.studio.library.backdrops.places import outdoors
from photostudio.engines.studio.library.backdrops.skies import BLUE, PALE, eye_level, heavens, sky_light
from photostudio.engines.studio.library.kinds import BackdropKind
from photostudio.engines.studio.noise import Field, fractal, level, sample, smoothstep
from photostudio.engines.studio.scene import Colour, Stage
from photostudio.engines.studio.textures import tinted
from photostudio.imaging.arrays import Linear
from photostudio.imaging.colour import hexadecimal

STONE, FIR, SNOW = hexadecimal("#5d6673"), hexadecimal("#2c3d33"), hexadecimal("#e9eef5")


def mountains(stage: Stage, canvas: Canvas) -> Linear:
    """Snowy peaks, hazy ranges before them, and mist in the valleys."""
    rng, light = stage.rng, daylight(stage)
    line = eye_level(canvas, highest=0.12, room=0.02)
    picture = canvas.defocus(heavens(stage, canvas, line, cover=0.35), 0.8)
    rock = stage.colours.backdrop
    haze = times(tinted(tinted(PALE, 0.4, BLUE), 0.35, rock), light)
    rows = np.broadcast_to(canvas.y, (canvas.rows, canvas.columns))
    for number, (height, foot) in enumerate(((0.92, 0.10), (0.62, 0.02), (0.40, -0.10), (0.20, -0.24))):
        nearness = number / 3
        crest = line + foot + height * 0.75 * (canvas.top - line) * _peaks(rng, canvas)
        below = crest[None, :] - rows
        layer = Layer(canvas)
        shade = _faces(stage, canvas, crest)
        tone = tinted(tinted(dimmed(rock, 0.75), nearness, FIR), 0.50 - 0.42 * nearness, haze)
        layer.spread(smoothstep(-0.002, 0.004, below), times(tone, light))
        if number < 2:
            cap = smoothstep(0.20, 0.05, below + 0.16 * (0.5 - shade)) * (0.95 - 0.4 * number)
            layer.spread(cap * (below > 0), dimmed(times(SNOW, light), 1.05))
        layer.shade(np.asarray(0.45 + 0.95 * shade * (1 - 0.3 * nearness), np.float32))
        mist = smoothstep(0.08, 0.40, below) * (0.80 - 0.45 * nearness)
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
    relief = fractal(stage.rng, 256, coarsest=3, finest=90, slope=1.7)
    rows = np.broadcast_to(canvas.y, (canvas.rows, canvas.columns))
    depth = crest[None, :] - rows
    x = canvas.x * 0.55 + 0.35 * depth * np.sign(np.gradient(crest))[None, :]
    here, beside = (sample(relief, x + step, depth * 0.6) for step in (0.0, sunny_side(stage) * 0.02))
    return np.asarray(np.clip(0.45 + 2.2 * (here - beside), 0, 1), np.float32)


def hills(stage: Stage, canvas: Canvas, picture: Linear, line: float, *, rise: float) -> Linear:
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


BACKDROPS = {
    "mountains": BackdropKind(
        colours=("#6b7688", "#7a7d84", "#5f7386", "#8a7f7a"),
        build=outdoors(mountains, ground="stone", depth=4.4),
        sky=sky_light,
    ),
}
