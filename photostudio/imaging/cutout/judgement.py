"""Whether a proposal deserves trust, told from what it was made of."""

import cv2
import numpy as np

from photostudio.imaging.arrays import Mask
from photostudio.imaging.cutout.evidence import Evidence
from photostudio.imaging.cutout.outlines import outline_of
from photostudio.imaging.cutout.proposal import Verdict

LEAST_AREA = 0.002
MOST_AREA = 0.92
STEEP = 6.0  # times the background's own
DIFFERENT = 0.7  # of what tells things apart
CLEAR = 0.8  # of the outline


def judge(mask: Mask, evidence: Evidence) -> Verdict:
    """Return the gravest of what can be wrong with `mask` (rows, columns)."""
    if mask.mean() < LEAST_AREA:
        return Verdict("nothing_stands_out")
    if not evidence.backdrop.is_plain:
        return Verdict("busy_background")
    if mask.mean() > MOST_AREA:
        return Verdict("fills_frame")
    outline = outline_of(mask)
    steep = np.asarray(cv2.dilate(evidence.steep, np.ones((3, 3), np.uint8)))[outline] > STEEP
    different = evidence.difference[outline] > DIFFERENT
    if min(steep.mean(), different.mean()) < CLEAR:
        return Verdict("faint_outline")
    touches = mask[0].any() or mask[-1].any() or mask[:, 0].any() or mask[:, -1].any()
    return Verdict("touches_frame" if touches else "fine")
