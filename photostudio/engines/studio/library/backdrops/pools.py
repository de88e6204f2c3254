"""By the pool: turquoise water in the sun, a deck with parasols, palms and a hedge behind it."""

import numpy as np

from photostudio.engines.studio.library.backdrops.canvas import Canvas, daylight, sunny_side
from photostudio.engines.studio.library.backdrops.layers import Layer, Spot, dimmed, glints, leaves, spots, times
from photostudio.engines.studio.library.backdrops.places import outdoors
from photostudio.engines.studio.library.backdrops.skies import eye_level, heavens, sky_light
from photostudio.engines.studio.library.backdrops.waters import nearness
from photostudio.engines.studio.library.kinds import BackdropKind
from photostudio.engines.studio.noise import fractal, sample, smoothstep
from photostudio.engines.studio.scene import Stage
from photostudio.engines.studio.textures import caustics, tinted
from photostudio.imaging.arrays import Linear
from photostudio.imaging.colour import hexadecimal

DECK, LINEN = hexadecimal("#e2d3bb"), hexadecimal("#f6efe2")
LEAF, SHADE, THROUGH = hexadecimal("#4f8038"), hexadecimal("#1f3a22"), hexadecimal("#a7bf4a")
TRUNK = hexadecimal("#6e5a44")
END = 0.26  # where the pool ends: a share of the way from the horizon down to the ground's edge


def pool(stage: Stage, canvas: Canvas) -> Linear:
    """The pool from the ground's edge to a deck far off, everything in the sun."""
    light, line = daylight(stage), eye_level(canvas, highest=0.42)
    end = line - END * (line - canvas.sill)
    picture = canvas.defocus(heavens(stage, canvas, line, cover=0.3), 0.7)
    for depth, paint in ((0.75, _garden), (0.62, _deck)):
        layer = Layer(canvas)
        paint(layer, stage, line, end)
        layer.paint[..., :3] *= np.array(light, np.float32)
        picture = layer.on(picture, depth)
    soft = 0.4 * canvas.blur
    cover = smoothstep(end + soft, end - soft, np.broadcast_to(canvas.y, (canvas.rows, canvas.columns)))[..., None]
    water = _water(stage, canvas, picture, line, end)
    picture = picture + cover * (canvas.defocus(water, 0.6) - picture)
    return picture + canvas.defocus(glints(canvas, _glitter(stage, canvas, end), (light,)), 0.3)


def _water(stage: Stage, canvas: Canvas, shore: Linear, line: float, end: float) -> Linear:
    """Return the pool's water: its bottom under a net of light, and towards the far end what it mirrors."""
    rng = stage.rng
    rows = np.broadcast_to(canvas.y, (canvas.rows, canvas.columns))
    near = np.clip(nearness(canvas, line), 0.12, 1.8)
    across, along = 0.42 * canvas.x / near, 0.30 / near
    swell = sample(fractal(rng, 256, coarsest=3, finest=24, slope=1.3), across, along)
    net = sample(caustics(rng, size=384, cells=5), across + 0.03 * swell, along + 0.03 * swell)
    clear = np.array(times(stage.colours.backdrop, daylight(stage)), np.float32)
    bottom = clear * (0.72 + 0.10 * swell + 0.75 * net)[..., None] + 0.22 * net[..., None]
    column = np.broadcast_to(np.arange(canvas.columns), near.shape)
    row = (float(canvas.y[0, 0]) - (2 * end - rows + 0.02 * swell * near)) * canvas.pixels
    mirrored = shore[np.clip(row, 0, canvas.rows - 1).astype(np.intp), column]
    seen = 0.55 * smoothstep(0.75, 0.2, near)[..., None]
    return np.asarray(bottom * (1 - seen) + seen * mirrored, np.float32)


def _glitter(stage: Stage, canvas: Canvas, end: float) -> list[Spot]:
    rng = stage.rng
    share = rng.random(46) ** 1.6
    x = sunny_side(stage) * 0.55 * canvas.right + rng.normal(0, 0.10 + 0.3 * share)
    y = end - 0.01 - share * (end - canvas.sill)
    power = 0.10 * rng.lognormal(-0.4, 0.9, 46)
    return spots(x, y, power)


def _deck(layer: Layer, stage: Stage, line: float, end: float) -> None:
    """Paint the paving beyond the water, its pale kerb, parasols and loungers."""
    rng = stage.rng
    layer.box(-2, end - 0.02, 2, line - 0.012, DECK)
    layer.box(-2, end - 0.02, 2, end + 0.016, dimmed(LINEN, 1.05))
    for side in (-1, 1):
        x = side * float(rng.uniform(0.45, 0.95)) * layer.canvas.right
        foot, tall = line - 0.02, float(rng.uniform(0.16, 0.2))
        layer.box(x - 0.004, foot, x + 0.004, foot + tall, TRUNK)
        tone = LINEN if rng.random() < 0.6 else stage.colours.accent
        wide, top = 0.62 * tall, foot + tall
        layer.polygon([(x - wide, top - 0.012), (x + wide, top - 0.012), (x, top + 0.3 * tall)], dimmed(tone, 0.72))
        lit = sunny_side(stage)
        layer.polygon([(x, top - 0.012), (x + lit * wide, top - 0.012), (x, top + 0.3 * tall)], dimmed(tone, 1.1))
        layer.box(x - 0.09, foot - 0.004, x + 0.05, foot + 0.018, dimmed(LINEN, 0.95))


def _garden(layer: Layer, stage: Stage, line: float, end: float) -> None:
    """Paint a hedge, and palms above it."""
    rng, canvas = stage.rng, layer.canvas
    for x in rng.uniform(-1.1, 1.1, 4) * canvas.right:
        _palm(layer, rng, float(x), line, tall=float(rng.uniform(0.55, 1.0)) * (canvas.top - line))
    layer.box(-2, end, 2, line + 0.03, SHADE)
    places = [
        (float(x), line + float(y))
        for x, y in zip(rng.uniform(-1.2, 1.2, 520) * canvas.right, rng.beta(1.3, 2.4, 520) * 0.15 - 0.02, strict=True)
    ]
    lit = [0.25 + 4.0 * (y - line) for _, y in places]
    leaves(layer, rng, places, size=0.022, colours=(SHADE, LEAF, THROUGH), lit=lit)


def _palm(layer: Layer, rng: np.random.Generator, x: float, foot: float, *, tall: float) -> None:
    lean = float(rng.normal(0, 0.08))
    head = x + lean * tall * 2, foot + tall
    layer.line([(x, foot), (x + 0.7 * lean * tall, foot + 0.5 * tall), head], 0.011, TRUNK)
    for angle in np.linspace(0.05, np.pi - 0.05, 9) + rng.normal(0, 0.1, 9):
        reach = 0.30 * tall * float(rng.uniform(0.8, 1.2))
        along = np.linspace(0, 1, 6)
        xs = head[0] + reach * np.cos(angle) * along
        ys = head[1] + reach * (0.75 * np.sin(angle) * along - 0.75 * along**2)
        tone = tinted(SHADE, float(rng.uniform(0.3, 1.0)), LEAF)
        layer.line(zip(xs.tolist(), ys.tolist(), strict=True), 0.016, tone)


BACKDROPS = {
    "pool": BackdropKind(
        colours=("#3fb6cc", "#4fc0c8", "#2fa0c4", "#5cb8a8"),
        build=outdoors(pool, ground="stone", depth=4.4),
        sky=sky_light,
    )
}
