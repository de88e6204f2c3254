"""Backdrops by name. A module holds kin backgrounds; each gives a `BACKDROPS` table."""

from collections.abc import Mapping

from photostudio.engines.studio.library.backdrops import rooms, studio
from photostudio.engines.studio.library.kinds import BackdropKind

BACKDROPS: Mapping[str, BackdropKind] = {**studio.BACKDROPS, **rooms.BACKDROPS}
