"""Products by name, modelled from words. A module holds kin products; each gives a `GOODS` table."""

from collections.abc import Mapping

from photostudio.engines.studio.goods import bottles, cartons, devices, drones, flacons, glasses, vessels
from photostudio.engines.studio.goods.kinds import GoodKind

GOODS: Mapping[str, GoodKind] = {
    **bottles.GOODS,
    **flacons.GOODS,
    **vessels.GOODS,
    **glasses.GOODS,
    **cartons.GOODS,
    **devices.GOODS,
    **drones.GOODS,
}
