"""Props by name. A module holds kin things; each gives a `PROPS` table."""

from collections.abc import Mapping

from photostudio.engines.studio.library.kinds import PropKind
from photostudio.engines.studio.library.props import (
    glassware,
    shore,
    solids,
    stones,
    tableware,
)

PROPS: Mapping[str, PropKind] = {
    **solids.PROPS,
    **stones.PROPS,
    **shore.PROPS,
    **tableware.PROPS,
    **glassware.PROPS,
}
