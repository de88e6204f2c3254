"""The cut-out report: what a designer should know about an uploaded picture before it becomes a product photo."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

import numpy as np

from photostudio.imaging.arrays import Pixels
from photostudio.imaging.edges import halo, reach_of
from photostudio.imaging.errors import NoProduct
from photostudio.imaging.mends import content_box
from photostudio.imaging.parts import FAINT, Parts, box_of, split
from photostudio.imaging.placement import Box

LEAST_TRANSPARENT = 0.001
WIDE = 0.4
HALO = 0.06
UNSEEN = 3


@dataclass(frozen=True)
class Finding:
    """One thing worth knowing: `values` are its numbers, `mend` the name of what mends it (mends.MENDS)."""

    code: str
    values: Mapping[str, float] = field(default_factory=dict)
    mend: str | None = None


@dataclass(frozen=True)
class Report:
    """`product` is the product's box, without baked shadow and dust; a picture without transparency has none."""

    is_cutout: bool
    product: Box | None
    findings: tuple[Finding, ...]

    def as_json(self) -> dict[str, Any]:
        """Return the report as JSON values."""
        return asdict(self) | {"findings": [asdict(finding) for finding in self.findings]}


def examine(pixels: Pixels, *, notices: Iterable[str] = ()) -> Report:
    """Report on `pixels` (rows, columns, 4); `notices` of the decoder become findings of the same code.

    Raises NoProduct when nothing is visible.
    """
    noticed = tuple(Finding(notice) for notice in notices)
    alpha = pixels[..., 3]
    if alpha.max(initial=0) <= FAINT:
        raise NoProduct("This picture is fully transparent. Export the product with its pixels and drop it here.")
    if np.count_nonzero(alpha < 128) < LEAST_TRANSPARENT * alpha.size:
        return Report(is_cutout=False, product=None, findings=(Finding("no_transparency"), *noticed))
    parts = split(pixels)
    product = box_of(parts.product & (alpha > FAINT))
    found = (_shadow(parts, alpha), _margins(parts), _halo(pixels), _dust(parts, alpha), _touch(parts, alpha))
    return Report(is_cutout=True, product=product, findings=(*(each for each in found if each), *noticed))


def _shadow(parts: Parts, alpha: Pixels) -> Finding | None:
    if not parts.shadow.any():
        return None
    return Finding("baked_shadow", {"darkest_percent": round(float(alpha[parts.shadow].max()) / 2.55)}, "drop_shadow")


def _margins(parts: Parts) -> Finding | None:
    height, width = parts.product.shape
    box = content_box(parts.product | parts.shadow, width, height)
    empty = 1 - box.width * box.height / (width * height)
    return Finding("wide_margins", {"empty_percent": round(100 * empty)}, "trim_margins") if empty > WIDE else None


def _halo(pixels: Pixels) -> Finding | None:
    lighter = halo(pixels, reach=reach_of(pixels))
    if abs(lighter) < HALO:
        return None
    return Finding("halo", {"lighter_percent": round(100 * lighter)}, "clean_halo")


def _dust(parts: Parts, alpha: Pixels) -> Finding | None:
    if not parts.specks and alpha[parts.dust].max(initial=0) <= UNSEEN:
        return None
    return Finding("dust", {"specks": parts.specks, "pixels": int(np.count_nonzero(parts.dust))}, "clear_dust")


def _touch(parts: Parts, alpha: Pixels) -> Finding | None:
    solid = parts.product & (alpha >= 128)
    rims = {"left": solid[:, 0], "top": solid[0], "right": solid[:, -1], "bottom": solid[-1]}
    touching = {side: int(np.count_nonzero(rim)) for side, rim in rims.items()}
    return Finding("touches_edge", touching) if any(touching.values()) else None
