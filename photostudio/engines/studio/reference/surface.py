"""Where a reference's surface ends and what is behind begins, and whether there is a surface at all."""

import cv2
import numpy as np

from photostudio.imaging.arrays import Linear, Mask, Pixels
from photostudio.imaging.cutout.evidence import to_lab

HIGHEST, LOWEST = 0.12, 0.92  # of the height: where surfaces may end
BAND = 0.03  # of the height: what is compared above and below
SEEN = 0.3  # of a row, so that it tells anything
STEP = 5.0  # ΔE
COHERENT, PROMINENT = 0.75, 2.5  # of all the row's change, and times the usual row's
SIDES = 3.5  # ΔE between all that is above and all that is below
UNIFORM = 1.5  # ΔE
PLAIN, SHARP = 6.0, 3.5  # ΔE of wide changes, and of fine detail
ALIKE = (0.55, 1.8)  # of fine detail at the top and at the bottom
GROUND = 0.35  # of the height, from below


def boundary_of(picture: Pixels, hidden: Mask) -> float | None:
    """Return the row (0 … 1 of the height) at which the surface of a small picture (rows, columns, 3) ends, or None.

    There the colour changes in the same way across the picture, and much more than elsewhere. What is `hidden` (rows,
    columns) is not looked at.
    """
    lab = np.asarray(cv2.GaussianBlur(to_lab(picture), (0, 0), 0.006 * max(hidden.shape)), np.float32)
    rows = len(lab)
    band = max(2, round(BAND * rows))
    steps = _steps(lab, band)
    seen = ~_touched(hidden, band)
    strengths = np.linalg.norm(steps, axis=2)
    first, last = max(0, round(HIGHEST * rows) - band), min(len(steps), round(LOWEST * rows) - band)
    shares = seen[first:last].mean(axis=1)
    along = np.array(
        [steps[row, seen[row]].mean(axis=0) if seen[row].any() else np.zeros(3) for row in range(first, last)]
    )
    size = np.linalg.norm(along, axis=1)
    usual = np.array([strengths[row, seen[row]].mean() if seen[row].any() else np.inf for row in range(first, last)])
    clear = (shares > SEEN) & (size > STEP) & (size > COHERENT * usual) & (size > PROMINENT * np.median(size))
    if not clear.any():
        return None
    row = first + int(np.argmax(np.where(clear, size, 0))) + band
    return row / rows if _differ(lab, hidden, row) else None


def _steps(lab: Linear, band: int) -> Linear:
    """Return the change of colour (rows − 2 · band + 1, columns, 3) from each band of rows to the next below it."""
    sums = np.cumsum(np.concatenate([np.zeros_like(lab[:1]), lab]), axis=0)
    means = (sums[band:] - sums[:-band]) / band
    return np.asarray(means[band:] - means[:-band], np.float32)


def warnings_of(picture: Pixels, hidden: Mask, boundary: float | None) -> list[str]:
    """Return what is the matter with a small picture (rows, columns, 3) as a place for a product: "one-colour",
    "no-ground" (nothing to stand on) or "from-above".
    """
    lab = to_lab(picture)
    if not (~hidden).any():
        return []
    wide = np.asarray(cv2.GaussianBlur(lab, (0, 0), 0.04 * max(hidden.shape)))
    fine = np.linalg.norm(lab - cv2.GaussianBlur(lab, (0, 0), 2.0), axis=2)
    if float(np.median(np.abs(lab - np.median(lab[~hidden], axis=0))[~hidden].max(axis=1))) < UNIFORM:
        return ["one-colour"]
    if boundary is not None:
        return []
    rows = len(lab)
    below, above = (np.zeros(hidden.shape, bool) for _ in range(2))
    below[round((1 - GROUND) * rows) :] = True
    above[: round(GROUND * rows)] = True
    below, above = below & ~hidden, above & ~hidden
    if not below.any() or not above.any():
        return []
    detail, over = (float(np.percentile(fine[part], 80)) for part in (below, above))
    spread = float(np.linalg.norm(wide[below].std(axis=0)))
    if detail < SHARP / 2 and spread > PLAIN:
        return ["no-ground"]
    is_like = ALIKE[0] < over / max(detail, 1e-3) < ALIKE[1]
    tones = float(np.linalg.norm(np.median(lab[below], axis=0) - np.median(lab[above], axis=0)))
    return ["from-above"] if detail > SHARP / 2 and is_like and tones < 3 * PLAIN else []


def _touched(hidden: Mask, band: int) -> Mask:
    """Return where a step's two bands meet what is hidden."""
    grown = cv2.dilate(hidden.astype(np.uint8), np.ones((2 * band + 1, 3), np.uint8))
    touched: Mask = np.asarray(grown, bool)[band : len(hidden) - band + 1]
    return touched


def _differ(lab: Linear, hidden: Mask, row: int) -> bool:
    """Tell whether what is above a row has another colour than what is below."""
    above, below = lab[:row][~hidden[:row]], lab[row:][~hidden[row:]]
    if not len(above) or not len(below):
        return False
    return float(np.linalg.norm(np.median(above, axis=0) - np.median(below, axis=0))) > SIDES
