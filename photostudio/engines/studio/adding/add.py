"""A thing of the studio's, added to a finished picture where the mask is."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

import cv2
import numpy as np

from photostudio.engines.base import Progress
from photostudio.engines.studio.adding.fitting import Fitted, fit, project, solid
from photostudio.engines.studio.adding.foreign import photographed
from photostudio.engines.studio.adding.frames import Frame, carry
from photostudio.engines.studio.adding.gathering import gather
from photostudio.engines.studio.adding.ground import Ground
from photostudio.engines.studio.adding.laying import Laid, developed, gain_of, lay
from photostudio.engines.studio.adding.looking import Hints
from photostudio.engines.studio.adding.matching import grained, matched, texture_of
from photostudio.engines.studio.adding.places import Ours, Place, own_set
from photostudio.engines.studio.adding.tracing import Traced, trace
from photostudio.engines.studio.detail import confusion
from photostudio.engines.studio.quality import QUALITIES
from photostudio.engines.studio.scene import Glow, Item, Material
from photostudio.engines.studio.stage import SOLID
from photostudio.engines.words.additions import Asked
from photostudio.imaging.arrays import Linear, Mask, Pixels, Window, threefold
from photostudio.imaging.colour import to_linear, to_srgb
from photostudio.imaging.masks import Coverage, ramp, shadow_zone
from photostudio.imaging.parts import box_of
from photostudio.imaging.placement import Box

MARGIN = 0.12  # of the mask's size, round it: light that comes and goes with the thing
NOTICED, SEEN = 0.012, 0.03  # of the light: a smaller change is left out, a larger one is taken whole
WHOLE = 3.0  # times the zone's own strength: it fades only near its rim
LOWEST = 0.12  # of the light's direction upwards: shadows of a lower light are followed no further
KNOWN = 0.9
SMOOTH, ALIKE = 0.008, 14  # of the longer side; codes
FADE = 0.1  # of the window's longer side
EDGE = 0.02


@dataclass(frozen=True, eq=False)
class Added:
    """The finished picture, and `shadow_zone`, how much of each pixel outside the mask was changed (0 … 255)."""

    pixels: Pixels
    shadow_zone: Coverage
    recipe: Mapping[str, Any]


@dataclass(frozen=True, eq=False)
class _Spot:
    """What is worked on: the picture's window with its mask (`coverage`), its `zone` with the mask, how far the light
    may change there (`lit`), and the `product` that is protected (both rows, columns; 0 … 1).
    """

    frame: Frame
    window: Window
    picture: Pixels
    coverage: Coverage
    zone: Coverage
    lit: Linear
    product: Linear


def add(  # noqa: PLR0913 - what is asked, of what, where, and how
    picture: Pixels,
    coverage: Coverage,
    asked: Asked,
    *,
    seed: int,
    progress: Progress,
    known: Ours | Hints = Hints(),  # noqa: B008 - it is frozen
    fill: Callable[[], Pixels] | None = None,
    quality: str = "LOW",
    with_shadow: bool = True,
) -> Added:
    """Return `picture` (rows, columns, 3) with what was asked where `coverage` (rows, columns) is.

    `fill` gives the picture without what is there now; it is asked unless the place is known to be bare.
    What is `known` of a variant of ours is its set and product; any other picture is looked at, and hints correct what
    is seen. The thing stands at the mask's lower edge, sized to the mask; outside of it only its shadow falls, unless
    `with_shadow` is false. The product stays as it is. The same arguments give the same bytes. Raises ValueError when
    the sizes differ or nothing is covered, and InvalidSet.
    """
    if picture.shape != (*coverage.shape, 3) or not coverage.any():
        raise ValueError(f"The picture is {picture.shape}, the mask {coverage.shape} with {coverage.max()} at most.")
    progress(0.02, "looking at the light")
    masked: Mask = coverage >= SOLID
    placed = known.placed if isinstance(known, Ours) else None
    if isinstance(known, Ours):
        place = own_set(known, masked)
        picture = picture if place.is_bare else _cleared(picture, fill)
    else:
        picture = _cleared(picture, fill)
        place = photographed(picture, masked if masked.any() else coverage > 0, known)
    fitted = _fitted(asked, _room(coverage, placed, place), place, seed=seed)
    spot = _spot(picture, coverage, placed, fitted, place, with_shadow=with_shadow)
    traced = trace(
        place,
        _items(fitted),
        spot.frame,
        thing=_silhouette(fitted, spot.frame),
        zone=spot.zone > 0,
        quality=QUALITIES[quality],
        seed=seed,
        on_pass=lambda done: progress(0.1 + 0.75 * done, "lighting what is added"),
    )
    progress(0.9, "laying it into the picture")
    gain = _gain(traced, spot, place)
    edited, share = _laid(traced, spot, place, gain, seed=seed)
    pixels, changed = picture.copy(), np.zeros_like(coverage)
    pixels[spot.window] = np.where((share > 0)[..., None], edited, spot.picture)
    changed[spot.window] = np.where(spot.coverage == 0, np.ceil(255 * share), 0).astype(np.uint8)
    things = [asdict(thing) for thing in asked.things]
    return Added(pixels, changed, {**place.recipe, "things": things, "gain": round(gain, 6), "stands": fitted.stands})


def _cleared(picture: Pixels, fill: Callable[[], Pixels] | None) -> Pixels:
    """Return the picture without what was in the way; ground that was bare is better than any likeness of it."""
    if fill is None:
        return picture
    filled = fill()
    radius = SMOOTH * max(picture.shape[:2])
    before, after = (cv2.GaussianBlur(each, (0, 0), radius) for each in (picture, filled))
    return picture if int(cv2.absdiff(before, after).max()) <= ALIKE else filled


def _room(coverage: Coverage, placed: Pixels | None, place: Place) -> Mask:
    """Return where the thing may be seen: in the mask, and never before the product."""
    room = solid(coverage)
    rows = np.flatnonzero(room.any(axis=1))
    if placed is None or rows[-1] + 1 < place.camera.base * place.camera.height:
        return room
    free: Mask = room & (placed[..., 3] < SOLID)
    return free if free.any() else room


def _fitted(asked: Asked, room: Mask, place: Place, *, seed: int) -> Fitted:
    box = _box(room)
    rows, columns = room.shape
    ground = Ground(
        place.scene.items,
        place.camera,
        left=(box.left - MARGIN * box.width) / columns,
        right=(box.right + MARGIN * box.width) / columns,
        top=box.top / rows,
        bottom=(box.bottom + MARGIN * box.height) / rows,
    )
    return fit(gather(asked, seed=seed), room, ground, place.camera)


def _box(mask: Mask) -> Box:
    return box_of(mask) or Box(left=0, top=0, right=mask.shape[1], bottom=mask.shape[0])


def _items(fitted: Fitted) -> list[Item]:
    """Return the things where they stand; a relief is as deep as its thing is large."""
    size = float(np.linalg.norm(fitted.there[:3, 0]))
    return [
        replace(item, transform=fitted.there @ item.transform, surface=_sized(item.surface, size))
        for item in fitted.group.items
    ]


def _sized(surface: Material | Glow, size: float) -> Material | Glow:
    if isinstance(surface, Glow) or surface.bump is None:
        return surface
    return replace(surface, bump_height=surface.bump_height * size)


def _spot(
    picture: Pixels, coverage: Coverage, placed: Pixels | None, fitted: Fitted, place: Place, *, with_shadow: bool
) -> _Spot:
    zone = np.zeros_like(coverage)
    if with_shadow:
        zone = np.clip(shadow_zone(coverage).astype(np.float32) * WHOLE, 0, 255).astype(np.uint8)
    box = _window(fitted, np.maximum(zone, coverage), coverage, place)
    window = np.s_[box.top : box.bottom, box.left : box.right]
    product = np.zeros((box.height, box.width), np.float32)
    if placed is not None:
        product = placed[window][..., 3].astype(np.float32) / np.float32(255)
    faded, inside = _faded(zone, box), coverage[window]
    lit = np.maximum(faded.astype(np.float32) / np.float32(255), _inwards(inside))
    zone = np.maximum(faded, inside)
    return _Spot(Frame(place.camera, box), window, picture[window], inside, zone, lit, product)


def _inwards(coverage: Coverage) -> Linear:
    """Return the mask, faded from its rim inwards (rows, columns; 0 … 1)."""
    box = _box(coverage > 0)
    blurred = cv2.GaussianBlur(coverage.astype(np.float32) / np.float32(255), (0, 0), FADE * min(box.width, box.height))
    return np.asarray(np.clip(2 * blurred - 1, 0, 1), np.float32)


def _faded(zone: Coverage, box: Box) -> Coverage:
    """Return the box's part of the zone, faded towards those of its sides that are not the picture's: a far glow ends
    nowhere at once.
    """
    rows, columns = zone.shape
    feather = max(1, round(FADE * max(box.width, box.height)))
    down = ramp(rows, box.top or -feather, box.bottom if box.bottom < rows else rows + feather, feather)
    across = ramp(columns, box.left or -feather, box.right if box.right < columns else columns + feather, feather)
    weight = np.outer(down[box.top : box.bottom], across[box.left : box.right])
    return np.rint(zone[box.top : box.bottom, box.left : box.right] * weight).astype(np.uint8)


def _window(fitted: Fitted, zone: Coverage, coverage: Coverage, place: Place) -> Box:
    """Return the window with the mask, the thing, and its shadow as far as the zone lets it fall."""
    cloud, towards = fitted.cloud, np.array(place.towards)
    fall = (cloud[:, 1:2] - cloud[:, 1].min()) / max(towards[1], LOWEST)
    seen = np.concatenate([project(points, place.camera) for points in (cloud, cloud - fall * towards)])
    box, limit = _box(coverage > 0), _box(zone > 0)
    margin = MARGIN * max(box.width, box.height)
    left, top = np.minimum(seen.min(axis=0), (box.left, box.top)) - margin
    right, bottom = np.maximum(seen.max(axis=0), (box.right, box.bottom)) + margin
    return Box(
        left=int(max(left, limit.left)),
        top=int(max(top, limit.top)),
        right=int(min(np.ceil(right), limit.right)),
        bottom=int(min(np.ceil(bottom), limit.bottom)),
    )


def _silhouette(fitted: Fitted, frame: Frame) -> Mask:
    """Return where the thing may be seen (rows, columns of the window): its hull and a little more."""
    corner = (frame.window.left, frame.window.top)
    hull = cv2.convexHull((project(fitted.cloud, frame.camera) - corner).astype(np.float32))
    drawn = np.zeros(frame.shape, np.uint8)
    cv2.fillConvexPoly(drawn, np.rint(np.asarray(hull)).astype(np.int32), 1)
    away = (fitted.cloud - frame.camera.position) @ frame.camera.forward
    blurred = confusion(np.array([[away.min(), away.max()]], np.float32), frame.camera)
    reach = 3 + round(0.004 * max(frame.camera.width, frame.camera.height) + float(blurred.max()) / 2)
    return np.asarray(cv2.dilate(drawn, np.ones((2 * reach + 1, 2 * reach + 1), np.uint8)), bool)


def _gain(traced: Traced, spot: _Spot, place: Place) -> float:
    """Return the exposure that gives the traced surroundings the picture's brightness."""
    known = (spot.zone > 0) & (spot.product == 0)
    light, seen = (
        carry(layer, spot.frame, traced.coarse) for layer in (to_linear(spot.picture), known.astype(np.float32))
    )
    return gain_of(traced, light, place.scene.exposure, known=seen > KNOWN)


