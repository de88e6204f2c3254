"""A lake: still water between wooded shores, mountains far off, reeds at the near bank."""

import cv2
import numpy as np

from photostudio.engines.studio.library.backdrops.canvas import Canvas, daylight, sunny_side
from photostudio.engines.studio.library.backdrops.firs import FIR, fir
from photostudio.engines.studio.library.backdrops.heights import hills
from photostudio.engines.studio.library.backdrops.layers import Layer, dimmed, glints, times
from photostudio.engines.studio.library.backdrops.places import outdoors
from photostudio.engines.studio.library.backdrops.skies import PALE, eye_level, heavens, horizon_haze, sky_light
from photostudio.engines.studio.library.backdrops.waters import nearness, sun_path, waves
from photostudio.engines.studio.library.kinds import BackdropKind
from photostudio.engines.studio.scene import Colour, Stage
from photostudio.engines.studio.textures import tinted
from photostudio.imaging.arrays import Linear
from photostudio.imaging.colour import hexadecimal

BANK, REED = hexadecimal("#a39878"), hexadecimal("#6f6a3a")
SUNLIT: Colour = (0.085, 0.11, 0.03)
FOCUS = 0.42  # of the usual blur: a view is the better for being read


def lake(stage: Stage, canvas: Canvas) -> Linear:
    """Mountains and wooded shores over still water that mirrors them, the sun's path on it, reeds before it."""
    line = eye_level(canvas, highest=0.45)
    shore = hills(stage, canvas, heavens(stage, canvas, line, cover=0.4), line, rise=0.62)
    for height, reach, air in ((0.050, 1.3, 0.34), (0.20, 0.60, 0.04)):
        layer = Layer(canvas)
        _wood(layer, stage, line, height=height, reach=reach, air=air)
        shore = layer.on(shore, 0.12)
    rows = np.broadcast_to(canvas.y, (canvas.rows, canvas.columns))
    water = _water(stage, canvas, shore, line)
    picture = np.where((rows < line)[..., None], water, shore).astype(np.float32)
    sparkle = glints(canvas, sun_path(stage, canvas, line), (daylight(stage),))
    picture = 1.25 * canvas.defocus(picture, FOCUS) + canvas.defocus(sparkle, 0.3)
    reeds = Layer(canvas)
    _reeds(reeds, stage)
    return reeds.on(picture, 0.55)


def _wood(layer: Layer, stage: Stage, line: float, *, height: float, reach: float, air: float) -> None:
    """Paint firs along the water from one side of the photo over a share `reach` of it, lower towards the end, and the
    pale bank at their feet; away from the sun, where the dark of one wood frames the light of the other side.
    """
    rng, canvas, side = stage.rng, layer.canvas, -sunny_side(stage)
    haze, light = horizon_haze(stage, PALE), daylight(stage)
    start, length = 1.25 * canvas.right, 2 * reach * canvas.right
    shade, sunlit = (tinted(tone, air, haze) for tone in (dimmed(FIR, 0.35), times(SUNLIT, light)))
    for share in rng.permutation(np.linspace(0, 1, round(70 * reach))):
        place = side * (start - float(share) * length)
        tall = height * float((1 - 0.75 * share) * rng.uniform(0.55, 1.25))
        tone = tinted(shade, float(rng.uniform(0.0, 0.25)), sunlit)
        fir(layer, rng, (place, line), 1.25 * tall, tone, tinted(tone, 0.6, sunlit))
    ends = sorted((side * 1.4 * canvas.right, side * (start - 1.04 * length)))
    bank = tinted(times(BANK, light), air, haze)
    layer.box(ends[0], line, ends[1], line + 0.009, shade)
    layer.box(ends[0], line - 0.001, ends[1], line + 0.002, bank)


def _water(stage: Stage, canvas: Canvas, shore: Linear, line: float) -> Linear:
    """Return what water below `line` shows: the shore upside down, drawn out by ripples, its own colour near by."""
    rows = np.broadcast_to(canvas.y, (canvas.rows, canvas.columns))
    near = np.clip(nearness(canvas, line), 0, 1.6)
    ripple = waves(stage, canvas, near) * (0.002 + 0.022 * near)
    column = np.broadcast_to(np.arange(canvas.columns, dtype=np.float32), near.shape) + 0.3 * ripple * canvas.pixels
    row = (float(canvas.y[0, 0]) - (2 * line - rows + ripple)) * canvas.pixels
    mirrored = cv2.remap(shore, column.astype(np.float32), np.maximum(row, 0).astype(np.float32), cv2.INTER_LINEAR)
    own = np.array(times(stage.colours.backdrop, daylight(stage)), np.float32)
    seen = np.clip(0.88 - 0.36 * near, 0.2, 1)[..., None]
    crest = (1 + 0.35 * np.clip(ripple / 0.02, -1, 1))[..., None]
    return np.asarray(mirrored * seen + own * (1 - seen) * crest, np.float32)


def _reeds(layer: Layer, stage: Stage) -> None:
    """Paint a clump of reeds at the photo's side away from the sun, bent by one wind."""
    rng, canvas, light = stage.rng, layer.canvas, daylight(stage)
    side, wind = -sunny_side(stage), float(rng.normal(0, 0.05))
    for _ in range(60):
        x = side * canvas.right * float(1.02 - abs(rng.normal(0, 0.22)))
        foot, tall = canvas.sill - 0.05, float(rng.uniform(0.14, 0.34))
        bend = wind + float(rng.normal(0, 0.05))
        tone = dimmed(times(REED, light), float(rng.uniform(0.12, 0.8)))
        course = [(x + bend * share**2, foot + tall * share) for share in (0.0, 0.35, 0.7, 1.0)]
        layer.line(course, float(rng.uniform(0.003, 0.006)), tone)
        if rng.random() < 0.3:
            tip = x + bend, foot + tall
            layer.oval(*tip, (0.007, 0.026), dimmed(times(BANK, light), 0.5), angle=float(rng.normal(0, 6)))


BACKDROPS = {
    "lake": BackdropKind(
        colours=("#4f7f92", "#3f6f78", "#6f93a6", "#5a7f74"),
        build=outdoors(lake, ground="pebbles", depth=4.4),
        sky=sky_light,
        follows=True,
    ),
}
