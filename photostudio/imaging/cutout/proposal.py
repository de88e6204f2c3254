"""What the cut-out proposes, and how far to trust it."""

from dataclasses import dataclass
from typing import Final

from photostudio.imaging.arrays import Pixels

DROP: Final = 0
UNSURE: Final = 128
KEEP: Final = 255

NOTHING, STROKE_KEEP, STROKE_DROP, STROKE_UNSURE = range(4)

SENTENCES: Final = {
    "fine": "The product was found.",
    "touches_frame": "The product was found. The picture's edge cuts it off, so it stays straight there.",
    "openings": "The product was found. Openings that show the background were dropped; brush over glass to keep it.",
    "corrected": "The cut-out follows your brush.",
    "busy_background": "The background is not plain, so parts of it may have stayed. Check the cut-out and brush over "
    "what is wrong.",
    "nothing_stands_out": "Nothing stands out from the background. Brush over the product to keep it.",
    "faint_outline": "The product looks much like its background. Check its outline and brush over what is wrong.",
    "fills_frame": "Nearly all of the picture looks like product. Brush over the background to drop it.",
}
TRUSTED: Final = frozenset({"fine", "touches_frame", "openings", "corrected"})


@dataclass(frozen=True)
class Verdict:
    """`code` is a key of SENTENCES."""

    code: str

    @property
    def is_trustworthy(self) -> bool:
        """Say whether the cut-out is likely right."""
        return self.code in TRUSTED

    @property
    def sentence(self) -> str:
        """Return the sentence for the user."""
        return SENTENCES[self.code]


@dataclass(frozen=True, eq=False)
class Proposal:
    """Three maps (rows, columns) of the photo's size: `alpha`; `uncertainty`, 0 sure … 255 unsure; `trimap`, which is
    DROP, UNSURE or KEEP.
    """

    alpha: Pixels
    uncertainty: Pixels
    trimap: Pixels
    verdict: Verdict
