"""What a thing throws on its surroundings: its shadow, and its reflection in a glossy ground."""

from dataclasses import dataclass

import cv2
import numpy as np

from photostudio.imaging.arrays import Linear, Mask, Pixels, around
from photostudio.imaging.cutout.backdrop import Backdrop, fit_backdrop
from photostudio.imaging.cutout.evidence import reduced, to_lab

SIDE = 640
REACH = 1.0  # times the thing's size: no cast is looked for further away
DARKEST, LIGHTEST = 0.12, 0.94  # a shadow's lightness, of its surroundings'
MOST = 1.5  # times the thing's area


@dataclass(frozen=True, eq=False)
class Casts:
    """Two masks (rows, columns) beside the thing; either may be empty."""

    shadow: Mask
    reflection: Mask


def find_casts(picture: Pixels, thing: Mask) -> Casts:
    """Return the shadow and the reflection of `thing` (rows, columns) in `picture` (rows, columns, 3).

    Both are connected to the thing, not larger than one and a half times its area, and empty when there is none.
    Raises ValueError when the shapes differ.
    """
    if picture.ndim != 3 or picture.shape[2] != 3 or picture.shape[:2] != thing.shape:
        raise ValueError(f"The picture is {picture.shape}, the thing's mask {thing.shape}.")
    casts = Casts(np.zeros(thing.shape, bool), np.zeros(thing.shape, bool))
    if not thing.any() or thing.all():
        return casts
    near = around(thing, round(REACH * _size(thing)))
    part = reduced(picture[near], SIDE)
    body = np.asarray(cv2.resize(thing[near].astype(np.float32), part.shape[1::-1], interpolation=cv2.INTER_AREA)) > 0.1
    lab = np.asarray(cv2.GaussianBlur(to_lab(part), (0, 0), 1.2), np.float32)
    ground = fit_backdrop(lab, around=~_grown(body, 3))
    _enlarge(_limited(_shadow(lab, ground, body), body), casts.shadow[near])
    casts.shadow[thing] = False
    return casts


def _shadow(lab: Linear, ground: Backdrop, body: Mask) -> Mask:
    """Find what is darker than the ground, of its hue, beside or below the thing, and connected to it."""
    depth = lab[..., 0] / np.maximum(ground.lab[..., 0], 1)
    hue_away = np.hypot(*cv2.split(lab[..., 1:] - ground.lab[..., 1:] * np.clip(depth, 0, 1)[..., None]))
    lightest = min(LIGHTEST, 1 - 2 * ground.noise / max(float(np.median(ground.lab[..., 0])), 1))
    darker = (depth > DARKEST) & (depth < lightest) & (hue_away < max(8.0, 3 * ground.noise)) & ~_grown(body, 1)
    darker[: _middle(body)] = False
    return _connected(darker, body)


def _connected(cast: Mask, body: Mask) -> Mask:
    """Leave out the parts of `cast` that do not touch the thing."""
    labels = np.asarray(cv2.connectedComponents(cast.astype(np.uint8))[1])
    touching = np.unique(labels[_grown(body, 4) & cast])
    connected: Mask = np.isin(labels, touching) & cast
    return connected


def _limited(cast: Mask, body: Mask) -> Mask:
    """Return nothing instead of a cast that runs away: out of the surroundings, or larger than a cast would be."""
    if np.count_nonzero(cast) > MOST * np.count_nonzero(body):
        return np.zeros_like(cast)
    return cast


def _enlarge(small: Mask, target: Mask) -> None:
    size = target.shape[1::-1]
    target |= np.asarray(cv2.resize(small.astype(np.float32), size, interpolation=cv2.INTER_LINEAR)) > 0.5


def _grown(mask: Mask, reach: int) -> Mask:
    disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * reach + 1, 2 * reach + 1))
    return np.asarray(cv2.dilate(mask.astype(np.uint8), disc), bool)


def _middle(body: Mask) -> int:
    rows = np.flatnonzero(body.any(axis=1))
    return int((rows[0] + rows[-1]) // 2)


def _size(mask: Mask) -> int:
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    return int(max(np.ptp(rows), np.ptp(columns))) + 1
