"""How far a "no" reaches."""

from collections.abc import Sequence
from itertools import takewhile

from photostudio.engines.words.units import Unit

BARE = 3  # content words: more of them between two commas are a description of their own, no item of a list
GRAMMAR = frozenset({"filler", "quality", "head", "of", "count", "size"})


def forbidden(sentence: Sequence[Unit]) -> list[bool]:
    """Return which units of a sentence a negation forbids.

    It reaches to the end of its clause: to a "but", to a preposition once something was named, and to a comma, unless
    a list goes on that ends in "or …" ("no text, logos or watermarks"), after a verb also in "and …" ("avoid text and
    logos").
    """
    marks = [False] * len(sentence)
    for at, unit in enumerate(sentence):
        if unit.entry.part == "negation":
            for reached in range(at, _reach(sentence, at)):
                marks[reached] = True
        elif unit.entry.part == "free" and at:
            marks[at - 1] = marks[at] = True
    return marks


def _reach(sentence: Sequence[Unit], negation: int) -> int:
    """Return the index of the first unit that a negation no longer forbids."""
    named, listing = False, sentence[negation].entry.value == "list"
    for at in range(negation + 1, len(sentence)):
        part = sentence[at].entry.part
        if part == "comma" and named and not _goes_on(sentence, at, listing=listing):
            return at
        if part in {"limit", "relation"} and named:
            return at
        if part == "negation":
            return at
        named = named or part not in {*GRAMMAR, "comma", "limit", "relation"} or _last(sentence, at)
    return len(sentence)


def _last(sentence: Sequence[Unit], at: int) -> bool:
    """Return whether nothing but a mark follows: then even a word of grammar was what the negation named."""
    return at + 1 == len(sentence) or sentence[at + 1].entry.part in {"comma", "limit"}


def _goes_on(sentence: Sequence[Unit], comma: int, *, listing: bool) -> bool:
    """Return whether the list of forbidden things continues behind this comma or conjunction."""
    link = sentence[comma].entry.value
    following = comma + 1
    while link != "or":
        item = _item(sentence, following)
        if len(item) > (1 if link == "and" else BARE):
            return False
        if link == "and":
            return listing
        following += len(item) + 1
        if following > len(sentence) or not _is_comma(sentence, following - 1):
            return False
        link = sentence[following - 1].entry.value
    return True


def _is_comma(sentence: Sequence[Unit], at: int) -> bool:
    return at < len(sentence) and sentence[at].entry.part == "comma"


def _item(sentence: Sequence[Unit], start: int) -> list[Unit]:
    return list(takewhile(lambda unit: unit.entry.part not in {"comma", "limit", "relation"}, sentence[start:]))
