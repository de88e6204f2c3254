"""Stone, sand, plaster, cloth and water light, painted by noise.

Every texture repeats without a seam, so that it may be wrapped often over a large surface. Colours are mixed in sRGB,
where equal steps look equal.
"""

from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from photostudio.engines.studio.noise import Field, blurred, contour_distance, fractal, level, smoothstep, warp
from photostudio.engines.studio.scene import Colour, Texture
from photostudio.imaging.arrays import Pixels
from photostudio.imaging.colour import to_linear, to_srgb


class Finish(NamedTuple):
    """What a surface looks like and how it feels: its colour and its height (0 deep … 1 high)."""

    colour: Texture
    height: Texture


def paint(
    base: Colour, *layers: tuple[NDArray[np.floating], Colour], grain: NDArray[np.floating] | None = None
) -> Pixels:
    """Lay colours over `base`, each by its amount (rows, columns) of 0 … 1; `grain` scales brightness by 1 + grain."""
    picture = np.broadcast_to(_encoded(base), (*layers[0][0].shape, 3)).astype(np.float32)
    for amount, colour in layers:
        picture += np.clip(amount, 0, 1)[..., None] * (_encoded(colour) - picture)
    if grain is not None:
        picture *= 1 + grain[..., None]
    return np.asarray(np.clip(picture * 255 + 0.5, 0, 255), np.uint8)


def relief(height: NDArray[np.floating]) -> Texture:
    """Return `height`, 0 … 1, as a texture of data, finer than 8 bits: their steps would show as terraces in gloss."""
    return Texture(np.clip(height, 0, 1).astype(np.float32)[..., None], raw=True, mirrored=False)


def matched(pixels: Pixels, colour: Colour, *, most: float = 1.7) -> Texture:
    """Return a picture whose mean is `colour`, as far as a gain of `most` goes: what was asked for is what is seen."""
    codes = np.arange(256, dtype=np.uint8)
    light = to_linear(codes)
    tables = []
    for channel in range(3):
        share = np.bincount(pixels[..., channel].ravel(), minlength=256) / pixels[..., channel].size
        mean = float(share @ light)
        tables.append(to_srgb(light * float(np.clip(colour[channel] / max(mean, 1e-4), 1 / most, most))))
    gained = cv2.LUT(pixels, np.stack(tables, axis=-1)[None])
    return Texture(np.asarray(gained, np.uint8), mirrored=False)


def tinted(colour: Colour, amount: float, towards: Colour = (0.0, 0.0, 0.0)) -> Colour:
    """Return linear `colour` moved by `amount`, 0 … 1, towards another."""
    red, green, blue = (c + (t - c) * amount for c, t in zip(colour, towards, strict=True))
    return red, green, blue


def marble(rng: np.random.Generator, *, size: int = 1024, base: Colour, vein: Colour) -> Texture:
    """Return marble: clouds in `base`, wide veins that swell, fade and branch, and hairlines across them."""
    across = fractal(rng, size, coarsest=2, finest=30, slope=2.0) * size * 0.030
    down = fractal(rng, size, coarsest=2, finest=30, slope=2.0) * size * 0.030
    fine = fractal(rng, size, coarsest=14, slope=1.8) * size * 0.0022
    angle = float(rng.uniform(25, 65)) * float(rng.choice([-1, 1]))

    def veins(coarsest: float, width: float) -> Field:
        course = fractal(rng, size, coarsest=coarsest, finest=coarsest * 6, slope=2.6, stretch=3.2, angle=angle)
        distance = contour_distance(warp(course, across + fine, down + fine))
        swelling = level(fractal(rng, size, coarsest=3, finest=16, slope=1.4))
        presence = smoothstep(0.35, 0.85, level(fractal(rng, size, coarsest=2, finest=8, slope=1.4)))
        core = np.exp(-distance / (width * size * (0.25 + 1.5 * swelling**2)))
        halo = 0.30 * np.exp(-distance / (width * size * 7))
        return np.asarray((core + halo) * presence, np.float32)

    clouds = level(fractal(rng, size, coarsest=2, slope=1.6))
    wide, narrow, hair = veins(1.5, 0.0042), veins(3.0, 0.0022), veins(7.0, 0.0008)
    pixels = paint(
        base,
        (0.16 * clouds, vein),
        (0.70 * wide, vein),
        (0.50 * narrow, vein),
        (0.35 * hair, tinted(vein, 0.3)),
        grain=0.012 * fractal(rng, size, coarsest=size / 6, slope=0.3),
    )
    return Texture(pixels, mirrored=False)


