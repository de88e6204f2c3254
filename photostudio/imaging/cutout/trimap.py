"""From a hard mask to what is kept, what is dropped, and the band between that matting decides."""

import cv2
import numpy as np

from photostudio.imaging.arrays import Mask, Pixels
from photostudio.imaging.cutout.evidence import Evidence
from photostudio.imaging.cutout.outlines import openings
from photostudio.imaging.cutout.proposal import DROP, KEEP, UNSURE

BAND = 0.006  # of the diagonal, on each side of the outline
DOUBTFUL = 4  # times as far, where what is seen contradicts the mask: fur, hair, a rim that was cut too close


def trimap_of(mask: Mask, evidence: Evidence) -> Pixels:
    """Return DROP, UNSURE and KEEP (rows, columns) for `mask` (rows, columns)."""
    reach = max(2, round(BAND * float(np.hypot(*mask.shape))))
    trimap = np.where(mask, KEEP, DROP).astype(np.uint8)
    if evidence.backdrop.is_plain:  # otherwise colours contradict nothing
        looks_kept = (evidence.difference > 1.6) & ~evidence.darker
        contradiction = np.where(mask, evidence.difference < 0.5, looks_kept)
        trimap[_near_outline(mask, DOUBTFUL * reach) & contradiction] = UNSURE
    trimap[_near_outline(mask, reach)] = UNSURE
    return trimap


def uncertainty_of(mask: Mask, evidence: Evidence) -> Pixels:
    """Return 0 sure … 255 unsure (rows, columns): where the colour tells against the mask."""
    evident = np.clip(evidence.difference / 2, 0, 1)  # 0 is background, 1 product
    evident[evidence.shadow] = 0.25
    doubt = np.where(mask, 1 - evident, evident) ** 2
    doubt[openings(mask)] = 0.5  # a handle's, or clear glass before the background
    return np.asarray(np.rint(255 * doubt), np.uint8)


def _near_outline(mask: Mask, reach: int) -> Mask:
    disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * reach + 1, 2 * reach + 1))
    band: Mask = np.asarray(cv2.morphologyEx(mask.astype(np.uint8), cv2.MORPH_GRADIENT, disc), bool)
    return band
