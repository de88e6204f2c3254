"""Other words for a slot: each is understood as what it names."""

from functools import cache

from photostudio.engines.words.vocabulary import vocabulary


@cache
def alternatives(slot: str) -> tuple[str, ...]:
    """Return the names of a slot's concepts, and of all colours, that may be typed as they are, sorted."""
    named = ((" ".join(phrase), entry.sense(slot)) for phrase, entry in vocabulary().entries.items())
    names = {text for text, concept in named if concept is not None and concept.name == text}
    return tuple(sorted(names | _colours() if slot == "palette" else names))


def _colours() -> set[str]:
    """Return one name of each colour: the first that means nothing else."""
    first: dict[str, str] = {}
    for phrase, entry in vocabulary().entries.items():
        if entry.colour and not entry.senses:
            first.setdefault(entry.colour, " ".join(phrase))
    return set(first.values())
