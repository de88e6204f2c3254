"""Wide places under the sky: the sky itself, a desert, a snowfield."""

from collections.abc import Callable

import numpy as np

from photostudio.engines.studio.library.backdrops.canvas import Canvas, Floats, daylight, over, sunny_side
from photostudio.engines.studio.library.backdrops.firs import FIR, fir
from photostudio.engines.studio.library.backdrops.heights import SNOW
from photostudio.engines.studio.library.backdrops.layers import WHITE, Layer, dimmed, glints, pooled, spots, times
from photostudio.engines.studio.library.backdrops.places import outdoors
from photostudio.engines.studio.library.backdrops.skies import BLUE, ROSE, eye_level, heavens, horizon_haze, sky_light
from photostudio.engines.studio.library.backdrops.terrain import Land, folds
from photostudio.engines.studio.library.kinds import BackdropKind
from photostudio.engines.studio.noise import fractal, level, sample, smoothstep
from photostudio.engines.studio.scene import Stage
from photostudio.engines.studio.textures import tinted
from photostudio.imaging.arrays import Linear


def sky(stage: Stage, canvas: Canvas) -> Linear:
    """Nothing but the sky, with banks of cloud above a clear haze."""
    picture = 1.15 * heavens(stage, canvas, canvas.sill - 0.01, blue=stage.colours.backdrop, cover=0.56)
    return canvas.defocus(np.asarray(picture, np.float32), 0.55)


def desert(stage: Stage, canvas: Canvas) -> Linear:
    """Dunes with sharp crests, one side in the sun and one in the shade, into a hot haze."""
    rng, light = stage.rng, daylight(stage)
    line = eye_level(canvas, highest=0.42, room=0.06)
    sand = stage.colours.backdrop
    haze = tinted(horizon_haze(stage, sand), 0.3, times(sand, light))
    picture = canvas.defocus(heavens(stage, canvas, line, cover=0.12), 0.7)
    foot = min(canvas.sill, line - 0.1)
    for pale, tall, reach in ((0.35, 0.60, (2.9, 7.0)), (0.05, 0.50, (1.0, 3.0))):
        dunes = Land(stage, canvas, _dunes(rng, tall, nearest=reach[0]), line=line, foot=foot, reach=reach, relief=3.0)
        sun = (0.12 + 0.88 * np.clip(dunes.lit, 0.0, 1.6))[..., None] * np.array(times(sand, light), np.float32)
        shade = 0.10 * np.array(tinted(sand, 0.4, BLUE), np.float32)
        far = pale * (1 - dunes.share[..., None]) * (np.array(haze, np.float32) - sun)
        picture = over(picture, canvas.defocus(dunes.paint(np.asarray(sun + shade + far, np.float32)), 0.5))
    return picture


def _dunes(rng: np.random.Generator, tall: float, *, nearest: float) -> Callable[[Floats, Floats], Floats]:
    """Return dunes: crests that wind across the view, a long back and a steep lee side to each, level at `nearest`."""
    bends, rises, place = (
        folds(rng, coarsest=1, finest=4, slope=1.4),
        folds(rng, coarsest=2, finest=6),
        rng.uniform(0, 1, 2),
    )
    turned = float(rng.choice([-1, 1]))
    slant = float(rng.choice([-1, 1]) * rng.uniform(0.35, 0.6))

    def height(x: Floats, z: Floats) -> Floats:
        course = turned * z / 2.4 + slant * x / 1.6 + 1.3 * sample(bends, x / 11 + place[0], z / 11 + place[1])
        along = course % 1
        profile = np.where(along < 0.66, along / 0.66, (1 - along) / 0.34)
        grown = tall * smoothstep(nearest, 1.7 * nearest, z) * profile**1.25
        return np.asarray(grown * (0.35 + 0.9 * sample(rises, x / 7, z / 7 + place[0])))

    return height


def snowfield(stage: Stage, canvas: Canvas) -> Linear:
    """Snow to a wood of firs under a pale sky, hills behind them and flakes in the air."""
    rng, light = stage.rng, daylight(stage)
    line = eye_level(canvas, highest=0.2, room=0.05)
    cold, haze = times(SNOW, light), tinted(horizon_haze(stage, stage.colours.backdrop), 0.45, ROSE)
    blue = times(stage.colours.backdrop, tinted(light, 0.6, WHITE))
    picture = canvas.wash(
        (line, dimmed(haze, 1.3)),
        (line + 0.22, dimmed(tinted(haze, 0.5, blue), 1.25)),
        (line + 0.8, dimmed(tinted(blue, 0.35, BLUE), 1.1)),
    )
    glare = pooled(canvas, sunny_side(stage) * 0.7 * canvas.right, line + 0.15, 0.4)[..., None]
    picture = picture + 0.8 * glare * np.array(haze, np.float32)
    for number, (count, tall) in enumerate(((54, 0.17), (26, 0.29), (9, 0.52))):
        layer, air = Layer(canvas), 0.66 - 0.27 * number
        for x in np.sort(rng.uniform(-1.25, 1.25, count)) * canvas.right:
            if number == 2 and abs(x) < 0.3 * canvas.right:
                continue  # the tall ones frame the product
            foot = line - 0.012 - 0.03 * number
            tone, snow = tinted(dimmed(FIR, 0.8), air, blue), tinted(cold, 0.7 * air, haze)
            fir(layer, rng, (float(x), foot), tall * float(rng.uniform(0.6, 1.2)), tone, snow)
        picture = layer.on(picture, 0.95 - 0.12 * number)
    ground = Layer(canvas)
    rows = np.broadcast_to(canvas.y, (canvas.rows, canvas.columns))
    drift = sample(
        fractal(rng, 256, coarsest=2, finest=16, slope=1.5, stretch=4), canvas.x * 0.5 + 0 * rows, rows * 1.3
    )
    ground.spread(smoothstep(0.012, -0.012, rows - line - 0.012 * drift), dimmed(cold, 1.05))
    ground.shade(np.asarray(1 - 0.16 * level(drift) * smoothstep(line, line - 0.2, rows), np.float32))
    return _snowing(stage, canvas, ground.on(picture, 0.85))


def _snowing(stage: Stage, canvas: Canvas, picture: Linear) -> Linear:
    """Add flakes: many far and small, a few near the lens, large and faint."""
    rng = stage.rng
    for count, depth, power in ((150, 0.10, 0.010), (46, 0.28, 0.035), (9, 0.8, 0.11)):
        x, y = rng.uniform(-1.2, 1.2, count) * canvas.right, rng.uniform(-0.6, 1.2, count) * canvas.top
        flakes = spots(x, y, power * rng.uniform(0.4, 1.4, count))
        picture = picture + canvas.defocus(glints(canvas, flakes, (WHITE,)), depth)
    return picture


BACKDROPS = {
    "sky": BackdropKind(
        colours=("#8fbbe3", "#a9c9ea", "#c7b6dc", "#e9c3b0", "#7aa6d6"),
        build=outdoors(sky, ground="", depth=6.0, shade=1.0, rough=0.002),
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
