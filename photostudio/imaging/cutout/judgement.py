"""Whether a proposal deserves trust, told from what it was made of."""

import cv2
import numpy as np

from photostudio.imaging.arrays import Mask
from photostudio.imaging.cutout.evidence import Evidence, frame_of
from photostudio.imaging.cutout.outlines import openings, outline_of
from photostudio.imaging.cutout.proposal import Verdict
from photostudio.imaging.cutout.segmentation import Segmentation, distance_to

LEAST_AREA = 0.002
MOST_AREA = 0.92
STEEP = 6.0  # times the background's own
DIFFERENT = 0.7  # of what tells things apart
CLEAR = 0.8  # of the outline
AGREEING = 0.8
THIN = 0.01  # of the longer side
STRANGE = 0.15  # of the picture's border, beside the product


def judge(segmentation: Segmentation, evidence: Evidence) -> Verdict:
    """Return the gravest of what can be wrong with a segmentation."""
    mask = segmentation.mask
    if mask.mean() < LEAST_AREA:
        return Verdict("nothing_stands_out")
    if not evidence.backdrop.is_plain or _strange_border(mask, evidence) > STRANGE:
        return Verdict("busy_background")
    if mask.mean() > MOST_AREA:
        return Verdict("fills_frame")
    at_frame = bool(mask[[0, -1]].any() or mask[:, [0, -1]].any())  # which one of the two ways takes for background
    is_disputed = segmentation.agreement < AGREEING and not at_frame
    if is_disputed or _is_faint(mask, evidence) or _is_mere_outline(mask):
        return Verdict("faint_outline")
    return Verdict(_found(at_frame=at_frame, has_openings=bool(openings(mask).any())))


def _found(*, at_frame: bool, has_openings: bool) -> str:
    if at_frame:
        return "touches_frame"
    return "openings" if has_openings else "fine"


def _is_faint(mask: Mask, evidence: Evidence) -> bool:
    """Say whether too much of the outline is neither steep nor of another colour than the background."""
    outline = outline_of(mask)
    steep = np.asarray(cv2.dilate(evidence.steep, np.ones((3, 3), np.uint8)))[outline] > STEEP
    different = evidence.difference[outline] > DIFFERENT
    return bool(min(steep.mean(), different.mean()) < CLEAR)


def _strange_border(mask: Mask, evidence: Evidence) -> float:
    """Return the share 0 … 1 of the picture's border that is neither product nor like the background."""
    beside = frame_of(mask.shape) & (distance_to(mask) > 0.02 * max(mask.shape))
    return float(np.mean(evidence.difference[beside] > 1)) if beside.any() else 0.0


def _is_mere_outline(mask: Mask) -> bool:
    """Say whether most of `mask` (rows, columns) is a thin line, as when only a part of an outline was found."""
    core = distance_to(~mask) > THIN * max(mask.shape)
    near_core = distance_to(core) <= THIN * max(mask.shape)
    return bool(2 * near_core.sum() < mask.sum())
