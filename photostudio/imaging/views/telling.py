"""Which side of a product each of its cut-outs shows, as far as outlines, proportions and file names tell.

Every guess says how sure it is and why; nothing here knows what the product is. A file's name is believed before any
measure: whoever named it knew.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from photostudio.imaging.views.comparing import looks_alike
from photostudio.imaging.views.measuring import Measures
from photostudio.imaging.views.names import ANGLE, BACK, FRONT, SIDE, TOP
from photostudio.imaging.views.silhouette import Edge, Shape

WORD = re.compile(r"[a-z]+|\d+")
NAMES = {
    "front": FRONT,
    "side": SIDE,
    "profile": SIDE,
    "back": BACK,
    "rear": BACK,
    "behind": BACK,
    "top": TOP,
    "above": TOP,
    "overhead": TOP,
    "flatlay": TOP,
    "angle": ANGLE,
    "angled": ANGLE,
    "perspective": ANGLE,
}
TRUE = 0.016  # of the width: an edge that is further off its ellipse or its corner has another form
SEEN_FROM_ABOVE = 14  # degrees: below, it is a product photo as any other
STRAIGHT_ABOVE = 65
BROAD = 0.6  # of the width
CORNER = 0.025  # of the width
ROUND = 0.965
SAME = 0.04  # of a length
NARROWER = 0.88
EVEN, UNEVEN = 0.93, 0.85  # mirrored halves


@dataclass(frozen=True)
class Told:
    """A view, how sure that is (0 … 1) and why; `values` are the reason's numbers."""

    view: str
    sure: float
    why: str
    values: Mapping[str, float] = field(default_factory=dict)


def tell(measured: Sequence[Measures], names: Sequence[str]) -> list[Told]:
    """Return what each cut-out of one product shows; `names` are its files'."""
    told = [_named(name) or _by_itself(each.shape) for each, name in zip(measured, names, strict=True)]
    told = [known or _from_above(each, measured) for known, each in zip(told, measured, strict=True)]
    upright = [each for known, each in zip(told, measured, strict=True) if known is None]
    fronts = [each for known, each in zip(told, measured, strict=True) if known and known.view == FRONT]
    front = fronts[0] if fronts else _front(upright)
    return [known or _upright(each, upright, front) for known, each in zip(told, measured, strict=True)]


def _named(name: str) -> Told | None:
    """Return the view that a file's name says, where it says one and no more."""
    stem = name.rpartition(".")[0] or name
    views = {NAMES[word] for word in WORD.findall(stem.lower()) if word in NAMES}
    return Told(views.pop(), 0.9, "named") if len(views) == 1 else None


def _by_itself(shape: Shape) -> Told | None:
    """Return what an outline alone gives away: a round top that is seen, or a corner turned to the viewer."""
    base, top = shape.base, shape.top
    if base is None or shape.ellipse >= ROUND:
        return None
    if base.bend >= CORNER and base.fit <= TRUE and base.width >= BROAD:
        return Told(ANGLE, 0.75, "corner")
    if not _is_round(base):
        return None
    is_closed = top is not None and _is_round(top) and 0.5 <= base.rise / top.rise <= 2
    if is_closed and base.pitch >= STRAIGHT_ABOVE:
        return Told(TOP, 0.7, "round_top", {"degrees": round(base.pitch)})
    return Told(ANGLE, 0.8 if is_closed else 0.5, "round_top" if is_closed else "curved_base", _degrees(base))


def _is_round(edge: Edge) -> bool:
    return edge.pitch >= SEEN_FROM_ABOVE and edge.fit <= TRUE and edge.width >= BROAD and edge.bend < CORNER


def _degrees(edge: Edge) -> dict[str, float]:
    return {"degrees": round(edge.pitch)}


def _from_above(one: Measures, measured: Sequence[Measures]) -> Told | None:
    """Return that a cut-out shows the top, where only its place among the others tells."""
    others = [other for other in measured if other is not one]
    if not others:
        return None
    if one.shape.ellipse >= ROUND and not any(other.shape.ellipse >= ROUND for other in others):
        return Told(TOP, 0.75, "round")
    if one.shape.turned < EVEN or len(others) < 2:
        return None
    height, width = one.box.height, one.box.width
    heights = [other.box.height for other in others]
    is_to_scale = max(heights) <= min(heights) * (1 + SAME)  # the others are photographed alike, standing
    is_other = height < min(heights) * NARROWER
    if is_to_scale and is_other and any(_same(width, other.box.width) for other in others):
        return Told(TOP, 0.6, "as_wide")
    return None


def _front(upright: Sequence[Measures]) -> Measures | None:
    """Return the front of what is seen upright: the even one beside an uneven one, else the widest."""
    even = [each for each in upright if each.shape.mirrored >= EVEN]
    uneven = [each for each in upright if each.shape.mirrored < UNEVEN]
    among = even if even and uneven else upright
    return max(among, key=lambda each: each.aspect, default=None)


def _upright(one: Measures, upright: Sequence[Measures], front: Measures | None) -> Told:
    """Return what a cut-out shows that is seen upright, from its place among the others."""
    if front is None or one is front:
        return Told(FRONT, *_as_front(one, upright))
    if one.shape.mirrored < UNEVEN and front.shape.mirrored >= EVEN:
        return Told(SIDE, 0.6, "uneven")
    narrower = one.aspect / front.aspect
    if narrower <= NARROWER:
        return Told(SIDE, 0.6, "narrower", {"percent": round(narrower * 100)})
    if _same(one.aspect, front.aspect) and not looks_alike(one, front):
        return Told(BACK, 0.45, "as_wide_as_front")
    return Told(FRONT, 0.4, "like_front")


def _as_front(one: Measures, upright: Sequence[Measures]) -> tuple[float, str]:
    if one.shape.ellipse >= ROUND:
        return 0.35, "maybe_round"
    if len(upright) > 1:
        return 0.6, "widest" if one.aspect == max(each.aspect for each in upright) else "even"
    return (0.7, "even") if one.shape.mirrored >= EVEN else (0.4, "only")


def _same(one: float, other: float) -> bool:
    return abs(one - other) <= SAME * max(one, other)
