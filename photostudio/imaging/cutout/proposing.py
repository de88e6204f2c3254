"""The automatic proposal: background model, GrabCut, a band round the outline, closed-form matting within it."""

import cv2
import numpy as np

from photostudio.imaging.arrays import Linear, Pixels, around
from photostudio.imaging.cutout.evidence import gather
from photostudio.imaging.cutout.judgement import judge
from photostudio.imaging.cutout.proposal import DROP, UNSURE, Proposal, Verdict
from photostudio.imaging.cutout.segmentation import segment
from photostudio.imaging.cutout.trimap import trimap_of, uncertainty_of
from photostudio.imaging.cutout.upsampling import carry

MATTING_SIDE = 1400
MATTING_AREA = 1_500_000
LEVELS = (0.03, 0.97)  # matting leaves a haze on what is opaque and what is empty


def propose(picture: Pixels) -> Proposal:
    """Propose the cut-out of a photo (rows, columns, 3) on a plain background.

    Raises ValueError for any other shape. Deterministic; above 1.5 megapixels the edge is solved smaller and carried
    up.
    """
    check_photo(picture)
    evidence = gather(picture)
    found = segment(evidence)
    verdict = judge(found, evidence)
    trimap = stretched(trimap_of(found.mask, evidence), picture)
    doubt = stretched(uncertainty_of(found.mask, evidence), picture)
    return finish(picture, trimap, doubt, verdict)


def check_photo(picture: Pixels) -> None:
    """Raise ValueError unless `picture` is 8-bit (rows, columns, 3) and not empty."""
    if picture.ndim != 3 or picture.shape[2] != 3 or picture.dtype != np.uint8 or not picture.size:
        raise ValueError(f"A photo is 8-bit (rows, columns, 3), not {picture.dtype} {picture.shape}.")


def finish(picture: Pixels, trimap: Pixels, doubt: Pixels, verdict: Verdict) -> Proposal:
    """Solve the alpha of what `trimap` leaves open; all maps are (rows, columns) of the picture."""
    alpha = matte(picture, trimap)
    softness = cv2.multiply(alpha, cv2.bitwise_not(alpha), scale=4 / 255)
    uncertainty = np.maximum(doubt, np.asarray(softness, np.uint8))
    return Proposal(alpha, uncertainty, trimap, verdict)


def matte(picture: Pixels, trimap: Pixels) -> Pixels:
    """Return alpha 0 … 255 (rows, columns); KEEP and DROP stay what they are."""
    unknown = trimap == UNSURE
    alpha = np.where(unknown, DROP, trimap).astype(np.uint8)
    if unknown.any():
        near = around(unknown, 8)
        soft = _matte_window(picture[near], trimap[near])
        alpha[near][unknown[near]] = np.rint(255 * soft[unknown[near]]).astype(np.uint8)
    return alpha


def stretched(small: Pixels, picture: Pixels) -> Pixels:
    """Return a map (rows, columns) at the picture's size, each pixel the nearest one's."""
    return np.asarray(cv2.resize(small, picture.shape[1::-1], interpolation=cv2.INTER_NEAREST), np.uint8)


def _matte_window(picture: Pixels, trimap: Pixels) -> Linear:
    from photostudio.imaging.cutout.matting import solve_alpha  # noqa: PLC0415 - loads the solver: as geodesic.py does

    rows, columns = trimap.shape
    if trimap.size <= MATTING_AREA:
        return _levelled(solve_alpha(_unit(picture), trimap))
    scale = MATTING_SIDE / max(rows, columns)
    size = (max(3, round(columns * scale)), max(3, round(rows * scale)))
    guide = np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), np.uint8)
    small = np.asarray(cv2.resize(trimap, size, interpolation=cv2.INTER_AREA), np.uint8)
    solved = solve_alpha(_unit(guide), small)
    return _levelled(carry(solved, guide, picture, wanted=trimap == UNSURE))


def _unit(picture: Pixels) -> Linear:
    return picture.astype(np.float32) / np.float32(255)


def _levelled(alpha: Linear) -> Linear:
    low, high = LEVELS
    return np.asarray(np.clip((alpha - low) / (high - low), 0, 1), np.float32)
