"""Green places out of focus: a garden in the sun, a wood, a meadow."""

from collections.abc import Callable

import numpy as np

from photostudio.engines.studio.library.backdrops.canvas import Canvas, daylight, is_night, sunny_side
from photostudio.engines.studio.library.backdrops.layers import (
    WHITE,
    Layer,
    Spot,
    dimmed,
    glints,
    leaves,
    pooled,
    spots,
    times,
)
from photostudio.engines.studio.library.backdrops.places import outdoors
from photostudio.engines.studio.library.backdrops.skies import heavens, horizon_haze, sky_light
from photostudio.engines.studio.library.kinds import BackdropKind
from photostudio.engines.studio.noise import Field, level, smoothstep
from photostudio.engines.studio.scene import Colour, Stage
from photostudio.engines.studio.textures import tinted
from photostudio.imaging.arrays import Linear
from photostudio.imaging.colour import hexadecimal

Greens = tuple[Colour, Colour, Colour]
YELLOW: Colour = (0.75, 0.62, 0.08)
BLUE: Colour = (0.03, 0.08, 0.12)
MOONLIT: Colour = (0.50, 0.66, 0.95)
NIGHT = 0.65  # of the day's light: what the moon is painted as
FLOWERS = ("#f3e6ea", "#e58fa8", "#f2d14e", "#ffffff", "#b58ad6", "#e8603c")


def greens(leaf: Colour, light: Colour) -> Greens:
    """Return a plant's colours: in the shade bluish and deep, in the sun pale, yellow with light behind it."""
    shade = tinted(dimmed(leaf, 0.16), 0.2, BLUE)
    lit = times(tinted(dimmed(leaf, 1.25), 0.12, YELLOW), light)
    through = times(tinted(dimmed(leaf, 2.8), 0.3, YELLOW), light)
    return shade, lit, through


def _each(colours: Greens, change: Callable[[Colour], Colour]) -> Greens:
    shade, lit, through = (change(colour) for colour in colours)
    return shade, lit, through


def garden(stage: Stage, canvas: Canvas) -> Linear:
    """Shrubs in the sun, a bright gap between them, flowers, and dark leaves at the photo's sides."""
    rng, light = stage.rng, daylight(stage)
    colours = greens(stage.colours.backdrop, light)
    gap = -sunny_side(stage) * float(rng.uniform(0.0, 0.5)) * canvas.right
    haze = times(tinted(dimmed(stage.colours.backdrop, 1.4), 0.36, (0.95, 1.0, 0.7)), light)
    picture = canvas.wash((-canvas.top, colours[0]), (canvas.sill, dimmed(colours[1], 0.5)), (canvas.top, haze))
    picture = picture + 1.1 * pooled(canvas, gap, 0.75 * canvas.top, 0.42)[..., None] * np.array(haze, np.float32)
    clumps = level(canvas.noise(rng, coarsest=2, finest=7, slope=1.2))
    picture = canvas.defocus(picture)
    for count, size, depth in ((700, 0.030, 0.95), (1000, 0.020, 0.70)):
        layer = Layer(canvas)
        bushes(layer, rng, clumps, colours, count=count, size=size)
        picture = layer.on(picture, depth)
    picture = picture + canvas.defocus(glints(canvas, sparks(canvas, rng, clumps, count=70), (light, haze)), 1.0)
    blooms = Layer(canvas)
    _flower_bed(blooms, stage)
    picture = blooms.on(picture, 0.65)
    near = Layer(canvas)
    for side in (-1, 1):
        places = np.array([side * 1.16 * canvas.right, 0.1]) + rng.normal(0, 1, (70, 2)) * (0.10, 0.42 * canvas.top)
        leaves(
            near,
            rng,
            places,
            size=0.07,
            colours=greens(dimmed(stage.colours.backdrop, 0.5), light),
            lit=np.full(70, 0.4),
        )
    return near.on(picture, 1.5)


def bushes(layer: Layer, rng: np.random.Generator, clumps: Field, colours: Greens, *, count: int, size: float) -> None:
    """Paint leaves where `clumps` (rows, columns) is high, lit on the clumps' crowns."""
    canvas = layer.canvas
    x = rng.uniform(-1.2, 1.2, 3 * count) * canvas.right
    y = rng.uniform(-canvas.top, canvas.ceiling, 3 * count)
    thick = canvas.read(clumps, x, y)
    grown = rng.random(3 * count) < smoothstep(0.30, 0.62, thick) * (1 - 0.45 * smoothstep(0.2, 1.2, y / canvas.top))
    x, y = x[grown][:count], y[grown][:count]
    rise = canvas.read(clumps, x, y) - canvas.read(clumps, x, y + 0.07)
    lit = 0.34 + 2.2 * rise + 0.35 * (y / canvas.top)
    leaves(layer, rng, zip(x, y, strict=True), size=size, colours=colours, lit=lit)


