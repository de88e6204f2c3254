"""The darkroom's work on a cut-out: propose, refine, cut. Knows nothing of Django.

What the eye follows while it brushes is solved on a small copy of the photo; the product is cut at the photo's own
size along the same trimap and the same strokes, so that it is what was seen, only finer.
"""

import json
from pathlib import Path

import cv2
import numpy as np

from photostudio.imaging.arrays import Pixels
from photostudio.imaging.codecs import decode_own, encode_png, encode_webp
from photostudio.imaging.cutout.evidence import gather, reduced
from photostudio.imaging.cutout.product import cut_out
from photostudio.imaging.cutout.proposal import (
    DROP,
    KEEP,
    NOTHING,
    STROKE_DROP,
    STROKE_KEEP,
    STROKE_UNSURE,
    UNSURE,
    Proposal,
    Verdict,
)
from photostudio.imaging.cutout.proposing import matte, stretched
from photostudio.imaging.cutout.proposing import propose as propose_cutout
from photostudio.imaging.cutout.refining import refine as refine_cutout
from photostudio.imaging.errors import DamagedImage, NoProduct
from photostudio.imaging.overlays import overlay
from photostudio.imaging.report import examine
from photostudio.jobs.channel import Message
from photostudio.jobs.outbox import write_picture
from photostudio.jobs.warm import Send
from photostudio.projects import disk

SIDE = 896  # of the small copy
MAPS = ("alpha", "doubt", "trimap")
DOUBT_SIDE = 512
GREYS = {255: NOTHING, 123: STROKE_KEEP, 75: STROKE_DROP, 27: STROKE_UNSURE}  # of the brush work's file
CLASSES = (STROKE_UNSURE, STROKE_KEEP, STROKE_DROP)  # the last wins where a small pixel holds several
COVERED = 0.3  # of a small pixel by a stroke
LEAST_SHADOW = 0.002  # of the picture
LEAST_CUT = 0.001  # of the picture, so that it is a cut-out at all


def propose(task: Message, send: Send) -> None:
    """Propose a cut-out of a stored photo."""
    folder = Path(task["folder"])
    folder.mkdir()
    small = reduced(_photo(task), SIDE)
    disk.write(folder / "photo.png", encode_png(small))
    proposal = propose_cutout(small)
    send(_written(small, proposal, folder, is_shadow_dropped=_is_shadow_dropped(small, proposal.alpha)))


def refine(task: Message, send: Send) -> None:
    """Apply the brush work to the proposal that lies in a folder."""
    source, folder = Path(task["proposal"]), Path(task["folder"])
    folder.mkdir()
    small, strokes = _map(source / "photo.png"), _strokes(task)
    state = json.loads((source / "state.json").read_text())
    alpha, doubt, trimap = (_map(source / f"{name}.png") for name in MAPS)
    proposal = Proposal(alpha, doubt, trimap, Verdict(state["verdict"]))
    if strokes.any():
        proposal = refine_cutout(small, proposal, _small_strokes(strokes, small))
    send(_written(small, proposal, folder, is_shadow_dropped=state["is_shadow_dropped"]))


def cut(task: Message, send: Send) -> None:
    """Cut the product out of a stored photo, at its own size, along the trimap that was developed."""
    photo, folder = _photo(task), Path(task["folder"])
    trimap = stretched(_map(Path(task["state"]) / "trimap.png"), photo)
    if task["strokes"]:
        strokes = _strokes(task)
        for stroke, kind in ((STROKE_KEEP, KEEP), (STROKE_DROP, DROP), (STROKE_UNSURE, UNSURE)):
            trimap[strokes == stroke] = kind
    product = cut_out(photo, matte(photo, trimap))
    _check(product[..., 3])
    report = examine(product).as_json()
    send({"kind": "developed", "report": report, **write_picture(product, encode_png(product), folder)})


def _photo(task: Message) -> Pixels:
    return np.ascontiguousarray(decode_own(Path(task["file"]).read_bytes())[..., :3])


def _strokes(task: Message) -> Pixels:
    """Return the brush work (rows, columns) as refining.refine takes it. Raises DamagedImage."""
    greys = decode_own(Path(task["strokes"]).read_bytes())
    strokes = np.full(256, len(GREYS), np.uint8)
    strokes[list(GREYS)] = list(GREYS.values())
    if greys.ndim != 2 or (found := strokes[greys]).max(initial=0) == len(GREYS):
        raise DamagedImage("The brush work cannot be read. Nothing else was lost: undo the last stroke, then go on.")
    return found


def _small_strokes(strokes: Pixels, small: Pixels) -> Pixels:
    """Return the brush work at the small copy's size, in which thin strokes still count."""
    found = np.zeros(small.shape[:2], np.uint8)
    for kind in CLASSES:
        covered = cv2.resize((strokes == kind).astype(np.uint8) * 255, found.shape[::-1], interpolation=cv2.INTER_AREA)
        found[np.asarray(covered) >= COVERED * 255] = kind
    return found


def _map(file: Path) -> Pixels:
    return decode_own(file.read_bytes())


def _written(photo: Pixels, proposal: Proposal, folder: Path, *, is_shadow_dropped: bool) -> Message:
    """Write what pages show of a cut-out and what it is refined and cut from; return what to say of it."""
    state = {
        "verdict": proposal.verdict.code,
        "is_trustworthy": proposal.verdict.is_trustworthy,
        "is_shadow_dropped": is_shadow_dropped,
    }
    for name, values in zip(MAPS, (proposal.alpha, proposal.uncertainty, proposal.trimap), strict=True):
        disk.write(folder / f"{name}.png", encode_png(values))
    disk.write(folder / "product.webp", encode_webp(cut_out(photo, proposal.alpha)))
    disk.write(folder / "doubt.webp", encode_webp(overlay(proposal.uncertainty, DOUBT_SIDE)))
    disk.write(folder / "state.json", json.dumps(state).encode())
    return {"kind": "developed", **state}


def _is_shadow_dropped(photo: Pixels, alpha: Pixels) -> bool:
    evidence = gather(photo)
    dropped = np.asarray(cv2.resize(alpha, evidence.darker.shape[::-1], interpolation=cv2.INTER_AREA)) < 128
    shadow = (evidence.darker & (evidence.difference > 1) & dropped).astype(np.uint8)
    connected = np.asarray(cv2.erode(shadow, np.ones((3, 3), np.uint8)))
    return bool(connected.mean() > LEAST_SHADOW)


def _check(alpha: Pixels) -> None:
    """Raise NoProduct when nothing is kept, or nothing dropped."""
    if not (alpha >= 128).any():
        raise NoProduct("Nothing is kept yet. Brush over the product with Keep, then save it.")
    if np.count_nonzero(alpha < 128) < LEAST_CUT * alpha.size:
        raise NoProduct("Nothing is dropped yet. Brush over the background with Drop, then save the product.")
