"""Surfaces by name. A module holds kin materials; each gives a `SURFACES` table."""

from collections.abc import Mapping

from photostudio.engines.studio.library.kinds import SurfaceKind
from photostudio.engines.studio.library.surfaces import mineral, plain

SURFACES: Mapping[str, SurfaceKind] = {**plain.SURFACES, **mineral.SURFACES}
