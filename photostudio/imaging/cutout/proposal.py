"""What the cut-out proposes, and how far to trust it."""

from dataclasses import dataclass
from typing import Final

from photostudio.imaging.arrays import Pixels

DROP: Final = 0
UNSURE: Final = 128
KEEP: Final = 255

NOTHING, STROKE_KEEP, STROKE_DROP, STROKE_UNSURE = range(4)

TRUSTED: Final = frozenset({"fine", "touches_frame", "openings", "corrected"})
DOUBTED: Final = frozenset({"busy_background", "nothing_stands_out", "faint_outline", "fills_frame"})


@dataclass(frozen=True)
class Verdict:
    """`code` is one of TRUSTED or of DOUBTED."""

    code: str

    @property
    def is_trustworthy(self) -> bool:
        """Say whether the cut-out is likely right."""
        return self.code in TRUSTED


@dataclass(frozen=True, eq=False)
class Proposal:
    """Three maps (rows, columns) of the photo's size: `alpha`; `uncertainty`, 0 sure … 255 unsure; `trimap`, which is
    DROP, UNSURE or KEEP.
    """

    alpha: Pixels
    uncertainty: Pixels
    trimap: Pixels
    verdict: Verdict
