"""The words of a prompt → the product that the studio models itself, or what it cannot draw. No pixel is touched."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import takewhile
from pathlib import Path
from typing import Any

from photostudio.engines.words.reading import understand
from photostudio.engines.words.spelling import stem
from photostudio.engines.words.tokens import Token, tokens
from photostudio.engines.words.understanding import Request, Understanding
from photostudio.engines.words.vocabulary import vocabulary

FILE = Path(__file__).with_name("goods.toml")
CLOSURES = frozenset({"cap", "lid", "stopper", "cork"})
BREAKS = frozenset({*",.;:()", "and", "with", "on", "in", "of", "at", "by", "for", "from", "over", "above", "beside"})
TAKES = frozenset({"props", "surface", "palette"})  # slots in which the product's own words would dress the set
DOERS = frozenset({"you", "we", "i", "it", "they", "one", "that", "who"})  # what they "can" is a verb
HOLDING = frozenset({"with", "of", "and"})  # what joins a glass to its drink
MOST = 3  # of a product side by side
LONGEST = 4  # words of a name
Phrase = tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Good:
    """A product that the studio can make: its kind, and what the words say of it.

    `material` is a name of the library or "", `colour` "#rrggbb" or "", `finish` "matte", "satin", "brushed", "glossy",
    "frosted" or ""; `cap` is the material of what closes it, `cap_colour` its colour; `drink` is what is in a
    glass, by its own name, and `count` how many stand there.
    """

    kind: str
    words: str
    material: str = ""
    colour: str = ""
    finish: str = ""
    cap: str = ""
    cap_colour: str = ""
    drink: str = ""
    count: int = 1


@dataclass(frozen=True, eq=False, kw_only=True)
class Goods:
    """What a prompt wants to be photographed: the product, or None and the words for what `cannot_draw`, "" where no
    product is named; what was `read` of the whole prompt, and the `rest` of it, which dresses the set.
    """

    good: Good | None
    cannot_draw: str
    read: Understanding
    rest: Understanding


@dataclass(frozen=True)
class _Noun:
    kind: str
    start: int
    end: int
    outright: bool


def kinds() -> tuple[str, ...]:
    """Return the names of all products that can be made."""
    return tuple(_tables()["kinds"])


def drinks() -> tuple[tuple[str, str], ...]:
    """Return every name of a drink that a glass can hold, and the drink's own."""
    return tuple((" ".join(name), drink) for name, drink in _poured().items())


def goods_of(prompt: str, negative_prompt: str = "") -> Goods:
    """Return the product of a prompt, in microseconds, so that a page may say it while one types."""
    read = understand(prompt, negative_prompt)
    words = _wanted(prompt, read)
    found = [noun for noun in _nouns(words) if _is_subject(noun, read)]
    noun = next((noun for noun in found if noun.outright), found[0] if found else None)
    if noun is None:
        return Goods(good=None, cannot_draw=_unmade(read), read=read, rest=read)
    start = _beginning(words, noun.start)
    good = replace(_looks(words, noun, start), words=prompt[start : noun.end])
    capped = _closure(words)
    drink, end = _drink(words, noun, start)
    good = replace(good, drink=drink, count=_count(read, noun))
    spans = [(start, end)]
    if capped is not None:
        looks = _described(words, *capped)
        good = replace(good, cap=looks.get("material", ""), cap_colour=looks.get("colour", ""))
        spans.append(capped)
    return Goods(good=good, cannot_draw="", read=read, rest=_without(read, spans))


def _wanted(prompt: str, read: Understanding) -> list[Token]:
    """Return the words of a prompt but those of what it forbids."""
    found = tokens(prompt)
    for words in read.excluded:
        at = prompt.find(words)
        found = [token for token in found if at < 0 or not at <= token.start < at + len(words)]
    return found


def _nouns(words: Sequence[Token]) -> Iterator[_Noun]:
    """Yield every name of a product in the words, the longest where several begin."""
    at = 0
    while at < len(words):
        for length in range(min(LONGEST, len(words) - at), 0, -1):
            known = _names().get(_stems(token.text for token in words[at : at + length]))
            if known and not (at and words[at - 1].text in DOERS):
                yield _Noun(known[0], words[at].start, words[at + length - 1].end, known[1])
                at += length - 1
                break
        at += 1


def _is_subject(noun: _Noun, read: Understanding) -> bool:
    """Tell whether a name is what is photographed: no prop beside it, and nothing that it stands on or before.

    What is but held by a product ("cream") must be one by the prompt's grammar: it may be a colour as well.
    """
    about = [request for request in read.asked if request.start < noun.end and noun.start < request.end]
    products = [request for request in about if request.concept.slot == "product"]
    if products:
        return any(_is_head(noun, request) for request in products)
    if not noun.outright or not about:
        return noun.outright
    if not all(request.concept.slot in TAKES for request in about):
        return False
    first = min((request.start for request in read.asked if request.concept.slot in {"product", *TAKES}), default=0)
    leads = any(request.start <= first for request in about)
    return leads and not any(request.place for request in about)


def _is_head(noun: _Noun, request: Request) -> bool:
    """Tell whether a name is what a product's words end in: no "phone case" is a phone."""
    behind = request.words[noun.end - request.start :].strip()
    return not behind or behind.split()[0] in BREAKS


def _beginning(words: Sequence[Token], start: int) -> int:
    """Return where the words begin that describe the noun at `start`."""
    before = [token for token in words if token.end <= start]
    own = list(takewhile(lambda token: token.text not in BREAKS and token.text not in {"a", "an", "the"}, before[::-1]))
    return own[-1].start if own else start


