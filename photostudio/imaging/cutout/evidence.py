"""What a photo shows of product and background, at the size where regions are told apart."""

from dataclasses import dataclass

import cv2
import numpy as np

from photostudio.imaging.arrays import Linear, Mask, Pixels
from photostudio.imaging.cutout.backdrop import Backdrop, fit_backdrop
from photostudio.imaging.cutout.geodesic import edge_strength, geodesic

SIDE = 512
FRAME = 0.024  # of the longer side: where the background is looked at
LIKE_BACKGROUND = 1.5
LEAST_BARRIER = 6.0  # times the background's own steepness
DARKEST, LIGHTEST = 0.2, 0.985  # a shadow's lightness, of the background's


@dataclass(frozen=True, eq=False)
class Evidence:
    """`picture` and `lab` (rows, columns, 3) at working size, and what they tell (rows, columns).

    `difference` is the distance from the background's colour, `enclosure` the edges to be crossed on the easiest way
    from the frame; in both, what is above 1 is likely product. `darker` is where the colour is the background's in less
    light, and `shadow` where that comes gradually. `steep` is the edge strength in units of the background's own.
    """

    picture: Pixels
    lab: Linear
    difference: Linear
    enclosure: Linear
    darker: Mask
    shadow: Mask
    edges: Linear
    unevenness: float
    steep: Linear
    backdrop: Backdrop


def gather(picture: Pixels, *, side: int = SIDE) -> Evidence:
    """Look at `picture` (rows, columns, 3), reduced to `side` pixels on the longer side."""
    small = reduced(picture, side)
    lab = to_lab(small)
    backdrop = fit_backdrop(lab)
    distance = np.linalg.norm(lab - backdrop.lab, axis=2)
    difference = np.asarray(distance / max(2.5 * backdrop.noise, 5.0), np.float32)
    edges = edge_strength(lab)
    unevenness = _unevenness(edges, difference)
    steep = edges / np.float32(unevenness)
    enclosure = _enclosure(steep, difference)
    darker = is_darker(lab, backdrop)
    return Evidence(
        small, lab, difference, enclosure, darker, darker & (enclosure < 1), edges, unevenness, steep, backdrop
    )


def reduced(picture: Pixels, side: int) -> Pixels:
    """Return `picture` (rows, columns, …) with at most `side` pixels on the longer side."""
    return np.asarray(cv2.resize(picture, size_within(picture.shape, side), interpolation=cv2.INTER_AREA), np.uint8)


def size_within(shape: tuple[int, ...], side: int) -> tuple[int, int]:
    """Return the columns and rows of a picture of `shape` once it has at most `side` pixels on the longer side."""
    rows, columns = shape[:2]
    scale = min(1.0, side / max(rows, columns))
    return max(1, round(columns * scale)), max(1, round(rows * scale))


def to_lab(picture: Pixels) -> Linear:
    """Return 8-bit sRGB (rows, columns, 3) as CIE Lab."""
    return np.asarray(cv2.cvtColor(picture.astype(np.float32) / np.float32(255), cv2.COLOR_RGB2Lab), np.float32)


def is_darker(lab: Linear, backdrop: Backdrop) -> Mask:
    """Find where `lab` (rows, columns, 3) is the background in less light: darker, and of its hue."""
    depth = lab[..., 0] / np.maximum(backdrop.lab[..., 0], 1)
    hue_away = np.linalg.norm(lab[..., 1:] - backdrop.lab[..., 1:] * np.clip(depth, 0, 1)[..., None], axis=2)
    darker: Mask = (depth > DARKEST) & (depth < LIGHTEST) & (hue_away < max(4.0, 3 * backdrop.noise))
    return darker


def _unevenness(edges: Linear, difference: Linear) -> float:
    """Return the ΔE per pixel that the background itself has along the frame."""
    background = frame_of(edges.shape) & (difference < LIKE_BACKGROUND)
    if not background.any():
        return 1.0
    common, rare = np.percentile(edges[background], (75, 90))
    return max(1.25 * float(common) + 0.1, 0.75 * float(rare))


def _enclosure(steep: Linear, difference: Linear) -> Linear:
    """Return the edges on the easiest way from the frame, in units of what the background's own unevenness costs.

    Gradual changes cost nothing, so that shadows and blurred backgrounds are open, and a white product on white paper
    is closed off by its outline alone.
    """
    background = difference < LIKE_BACKGROUND
    begin = frame_of(steep.shape, share=0) & background
    if not begin.any():
        return np.zeros(steep.shape, np.float32)
    barrier = geodesic(np.maximum(steep - 1, 0), np.where(begin, 0, np.inf).astype(np.float32))
    usual = 3 * float(np.percentile(barrier[frame_of(steep.shape) & background], 99))
    return np.asarray(barrier / max(LEAST_BARRIER, usual), np.float32)


def frame_of(shape: tuple[int, ...], *, share: float = FRAME) -> Mask:
    """Return the frame of a picture of `shape`, as wide as that share of its longer side; at least one pixel."""
    width = max(1, round(share * max(shape)))
    border = np.ones(shape, bool)
    border[width:-width, width:-width] = False
    return border
