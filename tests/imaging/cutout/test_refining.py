"""The brush is law, and means more than it touches."""

import cv2
import numpy as np
import pytest

from photostudio.imaging.arrays import Linear, Pixels
from photostudio.imaging.cutout.proposal import STROKE_DROP, STROKE_KEEP, STROKE_UNSURE, UNSURE
from photostudio.imaging.cutout.proposing import propose
from photostudio.imaging.cutout.refining import refine
from tests.imaging.cutout.photos import bottle, over, overlap, paper, photo, proposal

SHAPE = (240, 240)


def painted(kind: int, *boxes: tuple[slice, slice]) -> Pixels:
    strokes = np.zeros(SHAPE, np.uint8)
    for box in boxes:
        strokes[box] = kind
    return strokes


def with_patch() -> tuple[Pixels, Linear]:
    """Return the bottle's photo with a red sticker lying apart on the paper, and the bottle's alpha."""
    picture, alpha = photo()
    picture[60:110, 180:220] = (190, 40, 40)
    return picture, alpha


def test_strokes_hold_exactly_where_they_lie() -> None:
    picture, _ = photo()
    strokes = painted(STROKE_KEEP, np.s_[10:14, 20:60]) + painted(STROKE_DROP, np.s_[120:130, 100:140])
    refined = refine(picture, proposal(), strokes)
    assert (refined.alpha[strokes == STROKE_KEEP] == 255).all()
    assert (refined.alpha[strokes == STROKE_DROP] == 0).all()
    assert (refined.uncertainty[strokes > 0] == 0).all()
    assert refined.verdict.code == "corrected"


def test_a_stroke_across_a_wrongly_kept_part_drops_all_of_it() -> None:
    picture, truth = with_patch()
    before = propose(picture)
    assert before.alpha[65:105, 185:215].min() == 255
    refined = refine(picture, before, painted(STROKE_DROP, np.s_[80:86, 188:212]))
    assert overlap(refined.alpha >= 128, truth >= 0.5) > 0.97
    assert np.abs(refined.alpha[:, :160].astype(int) - before.alpha[:, :160]).mean() < 0.5


def test_a_stroke_across_a_wrongly_dropped_part_brings_all_of_it_back() -> None:
    picture, truth = photo()
    dropped_cap = refine(picture, proposal(), painted(STROKE_DROP, np.s_[38:58, 108:132]))
    assert overlap(dropped_cap.alpha >= 128, truth >= 0.5) < 0.95
    refined = refine(picture, dropped_cap, painted(STROKE_KEEP, np.s_[46:49, 112:128]))
    assert overlap(refined.alpha >= 128, truth >= 0.5) > 0.97


def test_a_stroke_that_confirms_the_proposal_changes_nothing() -> None:
    picture, truth = photo()
    strokes = painted(STROKE_KEEP, np.s_[100:180, 118:122]) + painted(STROKE_DROP, np.s_[60:180, 20:24])
    refined = refine(picture, proposal(), strokes)
    assert overlap(refined.alpha >= 128, proposal().alpha >= 128) > 0.99
    assert overlap(refined.alpha >= 128, truth >= 0.5) > 0.98


def test_hairs_appear_where_the_brush_is_unsure() -> None:
    colour, alpha = bottle()
    hairs = np.zeros(SHAPE, np.uint8)
    for start in range(84, 156, 6):
        cv2.line(hairs, (120, 100), (start + (start - 120) // 2, 6), (255.0,), 1, cv2.LINE_AA)
    truth = np.maximum(alpha, hairs.astype(np.float32) / np.float32(255))
    picture = over(np.where(alpha[..., None] > 0, colour, 0.01).astype(np.float32), truth, paper())
    strokes = painted(STROKE_UNSURE, np.s_[4:100, 62:180])
    refined = refine(picture, propose(picture), strokes)
    above = np.s_[8:36]
    assert (refined.trimap[strokes == STROKE_UNSURE] == UNSURE).all()
    assert np.corrcoef(refined.alpha[above].ravel(), truth[above].ravel())[0, 1] > 0.85


def test_the_same_strokes_give_the_same_result() -> None:
    picture, _ = photo()
    strokes = painted(STROKE_DROP, np.s_[44:48, 112:128])
    first, second = (refine(picture, proposal(), strokes).alpha for _ in range(2))
    assert np.array_equal(first, second)


@pytest.mark.parametrize("kind", [STROKE_KEEP, STROKE_DROP, STROKE_UNSURE])
def test_all_painted_over_is_all_of_it(kind: int) -> None:
    picture, _ = photo(40, 30)
    refined = refine(picture, propose(picture), np.full((40, 30), kind, np.uint8))
    assert refined.alpha.shape == (40, 30)
    if kind != STROKE_UNSURE:
        assert (refined.alpha == (255 if kind == STROKE_KEEP else 0)).all()


@pytest.mark.parametrize(
    ("strokes", "sentence"),
    [(np.zeros((3, 3), np.uint8), "strokes are"), (np.full(SHAPE, 4, np.uint8), "0, 1, 2 or 3")],
)
def test_strokes_of_another_kind_are_refused(strokes: Pixels, sentence: str) -> None:
    picture, _ = photo()
    with pytest.raises(ValueError, match=sentence):
        refine(picture, proposal(), strokes)
