"""Tokens → units: the longest phrases of the vocabulary, the photographer's numbers, and the words nobody knows."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from photostudio.engines.words.colours import from_hex, modified
from photostudio.engines.words.tokens import ENDS, Token, tokens
from photostudio.engines.words.vocabulary import ARTICLES, Entry, Vocabulary

MEASURES = re.compile(
    r"(?P<focal>\d{2,3}) ?mm\b"
    r"|\b[fƒ] ?/? ?(?P<stop>\d{1,2}(?:\.\d)?)\b"
    r"|(?P<kelvin>\d{4,5}) ?(?:k|kelvin)\b"
    r"|(?P<pitch>\d{1,3}) ?-?(?:°|degrees?\b|deg\b)(?: angle)? (?:from (?:above|(?:the )?top)|downwards?|down)\b"
    r"|(?P<angle>\d{1,3}) ?-?(?:°|degrees?\b|deg\b)"
    r"|(?P<other>\b(?:[2468]|16) ?k\b|\bISO ?\d+|\b1/\d+ ?s?(?:ec(?:ond)?s?)?\b|\b\d+:\d+\b|\b[23] ?d\b"
    r"|\b\d+(?:\.\d+)? ?(?:px|dpi|mp|megapixels?|ft|feet|cm|inch(?:es)?|%))",
    re.I,
)
LIMITS = {"focal": (15, 400), "stop": (1, 45), "kelvin": (1500, 12000), "angle": (0, 90), "pitch": (0, 90)}
UNKNOWN = Entry(part="unknown")
ADVERB = re.compile(r"[a-z]{3,}ly")
NO_ADVERBS = frozenset({"butterfly", "dragonfly", "firefly", "family", "jelly", "belly", "bully", "italy", "reply"})
ADJECTIVE = re.compile(
    r"[a-z]{2,}(?:[a-z]ed|ing|ish|less|ful|ous|ive|[ai]ble|[a-z]{2}(?:ic|ian|ary|al)|esque|ese|like)"
)
END = Entry(part="end")
GRADED = Entry(part="quality", value="gradient")
COMMAS = {",": Entry(part="comma"), "/": Entry(part="comma"), "&": Entry(part="comma", value="and")}


@dataclass(frozen=True, eq=False, kw_only=True)
class Unit:
    """A phrase of the prompt: what it may be, and where it stands."""

    entry: Entry
    start: int
    end: int


def units(text: str, known: Vocabulary) -> list[Unit]:
    """Return all of a text as units, in its order."""
    measures = {found.start(): found for found in MEASURES.finditer(text)}
    inside = [found.span() for found in measures.values()]
    words = [token for token in tokens(text) if not any(start <= token.start < end for start, end in inside)]
    found = [*_measures(measures), *_phrases([word for word in words if word.text not in ARTICLES], known)]
    return _graded(_shaded(sorted(found, key=lambda unit: unit.start)))


def _shaded(found: list[Unit]) -> list[Unit]:
    """Return the units with every "light" or "dusty" taken into the colour that follows it."""
    shaded: list[Unit] = []
    for unit in reversed(found):
        following = shaded[-1] if shaded else None
        if unit.entry.shade and following and following.entry.colour and following.start - unit.end <= 1:
            colour = modified(following.entry.colour, unit.entry.shade)
            shaded[-1] = Unit(entry=replace(following.entry, colour=colour), start=unit.start, end=following.end)
        else:
            shaded.append(unit)
    return shaded[::-1]


def _graded(found: Sequence[Unit]) -> list[Unit]:
    """Return the units with the "to" between two colours as what binds them: "teal to navy"."""
    graded = list(found)
    for at, (before, unit, after) in enumerate(zip(found, found[1:], found[2:], strict=False)):
        if unit.entry.value == "to" and before.entry.colour and after.entry.colour:
            ends = [replace(end, entry=Entry(colour=end.entry.colour)) for end in (before, after)]
            graded[at : at + 3] = [ends[0], replace(unit, entry=GRADED), ends[1]]
    return graded


def _measures(measures: Mapping[int, re.Match[str]]) -> Iterator[Unit]:
    for found in measures.values():
        kind, value = next((kind, value) for kind, value in found.groupdict().items() if value)
        low, high = LIMITS.get(kind, (0, 0))
        good = kind in LIMITS and low <= float(value) <= high
        beyond = UNKNOWN if kind in LIMITS else Entry(part="filler")
        entry = Entry(part="measure", value=(kind, float(value))) if good else beyond
        yield Unit(entry=entry, start=found.start(), end=found.end())


def _phrases(words: list[Token], known: Vocabulary) -> Iterator[Unit]:
    texts = [known.speller.corrected(word.text) for word in words]
    at = 0
    while at < len(words):
        length, entry = known.find(texts[at : at + known.longest]) or (1, _alone(texts[at]))
        yield Unit(entry=entry, start=words[at].start, end=words[at + length - 1].end)
        at += length


def _alone(word: str) -> Entry:
    """Return the entry of a token that is in no vocabulary."""
    if colour := from_hex(word):
        return Entry(colour=colour)
    if word.isdecimal():
        return Entry(part="count", value=int(word)) if 0 < int(word) <= 40 else Entry(part="filler")
    if word in ENDS:
        return END
    if word in COMMAS:
        return COMMAS[word]
    if not word[0].isalpha() or (ADVERB.fullmatch(word) and word not in NO_ADVERBS):
        return Entry(part="filler")
    return Entry(part="adjective") if ADJECTIVE.fullmatch(word) else UNKNOWN
