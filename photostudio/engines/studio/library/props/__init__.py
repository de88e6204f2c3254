"""Props by name. A module holds kin things; each gives a `PROPS` table."""

from collections.abc import Mapping

from photostudio.engines.studio.library.kinds import PropKind
from photostudio.engines.studio.library.props import solids

PROPS: Mapping[str, PropKind] = {**solids.PROPS}
