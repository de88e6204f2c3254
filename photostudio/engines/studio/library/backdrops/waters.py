"""The sea, out of focus."""

import numpy as np

from photostudio.engines.studio.library.backdrops.canvas import Canvas, daylight, sunny_side
from photostudio.engines.studio.library.backdrops.layers import WHITE, Spot, glints, spots, times
from photostudio.engines.studio.library.backdrops.places import outdoors
from photostudio.engines.studio.library.backdrops.skies import BLUE, PALE, eye_level, heavens, horizon_haze, sky_light
from photostudio.engines.studio.library.kinds import BackdropKind
from photostudio.engines.studio.noise import Field, fractal, level, sample, smoothstep
from photostudio.engines.studio.scene import Colour, Stage
from photostudio.engines.studio.textures import tinted
from photostudio.imaging.arrays import Linear

LITTLE_RED: Colour = (0.50, 1.0, 0.92)  # is what clear water over sand lets through


def sea(stage: Stage, canvas: Canvas) -> Linear:
    """Waves that roll in from a hazy horizon, and foam where they reach the ground."""
    light, line = daylight(stage), eye_level(canvas)
    water = times(stage.colours.backdrop, light)
    sky = heavens(stage, canvas, line, blue=tinted(BLUE, 0.25, stage.colours.backdrop))
    rows = np.broadcast_to(canvas.y, (canvas.rows, canvas.columns))
    near = np.clip(nearness(canvas, line), 0, 1.6)
    swell = waves(stage, canvas, near)
    warm = max(stage.key.warmth, 0.0)
    mirrored = np.array(tinted(horizon_haze(stage, PALE), 0.6 * (1 - warm), BLUE), np.float32)
    shallows = times(tinted(water, 0.2, WHITE), LITTLE_RED)
    depth = np.array(times(water, water), np.float32) + 0.75 * near[..., None] * np.array(shallows, np.float32)
    glancing = np.clip(0.36 * np.exp(-near / 0.35) + 0.10 * swell, 0, 1)[..., None]
    surface = depth * (1 + 0.20 * swell[..., None]) * (1 - glancing) + mirrored * glancing
    foam = _foam(stage, canvas, near, swell)[..., None]
    surface = surface * (1 - foam) + foam * np.array(times((1.0, 1.02, 1.04), light), np.float32)
    picture = np.where((rows < line)[..., None], surface, sky).astype(np.float32)
    sparkle = glints(canvas, sun_path(stage, canvas, line), (light, times(PALE, light)))
    return canvas.defocus(picture, 0.7) + canvas.defocus(sparkle, 0.32)


def nearness(canvas: Canvas, line: float) -> Field:
    """Return how near water is (rows, columns): 0 at its horizon, 1 where the ground begins, less than 0 above."""
    rows = np.broadcast_to(canvas.y, (canvas.rows, canvas.columns))
    return np.asarray((line - rows) / max(line - canvas.sill, 0.08))


def waves(stage: Stage, canvas: Canvas, near: Field) -> Field:
    """Return long-crested waves in perspective, of deviation 1: the nearer, the larger."""
    crests = fractal(stage.rng, 512, coarsest=5, finest=90, slope=1.0, stretch=6)
    distance = 1 / (near + 0.05)
    x = np.broadcast_to(canvas.x, near.shape) * (0.10 + 0.05 * distance)
    return np.asarray(sample(crests, x + 0.5, 0.13 * distance) * smoothstep(0.0, 0.12, near), np.float32)


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


def sun_path(stage: Stage, canvas: Canvas, line: float) -> list[Spot]:
    """Return the sun's path on the water."""
    rng, strength = stage.rng, 0.12 + max(stage.key.warmth, 0.0)
    share = rng.random(60) ** 2
    x = sunny_side(stage) * 0.7 * canvas.right + rng.normal(0, 0.07 + 0.25 * share)
    y = line - 0.006 - share * (line - canvas.sill)
    power = strength * 0.25 * rng.lognormal(-0.8, 0.8, 60)
    return spots(x, y, power)


BACKDROPS = {
    "sea": BackdropKind(
        colours=("#3f9db3", "#2f78a8", "#6aa7b5", "#4b86a0", "#7fb9bd"),
        build=outdoors(sea, ground="sand", depth=3.0),
        sky=sky_light,
        follows=True,
    ),
}
