"""A prompt → its understanding: requests for the direction, chips for the eye, and what was left over."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from photostudio.engines.words.company import in_company
from photostudio.engines.words.phrases import Phrase, Word
from photostudio.engines.words.requests import chips, requests
from photostudio.engines.words.sentences import read_sentence, sentences
from photostudio.engines.words.understanding import Chip, Request, Understanding
from photostudio.engines.words.units import units
from photostudio.engines.words.vocabulary import vocabulary

NEGATIVE = re.compile(r"\bnegative prompts?\s*:", re.I)  # what follows it in a description is not wanted
NUMBERS = {"focal": "focal", "stop": "stop", "kelvin": "kelvin", "angle": "pitch", "pitch": "pitch"}
STAGED = frozenset({"sweep", "gradient", "void", "wall", "arches", "curtain"})  # backdrops that hide the place
SILENT = frozenset({"quality", "head", "count", "size", "of", "trouble"})
UNKNOWN = frozenset({"unknown", "nothing", "adjective", "quality", "size", "trouble"})


@lru_cache(maxsize=64)
def understand(description: str, negative_prompt: str = "") -> Understanding:
    """Read a description and a negative prompt, all of which is forbidden."""
    asked, unwanted = _read(description)
    listed, denied = _read(negative_prompt)
    behind = [concept for phrase in asked if phrase.slot == "backdrop" for concept in phrase.concepts]
    staged = any(concept.gives.get("backdrop") in STAGED for concept in behind)
    excluded = [*_excluded(unwanted, description), *_excluded([*listed, *denied], negative_prompt)]
    return Understanding(
        asked=_requests(asked, description),
        forbidden=_requests(unwanted, description) + _requests([*listed, *denied], negative_prompt),
        numbers={NUMBERS[word.value[0]]: word.value[1] for word in _words(asked, "measure")},
        chips=tuple(_once(chip for phrase in asked for chip in chips(phrase, description, staged=staged))),
        excluded=tuple(dict.fromkeys(excluded)),
        ignored=_ignored(asked, description),
    )


def _read(text: str) -> tuple[list[Phrase], list[Phrase]]:
    asked, unwanted = list[Phrase](), list[Phrase]()
    negative = NEGATIVE.search(text)
    for number, (sentence, heading) in enumerate(sentences(units(text, vocabulary()))):
        wanted, denied = read_sentence(sentence, heading, first=number == 0)
        unwanted += denied
        if negative and sentence[0].start >= negative.end():
            unwanted += wanted
        else:
            asked += wanted
    return in_company(asked), unwanted


def _once(found: Iterable[Chip]) -> Iterable[Chip]:
    """Return the first chip of each slot and words."""
    kept = dict[tuple[str, str], Chip]()
    for chip in found:
        kept.setdefault((chip.slot, chip.words.lower()), chip)
    return kept.values()


def _requests(phrases: Iterable[Phrase], text: str) -> tuple[Request, ...]:
    return tuple(request for phrase in phrases for request in requests(phrase, text))


def _words(phrases: Iterable[Phrase], adds: str) -> list[Word]:
    return [word for phrase in phrases for word in phrase.added(adds)]


def _excluded(phrases: Sequence[Phrase], text: str) -> list[str]:
    """Return the prompt's own words for what is forbidden."""
    return [text[phrase.start : phrase.end] for phrase in phrases if phrase.slot not in SILENT]


def _ignored(phrases: Sequence[Phrase], text: str) -> tuple[str, ...]:
    spans = list[tuple[int, int]]()
    for phrase in (phrase for phrase in phrases if phrase.slot in UNKNOWN):
        start, end = phrase.start, phrase.words[-1].unit.end
        if spans and text[spans[-1][1] : start].isspace():  # "small white" and "logo"
            start = spans.pop()[0]
        spans.append((start, end))
    return tuple(dict.fromkeys(text[start:end] for start, end in spans))
