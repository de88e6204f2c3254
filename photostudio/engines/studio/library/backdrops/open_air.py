"""Wide places under the sky: the sky itself, a desert, a snowfield."""

import cv2
import numpy as np

from photostudio.engines.studio.library.backdrops.canvas import Canvas, daylight, sunny_side
from photostudio.engines.studio.library.backdrops.heights import FIR, SNOW
from photostudio.engines.studio.library.backdrops.layers import WHITE, Layer, dimmed, glints, times
from photostudio.engines.studio.library.backdrops.places import outdoors
from photostudio.engines.studio.library.backdrops.skies import BLUE, PALE, eye_level, heavens, sky_light
from photostudio.engines.studio.library.kinds import BackdropKind
from photostudio.engines.studio.noise import Field, fractal, level, sample, smoothstep
from photostudio.engines.studio.scene import Colour, Stage
from photostudio.engines.studio.textures import tinted
from photostudio.imaging.arrays import Linear


def sky(stage: Stage, canvas: Canvas) -> Linear:
    """Nothing but the sky, with banks of cloud above a clear haze."""
    picture = heavens(stage, canvas, canvas.sill - 0.06, blue=stage.colours.backdrop, cover=0.56)
    return canvas.defocus(picture, 0.55)


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
        slope = cv2.GaussianBlur(np.gradient(crest) * canvas.pixels, (1, 31), 0).reshape(-1)
        edge = np.cumsum(np.clip(-side * slope, 0, 1)) / canvas.pixels
        slip = smoothstep(0.0, 0.05, (edge[None, :] - below * (1.2 + nearness)) * 3)
        ripple = sample(
            fractal(rng, 256, coarsest=6, finest=60, slope=1.0, stretch=5), canvas.x * 0.9 + 0 * below, below * 2.2
        )
        lit = (
            np.clip(
                0.84 + 0.75 * side * slope[None, :] * np.exp(-np.abs(below) / 0.07) + 0.05 * ripple * nearness,
                0.35,
                1.25,
            )
            - 0.30 * slip
        )
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
    picture = canvas.wash((line, dimmed(grey, 1.12)), (line + 0.7, dimmed(tinted(grey, 0.25, BLUE), 1.0)))
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
    ground.spread(smoothstep(0.012, -0.012, rows - line - 0.012 * drift), dimmed(cold, 1.12))
    ground.shade(np.asarray(1 - 0.10 * level(drift) * smoothstep(line, line - 0.3, rows), np.float32))
    picture = ground.on(picture, 0.9)
    flakes = [
        (float(x), float(y), float(p))
        for x, y, p in zip(
            rng.uniform(-1.2, 1.2, 70) * canvas.right,
            rng.uniform(-1, 1.2, 70) * canvas.top,
            rng.uniform(0.04, 0.22, 70),
            strict=True,
        )
    ]
    return picture + canvas.defocus(glints(canvas, flakes, (light,)), 0.35) * 0.16


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
    "sky": BackdropKind(
        colours=("#8fbbe3", "#a9c9ea", "#c7b6dc", "#e9c3b0", "#7aa6d6"),
        build=outdoors(sky, ground="", depth=6.0, shade=1.0),
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