def sparks(canvas: Canvas, rng: np.random.Generator, clumps: Field, *, count: int) -> list[Spot]:
    """Return where sky or sun glare through leaves: in bunches, mostly high up."""
    x = rng.uniform(-1.15, 1.15, 8 * count) * canvas.right
    y = rng.uniform(-0.35, 1.3, 8 * count) * canvas.top
    edge = np.exp(-(((canvas.read(clumps, x, y) - 0.42) / 0.1) ** 2))
    seen = rng.random(8 * count) < edge * smoothstep(0.0, 1.0, y / canvas.top)
    power = np.minimum(rng.lognormal(-1.4, 0.8, 8 * count), 0.9)
    return spots(x[seen], y[seen], power[seen])[:count]


def _flower_bed(layer: Layer, stage: Stage) -> None:
    rng, canvas = stage.rng, layer.canvas
    palette = [stage.colours.accent, *(hexadecimal(FLOWERS[number]) for number in rng.choice(len(FLOWERS), 2))]
    middles = rng.uniform((-canvas.right, canvas.sill - 0.02), (canvas.right, canvas.sill + 0.24), (5, 2))
    for number, middle in enumerate(middles):
        for x, y in middle + rng.normal(0, (0.07, 0.035), (16, 2)):
            size = float(rng.uniform(0.008, 0.02))
            layer.oval(x, y, (size, 0.8 * size), dimmed(palette[number % 3], float(rng.uniform(0.5, 1.5))))


def forest(stage: Stage, canvas: Canvas) -> Linear:
    """Trunks one behind the other into a bright mist, undergrowth, and a canopy with the sky in its gaps."""
    rng, light = stage.rng, daylight(stage)
    colours = greens(stage.colours.backdrop, light)
    night = is_night(stage)
    mist = times(tinted(dimmed(stage.colours.backdrop, 1.9), 0.18, MOONLIT if night else (0.80, 0.86, 0.62)), light)
    if night:
        mist, colours = dimmed(mist, NIGHT), _each(colours, lambda colour: dimmed(colour, NIGHT))
    glow_x = sunny_side(stage) * float(rng.uniform(0.1, 0.6)) * canvas.right
    picture = canvas.wash((-canvas.top, dimmed(colours[1], 0.35)), (canvas.sill, dimmed(mist, 0.5)), (canvas.top, mist))
    picture = picture * (0.55 + 1.5 * pooled(canvas, glow_x, 0.4 * canvas.top, 0.45))[..., None]
    clumps = level(canvas.noise(rng, coarsest=2, finest=8, slope=1.2))
    picture = canvas.defocus(np.asarray(picture, np.float32))
    for number, (count, width, depth) in enumerate(((16, 0.016, 0.95), (9, 0.034, 0.75), (4, 0.07, 0.60))):
        nearness = (number + 1) / 3
        layer = Layer(canvas)
        bark = tinted(mist, 0.30 + 0.62 * nearness, (0.022, 0.018, 0.013))
        _trunks(
            layer,
            rng,
            count=count,
            width=width,
            bark=bark,
            lit=tinted(bark, 0.35, dimmed(mist, 1.2)),
            side=sunny_side(stage),
        )
        tone = tuple(tinted(colour, 0.5 * (1 - nearness), mist) for colour in colours)
        _undergrowth(layer, rng, (tone[0], tone[1], tone[2]), rise=0.44 - 0.12 * number)
        bushes(
            layer,
            rng,
            np.asarray(clumps * smoothstep(0.0, 0.9, canvas.y / canvas.top), np.float32),
            (tone[0], tone[1], tone[2]),
            count=700,
            size=0.026,
        )
        picture = layer.on(picture, depth)
    if night:
        return picture + canvas.defocus(glints(canvas, _lanterns(stage, canvas), (stage.colours.accent,)), 0.9)
    gaps = glints(canvas, sparks(canvas, rng, clumps, count=60), (light, tinted(mist, 0.3, WHITE), colours[2]))
    return picture + canvas.defocus(gaps, 0.85)


def _lanterns(stage: Stage, canvas: Canvas) -> list[Spot]:
    """Return small lights that somebody has hung between the trees at night."""
    rng, line = stage.rng, canvas.sill + 0.12
    x, y = rng.uniform(-1, 1, 22) * canvas.right, line + rng.exponential(0.12, 22)
    return spots(x, y, rng.lognormal(0.0, 0.6, 22))


def _trunks(
    layer: Layer, rng: np.random.Generator, *, count: int, width: float, bark: Colour, lit: Colour, side: int
) -> None:
    canvas = layer.canvas
    step = 2.4 * canvas.right / count
    for number in range(count):
        x = -1.2 * canvas.right + step * (number + float(rng.uniform(0.1, 0.9)))
        wide, lean = width * float(rng.uniform(0.6, 1.3)), float(rng.normal(0, 0.05))
        foot, head = -canvas.top, canvas.ceiling
        top = x + lean * (head - foot)
        layer.polygon(
            [(x - 0.62 * wide, foot), (x + 0.62 * wide, foot), (top + 0.4 * wide, head), (top - 0.4 * wide, head)], bark
        )
        inner, outer = (0.15 * wide, 0.55 * wide) if side > 0 else (-0.55 * wide, -0.15 * wide)
        layer.polygon(
            [(x + inner, foot), (x + outer, foot), (top + 0.65 * outer, head), (top + 0.65 * inner, head)], lit
        )


