"""What a cut-out consists of: the product, the shadow baked in with it, and dust."""

from dataclasses import dataclass

import cv2
import numpy as np

from photostudio.imaging.arrays import Mask, Pixels
from photostudio.imaging.placement import Box

FAINT = 12  # alpha up to here is not seen on its own
CORE = 250
SHADOW_ALPHA = 235
SHADOW_BRIGHTNESS = 110
SHADOW_CHROMA = 40
WORKING_SIDE = 1000


@dataclass(frozen=True, eq=False)
class Parts:
    """Three masks (rows, columns) that do not overlap and hold everything visible, and the number of dust specks."""

    product: Mask
    shadow: Mask
    dust: Mask
    specks: int


def split(pixels: Pixels) -> Parts:
    """Tell product, baked shadow and dust of a cut-out (rows, columns, 4) apart; linear in the pixels."""
    alpha = pixels[..., 3]
    shadow = find_shadow(pixels)
    product, specks = _without_dust((alpha > 0) & ~shadow, alpha)
    return Parts(product, shadow, (alpha > 0) & ~shadow & ~product, specks)


def box_of(mask: Mask) -> Box | None:
    """Return the box round everything set in `mask` (rows, columns)."""
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    if not len(rows):
        return None
    return Box(left=int(columns[0]), top=int(rows[0]), right=int(columns[-1]) + 1, bottom=int(rows[-1]) + 1)


def find_shadow(pixels: Pixels) -> Mask:
    """Find the baked drop shadow: dark, grey and see-through, wider than an edge, fading out into emptiness, and not
    above the product. A lens is no shadow (the frame closes it in), nor is smoked glass (it ends abruptly).
    """
    alpha = pixels[..., 3]
    candidate = _looks_like_shadow(pixels)
    step = max(1, max(alpha.shape) // WORKING_SIDE)  # shadows are large and soft: their shape shows in a coarser grid
    small = alpha[::step, ::step]
    reach = max(1, round(0.004 * max(small.shape)))
    regions = _open(candidate[::step, ::step], reach)
    found = np.zeros(small.shape, np.uint8)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(regions)
    for label in range(1, count):
        region = np.asarray(labels == label)
        if stats[label, cv2.CC_STAT_AREA] > 0.0003 * small.size and _is_shadow(region, small, reach):
            found |= region
    grown = cv2.dilate(found, _disc(4 * reach))
    whole = cv2.resize(grown, alpha.shape[::-1], interpolation=cv2.INTER_NEAREST)
    return np.asarray(whole, bool) & candidate


def _looks_like_shadow(pixels: Pixels) -> Mask:
    red, green, blue, alpha = cv2.split(pixels)
    brightest, darkest = cv2.max(cv2.max(red, green), blue), cv2.min(cv2.min(red, green), blue)
    grey = np.asarray(cv2.subtract(brightest, darkest)) <= SHADOW_CHROMA
    dark = (np.asarray(brightest) <= SHADOW_BRIGHTNESS) & grey
    opacity = np.asarray(alpha)
    candidate: Mask = (opacity > 0) & (opacity <= SHADOW_ALPHA) & (dark | (opacity <= FAINT // 2))
    return candidate


def _is_shadow(region: Mask, alpha: Pixels, reach: int) -> bool:
    core_rows = np.flatnonzero((alpha >= CORE).any(axis=1))
    if not len(core_rows) or np.nonzero(region)[0].mean() < core_rows.mean():
        return False
    rim = region & (_open(region, 0, shrink=1) == 0)
    outer = region & np.asarray(cv2.dilate((alpha == 0).astype(np.uint8), _disc(2 * reach)), bool)
    if np.count_nonzero(rim & outer) < 0.15 * np.count_nonzero(rim):
        return False
    return bool(alpha[outer].mean() < 0.35 * np.percentile(alpha[region], 95))


def _without_dust(visible: Mask, alpha: Pixels) -> tuple[Mask, int]:
    """Return `visible` without what is small or faint and lies apart, and the number of specks left out."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats((visible & (alpha > FAINT)).astype(np.uint8))
    if count == 1:
        return visible, 0
    labels = np.asarray(labels)
    areas = np.asarray(stats, np.int64)[:, cv2.CC_STAT_AREA]
    largest = areas[1:].max()
    has_body = np.bincount(labels[alpha >= 128], minlength=count) > 0
    kept = (areas > 0.01 * largest) | (has_body & (areas > 0.0001 * largest))
    kept[0] = False
    reach = max(2, round(0.003 * max(alpha.shape)))
    near = cv2.dilate(kept[labels].astype(np.uint8), np.ones((2 * reach + 1, 2 * reach + 1), np.uint8))
    return visible & np.asarray(near, bool), int(count - 1 - np.count_nonzero(kept))


def _open(mask: Mask, reach: int, *, shrink: int = 0) -> Pixels:
    """Take away what is thinner than twice `reach`; `shrink` takes a further rim away."""
    opened = cv2.morphologyEx(mask.astype(np.uint8), cv2.MORPH_OPEN, _disc(reach))
    return np.asarray(cv2.erode(opened, _disc(shrink)), np.uint8)


def _disc(reach: int) -> Pixels:
    return np.asarray(cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * reach + 1, 2 * reach + 1)), np.uint8)
