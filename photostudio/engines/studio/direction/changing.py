"""Moving one number of a set, by its path ("light.key.softness"), within its limit."""

import math
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from photostudio.engines.limits import Limit, Real, Whole, limits
from photostudio.engines.words.understanding import Change

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Part = TypeVar("Part", bound="DataclassInstance")


def moved(part: Part, path: str, change: Change) -> Part:
    """Return a set, or a part of one, with the number at `path` changed.

    A change is a value, {"by": …}, {"times": …} or {"side": …}: that many degrees on whichever side it is.
    """
    name, _, rest = path.partition(".")
    own = getattr(part, name)
    if rest:
        return replace(part, **{name: moved(own, rest, change)})
    kind: type = type(part)
    return replace(part, **{name: _within(limits(kind)[name], _changed(own, change))})


def _changed(value: float, change: Change) -> float:
    if not isinstance(change, Mapping):
        return change
    if "side" in change:
        return math.copysign(change["side"], value)
    return (value + change.get("by", 0.0)) * change.get("times", 1.0)


def _within(limit: Limit, value: float) -> float:
    if isinstance(limit, Real):
        return min(max(value, limit.lowest), limit.highest)
    return round(min(max(value, limit.lowest), limit.highest)) if isinstance(limit, Whole) else value
