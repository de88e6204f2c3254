"""The light of the open air, and the clouds in it."""

import numpy as np

from photostudio.engines.studio import lights
from photostudio.engines.studio.library.backdrops.canvas import Canvas, daylight, sunny_side
from photostudio.engines.studio.library.backdrops.layers import WHITE, dimmed, pooled, times
from photostudio.engines.studio.noise import Field, fractal, sample, smoothstep
from photostudio.engines.studio.scene import Colour, PaintedLight, Stage
from photostudio.engines.studio.textures import tinted
from photostudio.imaging.arrays import Linear
from photostudio.imaging.colour import hexadecimal

ROWS = 48
BLUE, DEEPER, PALE = hexadecimal("#8fbbe3"), hexadecimal("#3f7cc0"), hexadecimal("#eef2f3")
SUNSET: Colour = (1.25, 0.66, 0.30)
ROSE: Colour = (1.0, 0.68, 0.60)


def heavens(stage: Stage, canvas: Canvas, line: float, *, blue: Colour = BLUE, cover: float = 0.5) -> Linear:
    """Return the sky above a horizon at height `line`: glaring about the sun, clouded, warm when the light is.

    A low sun warms what is near the horizon and the bright side of clouds; overhead and in their shade it stays blue.
    """
    light, warm = daylight(stage), max(stage.key.warmth, 0.0)
    haze = horizon_haze(stage, PALE)
    cool = tinted(light, 1 - 0.3 * warm, WHITE)
    middle, high = times(blue, cool), dimmed(times(tinted(blue, 0.45, DEEPER), cool), 0.85)
    cream = dimmed(tinted(haze, 0.42 + 0.28 * (1 - warm), tinted(middle, 0.5 * warm, ROSE)), 1.12)
    picture = canvas.wash(
        (line, dimmed(haze, 1.15)), (line + 0.12, cream), (line + 0.42, dimmed(middle, 1.05)), (line + 1.1, high)
    )
    sun = pooled(canvas, sunny_side(stage) * 0.85 * canvas.right, line + 0.2, 0.40)
    picture = picture + (0.45 + 0.75 * warm) * sun[..., None] * np.array(haze, np.float32)
    body, lit = clouds(stage, canvas, line, cover=cover)
    white = np.array(dimmed(tinted(_aloft(stage), 0.30 * warm, SUNSET), 1.12), np.float32)
    shade = np.array(tinted(tinted(middle, 0.45, haze), 0.25, WHITE), np.float32)
    bright = smoothstep(0.50, 0.92, lit)[..., None]
    cover_ = (0.8 * body)[..., None]
    return np.asarray(picture * (1 - cover_) + cover_ * (shade + bright * (white - shade)), np.float32)


def horizon_haze(stage: Stage, colour: Colour) -> Colour:
    """Return the light of hazy air far off: the colour of a pale sky by day, of the sun when that is low."""
    warm = max(stage.key.warmth, 0.0)
    return tinted(times(tinted(PALE, 0.25, colour), _aloft(stage)), 0.7 * warm**1.5, SUNSET)


def _aloft(stage: Stage) -> Colour:
    """Return the sunlight as air and clouds show it: the blue about them cancels a little warmth."""
    return tinted(daylight(stage), 1 - abs(stage.key.warmth), WHITE)


def eye_level(canvas: Canvas, *, highest: float = 0.60, room: float = 0.12) -> float:
    """Return where to paint the horizon: where it is, but within the photo and above the ground's edge."""
    return max(min(canvas.horizon, highest * canvas.top), canvas.sill + room)


def sky_light(stage: Stage) -> PaintedLight:
    """Return a dome, brightest at the horizon, over ground in the surface's colour: about the rig's fill."""
    fill = np.array(lights.fill(stage, stage.set.light.fill).radiance, np.float32)
    rise = np.linspace(1, -1, ROWS, dtype=np.float32)[:, None]
    tone = np.array(tinted(stage.colours.backdrop, 0.7, WHITE), np.float32)
    zenith = np.array((0.72, 0.86, 1.08), np.float32)
    band = np.exp(-np.abs(rise) / 0.25)
    above = (1.05 * zenith + 0.55 * band * (tone / tone.max())) * fill
    below = np.array(tinted(stage.colours.surface, 0.35), np.float32) * fill * 0.9
    dome = np.where(rise > 0, above, below + band * 0.25 * fill)
    return PaintedLight(np.repeat(dome[:, None, :], 2 * ROWS, axis=1).astype(np.float32))


def clouds(stage: Stage, canvas: Canvas, line: float, *, cover: float = 0.5, scale: float = 1.0) -> tuple[Field, Field]:
    """Return clouds over a horizon at height `line`: how dense they are and how brightly lit (rows, columns).

    They shrink towards the horizon, and are lit where the sun's side of them is thinner.
    """
    rng, size = stage.rng, 512
    billows = fractal(rng, size, coarsest=2.2, slope=1.75, stretch=1.25)
    distance = 1 / (np.maximum(canvas.y - line, 0.0) + 0.16)
    across = (canvas.x * distance * 0.105 * scale + 0.5) % 1
    along = (distance * 0.10 * scale) % 1
    from_sun = sunny_side(stage) * 0.012
    dense, behind = (_sampled(billows, across + shift, along - 0.8 * abs(shift)) for shift in (0.0, from_sun))
    body = smoothstep(0.9 - 1.6 * cover, 2.1 - 1.6 * cover, dense)
    lit = np.clip(0.80 + 0.9 * (dense - behind) - 0.16 * body * np.clip(dense, 0, 2), 0.58, 1.25)
    return np.asarray(body * smoothstep(0.02, 0.16, canvas.y - line), np.float32), np.asarray(lit, np.float32)


def _sampled(field: Field, across: Field, along: Field) -> Field:
    x, y = np.broadcast_arrays(across, along)
    return sample(field, x, y)


def night_light(stage: Stage) -> PaintedLight:
    """Return what little light there is about when the lamps are the only ones: some of it in the backdrop's colour."""
    fill = np.array(lights.fill(stage, stage.set.light.fill).radiance, np.float32)
    rise = np.linspace(1, -1, ROWS, dtype=np.float32)[:, None]
    tone = np.array(tinted(stage.colours.backdrop, 0.5, WHITE), np.float32)
    dome = fill * (0.35 + 0.65 * tone / tone.max()) * (0.65 + 0.35 * rise)
    return PaintedLight(np.repeat(dome[:, None, :], 2 * ROWS, axis=1).astype(np.float32))
