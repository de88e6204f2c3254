"""Backdrops by name. A module holds kin backgrounds; each gives a `BACKDROPS` table."""

from collections.abc import Mapping

from photostudio.engines.studio.library.backdrops import (
    arches,
    cities,
    glows,
    greenery,
    heights,
    lakes,
    leaves,
    neon,
    open_air,
    pools,
    rooms,
    studio,
    waters,
)
from photostudio.engines.studio.library.kinds import BackdropKind

BACKDROPS: Mapping[str, BackdropKind] = {
    name: kind
    for module in (
        studio,
        arches,
        neon,
        rooms,
        glows,
        leaves,
        greenery,
        waters,
        lakes,
        pools,
        heights,
        open_air,
        cities,
    )
    for name, kind in module.BACKDROPS.items()
}
