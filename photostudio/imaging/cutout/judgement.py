"""Whether a proposal deserves trust, told from what it was made of."""

import cv2
import numpy as np

from photostudio.imaging.arrays import Mask
from photostudio.imaging.cutout.evidence import Evidence, frame_of
from photostudio.imaging.cutout.outlines import outline_of
from photostudio.imaging.cutout.proposal import Verdict
from photostudio.imaging.cutout.segmentation import distance_to

LEAST_AREA = 0.002
MOST_AREA = 0.92
STEEP = 6.0  # times the background's own
DIFFERENT = 0.7  # of what tells things apart
CLEAR = 0.8  # of the outline
THIN = 0.01  # of the longer side
STRANGE = 0.15  # of the picture's border, beside the product


def judge(mask: Mask, evidence: Evidence) -> Verdict:
    """Return the gravest of what can be wrong with `mask` (rows, columns)."""
    if mask.mean() < LEAST_AREA:
        return Verdict("nothing_stands_out")
    if not evidence.backdrop.is_plain or _strange_border(mask, evidence) > STRANGE:
        return Verdict("busy_background")
    if mask.mean() > MOST_AREA:
        return Verdict("fills_frame")
    outline = outline_of(mask)
    steep = np.asarray(cv2.dilate(evidence.steep, np.ones((3, 3), np.uint8)))[outline] > STEEP
    different = evidence.difference[outline] > DIFFERENT
    if min(steep.mean(), different.mean()) < CLEAR or _is_mere_outline(mask):
        return Verdict("faint_outline")
    touches = mask[0].any() or mask[-1].any() or mask[:, 0].any() or mask[:, -1].any()
    return Verdict("touches_frame" if touches else "fine")


def _strange_border(mask: Mask, evidence: Evidence) -> float:
    """Return the share 0 … 1 of the picture's border that is neither product nor like the background."""
    beside = frame_of(mask.shape) & (distance_to(mask) > 0.02 * max(mask.shape))
    return float(np.mean(evidence.difference[beside] > 1)) if beside.any() else 0.0


def _is_mere_outline(mask: Mask) -> bool:
    """Say whether most of `mask` (rows, columns) is a thin line, as when only a part of an outline was found."""
    core = distance_to(~mask) > THIN * max(mask.shape)
    near_core = distance_to(core) <= THIN * max(mask.shape)
    return bool(2 * near_core.sum() < mask.sum())
