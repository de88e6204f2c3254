"""What words mean to the studio: lexicon.toml, read once. Standard library only."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("lexicon.toml")
Phrase = tuple[str, ...]
Change = float | Mapping[str, float]


@dataclass(frozen=True, eq=False, kw_only=True)
class Concept:
    """One meaning: the sets it speaks for, what it changes about light, lens and palette, what shades the light."""

    slot: str
    name: str
    sets: Mapping[str, float]
    key: Mapping[str, Change]
    lens: Mapping[str, float]
    tone: Mapping[str, float]
    colour: str | None
    brightness: float
    gobo: str


@dataclass(frozen=True, eq=False, kw_only=True)
class Lexicon:
    """Concepts by phrase, the words of grammar, and how sets take a colour that is asked for."""

    phrases: Mapping[Phrase, tuple[Concept, ...]]
    stopwords: frozenset[str]
    negations: frozenset[Phrase]
    limits: frozenset[str]
    paint: Mapping[str, Mapping[str, str]]

    @property
    def longest(self) -> int:
        return max(map(len, self.phrases))


@cache
def lexicon() -> Lexicon:
    """Return the studio's lexicon."""
    tables: dict[str, Any] = tomllib.loads(FILE.read_text(encoding="utf-8"))
    grammar, paint = tables.pop("grammar"), tables.pop("paint")
    phrases: dict[Phrase, tuple[Concept, ...]] = {}
    for phrase, concept in _concepts(tables):
        phrases[phrase] = (*phrases.get(phrase, ()), concept)
    return Lexicon(
        phrases=phrases,
        stopwords=frozenset(map(singular, grammar["stopwords"].split())),
        negations=frozenset(tuple(map(singular, tokens(negation))) for negation in grammar["negations"]),
        limits=frozenset(grammar["limits"]),
        paint=paint,
    )


def _concepts(tables: Mapping[str, Mapping[str, Any]]) -> Iterator[tuple[Phrase, Concept]]:
    for slot, concepts in tables.items():
        for name, entry in concepts.items():
            concept = Concept(
                slot=slot,
                name=name,
                sets=entry.get("sets", {}),
                key=entry.get("key", {}),
                lens=entry.get("lens", {}),
                tone=entry.get("tone", {}),
                colour=entry.get("colour"),
                brightness=entry.get("brightness", 1.0),
                gobo=entry.get("gobo", ""),
            )
            for words in entry["words"]:
                yield tuple(map(singular, tokens(words))), concept


def tokens(text: str) -> list[str]:
    """Return the words of a text in lower case, hyphens apart; punctuation that ends a clause is a word of its own."""
    return re.findall(r"#?[^\W_]+(?:'[^\W_]+)?|[.,;:!?()\n]", text.lower().replace("’", "'").replace("'s", "s"))


def singular(word: str) -> str:
    """Return a word without a plural's ending; the same rough rule for lexicon and prompt."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word
