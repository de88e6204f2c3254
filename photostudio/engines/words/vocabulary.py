"""The lexicon, read once: every phrase with all that it may mean.

lexicon/<slot>.toml holds a slot's concepts, colours.toml the colours, grammar.toml the words that only bind others.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

from photostudio.engines.words.spelling import Speller, alike
from photostudio.engines.words.understanding import Concept

READ = ("product", "setting", "surface", "props", "lighting", "backdrop", "palette", "mood", "camera", "season")
FOLDER = Path(__file__).with_name("lexicon")
ARTICLES = frozenset({"a", "an", "the"})
Phrase = tuple[str, ...]


@dataclass(frozen=True, eq=False, kw_only=True)
class Entry:
    """What a phrase may be.

    `senses` are its concepts; `asides` those that it has only where a neighbour of their slot or a preposition calls
    for them. `stood_on` is the surface that a thing is where something stands on it, `strewn` the thing that a surface
    is beside another one, `within` what single words of the phrase name ("summer" in "summer vibes"). `colour` is
    "#rrggbb" and `material` what a thing of it is made of; `shade` is what the phrase makes of a colour that follows.
    `part` is its place in grammar, `value` the number, slot or place that it stands for there.
    """

    senses: tuple[Concept, ...] = ()
    asides: tuple[Concept, ...] = ()
    stood_on: Concept | None = None
    strewn: Concept | None = None
    within: tuple[Concept, ...] = ()
    colour: str = ""
    material: str = ""
    shade: Mapping[str, float] = field(default_factory=dict)
    part: str = ""
    value: Any = None

    @property
    def has_meaning(self) -> bool:
        return bool(self.senses or self.colour or self.part)

    def sense(self, slot: str) -> Concept | None:
        """Return what the phrase means as a word of this slot."""
        return next((concept for concept in (*self.senses, *self.asides) if concept.slot == slot), None)


class Vocabulary:
    """All phrases, found by their words as they are written or by their stems."""

    def __init__(self, entries: Mapping[Phrase, Entry], *, keep: Sequence[str]) -> None:
        self.entries = entries
        self.longest = max(map(len, entries))
        self.speller = Speller(
            (word for phrase in entries for word in phrase),
            meant=(word for phrase, entry in entries.items() if entry.senses or entry.colour for word in phrase),
            keep=keep,
        )
        self._beginning: dict[str, list[Phrase]] = {}
        for phrase in sorted(entries, key=len, reverse=True):
            self._beginning.setdefault(phrase[0], []).append(phrase)

    def find(self, words: Sequence[str]) -> tuple[int, Entry] | None:
        """Return the longest phrase that these words begin with: how many words it takes, and what it may be.

        Of two the one that is written so; it may be the surface that its kin is ("on blocks").
        """
        firsts = (words[0], *self.speller.kin(words[0]))
        fitting = [phrase for first in firsts for phrase in self._beginning.get(first, ()) if _fits(phrase, words)]
        if not fitting:
            return None
        meant = [phrase for phrase in fitting if self.entries[phrase].has_meaning]
        length = max(map(len, meant or fitting))
        longest = [phrase for phrase in fitting if len(phrase) == length]
        longest.sort(key=lambda phrase: phrase != tuple(words[:length]))
        entry = self.entries[longest[0]]
        kin = [other for other in map(self.entries.__getitem__, longest[1:]) if other.senses or other.colour]
        if entry.has_meaning:
            supports = [concept for other in kin for concept in other.senses if concept.slot == "surface"]
            return length, _both(entry, Entry(asides=tuple(supports))) if entry.senses and supports else entry
        return length, _both(entry, kin[0]) if kin else entry


def _fits(phrase: Phrase, words: Sequence[str]) -> bool:
    return len(phrase) <= len(words) and all(map(alike, phrase[1:], words[1:]))


@cache
def vocabulary() -> Vocabulary:
    """Return the studio's vocabulary."""
    entries: dict[Phrase, Entry] = {}
    grammar = _table("grammar")
    keep = _listed(grammar.pop("spelling")["keep"])
    for phrase, entry in _entries(grammar):
        entries[phrase] = _both(entries[phrase], entry) if phrase in entries else entry
    within = {phrase: _within(phrase, entry, entries) for phrase, entry in entries.items() if len(phrase) > 1}
    entries |= {phrase: replace(entries[phrase], within=concepts) for phrase, concepts in within.items() if concepts}
    return Vocabulary(entries, keep=[word for phrase in keep for word in phrase])


def _within(phrase: Phrase, entry: Entry, entries: Mapping[Phrase, Entry]) -> tuple[Concept, ...]:
    """Return what single words of a phrase name: the season of "summer vibes", the place of a "kitchen island"."""
    own = {concept.slot for concept in entry.senses}
    usual = [(word, entries[word,].senses[0]) for word in phrase if (word,) in entries and entries[word,].senses]
    return tuple(concept for word, concept in usual if own and word == concept.name and concept.slot not in own)


def _both(first: Entry, second: Entry) -> Entry:
    return replace(
        first,
        senses=first.senses + second.senses,
        asides=first.asides + second.asides,
        stood_on=first.stood_on or second.stood_on,
        strewn=first.strewn or second.strewn,
        colour=first.colour or second.colour,
        material=first.material or second.material,
        shade=first.shade or second.shade,
        part=_part(first, second),
        value=first.value or second.value,
    )


def _part(first: Entry, second: Entry) -> str:
    """Return the part of grammar of both: a filler that may mean something goes with what it stands before."""
    part = first.part or second.part
    if part == "filler" and (first.senses or second.senses):
        return ""
    return "quality" if part == "filler" and (first.asides or second.asides) else part


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def _listed(phrases: str) -> list[Phrase]:
    """Return the phrases of a list "one, two three": without articles and hyphens, as they are looked up."""
    each = (phrase.split() for phrase in phrases.replace("-", " ").split(","))
    return [tuple(word for word in words if word not in ARTICLES) for words in each]


def _entries(grammar: Mapping[str, Any]) -> Iterator[tuple[Phrase, Entry]]:
    for slot in READ:  # of two meanings the one read first is the usual
        for name, table in _table(slot).items():
            yield from _meanings(slot, name, table)
    for name, colour in _table("colours").items():
        entry = Entry(colour=colour["colour"], material=colour.get("material", ""))
        for phrase in _listed(f"{name}, {colour['words']}" if "words" in colour else name):
            yield phrase, entry
    for part, table in grammar.items():
        for said in table.values():
            value = said.get("value")
            entry = Entry(shade=value) if part == "shade" else Entry(part=part, value=value)
            for phrase in _listed(said["words"]):
                yield phrase, entry


def _meanings(slot: str, name: str, table: dict[str, Any]) -> Iterator[tuple[Phrase, Entry]]:
    words, asides = table.pop("words", ""), table.pop("asides", "")
    stood_on, strewn = table.pop("stood_on", None), table.pop("strewn", "")
    concept = Concept(slot=slot, name=name, **table)
    material = concept.gives.get("surface", "") if slot == "surface" else ""
    if words:
        under = Concept(slot="surface", name=name, gives=stood_on) if stood_on else None
        thing = Concept(slot="props", name=strewn, gives={"prop": strewn}) if strewn else None
        entry = Entry(senses=(concept,), stood_on=under, strewn=thing, material=material)
        yield from ((phrase, entry) for phrase in _listed(words))
    if asides:
        entry = Entry(asides=(concept,), material=material)
        yield from ((phrase, entry) for phrase in _listed(asides))
