"""Units → phrases: which words belong together, and which of their meanings is the one that their neighbours call for.

A run is a chain of words without preposition, conjunction or mark between them. It is read from its end: the noun
there says of which slot the words before it are ("soft" is light in "soft morning light", a colour in "soft tones").
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from photostudio.engines.words.phrases import ADJECTIVES, ALOFT, NOUNS, Phrase, Relation, Word
from photostudio.engines.words.understanding import Concept
from photostudio.engines.words.units import Unit
from photostudio.engines.words.vocabulary import Entry

JOINED = NOUNS - {"props"}  # slots whose neighbouring words are one thing
KEPT = {  # what a word of this slot means besides
    "surface": ("mood", "palette", "season", "setting", "backdrop"),
    "backdrop": ("mood", "palette", "season", "camera"),
    "lighting": ("mood", "setting", "backdrop", "season", "props"),
    "props": ("season", "lighting", "mood", "backdrop"),
    "setting": ("mood", "season", "surface", "camera"),
    "palette": ("mood",),
    "mood": ("season", "camera"),
    "camera": ("setting",),
}
WITHIN = {  # what single words within a phrase of this slot mean besides
    "surface": ("season", "setting"),
    "backdrop": ("season", "setting"),
    "lighting": ("season", "setting"),
    "setting": ("season",),
    "mood": ("season",),
    "camera": ("setting", "mood"),
}
METAL = Concept(slot="surface", name="metal", gives={"surface": "metal"})
GRADIENT = Concept(slot="backdrop", name="gradient", gives={"backdrop": "gradient"})


def read_run(run: Sequence[Unit], relation: Relation, following: str) -> list[Phrase]:
    """Return the phrases of a run. `following` is the slot of the run that a comma or conjunction ties to it."""
    words, slot, called = list[Word](), "", relation.slot
    for number, unit in reversed(list(enumerate(run))):
        toned = number > 0 and not slot and _is_tone(run[number - 1])  # "monochrome orange"
        lights = number > 0 and not slot and _is_tinted_bokeh(unit, run[number - 1])
        word = _meaning(unit, slot, "backdrop" if lights else slot or called, "palette" if toned else following)
        if not slot and word.concept and word.concept.slot == "setting" and any(map(_is_blur, run[:number])):
            word = _behind(replace(word, also=(word.concept,)))  # "blurred pub interior"
        slot = _ruling(word, slot)
        called = "" if word.concept else called  # only the noun stands behind the preposition
        words.insert(0, word)
    if relation.slot in {"surface", "backdrop"} and _are_colours(words):  # "on pure white"
        metal = [Word(unit=words[-1].unit, concept=METAL)] if words[-1].unit.entry.material else []
        return [Phrase(slot="surface" if metal else "backdrop", words=[*words, *metal], described=True)]
    return list(_placed(_blurred(_with_adjectives(list(_grouped(words)))), relation))


def _are_colours(words: Sequence[Word]) -> bool:
    return bool(words) and words[-1].adds == "colour" and all(word.adds in {"colour", "quality"} for word in words)


def _ruling(word: Word, slot: str) -> str:
    """Return the slot that rules the words before this one."""
    if word.adds == "head":
        return str(word.value)
    return word.concept.slot if word.concept and word.concept.slot in NOUNS else slot


def _meaning(unit: Unit, slot: str, called: str, following: str) -> Word:
    """Return a unit with its meaning before words of `slot`, where `called` is wanted if it can be."""
    entry = unit.entry
    if entry.part == "head" and not entry.senses and not entry.sense(slot or called):
        return Word(unit=unit, adds="head", value=entry.value)
    if made := _made_of(unit, slot):
        return made
    unsaid = not entry.senses and not entry.sense(called)
    if entry.colour and not entry.sense(slot) and (slot or following == "palette" or unsaid):
        return Word(unit=unit, adds="colour", value=entry.colour)
    carrying = entry.stood_on if called == "surface" and not slot else None
    concept = entry.sense(called) or carrying or _own(entry, "" if slot else following, ruled=bool(slot))
    if concept and concept.slot == "setting" and slot in {"mood", "backdrop", "props"}:
        return _place(Word(unit=unit, concept=concept, also=_besides(unit, concept)), concept, slot)
    if called == "backdrop" and concept and concept.slot == "surface" and entry.material:
        concept = _material(entry)
    if concept:
        bare = slot in {"", "setting"} and called != "lighting" and "palette" not in {called, following}
        return Word(unit=unit, concept=concept, also=_besides(unit, concept, bare=bare))
    return Word(unit=unit, adds=_part(unit, slot), value=entry.value)


def _place(word: Word, place: Concept, slot: str) -> Word:
    """Return a place before a noun: a mood as well in "beach vibes", what is behind in "kitchen background"; what kind
    of a thing it is in "forest berries".
    """
    if slot == "props":
        return Word(unit=word.unit, adds="quality")
    if slot == "mood":
        return replace(word, also=(*word.also, replace(place, slot="mood", gives={})))
    return _behind(replace(word, also=(*word.also, place))) if place.gives else word


def _is_tinted_bokeh(unit: Unit, before: Unit) -> bool:
    """Return whether a blur has a colour, so that it is lights behind: "amber bokeh"."""
    return _is_blur(unit) and (bool(before.entry.colour) or _is_tone(before))


def _is_blur(unit: Unit) -> bool:
    return bool(unit.entry.sense("camera")) and bool(unit.entry.sense("backdrop"))


def _is_tone(unit: Unit) -> bool:
    head = unit.entry.part == "head" and unit.entry.value == "palette"
    return head or (bool(unit.entry.senses) and unit.entry.senses[0].slot == "palette")


def _own(entry: Entry, following: str, *, ruled: bool) -> Concept | None:
    """Return what a phrase means by itself; one without a meaning of its own takes that of the slot behind it."""
    if entry.senses:
        return entry.senses[0]
    usual = None if entry.part or ruled else next(iter(entry.asides), None)
    return entry.sense(following) or entry.sense("product") or usual


def _besides(unit: Unit, chosen: Concept, *, bare: bool = False) -> tuple[Concept, ...]:
    """Return what a word means besides; a tone without a noun is a mood as well: "a warm kitchen"."""
    kept = KEPT.get(chosen.slot, ())
    besides = [concept for concept in unit.entry.senses if concept is not chosen and concept.slot in kept]
    besides += [concept for concept in unit.entry.within if concept.slot in WITHIN.get(chosen.slot, ())]
    if bare and chosen.slot == "palette":
        besides += [concept for concept in unit.entry.asides if concept.slot == "mood"]
    if chosen.slot == "lighting" and unit.entry.colour:
        besides.append(Concept(slot="palette", name=chosen.name, gives={"colour": unit.entry.colour}))
    return tuple(besides)


def _made_of(unit: Unit, slot: str) -> Word | None:
    """Return a colour or material as a quality of the prop, product or backdrop that follows."""
    entry = unit.entry
    if slot not in {"props", "product", "backdrop"} or not (entry.colour or entry.material):
        return None
    if entry.sense(slot) and not (entry.material and slot == "props"):
        return None
    if entry.colour:
        return Word(unit=unit, adds="colour", value=entry.colour)
    if slot == "backdrop":
        return Word(unit=unit, concept=_material(entry))
    return Word(unit=unit, adds="material", value=entry.material)


def _material(entry: Entry) -> Concept:
    """Return a material as what a wall is made of."""
    return Concept(slot="backdrop", name=entry.material, gives={"material": entry.material})


def _part(unit: Unit, slot: str) -> str:
    if unit.entry.part:
        return unit.entry.part
    return "quality" if slot else "nothing"


def _grouped(words: Sequence[Word]) -> Iterator[Phrase]:
    """Yield the phrases of a run from the left: modifiers go with the noun after them."""
    noun = last = Phrase(slot="")
    waiting = list[Word]()
    for number, word in enumerate(words):
        yield from (Phrase(slot=also.slot, words=[Word(unit=word.unit, concept=also)]) for also in word.also)
        slot, head = _slot(word), word.adds == "head"
        if not slot:
            waiting.append(word)
        elif slot == noun.slot and (slot in JOINED or (head and last is noun)):
            noun.words += [*waiting, word]
            last, waiting = noun, []
        elif head and slot == last.slot and not waiting:
            last.words.append(word)
        elif slot in NOUNS or (head and slot == "palette"):
            noun = last = Phrase(slot=slot, words=[*waiting, word], described=number > 0)
            waiting = []
            yield noun
        else:
            last = Phrase(slot=slot, words=[word])
            yield last
    yield from _left_over(waiting)


def _slot(word: Word) -> str:
    """Return the slot of a word that is a noun there, or names it."""
    if word.concept:
        return word.concept.slot
    return str(word.value) if word.adds == "head" else ""


def _left_over(waiting: Sequence[Word]) -> Iterator[Phrase]:
    """Yield what no noun follows: colours for the palette, or a gradient; unknown words for themselves."""
    if any(word.value == "gradient" for word in waiting):
        yield Phrase(slot="backdrop", words=[*waiting[:-1], replace(waiting[-1], concept=GRADIENT)])
        return
    for word in waiting:
        yield Phrase(slot="palette" if word.adds == "colour" else word.adds, words=[word])


def _with_adjectives(phrases: Sequence[Phrase]) -> list[Phrase]:
    """Return the phrases, the nearest of them with each adjective that no noun took: "soft bokeh", "glowing softly"."""
    stray = [phrase for phrase in phrases if phrase.slot in ADJECTIVES]
    meant = [phrase for phrase in phrases if phrase.concepts or phrase.slot == "palette"]
    if not meant:
        return list(phrases)
    for adjective in stray:
        after = [phrase for phrase in meant if phrase.start >= adjective.end]
        if after:
            nearest = min(reversed(after), key=lambda phrase: phrase.start)
            nearest.words = [*(replace(word, adds="quality") for word in adjective.words), *nearest.words]
        else:
            nearest = max(reversed(meant), key=lambda phrase: phrase.end)
            nearest.tail_end = adjective.end
    return [phrase for phrase in phrases if phrase.slot not in ADJECTIVES]


def _blurred(phrases: Sequence[Phrase]) -> list[Phrase]:
    """Return the phrases, with a prop that is said to be blurred behind: "blurred peonies"."""
    for before, phrase in pairwise(phrases):
        if phrase.slot == "props" and before.slot == "camera" and _is_blur(before.words[-1].unit):
            phrase.place = "behind"
    return list(phrases)


def _placed(phrases: Sequence[Phrase], relation: Relation) -> Iterator[Phrase]:
    """Yield the phrases where the preposition puts them; one behind the run belongs to its last noun."""
    last = next((phrase for phrase in reversed(phrases) if phrase.slot in {*NOUNS, "setting"}), None)
    for phrase in phrases:
        phrase.stood_on, phrase.behind = relation.slot == "surface", relation.slot == "backdrop"
        if phrase.slot == "setting" and relation.place == "behind":
            phrase.slot = "backdrop"
            phrase.words = [_behind(word) for word in phrase.words]
        phrase.place, phrase.beside, phrase.added_to = (
            relation.place or phrase.place,
            relation.slot == "props",
            relation.adds,
        )
        if any(word.value == ALOFT for word in phrase.added("quality")):  # "swirling petals"
            phrase.place = ALOFT
        if phrase is last and phrase.words:
            phrase.tail_end = max(phrase.tail_end, relation.end)
        if phrase.words:
            yield phrase


def _behind(word: Word) -> Word:
    return replace(word, concept=word.concept and replace(word.concept, slot="backdrop", prefers={}))
