"""Mountains, and hills with woods, one range behind the other in the haze."""

from collections.abc import Callable

import numpy as np

from photostudio.engines.studio.library.backdrops.canvas import Canvas, Floats, daylight, over, sunny_side
from photostudio.engines.studio.library.backdrops.firs import FIR
from photostudio.engines.studio.library.backdrops.layers import WHITE, dimmed
from photostudio.engines.studio.library.backdrops.places import outdoors
from photostudio.engines.studio.library.backdrops.skies import PALE, eye_level, heavens, horizon_haze, sky_light
from photostudio.engines.studio.library.backdrops.terrain import Land, folds, ridges
from photostudio.engines.studio.library.kinds import BackdropKind
from photostudio.engines.studio.noise import Field, sample, smoothstep
from photostudio.engines.studio.scene import Colour, Stage
from photostudio.engines.studio.textures import tinted
from photostudio.imaging.arrays import Linear
from photostudio.imaging.colour import hexadecimal

STONE, SNOW = hexadecimal("#5d6673"), hexadecimal("#f4f6fa")
SHADE: Colour = (0.36, 0.52, 0.78)  # what the sky lights


def mountains(stage: Stage, canvas: Canvas) -> Linear:
    """A snowy massif, hazy ranges and a wooded ridge before it, mist in the valleys."""
    rng = stage.rng
    line = eye_level(canvas, highest=0.06, room=0.02)
    sky = heavens(stage, canvas, line, cover=0.3)
    picture = canvas.defocus(sky, 0.6)
    haze = horizon_haze(stage, stage.colours.backdrop)
    peak = -sunny_side(stage) * float(rng.uniform(0.15, 0.6)) * canvas.right
    massif = Land(
        stage, canvas, _massif(rng, peak, 0.78 * (canvas.top - line)), line=line, foot=line, reach=(7.0, 12.0)
    )
    altitude = massif.height / massif.away / (canvas.top - line)
    grain = sample(ridges(rng, coarsest=8, octaves=3), massif.across / 9, massif.away / 9)
    snow = smoothstep(0.24, 0.40, altitude + 0.5 * (grain - 0.45)) * smoothstep(-0.35, 0.5, massif.lit)
    picture = over(picture, canvas.defocus(_lit(stage, massif, stage.colours.backdrop, snow, haze, 0.30), 0.42))
    for pale, tall, foot, reach in ((0.50, 0.30, -0.02, (4.0, 7.0)), (0.22, 0.24, -0.10, (2.2, 3.6))):
        ridge = Land(
            stage,
            canvas,
            _wooded(rng, tall * (canvas.top - line)),
            line=line,
            foot=line + foot,
            reach=reach,
            relief=0.7,
        )
        tone = tinted(dimmed(FIR, 0.8), 0.25, stage.colours.backdrop)
        picture = over(picture, canvas.defocus(_lit(stage, ridge, tone, 0 * ridge.lit, haze, pale), 0.5))
        picture = _valley_mist(canvas, picture, line + 1.2 * foot, haze)
    return _sea_of_mist(stage, canvas, picture, line - 0.10, haze)


def _massif(rng: np.random.Generator, peak: float, tall: float) -> Callable[[Floats, Floats], Floats]:
    """Return one high mountain about x = `peak`, lower ones beside it and before it."""
    rock, place = ridges(rng, coarsest=1.6), rng.uniform(0, 1, 2)
    other = peak + float(rng.choice([-1, 1]) * rng.uniform(0.45, 0.7))

    def height(x: Floats, z: Floats) -> Floats:
        seen = x / z
        cone = np.exp(-(np.abs((seen - peak) / 0.27) ** 1.3)) + 0.62 * np.exp(-(np.abs((seen - other) / 0.2) ** 1.4))
        body = (0.22 + 0.86 * np.clip(cone, 0, 1)) * np.sin(np.pi * np.clip((12.0 - z) / 5.0, 0, 1) ** 0.8)
        broken = sample(rock, x / 11 + place[0], z / 8 + place[1])
        return np.asarray(tall * z * np.clip(body * (0.55 + 0.75 * broken), 0, None))

    return height


