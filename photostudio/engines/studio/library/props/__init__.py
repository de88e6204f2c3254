"""Props by name. A module holds kin things; each gives a `PROPS` table."""

from collections.abc import Mapping

from photostudio.engines.studio.library.kinds import PropKind
from photostudio.engines.studio.library.props import (
    air,
    bark,
    cloth,
    festive,
    flames,
    glassware,
    home,
    shore,
    solids,
    stones,
    tableware,
    water,
)

PROPS: Mapping[str, PropKind] = {
    **solids.PROPS,
    **water.PROPS,
    **home.PROPS,
    **flames.PROPS,
    **festive.PROPS,
    **cloth.PROPS,
    **bark.PROPS,
    **air.PROPS,
    **stones.PROPS,
    **shore.PROPS,
    **tableware.PROPS,
    **glassware.PROPS,
}