def _looks(words: Sequence[Token], noun: _Noun, start: int) -> Good:
    """Return a good with what stands before its noun, or behind it: "a jar of frosted glass", "mug, white"."""
    good, contents = Good(kind=noun.kind, words=""), _tables()["contents"]
    for span in ((start, noun.start), _behind(words, noun.end)):
        looks: dict[str, Any] = {**_described(words, *span)}
        good = replace(good, **{name: value for name, value in looks.items() if not getattr(good, name)})
    held = next((token.text for token in words if noun.start <= token.start < noun.end and token.text in contents), "")
    return replace(good, colour=good.colour or contents.get(held, ""))


def _behind(words: Sequence[Token], end: int) -> tuple[int, int]:
    """Return the span of the words after a noun that say what it is made of."""
    after = [token for token in words if token.start >= end]
    if len(after) < 2 or after[0].text not in {"of", "in", ","}:
        return end, end
    own = list(takewhile(lambda token: token.text not in BREAKS, after[1:]))
    looks = own and all(_is_look(own[: number + 1]) for number in range(len(own)))
    return (own[0].start, own[-1].end) if looks else (end, end)


def _is_look(words: Sequence[Token]) -> bool:
    """Tell whether the last of some words is a colour, a material or a finish."""
    last = words[-1].text
    entry = vocabulary().entries.get((last,))
    return last in _tables()["finishes"] or (last,) in _materials() or bool(entry and entry.colour)


def _described(words: Sequence[Token], start: int, end: int) -> dict[str, str]:
    """Return the material, colour and finish that the words of a span name; a colour of its own over a material's."""
    own = [token.text for token in words if start <= token.start < end]
    looks: dict[str, str] = {}
    for at in range(len(own)):
        for length in range(min(LONGEST, len(own) - at), 0, -1):
            phrase = tuple(own[at : at + length])
            made = _materials().get(phrase)
            if made and not looks.get("material"):
                looks["material"] = made["substance"]
                looks["colour"] = looks.get("colour") or made.get("colour", "")
            entry = vocabulary().entries.get(phrase)
            if entry and entry.colour and not made:
                looks["colour"] = looks.get("colour") or entry.colour
                looks["material"] = looks.get("material") or entry.material
        if finish := _tables()["finishes"].get(own[at]):
            looks["finish"] = finish
    return {name: value for name, value in looks.items() if value}


def _count(read: Understanding, noun: _Noun) -> int:
    """Return how many are asked for; a crowd is one, since it would be none of them that is shown."""
    counts = [request.count for request in read.asked if request.start < noun.end and noun.start < request.end]
    return next((count for count in counts if 0 < count <= MOST), 1)


def _drink(words: Sequence[Token], noun: _Noun, start: int) -> tuple[str, int]:
    """Return the drink that a noun, described from `start` on, holds, "" for none, and where the words for both end.

    What is behind the noun counts before what is part of it: "wine glass with white wine".
    """
    own = takewhile(lambda token: token.start < noun.end or token.text not in BREAKS - HOLDING, _from(words, start))
    found = sorted(_drinks(list(own)), key=lambda drink: (drink[0] < noun.end, drink[0]))
    return next(((name, max(noun.end, end)) for _, end, name in found), ("", noun.end))


def _drinks(own: Sequence[Token]) -> Iterator[tuple[int, int, str]]:
    """Yield where each drink in the words begins and ends, and its own name; the longest where several begin."""
    at = 0
    while at < len(own):
        lengths = range(min(LONGEST, len(own) - at), 0, -1)
        length = next((n for n in lengths if _phrase(own[at : at + n]) in _poured()), 0)
        if length:
            yield own[at].start, own[at + length - 1].end, _poured()[_phrase(own[at : at + length])]
        at += max(1, length)


def _from(words: Sequence[Token], start: int) -> Iterator[Token]:
    return (token for token in words if token.start >= start)


def _phrase(words: Sequence[Token]) -> Phrase:
    return tuple(token.text for token in words)


def _closure(words: Sequence[Token]) -> tuple[int, int] | None:
    """Return the span of a cap's description: "with a brushed gold cap"."""
    cap = next((token for token in words if token.text in CLOSURES), None)
    return None if cap is None else (_beginning(words, cap.start), cap.end)


def _without(read: Understanding, spans: Sequence[tuple[int, int]]) -> Understanding:
    """Return an understanding without what the product's own words would put beside or under it."""

    def own(request: Request) -> bool:
        return request.concept.slot in TAKES and any(start <= request.start < end for start, end in spans)

    return replace(read, asked=tuple(request for request in read.asked if not own(request)))


def _unmade(read: Understanding) -> str:
    """Return the words for the thing that was asked for and that nobody makes here."""
    products = [request.words for request in read.asked if request.concept.slot == "product"]
    return next(iter([*products, *read.ignored]), "")


def _stems(words: Iterator[str]) -> Phrase:
    return tuple(map(stem, words))


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


@cache
def _names() -> Mapping[Phrase, tuple[str, bool]]:
    """Return the kind of each name, and whether it is named outright."""
    names: dict[Phrase, tuple[str, bool]] = {}
    for outright, field in ((False, "holds"), (True, "nouns")):
        for kind, table in _tables()["kinds"].items():
            for name in table.get(field, "").split(", "):
                names[_stems(iter(name.split()))] = (kind, outright)
    return names


@cache
def _materials() -> Mapping[Phrase, Mapping[str, str]]:
    return {tuple(name.split()): table for name, table in _tables()["materials"].items()}


@cache
def _poured() -> Mapping[Phrase, str]:
    """Return the drink's own name for each of its names."""
    drinks = _tables()["drinks"]
    return {tuple(name.split()): drink for drink, names in drinks.items() for name in (drink, *names.split(", "))}
