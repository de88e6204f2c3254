"""The subject of a prompt: its first words name the product, whatever it is called; and what is printed on it."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from photostudio.engines.words.phrases import ADJECTIVES, LINKS, Phrase, Word
from photostudio.engines.words.understanding import Concept
from photostudio.engines.words.units import Unit
from photostudio.engines.words.vocabulary import Entry

QUALITY = Entry(part="quality")
PRODUCT = Entry(asides=(Concept(slot="product", name="product"),))
BEFORE = frozenset({"filler", "of", "count", "size", "quality", "adjective"})
INSIDE = frozenset({*LINKS, "unknown"})
BOUNDS = frozenset({"comma", "copula", "limit"})
PLACES_AND_THINGS = frozenset({"setting", "surface", "props"})
MADE = frozenset({"vase", "bowl", "plate", "cup", "drinking glass", "lantern", "gift", "tray", "mirror disc"})
UNDRAWN, PRINTED = "undrawn", "printed"  # what nobody draws, and what of it is on the product
SCENE = frozenset({"surface", "setting", "backdrop"})  # slots of prepositions that place the product


def named(sentence: Sequence[Unit]) -> list[Unit]:
    """Return a prompt's first sentence with the words of its subject as the product's name: "mountain bike helmet".

    The subject reaches to a comma, a verb or a preposition that places it: "teal guitar pedal on a stage".
    """
    start = next((at for at, unit in enumerate(sentence) if unit.entry.part not in BEFORE), len(sentence))
    end = next((at for at in range(start, len(sentence)) if sentence[at].entry.part not in INSIDE), len(sentence))
    states = list(takewhile(_is_state, reversed(sentence[start:end])))[::-1]  # "a chocolate bar, broken"
    noun = end - len(states)
    if noun == start or not _is_thing(sentence[noun - 1]):
        return list(sentence)
    if not is_bounded(sentence, end) and not is_all(sentence, end):
        return list(sentence)
    subject = [replace(unit, entry=PRODUCT) if _is_part(unit) else unit for unit in sentence[start:noun]]
    states = [replace(unit, entry=QUALITY) if unit.entry.asides else unit for unit in states]
    return [*sentence[:start], *subject, *states, *sentence[end:]]


def aimed(sentence: Sequence[Unit]) -> list[Unit]:
    """Return a sentence with what the scene is said to be ideal for as a product: "perfect for chocolates"."""
    aimed, aim = list(sentence), False
    for at, unit in enumerate(sentence):
        aim = aim or (unit.entry.part == "filler" and unit.entry.value == "product")
        ends = at + 1 == len(sentence) or sentence[at + 1].entry.part not in {*INSIDE, "filler"}
        prop = unit.entry.sense("props")
        if aim and ends and unit.entry.senses[:1] == (prop,) and not unit.entry.sense("product"):
            aimed[at] = replace(unit, entry=PRODUCT)
        aim = aim and not ends
    return aimed


def is_bounded(sentence: Sequence[Unit], end: int) -> bool:
    """Return whether what ends before `end` is said to be somewhere, or is followed by more."""
    while end < len(sentence) and sentence[end].entry.part in {"filler", "copula"}:
        end += 1
    if end + 1 >= len(sentence):
        return False
    entry = sentence[end].entry
    if entry.part == "relation":
        return entry.value["slot"] in SCENE and "place" not in entry.value
    return entry.part in BOUNDS


def is_all(sentence: Sequence[Unit], end: int) -> bool:
    """Return whether what ends before `end` is a thing that people make, and nothing else is said: "blue mug"."""
    return end == len(sentence) and _is_made(sentence[end - 1])


def _is_thing(unit: Unit) -> bool:
    """Return whether a unit can be the noun of a product: unknown, a product, or a thing that people make."""
    return _is_stranger(unit) or bool(unit.entry.sense("product")) or _is_made(unit)


def _is_state(unit: Unit) -> bool:
    """Return whether a unit behind a noun says how that is: broken, open."""
    says = unit.entry.asides or unit.entry.part in {"quality", "adjective"}
    return bool(says) and not (unit.entry.senses or unit.entry.colour or unit.entry.sense("product"))


def _is_made(unit: Unit) -> bool:
    prop = unit.entry.sense("props")
    return prop is not None and prop.gives.get("prop") in MADE


def _is_part(unit: Unit) -> bool:
    """Return whether a word of the subject says nothing but what product it is."""
    known = bool(unit.entry.senses) and not unit.entry.sense("product")
    return _is_stranger(unit) or (known and unit.entry.senses[0].slot in PLACES_AND_THINGS)


def _is_stranger(unit: Unit) -> bool:
    return unit.entry.part == "unknown" and not unit.entry.value


def is_look(units: Sequence[Unit], noun: Unit) -> bool:
    """Return whether units are but the look of what nobody draws, so that they paint nothing: "small white" logo."""
    looks = all(unit.entry.colour or unit.entry.part in {*ADJECTIVES, "adjective", "count"} for unit in units)
    return looks and any(unit.entry.colour for unit in units) and noun.entry.value in {UNDRAWN, PRINTED}


def looked(units: Sequence[Unit]) -> Phrase:
    """Return what nobody draws with its look; what is printed on the product is a part of that."""
    *looks, noun = units
    slot = "product" if noun.entry.value == PRINTED else "unknown"
    concept = Concept(slot=slot, name=slot) if slot == "product" else None
    return Phrase(slot=slot, words=[*(Word(unit=look) for look in looks), Word(unit=noun, concept=concept)])


def is_product(unit: Unit) -> bool:
    """Return whether a unit usually names a product."""
    return bool(unit.entry.senses) and unit.entry.senses[0].slot == "product"
