"""What a reference picture shows: its own product, which has to make room for ours."""

from dataclasses import dataclass

import cv2
import numpy as np

from photostudio.imaging.arrays import Mask, Pixels
from photostudio.imaging.casts import find_casts
from photostudio.imaging.cutout.evidence import Evidence, gather
from photostudio.imaging.cutout.outlines import outline_quality
from photostudio.imaging.cutout.segmentation import grab_cut, segment, without_specks
from photostudio.imaging.masks import Coverage

SIDE = 320  # pixels: things are told apart on few
LEAST, MOST = 0.03, 0.68  # of the picture: less is a detail, more is the scene itself
AGREED = 0.6  # of two masks' union: two ways of looking found the same
LIKELY, CLEAR = 0.3, 1.3  # the same where a third way agrees and the outline stands out so much
MIDDLE = 0.4  # of the picture's half sides: what the third way looks at
SHADE, DARK = 0.15, 0.72  # of the longer side: how far a shadow is followed; of the ground's brightness
LEAST_SHADE, LEAST_SHIFT = 0.02, 0.06  # of the subject's area, and of its width
FORESHORTENED = 2.0  # depth on the ground looks so much shorter than width
RIM = 0.012  # of the longer side: a thing's soft edge goes with it
GIVEN = 128  # of 255


@dataclass(frozen=True, eq=False)
class Subject:
    """The subject's `mask` (rows, columns), `taken`, all that has to go with it (its rim, shadow and reflection), and
    how it was come by: "alpha", "given", "found", "unsure" (something is there, but not surely) or "none".

    `azimuth` is where the light comes from (degrees, −90 from the left) as its shadow tells, if it does.
    """

    mask: Mask
    taken: Mask
    kind: str
    is_mirrored: bool = False
    azimuth: float | None = None


def subject_of(picture: Pixels, given: Coverage | None = None) -> Subject:
    """Find the subject of `picture` (rows, columns, 3 or 4) unless it is `given` (rows, columns; 0 … 255).

    What is found by itself counts only where two ways of looking agree: calm pictures of one thing are read well,
    scenes are not.
    """
    if given is not None:
        return _taken(picture, given >= GIVEN, "given")
    if picture.shape[2] == 4:
        mask: Mask = picture[..., 3] >= GIVEN
        return Subject(mask, np.ones(mask.shape, bool), "alpha")
    evidence = gather(picture, side=SIDE)
    found = segment(evidence)
    mask = _enlarged(found.mask, picture)
    if not LEAST <= float(mask.mean()) <= MOST:
        return Subject(mask & False, mask & False, "none")
    if found.agreement > AGREED or (found.agreement > LIKELY and _is_clear(found.mask, evidence)):
        return _taken(picture, mask, "found")
    return Subject(mask & False, mask & False, "unsure")


def _is_clear(mask: Mask, evidence: Evidence) -> bool:
    """Tell whether the outline stands out and a rectangle in the picture's middle holds the same thing."""
    if outline_quality(mask, evidence) < CLEAR:
        return False
    rows, columns = mask.shape
    marks = np.full(mask.shape, cv2.GC_BGD, np.uint8)
    top, left = round((0.5 - MIDDLE) * rows), round((0.5 - MIDDLE) * columns)
    marks[top : rows - top, left : columns - left] = cv2.GC_PR_FGD
    held = without_specks(grab_cut(evidence.picture, marks, iterations=5))
    return float((held & mask).sum()) > AGREED * float((held | mask).sum())


def _taken(picture: Pixels, mask: Mask, kind: str) -> Subject:
    """Return the subject with all that has to go with it."""
    if not mask.any():
        return Subject(mask, mask, "none")
    casts = find_casts(np.ascontiguousarray(picture[..., :3]), mask)
    reach = max(2, round(RIM * max(mask.shape)))
    disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * reach + 1, 2 * reach + 1))
    shade = casts.shadow | _in_its_shade(picture, mask)
    all_of_it = (mask | shade | casts.reflection).astype(np.uint8)
    taken = np.asarray(cv2.dilate(all_of_it, disc), bool)
    return Subject(mask, taken, kind, bool(casts.reflection.any()), _azimuth(mask, shade))


def _azimuth(mask: Mask, shade: Mask) -> float | None:
    """Return where the light comes from: against the shade's middle, as seen from that of all the ground about the
    subject's lower half.
    """
    if shade.sum() < LEAST_SHADE * mask.sum():
        return None
    columns = np.flatnonzero(mask.any(axis=0))
    size = float(np.ptp(columns) + 1)
    middle, shaded = (np.array([places.mean() for places in np.nonzero(part)]) for part in (_lower_ring(mask), shade))
    towards, aside = (shaded - middle) / size * (FORESHORTENED, 1.0)
    return None if np.hypot(aside, towards) < LEAST_SHIFT else float(np.degrees(np.arctan2(-aside, -towards)))


def _lower_ring(mask: Mask) -> Mask:
    """Return the ground about the subject's lower half, as far as its shade is followed."""
    reach = round(SHADE * max(mask.shape))
    ring: Mask = np.asarray(cv2.dilate(mask.astype(np.uint8), np.ones((2 * reach + 1, 2 * reach + 1))), bool) & ~mask
    rows = np.flatnonzero(mask.any(axis=1))
    ring[: (rows[0] + rows[-1]) // 2] = False
    return ring


def _in_its_shade(picture: Pixels, mask: Mask) -> Mask:
    """Return what lies about the subject's lower half, touches it and is clearly darker than the rest there.

    A shadow that stays where its thing goes is filled in as a black thing.
    """
    reach = round(SHADE * max(mask.shape))
    light = cv2.GaussianBlur(cv2.cvtColor(picture[..., :3], cv2.COLOR_RGB2GRAY), (0, 0), max(1.0, 0.1 * reach))
    ring = _lower_ring(mask)
    ground = np.asarray(light)[ring]
    if not ground.size:
        return mask & False
    dark: Mask = ring & (np.asarray(light) < DARK * np.percentile(ground, 60))
    labels = np.asarray(cv2.connectedComponents((dark | mask).astype(np.uint8))[1])
    touching: Mask = dark & np.isin(labels, np.unique(labels[mask]))
    return touching


def _enlarged(small: Mask, picture: Pixels) -> Mask:
    size = picture.shape[1::-1]
    return np.asarray(cv2.resize(small.astype(np.float32), size, interpolation=cv2.INTER_LINEAR) > 0.5, bool)
