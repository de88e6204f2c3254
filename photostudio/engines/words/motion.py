"""What is in the air: "petals dancing around it" speaks of the petals, "floating" by itself of the product."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from photostudio.engines.words.phrases import ADJECTIVES, ALOFT, LINKS
from photostudio.engines.words.units import Unit
from photostudio.engines.words.vocabulary import Entry

BEFORE_IT = Entry(part="quality", value=ALOFT)
BEHIND_IT = Entry(part="relation", value={"slot": "props", "place": ALOFT})
BETWEEN = frozenset({"filler", "copula"})  # what may stand between a noun and its verb


def aloft(sentence: Sequence[Unit]) -> list[Unit]:
    """Return a sentence with each verb of motion as what it says: of a thing, that it is in the air."""
    told = list[Unit]()
    for at, unit in enumerate(sentence):
        if unit.entry.part != "motion":
            told.append(unit)
        elif told and told[-1].entry is BEHIND_IT:  # "swirling in the wind"
            told[-1] = replace(told[-1], end=unit.end)
        else:
            told = _with_verb(told, unit, sentence[at + 1 :])
    return told


def _with_verb(before: Sequence[Unit], verb: Unit, behind: Sequence[Unit]) -> list[Unit]:
    """Return the units before a verb with it; what it says of a noun stands next to that."""
    adverbs = list(takewhile(lambda unit: unit.entry.part in {*BETWEEN, *ADJECTIVES}, reversed(before)))[::-1]
    clause = before[: len(before) - len(adverbs)]
    said = _said(verb.entry, clause, behind, is_next=not adverbs)
    if said is BEHIND_IT:
        adverbs = [unit for unit in adverbs if unit.entry.part not in BETWEEN]
    return [*clause, *adverbs, replace(verb, entry=said)]


def _said(verb: Entry, before: Sequence[Unit], behind: Sequence[Unit], *, is_next: bool) -> Entry:
    """Return what a verb says of the noun before it, if that `is_next` to it, else behind it, else before all else."""
    subject = before[-1] if before else None
    following = list(takewhile(lambda unit: unit.entry.part in {*LINKS, "motion"}, behind))
    if subject and is_next and _is_thing(subject):
        return BEHIND_IT
    if following and _is_thing(following[-1]):
        return BEFORE_IT
    if subject and _is_thing(subject):
        return BEHIND_IT
    is_lit = subject is not None and (subject.entry.value == "lighting" or bool(subject.entry.sense("lighting")))
    return replace(verb, part="" if verb.senses else "quality" if verb.asides or is_lit else "adjective")


def _is_thing(unit: Unit) -> bool:
    prop = unit.entry.sense("props")
    return prop is not None and (unit.entry.senses[:1] == (prop,) or not unit.entry.sense("product"))
