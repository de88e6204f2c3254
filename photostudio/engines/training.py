"""Training as data: what a subject is called, and the word that stands for it."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from photostudio.engines.limits import Words
from photostudio.engines.operations import Checked

TRIGGER_WORD = "TOKMSN"
MOST_CUTOUTS = 30


@dataclass(frozen=True, kw_only=True)
class Train(Checked):
    """Cut-outs of one product → a subject. Its pictures are `cutout_0`, `cutout_1` …: no engine runs.

    Raises InvalidOperation when a field is outside its limits.
    """

    name: ClassVar[str] = "train"

    subject: Annotated[str, Words(longest=120, shortest=1)]
    trigger_word: Annotated[str, Words(longest=64, shortest=1)] = TRIGGER_WORD
