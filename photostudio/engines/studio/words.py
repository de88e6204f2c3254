"""A description → what it asks of a photo. Standard library only, so that any room may ask cheaply.

What a negation or the negative prompt forbids is kept apart and never chosen; a word that means nothing here is named.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from photostudio.engines.studio.lexicon import Concept, Lexicon, Phrase, lexicon, singular, tokens

CLAUSE_ENDS = frozenset(".,;:!?()\n")
MEASURES = re.compile(r"\b(?:(?P<focal>\d{2,3}) ?mm|f ?/ ?(?P<stop>\d{1,2}(?:\.\d)?)|(?P<kelvin>\d{4,5}) ?k)\b", re.I)
DESCRIBES_PRODUCT = frozenset({"colour", "surface"})


@dataclass(frozen=True)
class Chip:
    """Something that was understood, for showing: the slot, what it means there, and the words that said it."""

    slot: str
    meaning: str
    words: str


@dataclass(frozen=True, eq=False, kw_only=True)
class Understanding:
    """What a description asks for, what it forbids, and what was not understood."""

    asked: tuple[Concept, ...]
    forbidden: tuple[Concept, ...]
    focal: float | None
    stop: float | None
    kelvin: float | None
    understood: tuple[Chip, ...]
    ignored: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class _Match:
    """A phrase in the text: what it may mean (nothing for an unknown word), and whether it is forbidden."""

    words: str
    concepts: tuple[Concept, ...]
    forbidden: bool


def understand(description: str, negative_prompt: str = "") -> Understanding:
    """Read a description and a negative prompt."""
    measures = {kind: float(value) for match in MEASURES.finditer(description) for kind, value in _named(match)}
    known = lexicon()
    spoken = list(_read(tokens(MEASURES.sub(" ", description)), known))
    unwanted = list(_read(tokens(negative_prompt), known))
    asked = list(_about_the_set([match for match in spoken if not match.forbidden and match.concepts]))
    forbidden = [match for match in spoken if match.forbidden] + [match for match in unwanted if match.concepts]
    return Understanding(
        asked=_concepts(asked),
        forbidden=_concepts(forbidden),
        focal=measures.get("focal"),
        stop=measures.get("stop"),
        kelvin=measures.get("kelvin"),
        understood=_chips(asked, forbidden, measures),
        ignored=tuple(dict.fromkeys(match.words for match in spoken if _is_ignored(match))),
    )


def _read(words: list[str], known: Lexicon) -> Iterator[_Match]:
    """Yield the longest known phrases from the left, and each unknown word; stopwords are passed over."""
    stems = [singular(word) for word in words]
    position, forbidden, named = 0, False, False
    while position < len(words):
        phrase = _longest(stems[position:], known)
        if phrase in known.negations:
            forbidden, named = True, False
        elif words[position] in CLAUSE_ENDS or (named and words[position] in known.limits):
            forbidden = False
        elif phrase in known.phrases or phrase[0] not in known.stopwords:
            said = " ".join(words[position : position + len(phrase)])
            named = True
            yield _Match(said, known.phrases.get(phrase, ()), forbidden)
        position += len(phrase)


def _longest(words: list[str], known: Lexicon) -> Phrase:
    for length in range(min(known.longest, len(words)), 1, -1):
        phrase = tuple(words[:length])
        if phrase in known.phrases or phrase in known.negations:
            return phrase
    return (words[0],)


def _about_the_set(matches: list[_Match]) -> Iterator[_Match]:
    """Leave out what describes the product itself: the blue of "blue shoes", the wood of "a wooden toy"."""
    slots = [{concept.slot for concept in match.concepts} for match in matches]
    for match, own, following in zip(matches, slots, [*slots, set()][1:], strict=True):
        if not (own <= DESCRIBES_PRODUCT and "product" in following):
            yield match


def _concepts(matches: Iterable[_Match]) -> tuple[Concept, ...]:
    return tuple(dict.fromkeys(concept for match in matches for concept in match.concepts if concept.slot != "filler"))


def _chips(asked: list[_Match], forbidden: list[_Match], measures: dict[str, float]) -> tuple[Chip, ...]:
    chips = [
        Chip(concept.slot, concept.name, match.words)
        for match in asked
        for concept in match.concepts
        if concept.slot != "filler" and concept.name != "container"
    ]
    chips += [Chip("without", match.words, match.words) for match in forbidden if not _filler(match)]
    units = {"focal": "{:g} mm", "stop": "f/{:g}", "kelvin": "{:g} K"}
    chips += [
        Chip("lens" if kind != "kelvin" else "light", units[kind].format(value), units[kind].format(value))
        for kind, value in measures.items()
    ]
    return tuple(dict.fromkeys(chips))


def _is_ignored(match: _Match) -> bool:
    return not match.concepts and not match.forbidden and not match.words.isdecimal()


def _filler(match: _Match) -> bool:
    return any(concept.slot == "filler" for concept in match.concepts)


def _named(match: re.Match[str]) -> Iterator[tuple[str, str]]:
    return ((kind, value) for kind, value in match.groupdict().items() if value)
