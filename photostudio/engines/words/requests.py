"""Phrases → requests and chips."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from photostudio.engines.words.colours import lightness
from photostudio.engines.words.meanings import meaning
from photostudio.engines.words.phrases import Phrase, Word
from photostudio.engines.words.understanding import SLOTS, Chip, Concept, Request
from photostudio.engines.words.vocabulary import vocabulary

PLACES = frozenset({"left", "right", "behind", "front", "around", "above"})
BLACK = 0.16  # lightness: a backdrop darker than this is no paper but darkness
VOID = Concept(slot="backdrop", name="dark background", gives={"backdrop": "void"})
PLAIN = {
    "backdrop": Concept(
        slot="backdrop", name="plain", prefers={"backdrop": {"sweep": 1.6, "gradient": 1.5, "wall": 1.2}}
    ),
    "surface": Concept(slot="surface", name="plain", prefers={"surface": {"paint": 1.5, "paper": 1.3, "lacquer": 1.2}}),
    "lighting": Concept(slot="lighting", name="light"),
}
TINTED = frozenset({"surface", "backdrop", "props"})  # slots in which a colour's name within a phrase is a colour
PODIUM = "drum"  # the form of a podium of which nothing more is said
OPEN_AIR = frozenset(
    {"sea", "lake", "meadow", "mountains", "desert", "snowfield", "city", "night city", "garden", "forest"}
)
WORD = re.compile(r"[^\W\d_]+")
UNITS = {
    "focal": "{:g} mm",
    "stop": "f/{:g}",
    "kelvin": "{:g} K",
    "angle": "{:g}° from above",
    "pitch": "{:g}° from above",
}


def requests(phrase: Phrase, text: str) -> Iterator[Request]:
    """Yield what a phrase asks for."""
    if phrase.slot == "palette":
        yield from _colours(phrase, text)
    elif phrase.slot in SLOTS and (concept := merged(phrase)):
        yield Request(
            concept=concept,
            words=text[phrase.start : phrase.end],
            start=phrase.start,
            end=phrase.end,
            count=int(_value(phrase, "count", 0)),
            size=float(_value(phrase, "size", 1.0)),
            colour=str(_value(phrase, "colour", "")),
            material=str(_value(phrase, "material", "")) or _metal(phrase),
            place=phrase.place if phrase.slot == "props" else "",
        )


def chips(phrase: Phrase, text: str, *, staged: bool = False) -> Iterator[Chip]:
    """Yield what is shown of a phrase: itself, and the colours in it.

    On a `staged` set something else is behind the product than the place.
    """
    if phrase.slot == "measure":
        yield _measured(phrase, text)
        return
    colours = [text[word.unit.start : word.unit.end].lower() for word in phrase.added("colour")]
    made = list(requests(phrase, text))
    for request in made:
        means = meaning(request, phrase.concepts, "" if phrase.slot == "palette" else " ".join(colours))
        for slot in _slots(request, phrase, staged=staged):
            yield Chip(slot=slot, words=request.words, means=means, start=request.start, end=request.end)
    if made and phrase.slot not in {"palette", "product"}:
        for start, end in _tints(phrase, text):
            yield Chip(slot="palette", words=text[start:end], means=text[start:end].lower(), start=start, end=end)


def _slots(request: Request, phrase: Phrase, *, staged: bool) -> Iterator[str]:
    """Yield the slots that a request fills: a place in the open is what is behind as well, and so is a thing behind."""
    own, behind = request.concept.slot, request.concept.gives.get("backdrop", "")
    yield own
    if own == "backdrop" and behind in OPEN_AIR:
        yield "setting"
    if own == "setting" and (phrase.behind or (behind in OPEN_AIR and not staged)):
        yield "backdrop"
    if own == "props" and request.place == "behind":
        yield "backdrop"
    if own == "backdrop" and phrase.added_to:  # "add a curtain"
        yield "props"


def _tints(phrase: Phrase, text: str) -> Iterator[tuple[int, int]]:
    """Yield where the colours in a phrase stand: before its noun, or within it ("gold dust")."""
    for word in phrase.words:
        start, end = word.unit.start, word.unit.end
        if word.adds == "colour":
            yield start, end
        elif word.concept and phrase.slot in TINTED:
            for found in WORD.finditer(text, start, end):
                entry = vocabulary().entries.get((found[0].lower(),))
                if entry and entry.colour and not entry.senses:
                    yield found.span()


def merged(phrase: Phrase) -> Concept | None:
    """Return the concepts of a phrase as one.

    Of two that give the same, the one nearest the noun counts, but of two materials the first, for velvet cloth is
    velvet, and any form before a podium's, for a block podium is a block.
    """
    concepts = phrase.concepts
    if not concepts:
        said = len(phrase.words) > 1 or (phrase.described and phrase.slot in {"backdrop", "lighting"})
        return _plain(phrase) if said else None
    if len(concepts) == 1:
        return concepts[0]
    materials = [{"surface": concept.gives["surface"]} for concept in concepts if "surface" in concept.gives]
    forms = [{"form": form} for concept in concepts if (form := concept.gives.get("form", PODIUM)) != PODIUM]
    return Concept(
        slot=phrase.slot,
        name=" ".join(dict.fromkeys(concept.name for concept in concepts)),
        gives=_union(concept.gives for concept in concepts) | _union(materials[:1]) | _union(forms),
        prefers=_weighed(concept.prefers for concept in concepts),
        changes=_union(concept.changes for concept in concepts),
        tone=_union(concept.tone for concept in concepts),
    )


def _plain(phrase: Phrase) -> Concept | None:
    """Return what a noun without a meaning of its own is: a backdrop is plain, and a black one is a void."""
    colours = [str(word.value) for word in phrase.added("colour")]
    if phrase.slot == "backdrop" and colours and lightness(colours[-1]) < BLACK:
        return VOID
    return PLAIN.get(phrase.slot)


def _union(tables: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    return {name: value for table in tables for name, value in table.items()}


def _weighed(tables: Iterable[Mapping[str, Mapping[str, float]]]) -> dict[str, dict[str, float]]:
    weights: dict[str, dict[str, float]] = {}
    for table in tables:
        for part, names in table.items():
            known = weights.setdefault(part, {})
            for name, weight in names.items():
                known[name] = known.get(name, 1.0) * weight
    return weights


def _value(phrase: Phrase, what: str, default: Any) -> Any:
    words = phrase.added(what)
    return words[-1].value if words else default


def _metal(phrase: Phrase) -> str:
    """Return what a thing of the phrase's colour is made of: a gold sphere is of gold."""
    return next((word.unit.entry.material for word in phrase.added("colour") if word.unit.entry.material), "")


def _colours(phrase: Phrase, text: str) -> Iterator[Request]:
    start = phrase.start
    for word in phrase.words:
        if word.concept or word.adds == "colour":
            end = word.unit.end
            concept = _colour(word, text[word.unit.start : end])
            yield Request(concept=concept, words=text[start:end], start=start, end=end)
            following = [other.unit.start for other in phrase.words if other.unit.start >= end]
            start = min(following, default=end)


def _colour(word: Word, words: str) -> Concept:
    return word.concept or Concept(slot="palette", name=words.lower(), gives={"colour": word.value})


def _measured(phrase: Phrase, text: str) -> Chip:
    kind, value = phrase.words[0].value
    slot = "lighting" if kind == "kelvin" else "camera"
    return Chip(
        slot=slot,
        words=text[phrase.start : phrase.end],
        means=UNITS[kind].format(value),
        start=phrase.start,
        end=phrase.end,
    )
