"""What a thing throws on the ground it stands on: its shadow, and its reflection in a glossy one."""

from dataclasses import dataclass, replace

import cv2
import numpy as np

from photostudio.imaging.arrays import Linear, Mask, Pixels, around
from photostudio.imaging.cutout.backdrop import Backdrop, fit_backdrop
from photostudio.imaging.cutout.evidence import reduced, to_lab
from photostudio.imaging.cutout.segmentation import distance_to

SIDE = 512
REACH = 1.0  # times the thing's size: no cast is looked for further away
UPPER = 0.7  # of the thing's height: what lies above is not ground
DARKEST = 0.12  # of the ground's lightness
DEEP, FAINT = 0.90, 0.97  # a shadow's lightness at its deepest and at its rim, of the ground's
MOST = 1.5  # times the thing's area
AT_SIDES = 0.02  # of the window's rows
TOUCH = 0.015  # of the window's longer side: how near a cast begins
LIKE = 0.5  # correlation of what a mirror shows with the thing itself
STRENGTH = (0.06, 1.3)  # of a mirror image, of the thing itself
SEEN = 3.0  # ΔE
OFFSETS = range(-4, 9, 2)


@dataclass(frozen=True, eq=False)
class Casts:
    """Two masks (rows, columns) outside the thing that do not overlap; either may be empty."""

    shadow: Mask
    reflection: Mask


def find_casts(picture: Pixels, thing: Mask) -> Casts:
    """Return the shadow and the reflection of `thing` (rows, columns) in `picture` (rows, columns, 3).

    Each begins at the thing, goes no further than its size and is at most one and a half times as large; otherwise it
    is empty. Raises ValueError when the shapes differ.
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
    ground = _ground(lab, body)
    reflection = _bounded(_reflection(lab, ground, body), body)
    shadow = _bounded(_shadow(lab, ground, body) & ~reflection, body)
    for small, found in ((reflection, casts.reflection), (shadow, casts.shadow)):
        found[near] = _enlarged(small, thing[near])
    casts.shadow[casts.reflection] = False
    return casts


def _ground(lab: Linear, body: Mask) -> Backdrop:
    """Return what the ground beside and below the thing would be without it; above, it is as at its upper end."""
    top = _ground_top(body)
    beside = (distance_to(body) > 0.03 * max(body.shape)) & ~body.any(axis=0)
    ground = fit_backdrop(lab[top:], around=beside[top:])
    return replace(ground, lab=np.pad(ground.lab, ((top, 0), (0, 0), (0, 0)), mode="edge"))


def _ground_top(body: Mask) -> int:
    """Return the row from which on there is ground beside the thing."""
    rows = np.flatnonzero(body.any(axis=1))
    return round(float(rows[0] + UPPER * (rows[-1] - rows[0])))


def _shadow(lab: Linear, ground: Backdrop, body: Mask) -> Mask:
    """Find where the ground gets darker, keeps its hue, and is deepest near the thing."""
    depth = lab[..., 0] / np.maximum(ground.lab[..., 0], 1)
    hue_away = np.linalg.norm(lab[..., 1:] - ground.lab[..., 1:] * np.clip(depth, 0, 1)[..., None], axis=2)
    uneven = ground.noise / max(float(np.median(ground.lab[..., 0])), 1)
    possible = (depth > DARKEST) & (hue_away < max(8.0, 3 * ground.noise)) & ~body
    possible[: _ground_top(body)] = False
    rim = possible & (depth < min(FAINT, 1 - 1.2 * uneven))
    deep = possible & (depth < min(DEEP, 1 - 2.5 * uneven))
    disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (5, 5))
    rim = np.asarray(cv2.morphologyEx(rim.astype(np.uint8), cv2.MORPH_OPEN, disc), bool)
    return _beginning_at(rim, deep & (distance_to(body) < TOUCH * max(body.shape)))


def _reflection(lab: Linear, ground: Backdrop, body: Mask) -> Mask:
    """Find where the ground shows the thing upside down: each column mirrored about the thing's lowest pixel there."""
    away = lab - ground.lab
    best, found = LIKE, np.zeros(body.shape, bool)
    for offset in OFFSETS:
        image, mirrored = _mirrored(away, body, offset)
        seen = mirrored & (np.linalg.norm(away, axis=2) > max(SEEN, 1.5 * ground.noise))
        upper = mirrored & (_rows_below(body, offset) < 0.3 * body.shape[0])
        alike, strength = _likeness(away[upper], image[upper])
        if alike > best and STRENGTH[0] < strength < STRENGTH[1]:
            best, found = alike, seen
    disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (9, 9))
    closed = np.asarray(cv2.morphologyEx(found.astype(np.uint8), cv2.MORPH_CLOSE, disc), bool) & ~body
    return _beginning_at(closed, distance_to(body) < TOUCH * max(body.shape))


