"""Whether a proposal deserves trust, told from what it was made of."""

import cv2
import numpy as np

from photostudio.imaging.arrays import Mask
from photostudio.imaging.cutout.evidence import Evidence
from photostudio.imaging.cutout.proposal import Verdict

LEAST_AREA = 0.002
MOST_AREA = 0.92
PLAIN = 0.55  # of the border
MOST_NOISE = 7.0
CLEAR = 0.75  # of the outline
REACH = 4


def judge(mask: Mask, evidence: Evidence) -> Verdict:
    """Return the gravest of what can be wrong with `mask` (rows, columns)."""
    if mask.mean() < LEAST_AREA:
        return Verdict("nothing_stands_out")
    if evidence.backdrop.noise > MOST_NOISE or evidence.backdrop.plain < PLAIN:
        return Verdict("busy_background")
    if mask.mean() > MOST_AREA:
        return Verdict("fills_frame")
    if clear_outline(mask, evidence) < CLEAR:
        return Verdict("faint_outline")
    touches = mask[0].any() or mask[-1].any() or mask[:, 0].any() or mask[:, -1].any()
    return Verdict("touches_frame" if touches else "fine")


def clear_outline(mask: Mask, evidence: Evidence) -> float:
    """Return the share 0 … 1 of the outline along which what lies just inside differs from the background."""
    square = np.ones((2 * REACH + 1, 2 * REACH + 1), np.uint8)
    inside = mask & ~np.asarray(cv2.erode(mask.astype(np.uint8), square, borderValue=1), bool)
    strongest = np.asarray(cv2.dilate(np.where(mask, evidence.difference, 0).astype(np.float32), square))
    return float(np.mean(strongest[inside] > 1)) if inside.any() else 0.0
