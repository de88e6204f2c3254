"""The brush corrects the proposal: what it says is law, and what it means is looked for around it."""

import cv2
import numpy as np

from photostudio.imaging.arrays import Linear, Mask, Pixels
from photostudio.imaging.cutout.evidence import Evidence, gather, reduced, to_lab
from photostudio.imaging.cutout.geodesic import edge_strength, geodesic
from photostudio.imaging.cutout.proposal import (
    DROP,
    KEEP,
    STROKE_DROP,
    STROKE_KEEP,
    STROKE_UNSURE,
    UNSURE,
    Proposal,
    Verdict,
)
from photostudio.imaging.cutout.proposing import check_photo, finish, stretched
from photostudio.imaging.cutout.segmentation import grab_cut
from photostudio.imaging.cutout.trimap import trimap_of, uncertainty_of

SPREAD_SIDE = 256
HESITATION = 22.0  # ΔE that a stroke may climb before the proposal's own opinion holds
PER_PIXEL = 0.35


def refine(picture: Pixels, proposal: Proposal, strokes: Pixels) -> Proposal:
    """Return `proposal` with `strokes` (rows, columns: 0 nothing, 1 keep, 2 drop, 3 unsure) applied.

    `strokes` holds the whole brush work, `proposal` is the one that it was painted over: the same two give the same
    result. A stroke spreads over what looks the same around it; where it lies, it holds exactly. Raises ValueError when
    the shapes differ or a stroke is none of the four.
    """
    check_photo(picture)
    if strokes.shape != picture.shape[:2] or proposal.trimap.shape != strokes.shape:
        raise ValueError(
            f"The strokes are {strokes.shape}, the proposal {proposal.trimap.shape}, the photo {picture.shape[:2]}."
        )
    if strokes.max(initial=0) > STROKE_UNSURE:
        raise ValueError("A stroke is 0, 1, 2 or 3.")
    evidence = gather(picture)
    mask = _resegment(evidence, proposal, strokes)
    trimap = stretched(trimap_of(mask, evidence), picture)
    trimap[strokes == STROKE_KEEP], trimap[strokes == STROKE_DROP] = KEEP, DROP
    trimap[strokes == STROKE_UNSURE] = UNSURE
    doubt = stretched(uncertainty_of(mask, evidence), picture)
    doubt[(strokes == STROKE_KEEP) | (strokes == STROKE_DROP)] = 0
    return finish(picture, trimap, doubt, Verdict("corrected"))


def _resegment(evidence: Evidence, proposal: Proposal, strokes: Pixels) -> Mask:
    shape = evidence.difference.shape
    keep, drop = (_marked(strokes, kind, shape) for kind in (STROKE_KEEP, STROKE_DROP))
    before = np.asarray(cv2.resize(proposal.alpha, shape[::-1], interpolation=cv2.INTER_AREA)) >= 128
    spread_keep, spread_drop = _spread(evidence, before, keep, drop)
    marks = np.where(before, cv2.GC_PR_FGD, cv2.GC_PR_BGD).astype(np.uint8)
    marks[_far_from(before)] = cv2.GC_BGD
    marks[_far_from(~before)] = cv2.GC_FGD
    marks[spread_keep | keep], marks[spread_drop | drop] = cv2.GC_FGD, cv2.GC_BGD
    marks[keep], marks[drop] = cv2.GC_FGD, cv2.GC_BGD
    return grab_cut(evidence.picture, marks, iterations=2)


def _spread(evidence: Evidence, before: Mask, keep: Mask, drop: Mask) -> tuple[Mask, Mask]:
    """Return how far the strokes reach (rows, columns): until what they crossed outweighs the proposal's opinion."""
    lab = to_lab(reduced(evidence.picture, SPREAD_SIDE))
    toll = edge_strength(lab) + PER_PIXEL
    kept = _cost(toll, keep, before & ~drop)
    dropped = _cost(toll, drop, ~before & ~keep)
    near = HESITATION / 2
    return _large((kept < dropped) & (kept < near), before.shape), _large(
        (dropped < kept) & (dropped < near), before.shape
    )


def _cost(toll: Linear, stroke: Mask, opinion: Mask) -> Linear:
    """Return how far each pixel is from what was painted so, and with less right from what the proposal had so."""
    start = np.where(_small(stroke, toll.shape), 0, np.where(_small(opinion, toll.shape), HESITATION, np.inf))
    return geodesic(toll, start.astype(np.float32))


def _small(mask: Mask, shape: tuple[int, ...]) -> Mask:
    return np.asarray(cv2.resize(mask.astype(np.uint8), shape[::-1], interpolation=cv2.INTER_AREA), bool)


def _marked(strokes: Pixels, kind: int, shape: tuple[int, ...]) -> Mask:
    share = cv2.resize((strokes == kind).astype(np.float32), shape[::-1], interpolation=cv2.INTER_AREA)
    marked: Mask = np.asarray(share) > 0.2
    return marked


def _large(small: Mask, shape: tuple[int, ...]) -> Mask:
    return np.asarray(cv2.resize(small.astype(np.uint8), shape[::-1], interpolation=cv2.INTER_NEAREST), bool)


def _far_from(mask: Mask) -> Mask:
    """Find what is more than 3 % of the longer side away from `mask`."""
    away = np.asarray(cv2.distanceTransform((~mask).astype(np.uint8), cv2.DIST_L2, 3)) if mask.any() else np.inf
    return np.broadcast_to(away > 0.03 * max(mask.shape), mask.shape)