def _mirrored(away: Linear, body: Mask, offset: int) -> tuple[Linear, Mask]:
    """Return the thing upside down below itself (rows, columns, 3), and where that is."""
    below = _rows_below(body, offset)
    columns = np.broadcast_to(np.arange(body.shape[1], dtype=np.float32), body.shape)
    source = _foot(body) - below
    image = np.asarray(cv2.remap(away, columns, source, cv2.INTER_LINEAR), np.float32)
    there = cv2.remap(body.astype(np.float32), columns, source, cv2.INTER_LINEAR, borderValue=0)
    mirrored: Mask = (below > 0) & (np.asarray(there) > 0.5) & ~body
    return image, mirrored


def _foot(body: Mask) -> Linear:
    """Return the lowest row of `body` in each column, far above the picture where there is none."""
    lowest = body.shape[0] - 1 - np.argmax(body[::-1], axis=0)
    return np.asarray(np.where(body.any(axis=0), lowest, -10 * body.shape[0]), np.float32)


def _rows_below(body: Mask, offset: int) -> Linear:
    """Return how far each pixel (rows, columns) lies below the thing's foot, less `offset`."""
    rows = np.arange(body.shape[0], dtype=np.float32)[:, None]
    return np.asarray(rows - _foot(body) - offset, np.float32)


def _likeness(seen: Linear, image: Linear) -> tuple[float, float]:
    """Return the correlation of two sets of Lab differences (n, 3), and how strong `seen` is against `image`.

    The mean lightness is left out: a shadow is dark as well.
    """
    if len(seen) < 50:
        return 0.0, 0.0
    lightness = np.array([1, 0, 0], np.float32)
    seen, image = seen - seen.mean(axis=0) * lightness, image - image.mean(axis=0) * lightness
    shared, of_image = float((seen * image).sum()), float((image**2).sum())
    return shared / max((of_image * float((seen**2).sum())) ** 0.5, 1e-6), shared / max(of_image, 1e-6)


def _beginning_at(cast: Mask, start: Mask) -> Mask:
    """Leave out the parts of `cast` (rows, columns) that nowhere lie in `start`."""
    labels = np.asarray(cv2.connectedComponents(cast.astype(np.uint8))[1])
    begun: Mask = cast & np.isin(labels, np.unique(labels[cast & start]))
    return begun


def _bounded(cast: Mask, body: Mask) -> Mask:
    """Leave out what runs away to the window's sides; return nothing when the rest is larger than a cast would be."""
    labels = np.asarray(cv2.connectedComponents(cast.astype(np.uint8))[1])
    at_sides = np.bincount(np.concatenate([labels[:, 0], labels[:, -1]]), minlength=labels.max() + 1)
    bounded: Mask = cast & (at_sides <= AT_SIDES * len(cast))[labels]
    if np.count_nonzero(bounded) > MOST * np.count_nonzero(body):
        return np.zeros_like(cast)
    return bounded


def _enlarged(small: Mask, thing: Mask) -> Mask:
    large = cv2.resize(small.astype(np.float32), thing.shape[::-1], interpolation=cv2.INTER_LINEAR)
    enlarged: Mask = (np.asarray(large) > 0.5) & ~thing
    return enlarged


def _size(mask: Mask) -> int:
    return int(max(np.ptp(np.flatnonzero(mask.any(axis=axis))) for axis in (0, 1))) + 1
