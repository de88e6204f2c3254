"""The brush corrects the proposal: what it says is law, and what it means is looked for around it."""

import cv2
import numpy as np

from photostudio.imaging.arrays import Linear, Mask, Pixels
from photostudio.imaging.cutout.evidence import Evidence, gather
from photostudio.imaging.cutout.geodesic import geodesic
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
from photostudio.imaging.cutout.segmentation import BAND, distance_to, grab_cut
from photostudio.imaging.cutout.trimap import trimap_of, uncertainty_of

HESITATION = 40.0  # ΔE of edges that a stroke may cross before the proposal's own opinion holds
DEEP = 0.5  # of the greatest depth of what the proposal kept
AWAY = 0.1  # of the longer side: nearer, a stroke doubts what is deep or at the frame
UNFELT = 1.2  # times the background's own steepness
PER_PIXEL = 0.06


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
    kept, dropped = _spread(evidence, before, keep, drop)
    rough = _closed((before | kept) & ~dropped, dropped)
    reach = max(2, round(BAND * max(shape)))
    marks = np.where(rough, cv2.GC_PR_FGD, cv2.GC_PR_BGD).astype(np.uint8)
    marks[distance_to(rough) > reach] = cv2.GC_BGD
    marks[distance_to(~rough) > reach] = cv2.GC_FGD
    marks[keep], marks[drop] = cv2.GC_FGD, cv2.GC_BGD
    return grab_cut(evidence.picture, marks)


def _closed(mask: Mask, dropped: Mask) -> Mask:
    """Return `mask` (rows, columns) with the holes that hold nothing of what the brush dropped."""
    labels = np.asarray(cv2.connectedComponents((~mask).astype(np.uint8), connectivity=4)[1])
    stays = np.unique(np.concatenate([labels[0], labels[-1], labels[:, 0], labels[:, -1], labels[dropped]]))
    filled: Mask = mask | ~np.isin(labels, stays)
    return filled


def _spread(evidence: Evidence, before: Mask, keep: Mask, drop: Mask) -> tuple[Mask, Mask]:
    """Return how far the strokes reach (rows, columns).

    A stroke has what is nearer to it than to what is surely otherwise: the other strokes, the frame that the proposal
    dropped, the depth of what it kept. All else that the proposal said weighs only when the stroke is far. Where a
    stroke says what the proposal had said, it spreads no further.
    """
    toll = np.maximum(evidence.edges - UNFELT * evidence.unevenness, 0) + PER_PIXEL
    frame = np.zeros(before.shape, bool)
    frame[[0, -1]] = frame[:, [0, -1]] = True
    depth = distance_to(~before)
    deep = before & (depth > DEEP * depth.max(initial=0, where=before))
    from_keep, from_drop = geodesic(toll, _start(keep)), geodesic(toll, _start(drop))
    changed_keep, changed_drop = geodesic(toll, _start(keep & ~before)), geodesic(toll, _start(drop & before))
    kept = changed_keep < np.minimum(from_drop, geodesic(toll, _opposed(~before, frame, keep)))
    dropped = changed_drop < np.minimum(from_keep, geodesic(toll, _opposed(before, deep, drop)))
    return kept, dropped


def _opposed(opinion: Mask, sure: Mask, stroke: Mask) -> Linear:
    """Return where the proposal's `opinion` starts against a `stroke` (rows, columns): at 0 where it is `sure`."""
    far = distance_to(stroke) > AWAY * max(stroke.shape)
    start = np.where(opinion & ~stroke, HESITATION, np.inf)
    start[opinion & sure & far] = 0
    return start.astype(np.float32)


def _start(area: Mask) -> Linear:
    return np.where(area, 0, np.inf).astype(np.float32)


def _marked(strokes: Pixels, kind: int, shape: tuple[int, ...]) -> Mask:
    share = cv2.resize((strokes == kind).astype(np.float32), shape[::-1], interpolation=cv2.INTER_AREA)
    marked: Mask = np.asarray(share) > 0.2
    return marked