def _laid(traced: Traced, spot: _Spot, place: Place, gain: float, *, seed: int) -> tuple[Pixels, Linear]:
    """Return the window with the thing in it, and how much of each of its pixels (rows, columns; 0 … 1) is changed."""
    laid, around = developed(traced, spot.frame, gain, place.scene.exposure)
    laid = replace(laid, factor=1 + (laid.factor - 1) * threefold(spot.lit))
    grain = 0.0
    if place.sight is not None:
        texture = texture_of(spot.picture, (spot.coverage == 0) | (spot.product > 0))
        laid, grain = matched(laid, texture, place.sight.colour), texture.grain
    share = _share(laid, spot)
    before = to_linear(spot.picture)
    after = before + (lay(before, laid, around) - before) * threefold(share)
    return grained(to_srgb(after), laid.alpha * share, grain, np.random.default_rng([seed, 4])), share


def _share(laid: Laid, spot: _Spot) -> Linear:
    """Return how much of each pixel is changed: in the mask as it says, beyond it where the light changes and where the
    thing's last pixels are.
    """
    inside = spot.coverage > 0
    change = np.clip((np.abs(laid.factor - 1).max(axis=2) - NOTICED) / (SEEN - NOTICED), 0, 1)
    share = np.where(inside, spot.coverage, spot.zone * np.maximum(change, laid.alpha > EDGE)).astype(
        np.float32
    ) / np.float32(255)
    return np.asarray(np.where(share * 255 < 1, 0, share) * (1 - spot.product), np.float32)