def sand(rng: np.random.Generator, *, size: int = 1024, base: Colour) -> Finish:
    """Return dry sand: single grains, light and dark, over damp and sun-bleached patches."""
    patches = level(fractal(rng, size, coarsest=2, finest=40, slope=1.3))
    grains = fractal(rng, size, coarsest=size / 5, slope=0.2)
    clumps = fractal(rng, size, coarsest=size / 16, finest=size / 5, slope=0.4)
    specks = fractal(rng, size, coarsest=size / 7, finest=size / 3.5, slope=0.1)
    colour = paint(
        base,
        (0.16 * (1 - patches), tinted(base, 0.7)),
        (0.14 * patches, (1.0, 0.97, 0.92)),
        (0.60 * smoothstep(1.9, 2.4, specks), tinted(base, 0.8)),
        (0.55 * smoothstep(1.9, 2.4, -specks), (1.0, 0.98, 0.94)),
        grain=0.07 * grains + 0.05 * clumps,
    )
    height = 0.5 + 0.10 * grains + 0.11 * clumps
    return Finish(Texture(colour, mirrored=False), relief(height))


def plaster(rng: np.random.Generator, *, size: int = 1024, base: Colour, pores: float = 0.0) -> Finish:
    """Return a trowelled wall; with `pores` (0 … 1) it is cast concrete, with air holes and damp clouds."""
    clouds = level(fractal(rng, size, coarsest=2, finest=60, slope=1.5))
    bearing = float(rng.uniform(0, 180))
    strokes = 0.6 * fractal(rng, size, coarsest=5, finest=160, slope=1.3, stretch=3, angle=bearing)
    strokes += 0.6 * fractal(rng, size, coarsest=5, finest=160, slope=1.3, stretch=2.2, angle=bearing + 70)
    fine = fractal(rng, size, coarsest=size / 8, slope=0.4)
    holes = smoothstep(2.1, 2.6, fractal(rng, size, coarsest=size / 36, finest=size / 12, slope=0.2)) * pores
    colour = paint(
        base,
        ((0.05 + 0.13 * pores) * clouds, tinted(base, 0.55)),
        ((0.05 + 0.08 * pores) * (1 - clouds), (1.0, 1.0, 1.0)),
        (0.65 * holes, tinted(base, 0.8)),
        grain=(0.012 + 0.014 * pores) * strokes + (0.012 + 0.02 * pores) * fine,
    )
    height = 0.55 + 0.09 * strokes + 0.03 * fine - 0.5 * holes
    return Finish(Texture(colour, mirrored=False), relief(height))


def weave(rng: np.random.Generator, *, size: int = 1024, base: Colour, threads: int = 128) -> Finish:
    """Return plain-woven cloth of `threads` in each direction, some thicker than others, as in linen."""
    turns = np.arange(size, dtype=np.float32) * threads / size
    waver = fractal(rng, size, coarsest=3, finest=40, slope=1.2) * 0.12
    warp_turn, weft_turn = turns[None, :] + waver, turns[:, None] + waver.T
    over = np.where((np.floor(warp_turn) + np.floor(weft_turn)) % 2 > 0, 1.0, 0.0)
    warp_round = np.abs(np.sin(np.pi * warp_turn))
    weft_round = np.abs(np.sin(np.pi * weft_turn))
    slubs = fractal(rng, size, coarsest=threads / 4, finest=threads, slope=0.3, stretch=40)
    thread = np.asarray(np.where(over > 0, warp_round, weft_round), np.float32)
    yarn = np.where(over > 0, slubs.T, slubs)
    height = blurred(0.15 + 0.65 * thread + 0.07 * yarn, 0.8)
    colour = paint(
        base,
        (0.30 * (1 - thread), tinted(base, 0.6)),
        (0.07 * level(fractal(rng, size, coarsest=2, finest=30, slope=1.4)), (1.0, 1.0, 1.0)),
        grain=np.asarray(0.05 * yarn, np.float32),
    )
    return Finish(Texture(colour, mirrored=False), relief(height))


