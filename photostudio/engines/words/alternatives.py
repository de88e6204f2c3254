"""Other words for a slot: each is understood as what it names."""

from functools import cache

from photostudio.engines.words.vocabulary import vocabulary


@cache
def alternatives(slot: str) -> tuple[str, ...]:
    """Return the names of a slot's concepts that may be typed as they are, in alphabetical order."""
    named = ((" ".join(phrase), entry.sense(slot)) for phrase, entry in vocabulary().entries.items())
    return tuple(sorted({text for text, concept in named if concept is not None and concept.name == text}))