def _wooded(rng: np.random.Generator, tall: float) -> Callable[[Floats, Floats], Floats]:
    """Return rounded ridges with the tips of firs on them."""
    shape, firs, place = folds(rng, coarsest=1.5), folds(rng, coarsest=40, finest=110, slope=0.4), rng.uniform(0, 1, 2)

    def height(x: Floats, z: Floats) -> Floats:
        rolling = sample(shape, x / 5 + place[0], z / 9 + place[1])
        return np.asarray(tall * z * (rolling + 0.10 * sample(firs, x / 2.4, z / 2.4)))

    return height


def _lit(stage: Stage, land: Land, tone: Colour, snow: Field, haze: Colour, pale: float) -> Linear:
    """Return land in the sun, its shadows bluish, part of it under snow and all of it `pale` with haze."""
    light = daylight(stage)
    sun = np.clip(land.lit, 0, 2.4)[..., None] * np.array(light, np.float32)
    shade = 0.45 * np.array(SHADE, np.float32)
    bare = np.array(tone, np.float32) + snow[..., None] * (np.array(SNOW, np.float32) - np.array(tone, np.float32))
    lit = bare * (shade + 0.62 * sun)
    air = np.array(tinted(haze, 1 - 0.6 * pale, SHADE), np.float32)
    veiled = lit + pale * (1 - 0.35 * land.share[..., None]) * (air - lit)
    return land.paint(np.asarray(veiled, np.float32))


def _sea_of_mist(stage: Stage, canvas: Canvas, picture: Linear, top: float, haze: Colour) -> Linear:
    """Fill the valley before the nearest ridge, up to a height, with mist that billows."""
    billows = canvas.noise(stage.rng, coarsest=2, finest=14, slope=1.3, stretch=4)
    thick = 0.92 * smoothstep(top + 0.02, top - 0.05, canvas.y + 0.018 * billows)[..., None]
    deep = np.array(dimmed(tinted(haze, 0.45, SHADE), 0.78), np.float32) * (1 + 0.10 * billows)[..., None]
    return canvas.defocus(np.asarray(picture + thick * (deep - picture), np.float32), 0.3)


def _valley_mist(canvas: Canvas, picture: Linear, foot: float, haze: Colour, *, amount: float = 0.42) -> Linear:
    """Lay mist where a range meets what is before it."""
    thick = amount * np.exp(-(((canvas.y - foot) / 0.055) ** 2))[..., None]
    mist = np.array(dimmed(tinted(haze, 0.35, tinted(SHADE, 0.5, WHITE)), 1.05), np.float32)
    return np.asarray(picture + thick * (mist - picture), np.float32)


def hills(stage: Stage, canvas: Canvas, picture: Linear, line: float, *, rise: float) -> Linear:
    """Lay blue mountains on a horizon, wooded hills before them, and a thin mist between the two."""
    rng, tall = stage.rng, rise * (canvas.top - line)
    haze = horizon_haze(stage, PALE)
    peaks, shape, place = ridges(rng, octaves=4), folds(rng, coarsest=2, finest=16), rng.uniform(0, 1, 2)

    def blue(x: Floats, z: Floats) -> Floats:
        swell = 0.35 + 0.65 * sample(shape, x / 26 + place[0], z / 40)
        return np.asarray(1.6 * tall * z * swell * (0.45 + 0.8 * sample(peaks, x / 22 + place[1], z / 12)))

    far = Land(stage, canvas, blue, line=line, foot=line, reach=(9.0, 12.0))
    air = tinted(haze, 0.6, SHADE)
    picture = over(picture, canvas.defocus(_lit(stage, far, STONE, 0 * far.lit, air, 0.55), 0.35))
    picture = _valley_mist(canvas, picture, line + 0.04, haze, amount=0.5)
    wood = Land(stage, canvas, _wooded(rng, 0.62 * tall), line=line, foot=line, reach=(5.0, 8.0), relief=0.7)
    return over(picture, _lit(stage, wood, FIR, 0 * wood.lit, air, 0.20))


BACKDROPS = {
    "mountains": BackdropKind(
        colours=("#6b7688", "#7a7d84", "#5f7386", "#8a7f7a"),
        build=outdoors(mountains, ground="stone", depth=4.4, rise=0.004),
        sky=sky_light,
    ),
}
