"""Surfaces by name. A module holds kin materials; each gives a `SURFACES` table."""

from collections.abc import Mapping

from photostudio.engines.studio.library.kinds import SurfaceKind
from photostudio.engines.studio.library.surfaces import earth, fabric, glossy, grown, masonry, mineral, plain, shore

SURFACES: Mapping[str, SurfaceKind] = {
    name: kind
    for module in (grown, mineral, masonry, glossy, plain, fabric, shore, earth)
    for name, kind in module.SURFACES.items()
}
