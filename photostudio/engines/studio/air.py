"""Mist and shafts of light, laid over a traced set by how far off each pixel is.

The air is cut into slices across the line of sight, few and coarse, and the light that each adds and takes is summed
from the lens outwards: Wronski, "Volumetric Fog" (2014). It begins behind the product, which stays as it is.
"""

from dataclasses import dataclass
from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from photostudio.engines.studio.camera import Camera
from photostudio.engines.studio.noise import fractal, smoothstep
from photostudio.engines.studio.scene import Air
from photostudio.imaging.arrays import Linear, threefold

SLICES = 20
COARSE = 8  # pixels of the picture to one of the air's
DEEP = 7.0  # how far behind the product the air is followed
THICK = 0.27  # extinction per unit of distance in the densest mist, far from the ground
LAYER, LOW, HIGH = 0.26, 8.0, 0.3  # the height of the mist on the ground, how thick it is there and above
START = 0.3  # behind the product: over this distance the mist sets in
DUST = 0.25  # in the air when shafts of light are seen
WISPS, WISP_SIZE = 256, 2.8  # texels and world units of the pattern that repeats
SOURCE = 5.0  # how far off the point lies from which shafts fan out
SHAFT_SIZE = 0.8  # of the pattern of shafts, seen from there at distance 1
SHAFT_GAIN = 3.2
FORWARD = 1.1  # mist scatters a little more towards the lens than evenly
REACH = 0.9  # how far from a lamp the air glows half as bright
SOFT = 1.0  # pixels: outlines are known from few samples
Floats = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class _Patterns:
    wisps: Floats
    shafts: Floats


def veil(light: Linear, depth: Linear, camera: Camera, air: Air | None, *, seed: int) -> Linear:
    """Return a set's light (rows, columns, 3) seen through the air; `depth` (rows, columns) is 0 for the open sky."""
    if air is None:
        return light
    patterns = _patterns(np.random.default_rng(seed))
    ends = camera.lens.distance + DEEP * np.linspace(0, 1, SLICES + 1) ** 1.5
    seen = np.where(depth > 0, np.minimum(depth, ends[-1]), ends[-1]).astype(np.float32)
    far = cv2.GaussianBlur(seen, (0, 0), SOFT)
    rows, columns = light.shape[:2]
    rays = _rays(camera, max(2, rows // COARSE), max(2, columns // COARSE))
    veiled = np.zeros_like(light)
    through = np.ones((rows, columns), np.float32)
    farthest = float(far.max())
    for near, end in pairwise(ends.tolist()):
        if near >= farthest:
            break
        points = camera.position + rays * ((near + end) / 2)
        thickness = _density(points, (near + end) / 2 - camera.lens.distance, air, patterns)
        glow = _glow(points, camera, air, patterns)
        reached = np.clip((far - near) / (end - near), 0, 1)
        passing = np.exp(-_large(thickness, columns, rows) * reached * np.float32(end - near))
        veiled += threefold(through * (1 - passing)) * _large(glow, columns, rows)
        through *= passing
    return np.asarray(veiled + threefold(through) * light, np.float32)


def _rays(camera: Camera, rows: int, columns: int) -> Floats:
    """Return unit directions (rows, columns, 3) of a coarse picture."""
    across, down = np.meshgrid((np.arange(columns) + 0.5) / columns, (np.arange(rows) + 0.5) / rows)
    rays = camera.rays(across, down)
    return np.asarray(rays / np.linalg.norm(rays, axis=-1, keepdims=True), np.float32)


def _density(points: NDArray[np.floating], behind: float, air: Air, patterns: _Patterns) -> Floats:
    """Return the extinction per unit (rows, columns) of a slice, thicker and in wisps on the ground."""
    x, y, z = np.moveaxis(points, -1, 0)
    wisp = _sampled(patterns.wisps, x + 0.4 * y, 1.6 * y + z, WISP_SIZE)
    ground = np.exp(-np.maximum(y - air.floor, 0) / LAYER)
    onset = float(smoothstep(0, START, np.array(behind)))
    return np.asarray(THICK * onset * (air.haze * (HIGH + LOW * ground * wisp) + DUST * air.rays), np.float32)


def _glow(points: NDArray[np.floating], camera: Camera, air: Air, patterns: _Patterns) -> Floats:
    """Return the light (rows, columns, 3) that the air of a slice sends to the lens.

    Shafts are sheets of light that run from their source through the line of sight, so that they show as streaks.
    """
    towards = np.array(air.towards)
    aside = np.cross(towards, camera.forward)
    aside /= max(float(np.linalg.norm(aside)), 1e-6)
    offset = points - SOURCE * towards
    away = np.maximum(-(offset @ towards), 0.5)
    shafts = _sampled(patterns.shafts, (offset @ aside) / away, np.zeros_like(away), SHAFT_SIZE) * SHAFT_GAIN
    lit = FORWARD / (4 * np.pi) * (1 - air.rays + air.rays * shafts * (SOURCE / away) ** 2)
    if air.beam is not None:
        axis, radius = air.beam
        aside_of_it = np.linalg.norm(np.cross(points - np.array(axis), towards), axis=-1)
        lit = lit * (1 - smoothstep(0.8 * radius, 1.2 * radius, aside_of_it))
    glow = np.array(air.ambient) + lit[..., None] * np.array(air.key)
    for place, colour in air.lamps:
        apart = ((points - np.array(place)) ** 2).sum(axis=-1, keepdims=True)
        glow = glow + np.array(colour) * REACH**2 / (REACH**2 + apart)
    return np.asarray(glow, np.float32)


def _patterns(rng: np.random.Generator) -> _Patterns:
    wisps = smoothstep(-0.9, 2.2, fractal(rng, WISPS, coarsest=2, slope=2.3, stretch=1.8))
    gaps = smoothstep(0.0, 1.4, fractal(rng, WISPS, coarsest=4, finest=18, slope=0.8))
    return _Patterns(wisps, np.ascontiguousarray(np.broadcast_to(gaps[:1], gaps.shape)))


def _sampled(pattern: Floats, x: NDArray[np.floating], y: NDArray[np.floating], size: float) -> Floats:
    """Look up a pattern that repeats every `size` world units."""
    across, down = (np.mod(place / size, 1).astype(np.float32) * WISPS for place in (x, y))
    return np.asarray(cv2.remap(pattern, across, down, cv2.INTER_LINEAR, borderMode=cv2.BORDER_WRAP), np.float32)


def _large(layer: Floats, columns: int, rows: int) -> Floats:
    return np.asarray(cv2.resize(layer, (columns, rows), interpolation=cv2.INTER_LINEAR), np.float32)
