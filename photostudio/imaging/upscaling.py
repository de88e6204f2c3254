"""A picture made larger, so that made smaller again it is what it was.

Each doubling is corrected until the light of every four pixels is that of the pixel which they came from (Irani and
Peleg, "Improving Resolution by Image Registration", 1991), and kept within the bounds of its neighbours, so that no
edge gets a halo. In between edges are made steeper (Osher and Rudin, "Feature-Oriented Image Enhancement Using Shock
Filters", 1990), and last the picture's own grain goes on where its pixels are finer now.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import cv2
import numpy as np

from photostudio.imaging.arrays import Linear, Pixels, ratio
from photostudio.imaging.colour import to_linear, to_srgb
from photostudio.imaging.edges import to_unit
from photostudio.imaging.grain import grain_of, steps_of

ROUNDS = {"LOW": 3, "MIDDLE": 6, "HIGH": 12}
TILE, MARGIN = 384, 32  # pixels of the picture
AROUND = np.ones((3, 3), np.uint8)
GREY = np.array([0.3, 0.6, 0.1], np.float32)
FINE, WIDE = 0.8, 1.6  # pixels: blurs of what edges are looked for in, and of their directions
FAINT = 0.01  # of the whole range a pixel: what rises less is no edge
STEPS, PACE = 3, 0.5  # rounds in which edges move, and how far at most: of the way to the neighbour's value
LEAST_GRAIN = 0.5  # codes of 255: what is less is rounding
OnTile = Callable[[float], None]


@dataclass(frozen=True, kw_only=True)
class _Tile:
    """A window of the picture, `rows` and `columns`, and what surrounds it, `around`."""

    rows: slice
    columns: slice
    around: tuple[slice, slice]

    def cut(self, larger: Linear, times: int) -> Linear:
        """Return the window's part of what was made of its surroundings, `times` as large."""
        top, left = self.rows.start - self.around[0].start, self.columns.start - self.around[1].start
        height, width = self.rows.stop - self.rows.start, self.columns.stop - self.columns.start
        return larger[top * times : (top + height) * times, left * times : (left + width) * times]

    def enlarged(self, times: int) -> tuple[slice, slice]:
        rows, columns = (slice(axis.start * times, axis.stop * times) for axis in (self.rows, self.columns))
        return rows, columns


