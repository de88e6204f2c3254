"""Land in perspective: heights cut into slices one behind the other, lit by the sun, lost in the haze."""

from collections.abc import Callable

import cv2
import numpy as np

from photostudio.engines.studio.library.backdrops.canvas import Canvas, Floats, sunny_side
from photostudio.engines.studio.noise import Field, fractal, smoothstep
from photostudio.engines.studio.scene import Stage
from photostudio.imaging.arrays import Linear

SLICES, COLUMNS, ROWS = 260, 320, 320
SIZE = 256  # of a map of heights that repeats
SUN_ACROSS, SUN_UP, SUN_NEAR = 0.82, 0.42, 0.38  # where the light comes from: the side, above, and a little before


class Land:
    """A piece of land as seen from the eye: slices from far to near, each an upright cut through it.

    `across` and `away` (slices, columns) are places on a map, `crest` how high each slice's land is seen on the canvas,
    `height` what was given and `lit` how brightly the sun falls on it, 1 where it is level. `share` (slices, 1) runs
    from 0 at the far end to 1 at the near.
    """

    def __init__(
        self,
        stage: Stage,
        canvas: Canvas,
        height: Callable[[Floats, Floats], Floats],
        *,
        line: float,
        foot: float,
        reach: tuple[float, float],
        relief: float = 1.0,
    ) -> None:
        near, far = reach
        self.canvas = canvas
        away = 1 / np.linspace(1 / far, 1 / near, SLICES)[:, None]
        x = np.linspace(float(canvas.x[0, 0]), float(canvas.x[0, -1]), COLUMNS)[None, :]
        self.across = np.asarray(x * away, np.float32)
        self.away = np.asarray(np.broadcast_to(away, self.across.shape), np.float32)
        self.share = np.asarray((1 / away - 1 / far) / (1 / near - 1 / far), np.float32)
        self.height = np.asarray(height(self.across, self.away), np.float32)
        self.crest = np.asarray(line + (foot - line) * near / away + self.height / away, np.float32)
        self.lit = self._lit(sunny_side(stage), relief)

    def _lit(self, side: int, relief: float) -> Field:
        steps_away, steps_across = np.gradient(self.away, axis=0), np.gradient(self.across, axis=1)
        rise_away = relief * np.gradient(self.height, axis=0) / steps_away
        rise_across = relief * np.gradient(self.height, axis=1) / steps_across
        facing = SUN_UP - side * SUN_ACROSS * rise_across + SUN_NEAR * rise_away
        return np.asarray(facing / SUN_UP / np.sqrt(1 + rise_across**2 + rise_away**2), np.float32)

    def paint(self, colours: Linear) -> Linear:
        """Return paint (rows, columns, 4) of the canvas, `colours` (slices, columns, 3) being each place's light."""
        canvas = self.canvas
        seen = np.maximum.accumulate(self.crest[::-1], axis=0)[::-1]  # what stands nearer hides what is behind
        heights = np.linspace(float(canvas.y[0, 0]), float(canvas.y[-1, 0]), ROWS)
        nearest = np.stack([np.searchsorted(-seen[:, column], -heights, "right") for column in range(COLUMNS)], axis=1)
        step = heights[0] - heights[1]
        opacity = np.clip((seen[0] - heights[:, None]) / step + 0.5, 0, 1).astype(np.float32)[..., None]
        light = np.take_along_axis(colours, np.maximum(nearest - 1, 0)[..., None], axis=0)
        size = canvas.columns, canvas.rows
        return np.asarray(cv2.resize(np.dstack([light * opacity, opacity]), size, interpolation=cv2.INTER_LINEAR))


def ridges(rng: np.random.Generator, *, coarsest: float = 2.0, octaves: int = 5, gain: float = 0.5) -> Field:
    """Return a map of mountain ridges (SIZE, SIZE), about 0 … 1: fine ones only where coarse ones stand out."""
    total, weight, most = np.zeros((SIZE, SIZE)), np.ones((SIZE, SIZE)), 0.0
    for octave in range(octaves):
        wave = coarsest * 2**octave
        ridge = np.clip(1 - np.abs(fractal(rng, SIZE, coarsest=wave, finest=1.7 * wave, slope=1.0)) / 1.7, 0, 1) ** 2
        total += gain**octave * ridge * weight
        most += gain**octave
        weight = np.clip(1.6 * ridge, 0.15, 1)
    return np.asarray(total / most, np.float32)


def folds(rng: np.random.Generator, *, coarsest: float = 2.0, finest: float = 30.0, slope: float = 1.7) -> Field:
    """Return a map of rounded hills (SIZE, SIZE), about 0 … 1."""
    return np.asarray(smoothstep(-2.0, 3.0, fractal(rng, SIZE, coarsest=coarsest, finest=finest, slope=slope)))
