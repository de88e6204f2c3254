"""Words → what they ask of a photo."""

from dataclasses import dataclass

from photostudio.engines.studio.sets import SETS


@dataclass(frozen=True, kw_only=True)
class Understanding:
    sets: tuple[str, ...]


def understand(description: str, negative_prompt: str = "") -> Understanding:
    asked = tuple(name for name in SETS if name in description.lower())
    return Understanding(sets=asked or SETS)