def upscale(
    pixels: Pixels, times: int, *, quality: str = "LOW", strength: float = 0.2, seed: int = 1, on_tile: OnTile
) -> Pixels:
    """Return `pixels` (rows, columns, 3 or 4) with `times` (2 or 4) as many rows and columns.

    `quality` is a key of ROUNDS. `strength` 0 … 1 is how much is added to what the picture shows: steeper edges, and
    its own grain, drawn by the seed. `on_tile` is told the finished share, and may raise to stop.
    """
    if times not in (2, 4):
        raise ValueError(f"A picture is made 2 or 4 times as large, not {times}.")
    grain = strength * _grain(pixels)
    tiles = list(_tiles(*pixels.shape[:2]))
    result = np.empty((pixels.shape[0] * times, pixels.shape[1] * times, pixels.shape[2]), np.uint8)
    for number, tile in enumerate(tiles):
        on_tile(number / len(tiles))
        roots = _roots(pixels[tile.around])
        for _ in range(times // 2):
            roots = _doubled(roots, rounds=ROUNDS[quality], strength=strength)
        roots = tile.cut(roots, times)
        if grain >= LEAST_GRAIN:
            roots = _grained(roots, times, grain, np.random.default_rng([seed, number]))
        result[tile.enlarged(times)] = _pixels(roots)
    return result


def _tiles(rows: int, columns: int) -> Iterator[_Tile]:
    for top in range(0, rows, TILE):
        for left in range(0, columns, TILE):
            bottom, right = min(top + TILE, rows), min(left + TILE, columns)
            around = (slice(max(0, top - MARGIN), bottom + MARGIN), slice(max(0, left - MARGIN), right + MARGIN))
            yield _Tile(rows=slice(top, bottom), columns=slice(left, right), around=around)


def _roots(pixels: Pixels) -> Linear:
    """Return the square roots of the premultiplied light, and of alpha: they are even to the eye, and their squares
    add up as light does.
    """
    light = to_linear(pixels[..., :3])
    if pixels.shape[2] == 4:
        alpha = to_unit(pixels[..., 3:])
        light = np.concatenate([light * alpha, alpha], axis=2)
    return np.sqrt(light)


def _pixels(roots: Linear) -> Pixels:
    light = roots * roots
    if light.shape[2] == 3:
        return to_srgb(light)
    alpha = np.rint(light[..., 3:] * 255).astype(np.uint8)
    colour = to_srgb(ratio(light[..., :3], light[..., 3:]))
    return np.concatenate([colour * (alpha > 0), alpha], axis=2)


def _doubled(roots: Linear, *, rounds: int, strength: float) -> Linear:
    """Return roots of light (rows, columns, channels) at twice the size."""
    lowest, highest = (_larger(np.asarray(bound(roots, AROUND)), cv2.INTER_LINEAR) for bound in (cv2.erode, cv2.dilate))
    larger = np.clip(_larger(roots, cv2.INTER_CUBIC), lowest, highest)
    for number in range(rounds):
        if strength and number < STEPS:
            larger = _steepened(larger, PACE * strength)
        missing = roots - np.sqrt(_smaller(larger * larger))
        larger = np.clip(larger + _larger(missing, cv2.INTER_CUBIC), lowest, highest)
    return larger


def _larger(layer: Linear, how: int) -> Linear:
    return np.asarray(cv2.resize(layer, (2 * layer.shape[1], 2 * layer.shape[0]), interpolation=how), np.float32)


def _smaller(layer: Linear) -> Linear:
    size = layer.shape[1] // 2, layer.shape[0] // 2
    return np.asarray(cv2.resize(layer, size, interpolation=cv2.INTER_AREA), np.float32)


def _steepened(roots: Linear, share: float) -> Linear:
    """Return roots with each side of an edge moved by a `share` towards its own neighbours, away from the other."""
    bend, edge = _bend(np.asarray(cv2.GaussianBlur(roots[..., :3] @ GREY, (0, 0), FINE), np.float32))
    away = np.where(bend[..., None] < 0, cv2.dilate(roots, AROUND), cv2.erode(roots, AROUND))
    return np.asarray(roots + (share * edge)[..., None] * (away - roots), np.float32)


def _bend(grey: Linear) -> tuple[Linear, Linear]:
    """Return how a grey picture bends across its edges (rows, columns), and how sure it is that there is one, 0 … 1."""
    across, down = (np.asarray(cv2.Sobel(grey, cv2.CV_32F, *order, scale=1 / 8)) for order in ((1, 0), (0, 1)))
    uneven, mixed, both = (
        np.asarray(cv2.GaussianBlur(product, (0, 0), WIDE))
        for product in (across * across - down * down, 2 * across * down, across * across + down * down)
    )
    directed = np.sqrt(uneven * uneven + mixed * mixed) + np.float32(1e-12)
    xx, yy, xy = (np.asarray(cv2.Sobel(grey, cv2.CV_32F, *order)) for order in ((2, 0), (0, 2), (1, 1)))
    bend = (xx + yy) + ((xx - yy) * uneven + 2 * xy * mixed) / directed
    sure = np.clip(np.sqrt(both) / FAINT - 1, 0, 1) * directed / (both + np.float32(1e-12))
    return np.asarray(bend, np.float32), np.asarray(sure, np.float32)


def _grain(pixels: Pixels) -> float:
    """Return the picture's grain in codes of 255; of what is transparent there is none."""
    known = np.ones(pixels.shape[:2], bool) if pixels.shape[2] == 3 else pixels[..., 3] == 255
    inside = np.asarray(cv2.erode(known.astype(np.uint8), np.ones((5, 5), np.uint8), borderValue=0), bool)
    if not inside.any():
        return 0.0
    grey = pixels[..., :3].astype(np.float32) @ GREY
    return grain_of(grey, steps_of(grey), inside)


def _grained(roots: Linear, times: int, grain: float, rng: np.random.Generator) -> Linear:
    """Return roots with grain of so many codes, which leaves the mean of what was one pixel as it is."""
    rows, columns = roots.shape[:2]
    noise = rng.normal(size=(rows // times, times, columns // times, times)).astype(np.float32)
    noise -= noise.mean(axis=(1, 3), keepdims=True)
    noise = noise.reshape(rows, columns, 1) * np.float32(grain / 255)
    if roots.shape[2] == 4:
        noise = noise * np.array([1, 1, 1, 0], np.float32) * roots[..., 3:]
    return np.asarray(np.clip(roots + noise, 0, 1), np.float32)
