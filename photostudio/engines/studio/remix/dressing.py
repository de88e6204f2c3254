"""A set of our own in a reference's colours and light."""

from dataclasses import replace
from typing import Any, TypeVar, cast

import cv2
import numpy as np

from photostudio.engines.studio.adding.foreign import fill_of
from photostudio.engines.studio.design import Light, Palette, Set
from photostudio.engines.studio.reference.reading import Reading, Reference
from photostudio.imaging.arrays import Linear, Mask, Pixels
from photostudio.imaging.colour import dominant_colours, from_oklab, hexadecimal, oklab, written
from photostudio.imaging.cutout.evidence import size_within

ArrayT = TypeVar("ArrayT", Linear, Pixels)
SIDE = 256  # pixels: colours are compared on few
BOLDEST = 1.6  # how much wider or narrower a picture's range of tones may get
GRADED = (0.75, 0.3, 0.3)  # of the way to the reference's tones and tints, at the most
BLURRED = 3.0  # thousandths of the longer side: a background that is out of focus


def dressed(design: Set, reference: Reference, share: float) -> Set:
    """Return a set that has come so near (0 … 1) to a reference's colours, light and depth of field."""
    reading = reference.reading
    wanted = _palette(reference)
    palette = {
        part: _mixed(getattr(design.palette, part), getattr(wanted, part), share)
        for part in ("backdrop", "surface", "prop", "accent")
    }
    blur = _between(design.backdrop.blur, min(1.0, reading.blur / BLURRED), share)
    return replace(
        design,
        palette=Palette(**palette),
        light=_lit(design.light, reading, share),
        backdrop=replace(design.backdrop, blur=float(np.clip(blur, 0, 1))),
    )


def graded(plate: Linear, reference: Reference, share: float, *, product: Mask) -> Linear:
    """Return display light (rows, columns, 3) whose tones and tints have come so near (0 … 1) to a reference's.

    Reinhard et al., "Color Transfer between Images" (2001), in CIE Lab and bounded; the `product` (rows, columns) is
    not measured.
    """
    if share <= 0:
        return plate
    lab = np.asarray(cv2.cvtColor(np.clip(plate, 0, 1), cv2.COLOR_LRGB2Lab), np.float32)
    small = _small(lab)
    seen = cv2.resize((~product).astype(np.uint8), small.shape[1::-1], interpolation=cv2.INTER_NEAREST) > 0
    ours = small[np.asarray(seen)] if seen.any() else small.reshape(-1, 3)
    cleaned = _small(reference.cleaned).astype(np.float32) / np.float32(255)
    theirs = np.asarray(cv2.cvtColor(cleaned, cv2.COLOR_RGB2Lab)).reshape(-1, 3)
    spread = np.clip(theirs.std(axis=0) / np.maximum(ours.std(axis=0), 1), 1 / BOLDEST, BOLDEST)
    turned = (lab - ours.mean(axis=0)) * spread + theirs.mean(axis=0)
    mixed = (lab + (turned - lab) * (np.array(GRADED) * share)).astype(np.float32)
    mixed[..., 0] = np.clip(mixed[..., 0], 0, 100)
    return np.asarray(np.clip(cv2.cvtColor(mixed, cv2.COLOR_Lab2LRGB), 0, 1), np.float32)


def _lit(light: Light, reading: Reading, share: float) -> Light:
    sight, key = reading.sight, light.key
    turned = {
        name: _between(getattr(key, name), value, share)
        for name, value in (
            ("azimuth", float(np.clip(sight.azimuth, -180, 180))),
            ("elevation", float(np.clip(sight.elevation, 5, 90))),
            ("softness", sight.softness),
            ("warmth", float(np.clip(sight.warmth, -1, 1))),
        )
    }
    return replace(light, key=replace(key, **turned), fill=_between(light.fill, fill_of(sight.softness), share))


def _palette(reference: Reference) -> Palette:
    """Return those of a reference's colours that come nearest to what is behind and to the ground, the most vivid one
    as the accent, and of the others the second largest for props; in a corrected palette order stands for size.
    """
    colours = [colour for colour, _ in reference.reading.palette] or ["#808080"]
    rows = len(reference.cleaned)
    end = round((reference.reading.boundary or 0.5) * rows)
    above, below = _main(reference.cleaned[:end]), _main(reference.cleaned[end:])
    vivid = max(colours, key=_chroma)
    rest = [colour for colour in colours if colour != vivid] or colours
    return Palette(
        backdrop=_nearest(above, colours),
        surface=_nearest(below, colours),
        prop=rest[min(1, len(rest) - 1)],
        accent=vivid,
    )


def _main(picture: Pixels) -> Linear:
    """Return the main colour (3), in Oklab."""
    small = _small(np.ascontiguousarray(picture))
    found = dominant_colours(np.dstack([small, np.full(small.shape[:2], 255, np.uint8)]), count=3)
    return np.asarray(oklab(np.array([found[0].colour], np.float32))[0], np.float32)


def _nearest(wanted: Linear, colours: list[str]) -> str:
    points = oklab(np.array([hexadecimal(colour) for colour in colours], np.float32))
    return colours[int(np.argmin(np.linalg.norm(points - wanted, axis=1)))]


def _chroma(colour: str) -> float:
    return float(np.hypot(*oklab(np.array([hexadecimal(colour)], np.float32))[0, 1:]))


def _mixed(one: str, other: str, share: float) -> str:
    """Return a colour between two: its hue is the nearer one's, for between two hues lies grey."""
    first, second = (oklab(np.array([hexadecimal(colour)], np.float32))[0] for colour in (one, other))
    tone = _between(first[0], second[0], share)
    chromas = float(np.hypot(*first[1:])), float(np.hypot(*second[1:]))
    chroma = _between(*chromas, share)
    nearer, own = (second, chromas[1]) if share >= 0.5 else (first, chromas[0])
    lab = np.array([tone, *(nearer[1:] * (chroma / max(own, 1e-4)))], np.float32)
    return written(from_oklab(lab[None])[0])


def _between(one: float, other: float, share: float) -> float:
    return float(one + (other - one) * share)


def _small(picture: ArrayT) -> ArrayT:
    size = size_within(picture.shape, SIDE)
    small: Any = cv2.resize(picture, size, interpolation=cv2.INTER_AREA)  # of the picture's own type
    return cast("ArrayT", small)
