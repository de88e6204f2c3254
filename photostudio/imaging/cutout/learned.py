"""A learned segmentation instead of our own, where the optional package rembg is installed."""

import importlib
import logging

import numpy as np

from photostudio.imaging.arrays import Pixels
from photostudio.imaging.cutout.evidence import gather
from photostudio.imaging.cutout.proposal import Proposal, Verdict
from photostudio.imaging.cutout.proposing import check_photo, finish, propose, stretched
from photostudio.imaging.cutout.segmentation import without_specks
from photostudio.imaging.cutout.trimap import trimap_of, uncertainty_of

MODEL = "u2net"
LEAST_AREA = 0.002
log = logging.getLogger(__name__)


def propose_best(picture: Pixels) -> Proposal:
    """Propose the cut-out of a photo (rows, columns, 3) with rembg, or our own where that is missing or fails.

    For a worker: importing rembg takes seconds, and its first use downloads a model. The soft edge is ours in any case.
    Raises ValueError for any other shape.
    """
    check_photo(picture)
    evidence = gather(picture)
    found = _learned(evidence.picture)
    if found is None or (found >= 128).mean() < LEAST_AREA:
        return propose(picture)
    mask = without_specks(found >= 128)
    unsure = np.asarray(255 - np.abs(2 * found.astype(np.int16) - 255), np.uint8)
    doubt = np.minimum(uncertainty_of(mask, evidence), 128) if evidence.backdrop.is_plain else unsure
    trimap = stretched(trimap_of(mask, evidence), picture)
    return finish(picture, trimap, stretched(np.maximum(doubt, unsure), picture), Verdict("fine"))


def _learned(picture: Pixels) -> Pixels | None:
    """Return rembg's mask 0 … 255 (rows, columns); None without the package or its model."""
    try:
        rembg = importlib.import_module("rembg")
        return np.asarray(rembg.remove(picture, only_mask=True, session=rembg.new_session(MODEL)), np.uint8)
    except ImportError:
        return None
    except OSError as error:  # no network for the model; requests' errors are OSErrors
        log.warning("rembg cannot load its model: %s", error)
        return None
