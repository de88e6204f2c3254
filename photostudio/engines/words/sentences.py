"""A sentence's units → its phrases: runs of words with the prepositions, commas and numbers between them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from photostudio.engines.words.motion import aloft
from photostudio.engines.words.negation import forbidden
from photostudio.engines.words.phrases import LINKS, Phrase, Relation, Word
from photostudio.engines.words.runs import read_run
from photostudio.engines.words.subjects import aimed, is_all, is_bounded, is_look, is_product, looked, named
from photostudio.engines.words.understanding import Concept
from photostudio.engines.words.units import Unit

TIES = frozenset({"comma", "unknown", "trouble", "measure"})
DESCRIBES = frozenset({"quality", "size", "adjective"})
BETWEEN = {"comma": (None, "and"), "filler": (None,)}  # what may stand between an adjective and its noun
STRANGE = frozenset({"unknown", "trouble"})
PAINTED = frozenset({"surface", "backdrop"})
AIMS = frozenset({"light.key.azimuth", "light.key.elevation", "light.rim_side"})
TURNS: Mapping[str, Callable[[float], Concept]] = {  # what an angle is to a light
    "angle": lambda x: Concept(slot="lighting", name=f"{x:g}°", changes={"light.key.azimuth": {"side": x}}),
    "pitch": lambda x: Concept(slot="lighting", name=f"from {x:g}° above", changes={"light.key.elevation": x}),
}
NEAR = 3  # units between a light and where it comes from
NOWHERE, PRODUCT = Relation(), Relation(slot="product")


@dataclass(eq=False, kw_only=True)
class Run:
    """Words without preposition, conjunction or mark between them, and where in the sentence they stand."""

    first: int
    units: list[Unit] = field(default_factory=list)
    forbidden: bool = False

    @property
    def beyond(self) -> int:
        return self.first + len(self.units)


def sentences(units: Sequence[Unit]) -> Iterator[tuple[list[Unit], str]]:
    """Yield the units of each sentence, and the slot that a heading ("LIGHTING: …") gives it."""
    sentence, heading = list[Unit](), ""
    for unit in units:
        if unit.entry.part != "end":
            sentence.append(unit)
        elif sentence:
            yield sentence, heading
            heads = [word.entry.value for word in sentence if word.entry.part == "head"]
            heading = heads[0] if len(sentence) == 1 and heads else ""
            sentence = []
    if sentence:
        yield sentence, heading


def read_sentence(sentence: Sequence[Unit], heading: str, *, first: bool = False) -> tuple[list[Phrase], list[Phrase]]:
    """Return the phrases that a sentence asks for, and those that it forbids; the `first` begins with the product."""
    sentence = sentence if heading else _chained(sentence)
    sentence = aloft(aimed(named(sentence) if first else sentence))
    marks = forbidden(sentence)
    asked, unwanted = list[Phrase](), list[Phrase]()
    following, behind, runs = "", NOWHERE, _runs(sentence, marks)
    subject = next((run for run in runs if any(unit.entry.senses or unit.entry.asides for unit in run.units)), None)
    for run in reversed(runs):
        own = _relation(sentence, run, heading)
        relation = behind if behind.place and not (own.place or own.near) else own
        if first and run is subject and _is_subject(sentence, run):
            relation = PRODUCT
        if len(run.units) > 1 and run.units[-1].entry.part in STRANGE:
            phrases = [looked(run.units)]
        else:
            phrases = read_run(run.units, relation, _going_on(sentence, run, following) or heading)
        following = phrases[-1].slot if phrases and _tied(sentence, run) else ""
        behind = replace(relation, end=0) if relation.end and _joined(sentence, run) else NOWHERE
        (unwanted if run.forbidden else asked)[:0] = phrases
    asked += [Phrase(slot="measure", words=[_measure(unit)]) for unit in sentence if unit.entry.part == "measure"]
    asked += [_telling(unit) for unit, mark in zip(sentence, marks, strict=True) if _tells(unit) and not mark]
    asked.sort(key=lambda phrase: phrase.start)
    return list(_aimed(asked, sentence)), unwanted


def _chained(sentence: Sequence[Unit]) -> list[Unit]:
    """Return a sentence without what stands between adjectives and their noun: "a tall, slim can", "a small set of"."""
    chained = list[Unit]()
    for at, unit in enumerate(sentence):
        following = _unit(sentence, at + 1)
        between = unit.entry.part in BETWEEN and unit.entry.value in BETWEEN[unit.entry.part]
        if not (between and following and following.entry.part in LINKS and _only_describes(chained)):
            chained.append(unit)
    return chained


def _only_describes(units: Sequence[Unit]) -> bool:
    """Return whether nothing but adjectives stands at the end, since the last mark or preposition."""
    last = list(takewhile(lambda unit: unit.entry.part in LINKS, reversed(units)))
    return bool(last) and all(unit.entry.part in DESCRIBES and not unit.entry.senses for unit in last)


def _runs(sentence: Sequence[Unit], marks: Sequence[bool]) -> list[Run]:
    runs = list[Run]()
    for at, (unit, mark) in enumerate(zip(sentence, marks, strict=True)):
        if unit.entry.part not in LINKS | STRANGE:
            continue
        last = runs[-1] if runs else None
        breaks = not last or last.beyond != at or last.forbidden != mark or _tells_of(unit, last.units[-1])
        strange = STRANGE & {unit.entry.part, last.units[-1].entry.part if last else ""}
        if not last or breaks or (strange and not is_look(last.units, unit)):
            runs.append(Run(first=at, forbidden=mark))
        runs[-1].units.append(unit)
    return runs


def _tells_of(unit: Unit, before: Unit) -> bool:
    """Return whether an unknown adjective follows a noun, so that it begins a phrase of its own: "dust swirling"."""
    return unit.entry.part == "adjective" and bool(before.entry.senses)


def _is_subject(sentence: Sequence[Unit], run: Run) -> bool:
    """Return whether a run, the first, names the product: it follows no preposition, and more is said of it."""
    follows = any(unit.entry.part == "relation" for unit in sentence[: run.first])
    packs = len(run.units) > 1 and run.units[-1].entry.sense("product") and is_product(run.units[-2])  # a tea bag box
    is_item = run.beyond < len(sentence) and sentence[run.beyond].entry.part == "comma"
    lies = is_item and _is_surface(run.units[-1]) and not packs
    names = is_bounded(sentence, run.beyond) or is_all(sentence, run.beyond)
    return names and not (follows or lies or _joined_on(sentence, run))


def _joined_on(sentence: Sequence[Unit], run: Run) -> bool:
    return _is_and(_unit(sentence, run.beyond))


def _tied(sentence: Sequence[Unit], run: Run) -> bool:
    """Return whether only a comma, a conjunction or an unknown word stands before a run."""
    before = sentence[run.first - 1].entry.part if run.first else ""
    return before in TIES or run.units[0].entry.part in STRANGE


def _joined(sentence: Sequence[Unit], run: Run) -> bool:
    """Return whether an "and" ties a run to the one before it."""
    return run.first > 0 and _is_and(sentence[run.first - 1])


def _is_and(unit: Unit | None) -> bool:
    return unit is not None and unit.entry.value == "and"


def _going_on(sentence: Sequence[Unit], run: Run, following: str) -> str:
    """Return the slot of the run that a run goes on in, "palette" for a word among colours: orange and violet sky."""
    if following == "palette" and run.first and sentence[run.first - 1].entry.part == "relation":
        return ""  # "in the sand, teal tones"
    tied = [sentence[run.first - 2]] if run.first > 1 and _joined(sentence, run) else []
    if following in PAINTED and _is_and(sentence[run.beyond]):
        tied += sentence[run.beyond + 1 : run.beyond + 2]
    is_colour = len(run.units) == 1 and any(unit.entry.colour and not unit.entry.senses for unit in tied)
    return "palette" if is_colour else following


def _relation(sentence: Sequence[Unit], run: Run, heading: str) -> Relation:
    """Return what the preposition behind or before a run says of it: "… in the background", "surrounded by …"."""
    behind = _unit(sentence, run.beyond)
    if behind and behind.entry.part == "relation" and _stands_alone(sentence, run.beyond):
        value = behind.entry.value
        if value.get("place"):
            return Relation(**value, adds=any(map(_adds, sentence[: run.first])), end=behind.end)
    if run.first and sentence[run.first - 1].entry.value == "product":  # "for candles"
        return PRODUCT
    if subject := _subject(sentence, run) or _made_into(sentence, run):
        return Relation(slot=subject)
    return _before(sentence, run) or Relation(slot=heading)


def _before(sentence: Sequence[Unit], run: Run) -> Relation | None:
    """Return what the nearest preposition before a run says of it, None if there is none."""
    commas = False
    for at in range(run.first - 1, -1, -1):
        unit = sentence[at]
        if unit.entry.part == "relation":
            relation = Relation(**unit.entry.value)
            far = commas and (relation.slot != "props" or _is_surface(run.units[-1]))
            taken = far or _is_taken(sentence, at, relation.slot)
            return NOWHERE if taken else replace(relation, near=relation.near and at + 1 == run.first)
        if unit.entry.part == "filler" and unit.entry.value == "product":  # "perfect for candles, soaps and …"
            return PRODUCT
        if unit.entry.value == "to" and any(map(_adds, sentence)):  # "add a fork to the plate"
            return Relation(slot="surface")
        if unit.entry.value == "to":  # "with a texture to show off jewellery"
            return None
        commas = commas or (unit.entry.part == "comma" and unit.entry.value is None)
    return None


def _is_taken(sentence: Sequence[Unit], at: int, slot: str) -> bool:
    """Return whether a preposition speaks of what stands before it, for nothing behind it can be of its slot."""
    following = _noun_behind(sentence, at)
    carries = following and following.entry.sense(slot)  # "on the armchair"
    places = following is None or slot != "props" or "place" in sentence[at].entry.value  # but not "with a pen"
    taken = places and at and sentence[at - 1].entry.part in LINKS and _stands_alone(sentence, at)
    return bool(taken and not carries)


def _subject(sentence: Sequence[Unit], run: Run) -> str:
    """Return the slot of the noun that a run is said of ("the lighting is soft and …")."""
    parts = [unit.entry.part for unit in sentence[: run.first]]
    if "copula" not in parts[1:]:
        return ""
    copula = len(parts) - 1 - parts[::-1].index("copula")
    noun = sentence[copula - 1].entry
    said = noun.part == "head" and set(parts[copula + 1 :]) <= {*LINKS, *TIES, "filler"}
    return str(noun.value) if said else ""


def _made_into(sentence: Sequence[Unit], run: Run) -> str:
    """Return the slot of the noun that a run is the material of ("a backdrop of ivory silk")."""
    if run.first < 2 or sentence[run.first - 1].entry.part != "of":
        return ""
    noun = sentence[run.first - 2].entry
    return str(noun.value) if noun.part == "head" else ""


def _stands_alone(sentence: Sequence[Unit], at: int) -> bool:
    """Return whether no noun but the product follows a preposition, so that it speaks of what stands before it."""
    following = _noun_behind(sentence, at)
    if following is None or following.entry.part not in LINKS:
        return True
    return any(concept.slot == "product" for concept in following.entry.senses)


def _noun_behind(sentence: Sequence[Unit], at: int) -> Unit | None:
    """Return what a preposition speaks of: "on a stack of books"."""
    return next((unit for unit in sentence[at + 1 :] if unit.entry.part not in {"filler", "of"}), None)


def _is_surface(unit: Unit) -> bool:
    return bool(unit.entry.senses) and unit.entry.senses[0].slot == "surface"


def _adds(unit: Unit) -> bool:
    return unit.entry.part == "relation" and bool(unit.entry.value.get("adds"))


def _unit(sentence: Sequence[Unit], at: int) -> Unit | None:
    return sentence[at] if at < len(sentence) else None


def _tells(unit: Unit) -> bool:
    """Return whether a preposition says something of its own ("in the blurred background")."""
    return unit.entry.part == "relation" and bool(unit.entry.senses)


def _telling(unit: Unit) -> Phrase:
    concept = unit.entry.senses[0]
    return Phrase(slot=concept.slot, words=[Word(unit=unit, concept=concept)])


def _measure(unit: Unit) -> Word:
    return Word(unit=unit, adds="measure", value=unit.entry.value)


def _aimed(phrases: Sequence[Phrase], sentence: Sequence[Unit]) -> Iterator[Phrase]:
    """Yield the phrases; a light takes in where it comes from ("… from the left", "… at 45°")."""
    light: Phrase | None = None
    for phrase in phrases:
        near = light and sum(light.end <= unit.start < phrase.start for unit in sentence) <= NEAR
        if light and near and _is_aim(phrase):
            light.words += [_as_aim(word) for word in phrase.words]
            continue
        if light:
            yield light
        light = phrase if phrase.slot == "lighting" else None
        if not light:
            yield phrase
    if light:
        yield light


def _is_aim(phrase: Phrase) -> bool:
    if phrase.slot == "measure":
        return phrase.words[0].value[0] in TURNS
    aims = [bool(concept.changes) and AIMS.issuperset(concept.changes) for concept in phrase.concepts]
    return phrase.slot == "lighting" and bool(aims) and all(aims)


def _as_aim(word: Word) -> Word:
    if word.adds != "measure":
        return word
    kind, degrees = word.value
    return Word(unit=word.unit, concept=TURNS[kind](degrees))
