"""Props by name. A module holds kin things; each gives a `PROPS` table."""

from collections.abc import Mapping

from photostudio.engines.studio.library.kinds import PropKind
from photostudio.engines.studio.library.props import (
    air,
    bark,
    berries,
    citrus,
    cloth,
    festive,
    flames,
    flowers,
    fruit,
    glassware,
    grasses,
    home,
    leaves,
    pantry,
    pots,
    shore,
    solids,
    stones,
    sweets,
    tableware,
    water,
    woodland,
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
    **leaves.PROPS,
    **flowers.PROPS,
    **grasses.PROPS,
    **woodland.PROPS,
    **pots.PROPS,
    **citrus.PROPS,
    **fruit.PROPS,
    **berries.PROPS,
    **pantry.PROPS,
    **sweets.PROPS,
}