def _undergrowth(layer: Layer, rng: np.random.Generator, colours: Greens, *, rise: float) -> None:
    canvas = layer.canvas
    x = rng.uniform(-1.2, 1.2, 420) * canvas.right
    y = canvas.sill - 0.3 + (0.3 + rise) * rng.random(420) * (0.6 + 0.4 * np.sin(9 * x + rng.uniform(0, 6)))
    leaves(layer, rng, zip(x, y, strict=True), size=0.03, colours=colours, lit=0.15 + (y - canvas.sill) / 0.6)


def meadow(stage: Stage, canvas: Canvas) -> Linear:
    """Long grass full of flowers, trees and a hedge far off, and a sky with clouds."""
    rng, light, leaf = stage.rng, daylight(stage), stage.colours.backdrop
    line = max(canvas.sill + 0.10, min(canvas.horizon, 0.40 * canvas.top))
    picture = canvas.defocus(heavens(stage, canvas, line, cover=0.42), 0.8) * np.float32(0.85)
    colours = greens(leaf, light)
    haze = horizon_haze(stage, leaf)
    for pale, rise, count in ((0.16, 0.20, 800), (0.05, 0.13, 700)):
        far = Layer(canvas)
        hazy = tuple(tinted(dimmed(colour, 0.75), pale, haze) for colour in colours)
        x = rng.uniform(-1.2, 1.2, count) * canvas.right
        turn = rng.uniform(0, 6, 2)
        crowns = 0.03 + rise * np.clip(np.sin(4.1 * x + turn[0]) + 0.5 * np.sin(9.7 * x + turn[1]), 0.08, None)
        y = line - 0.01 + crowns * rng.random(count) ** 0.6
        lit = 0.15 + 0.75 * (y - line) / crowns
        leaves(far, rng, zip(x, y, strict=True), size=0.026, colours=(hazy[0], hazy[1], hazy[2]), lit=lit)
        picture = far.on(picture, 0.65)
    grass = Layer(canvas)
    sunlit = times(tinted(dimmed(leaf, 0.70), 0.10, YELLOW), light)
    grass.spread(
        smoothstep(line + 0.012, line - 0.012, np.broadcast_to(canvas.y, (canvas.rows, canvas.columns))), sunlit
    )
    _blades(grass, rng, colours, line)
    picture = grass.on(picture, 0.7)
    blooms = [hexadecimal(FLOWERS[number]) for number in rng.choice(len(FLOWERS), 3)] + [stage.colours.accent]
    return _speckled(canvas, rng, picture, blooms, line)


def _blades(layer: Layer, rng: np.random.Generator, colours: Greens, line: float) -> None:
    """Paint grass from far to near: short and dense at its far end, long and dark towards the ground's edge."""
    canvas = layer.canvas
    for share in np.sort(rng.random(1500)):
        x, foot = float(rng.uniform(-1.2, 1.2)) * canvas.right, line - share * (line + canvas.top)
        tall = (0.012 + 0.16 * share) * float(rng.uniform(0.5, 1.3))
        colour = tinted(dimmed(colours[1], 0.55), float(rng.uniform(0, 0.6)), colours[0])
        if rng.random() < 0.2:
            colour = dimmed(colours[2], 0.4)
        tip = x + tall * float(rng.normal(0, 0.3))
        layer.line([(x, foot - 0.4 * tall), (x, foot), (tip, foot + tall)], 0.003 + 0.006 * float(share), colour)


def _speckled(canvas: Canvas, rng: np.random.Generator, picture: Linear, blooms: list[Colour], line: float) -> Linear:
    flowers = Layer(canvas)
    for share in np.sort(rng.random(240) ** 1.5):
        size = 0.006 + 0.026 * float(share)
        x, y = float(rng.uniform(-1.2, 1.2)) * canvas.right, line - 0.01 - float(share) * (line + canvas.top)
        flowers.oval(
            x, y, (size, 0.75 * size), dimmed(blooms[int(rng.integers(len(blooms)))], float(rng.uniform(0.7, 1.6)))
        )
    return flowers.on(picture, 0.5)


BACKDROPS = {
    "garden": BackdropKind(
        colours=("#5d7f3c", "#6f8f4a", "#4a6f45", "#8a8a45", "#6b8f6a"),
        build=outdoors(garden, ground="grass", depth=4.4, shade=0.5, rise=0.16),
        sky=sky_light,
    ),
    "forest": BackdropKind(
        colours=("#4c6b35", "#3d5a3c", "#6a7a3e", "#8a6a2e", "#5f7f6c"),
        build=outdoors(forest, ground="moss", depth=4.4, shade=0.5),
        sky=sky_light,
    ),
    "meadow": BackdropKind(
        colours=("#7d9a45", "#6f8f3f", "#a3a04e", "#5f8a4a"),
        build=outdoors(meadow, ground="grass", depth=4.4, shade=0.35, rise=0.2),
        sky=sky_light,
        follows=True,
    ),
}
