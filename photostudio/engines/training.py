"""Training as data: what a subject is called, the word that stands for it, and its limits."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from photostudio.engines.limits import Words
from photostudio.engines.operations import Checked

TRIGGER_WORD = "TOKMSN"
MOST_CUTOUTS = 30
TRAINING_SECONDS = 3_600.0  # a service that learns a product may take


@dataclass(frozen=True, kw_only=True)
class Train(Checked):
    """Cut-outs of one product → a subject. Its pictures are `cutout_0`, `cutout_1` …: no engine of this
    machine runs; one that learns products for itself (engines.base.Trainer) is sent them.

    Raises InvalidOperation when a field is outside its limits.
    """

    name: ClassVar[str] = "train"

    subject: Annotated[str, Words(longest=120, shortest=1)]
    trigger_word: Annotated[str, Words(longest=64, shortest=1)] = TRIGGER_WORD
