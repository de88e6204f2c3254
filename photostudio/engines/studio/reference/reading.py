"""What is read of a reference picture, each part of which a person may correct."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

import cv2
import numpy as np

from photostudio.engines.studio.adding.looking import Hints, Sight, look
from photostudio.engines.studio.adding.matching import texture_of
from photostudio.engines.studio.reference.subject import Subject, subject_of
from photostudio.engines.studio.reference.surface import boundary_of, warnings_of
from photostudio.imaging.arrays import Mask, Pixels
from photostudio.imaging.colour import dominant_colours, written
from photostudio.imaging.cutout.evidence import reduced, size_within
from photostudio.imaging.inpaint import remove
from photostudio.imaging.masks import Coverage
from photostudio.imaging.parts import box_of

SIDE, SMALL_SIDE = 2048, 480  # pixels: of what is kept of a reference, and of what is looked at
COLOURS = 6
TINY = 256  # pixels
PAPER = 235  # of 255: under a reference that is a cut-out itself
SEED = 1
LARGE = 0.2  # of the picture: a subject whose place is filled in a hurry, so that nobody waits
LEAST_ASIDE = 55.0  # degrees: a lamp at the lens would hide every shadow behind its thing


@dataclass(frozen=True, kw_only=True)
class Reading:
    """What a reference shows. Places are fractions of its width and height.

    `subject` is a kind of reference.subject, `share` its part of the picture and `box` its left, top, right and bottom;
    `boundary` the row at which the surface ends, if it does; `sight` its horizon and light; `palette` its colours as
    "#rrggbb" with their shares; `blur` that of its background in thousandths of the longer side and `grain` in codes of
    255; `is_glossy` tells of a surface that mirrors. `warnings` are of reference.surface, and "tiny", "no-surroundings"
    and "unsure".
    """

    subject: str
    share: float
    box: tuple[float, float, float, float] | None
    boundary: float | None
    sight: Sight
    palette: tuple[tuple[str, float], ...]
    blur: float
    grain: float
    is_glossy: bool
    warnings: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        """Return JSON values."""
        return asdict(self)


@dataclass(frozen=True, eq=False)
class Reference:
    """A reference at its working size: its `reading`, the picture without its subject `cleaned` (rows, columns, 3),
    and where the subject was (rows, columns).
    """

    reading: Reading
    cleaned: Pixels
    subject: Mask


def read(picture: Pixels, subject: Coverage | None = None) -> Reference:
    """Look at a reference (rows, columns, 3 or 4), whose subject may be known (rows, columns; 0 … 255)."""
    working = _reduced(picture, SIDE)
    given = None if subject is None else _reduced(subject, SIDE)
    found = subject_of(working, given)
    cleaned = _cleaned(working, found)
    small = _reduced(cleaned, SMALL_SIDE)
    nothing = np.zeros(small.shape[:2], bool)
    boundary = boundary_of(small, nothing)
    texture = texture_of(cleaned, ~found.taken)
    box = box_of(found.mask) if found.mask.any() else None
    rows, columns = found.mask.shape
    reading = Reading(
        subject=found.kind,
        share=float(found.mask.mean()),
        box=(box.left / columns, box.top / rows, box.right / columns, box.bottom / rows) if box else None,
        boundary=boundary,
        sight=_sight(cleaned, found, boundary),
        palette=_palette(working, found),
        blur=1000 * texture.blur / max(cleaned.shape[:2]),
        grain=texture.grain,
        is_glossy=found.is_mirrored,
        warnings=(*_warnings(picture, found), *warnings_of(small, nothing, boundary)),
    )
    return Reference(reading, cleaned, found.mask)


def corrected(reading: Reading, hints: Hints, palette: str = "") -> Reading:
    """Return a reading with what a person knows better: hints, and colours with spaces between them."""
    known = {name: value for name, value in asdict(hints).items() if value is not None}
    colours = palette.split()
    return replace(
        reading,
        sight=replace(reading.sight, **known),
        palette=tuple((colour, 1 / len(colours)) for colour in colours) or reading.palette,
    )


def from_json(values: Mapping[str, Any]) -> Reading:
    """Return the reading that `as_json` wrote."""
    box, palette = values["box"], values["palette"]
    return Reading(
        **{
            **values,
            "box": tuple(box) if box else None,
            "sight": Sight(**values["sight"]),
            "palette": tuple((colour, share) for colour, share in palette),
            "warnings": tuple(values["warnings"]),
        }
    )


def _reduced(picture: Pixels, side: int) -> Pixels:
    """Return a picture with at most `side` pixels on the longer side; colours under transparency do not bleed."""
    size = size_within(picture.shape, side)
    if size == picture.shape[1::-1]:
        return picture
    if picture.ndim == 2 or picture.shape[2] == 3:
        return reduced(picture, side)
    alpha = picture[..., 3:].astype(np.float32) / np.float32(255)
    summed = cv2.resize(np.concatenate([picture[..., :3] * alpha, alpha], axis=2), size, interpolation=cv2.INTER_AREA)
    share = np.asarray(summed)[..., 3:]
    colour = np.asarray(summed)[..., :3] / np.maximum(share, 1e-4)
    return np.asarray(np.clip(np.rint(np.concatenate([colour, 255 * share], axis=2)), 0, 255), np.uint8)


def _cleaned(picture: Pixels, subject: Subject) -> Pixels:
    """Return the picture (rows, columns, 3) without its subject."""
    if subject.kind == "alpha":
        return np.full((*subject.mask.shape, 3), PAPER, np.uint8)
    if not subject.taken.any():
        return np.ascontiguousarray(picture[..., :3])
    quality = "MIDDLE" if subject.taken.mean() < LARGE else "LOW"
    return remove(np.ascontiguousarray(picture[..., :3]), subject.taken, quality=quality, seed=SEED)


def _sight(cleaned: Pixels, subject: Subject, boundary: float | None) -> Sight:
    """Return the horizon and the light; where no shadow tells it comes from the brighter side, never from the lens."""
    sight = look(cleaned, np.zeros(cleaned.shape[:2], bool), Hints())
    azimuth = subject.azimuth
    if azimuth is None:
        azimuth = float(np.copysign(max(abs(sight.azimuth), LEAST_ASIDE), sight.azimuth))
    return replace(sight, azimuth=azimuth, horizon=sight.horizon if boundary is None else min(sight.horizon, boundary))


def _palette(working: Pixels, subject: Subject) -> tuple[tuple[str, float], ...]:
    """Return the colours of the surroundings; a cut-out has only its own."""
    small = _reduced(working[..., :3].copy(), SMALL_SIDE)
    shown = subject.mask if subject.kind == "alpha" else ~subject.taken
    alpha = np.asarray(cv2.resize(shown.astype(np.uint8) * 255, small.shape[1::-1], interpolation=cv2.INTER_NEAREST))
    found = dominant_colours(np.dstack([small, alpha]), count=COLOURS)
    return tuple((written(np.array(colour, np.float32)), round(share, 4)) for colour, share in found)


def _warnings(picture: Pixels, subject: Subject) -> list[str]:
    found = ["tiny"] if min(picture.shape[:2]) < TINY else []
    found += ["no-surroundings"] if subject.kind == "alpha" else []
    return found + (["unsure"] if subject.kind == "unsure" else [])
