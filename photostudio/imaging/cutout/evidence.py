"""What a photo shows of product and background, at the size where regions are told apart."""

from dataclasses import dataclass

import cv2
import numpy as np

from photostudio.imaging.arrays import Linear, Mask, Pixels
from photostudio.imaging.cutout.backdrop import Backdrop, fit_backdrop

SIDE = 512
SHADOW_DEPTHS = (0.22, 0.985)  # of the background's lightness
STEEP = 0.07  # of lightness, per pixel: a product's edge, not a soft shadow's


@dataclass(frozen=True, eq=False)
class Evidence:
    """`picture` (rows, columns, 3) at working size; `difference` (rows, columns) is the distance from the background in
    units of what tells things apart (1 = likely product); `shadow` is where the background only gets darker.
    """

    picture: Pixels
    difference: Linear
    shadow: Mask
    backdrop: Backdrop


def gather(picture: Pixels) -> Evidence:
    """Look at `picture` (rows, columns, 3), reduced to 512 pixels on the longer side."""
    small = reduced(picture, SIDE)
    lab = to_lab(small)
    backdrop = fit_backdrop(lab)
    away = lab - backdrop.lab
    distance = np.sqrt(np.sum(away**2, axis=2))
    tolerance = max(2.5 * backdrop.noise, 5.0)
    return Evidence(small, distance / np.float32(tolerance), find_soft_shadow(lab, backdrop), backdrop)


def reduced(picture: Pixels, side: int) -> Pixels:
    """Return `picture` (rows, columns, …) with at most `side` pixels on the longer side."""
    rows, columns = picture.shape[:2]
    scale = min(1.0, side / max(rows, columns))
    size = (max(1, round(columns * scale)), max(1, round(rows * scale)))
    return np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), np.uint8)


def to_lab(picture: Pixels) -> Linear:
    """Return 8-bit sRGB (rows, columns, 3) as CIE Lab."""
    return np.asarray(cv2.cvtColor(picture.astype(np.float32) / np.float32(255), cv2.COLOR_RGB2Lab), np.float32)


def find_soft_shadow(lab: Linear, backdrop: Backdrop) -> Mask:
    """Find where the background is darker with its own hue, and gets so gradually as one walks in from the background.

    The walk stops at steep edges, so that a grey product on a white background is no shadow.
    """
    depth = lab[..., 0] / np.maximum(backdrop.lab[..., 0], 1)
    hue_away = np.hypot(*cv2.split(lab[..., 1:] - backdrop.lab[..., 1:] * np.clip(depth, 0, 1)[..., None]))
    smooth = np.asarray(cv2.GaussianBlur(depth, (0, 0), 1.0))
    slope = np.hypot(cv2.Sobel(smooth, cv2.CV_32F, 1, 0, scale=0.125), cv2.Sobel(smooth, cv2.CV_32F, 0, 1, scale=0.125))
    gentle = slope < STEEP
    background = np.linalg.norm(lab - backdrop.lab, axis=2) < max(2 * backdrop.noise, 3.0)
    darker = (depth > SHADOW_DEPTHS[0]) & (depth < SHADOW_DEPTHS[1]) & (hue_away < max(4.0, 3 * backdrop.noise))
    walkable = (gentle & (darker | background)).astype(np.uint8)
    labels = np.asarray(cv2.connectedComponents(walkable, connectivity=4)[1])
    reached = np.bincount(labels[background & (walkable > 0)], minlength=labels.max() + 1) > 0
    reached[0] = False
    shadow: Mask = reached[labels] & darker & ~background
    return shadow
