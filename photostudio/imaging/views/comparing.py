"""Whether cut-outs belong together: the same picture twice, or a product that is not that of the others."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from photostudio.imaging.colour import Dominant, oklab
from photostudio.imaging.views.measuring import Measures

AS_FAR = 0.035  # Oklab, on average: two pictures that differ less are taken for the same
ALIKE = 0.08  # less than this they show the same side
OTHER = 0.085  # Oklab, between palettes: further apart it is worth a question
FEW_PIXELS = 400  # of a product's longer side: below, most photos enlarge it


@dataclass(frozen=True)
class Warned:
    """Something that a person should look at before photos are made; `values` are its numbers."""

    code: str
    values: Mapping[str, float] = field(default_factory=dict)


def warnings(measured: Sequence[Measures]) -> list[list[Warned]]:
    """Return what there is to say of each cut-out of one product."""
    strangers = _strangers(measured)
    return [[*_of(number, measured, is_stranger=number in strangers)] for number in range(len(measured))]


def _of(number: int, measured: Sequence[Measures], *, is_stranger: bool) -> list[Warned]:
    one = measured[number]
    twins = (before for before in range(number) if _distance(one, measured[before]) < AS_FAR)
    longer = max(one.box.width, one.box.height)
    found = [Warned("duplicate", {"of": twin + 1}) for twin in [*twins][:1]]
    found += [Warned("other_product")] * is_stranger
    found += [Warned("cut_off")] * one.cut_off
    found += [Warned("few_pixels", {"pixels": longer})] * (longer < FEW_PIXELS)
    return found


def looks_alike(one: Measures, other: Measures) -> bool:
    """Tell whether two cut-outs show the same side of a product."""
    return _distance(one, other) < ALIKE


def _distance(one: Measures, other: Measures) -> float:
    """Return how far two products are apart in Oklab, pixel by pixel of their boxes; what one leaves empty counts."""
    both = np.minimum(one.covered, other.covered)
    apart = np.linalg.norm(one.tiny - other.tiny, axis=2)
    uncovered = np.abs(one.covered - other.covered)
    stretched = abs(np.log(one.aspect / other.aspect))
    return float((apart * both + uncovered).sum() / (both + uncovered).sum() + stretched)


def _strangers(measured: Sequence[Measures]) -> set[int]:
    """Return whose colours are far from those of all others; of two that differ it is the later one."""
    if len(measured) < 2:
        return set()
    far = [
        [_between(one.colours, other.colours) for other in measured if other is not one and other.colours]
        for one in measured
    ]
    strange = {number for number, distances in enumerate(far) if distances and min(distances) > OTHER}
    return strange - {0} if len(measured) == 2 else strange


def _between(ours: Sequence[Dominant], theirs: Sequence[Dominant]) -> float:
    """Return how far two palettes are apart in Oklab: each colour to the nearest of the other's, by its share."""
    one, other = (oklab(np.array([each.colour for each in palette], np.float32)) for palette in (ours, theirs))
    apart = np.linalg.norm(one[:, None] - other[None], axis=2)
    there = sum(each.share * near for each, near in zip(ours, apart.min(axis=1), strict=True))
    back = sum(each.share * near for each, near in zip(theirs, apart.min(axis=0), strict=True))
    return float(there + back) / 2