def caustics(rng: np.random.Generator, *, size: int = 1024, cells: float = 5.0, focus: float = 1.0) -> Field:
    """Return the net of light, 0 … 1, that ripples throw on the bottom of shallow water.

    Rays through a wavy surface are bent by its slope and counted where they land.
    """
    surface = fractal(rng, size, coarsest=cells, finest=cells * 2.5, slope=1.6)
    bend = focus * (size / (cells * 6.3)) ** 2 * 0.55
    across = np.gradient(surface, axis=1) * bend
    down = np.gradient(surface, axis=0) * bend
    landed = np.zeros(size * size)
    for dx, dy in rng.uniform(-0.5, 0.5, (4, 2)):
        column = np.floor(np.arange(size)[None, :] + dx + across).astype(np.int64) % size
        row = np.floor(np.arange(size)[:, None] + dy + down).astype(np.int64) % size
        landed += np.bincount((row * size + column).ravel(), minlength=size * size)
    light = blurred(landed.reshape(size, size) / 4, size / 700)
    return np.asarray(np.clip(light / 5, 0, 1) ** 0.8, np.float32)


def moss(rng: np.random.Generator, *, size: int = 1024, green: Colour, ground: Colour, cover: float = 0.6) -> Finish:
    """Return cushions of moss over bare stone or earth; `cover` is the share that is green."""
    patches = fractal(rng, size, coarsest=2.5, finest=60, slope=1.3)
    tufts = fractal(rng, size, coarsest=30, finest=size / 4, slope=0.5)
    green_share = smoothstep(-0.7, 0.5, patches + 0.45 * tufts + 2.6 * (cover - 0.5))
    cushions = fractal(rng, size, coarsest=18, finest=size / 6, slope=0.9)
    fibres = fractal(rng, size, coarsest=size / 9, slope=0.3)
    stone = fractal(rng, size, coarsest=4, finest=size / 3, slope=1.0)
    colour = paint(
        ground,
        (0.35 * level(stone), tinted(ground, 0.6)),
        (green_share, green),
        (0.55 * green_share * level(-1.4 * cushions), tinted(green, 0.72)),
        (0.30 * green_share * level(1.6 * cushions - 0.8), tinted(green, 0.5, (0.62, 0.66, 0.16))),
        grain=np.asarray((0.05 + 0.14 * green_share) * fibres, np.float32),
    )
    height = 0.35 + 0.05 * stone + green_share * (0.22 + 0.10 * cushions + 0.07 * fibres)
    return Finish(Texture(colour, mirrored=False), relief(height))


def mean_colour(colour: Colour | Texture) -> Colour:
    """Return a colour, or the mean of a picture."""
    if not isinstance(colour, Texture):
        return colour
    red, green, blue = to_linear(np.asarray(colour.pixels[::4, ::4], np.uint8)).mean(axis=(0, 1)).tolist()
    return red, green, blue


def encoded(light: NDArray[np.floating]) -> Pixels:
    """Return linear light (rows, columns, 3) as a picture."""
    return to_srgb(light.astype(np.float32))


def _encoded(colour: Colour) -> Field:
    return np.asarray(to_srgb(np.asarray(colour, np.float32)) / 255, np.float32)
