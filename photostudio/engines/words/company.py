"""What words mean in each other's company: a set has one product and one surface, the rest stands beside or behind."""

from collections.abc import Sequence
from dataclasses import replace

from photostudio.engines.words.phrases import NOUNS, Phrase, Relation, Word
from photostudio.engines.words.runs import read_run

WALLS = frozenset({"tile", "brick", "plaster"})  # materials that are a wall where something else is stood on


def in_company(phrases: Sequence[Phrase]) -> list[Phrase]:
    """Return all phrases of a prompt, each as what it is among the others."""
    return _with_textures_behind(_with_one_surface(_with_one_product(phrases)))


def _with_one_product(phrases: Sequence[Phrase]) -> list[Phrase]:
    """Return the phrases with other products as props or furniture, or as what they are: nothing that is drawn."""
    kept, names = list[Phrase](), set[str]()
    for phrase in phrases:
        own = {concept.name for concept in phrase.concepts} if phrase.slot == "product" else set()
        added = bool(own) and (phrase.added_to or (phrase.beside and bool(names) and not own & {*names, "product"}))
        placed = (phrase.beside and phrase.words[-1].adds != "head") or (own and phrase.stood_on)
        furnishes = any(other.slot == "setting" for other in kept) and placed  # but "rubber textures" are a surface
        slots = ("props", "backdrop") if own else ("backdrop",) if phrase.slot == "surface" else ()
        if (added or furnishes) and (other := _read_as(phrase, *slots)):
            kept += other
            continue
        if added:
            phrase.slot = "unknown"
        if own and names and phrase.words[-1].unit.entry.colour and not phrase.beside:
            kept.append(_coloured(phrase))
            continue
        names |= own
        kept.append(phrase)
    return kept


def _coloured(phrase: Phrase) -> Phrase:
    """Return a product as the colour of its name: "serum, black and cream"."""
    unit = phrase.words[-1].unit
    return replace(phrase, slot="palette", words=[Word(unit=unit, adds="colour", value=unit.entry.colour)])


def _with_one_surface(phrases: Sequence[Phrase]) -> list[Phrase]:
    """Return the phrases with things that could be a surface beside the one that the product is said to stand on."""
    things = [phrase for phrase in phrases if phrase.slot in NOUNS]
    floors = [phrase for phrase in things if phrase.slot == "surface"]
    firm = [phrase for phrase in floors if _is_firm(phrase)]
    soft = [phrase for phrase in floors[1:] if _is_cloth(phrase) and not _is_cloth(floors[0])]  # on a parquet
    kept = list[Phrase]()
    for phrase in phrases:
        could = phrase in (floors if firm else soft) and phrase not in firm
        beside = could and (phrase.beside or not _is_part(phrase, things))
        other = (_read_as(phrase, "props") or _as_wall(phrase)) if beside else []
        kept += other or [phrase]
    return kept


def _as_wall(phrase: Phrase) -> list[Phrase]:
    """Return a surface as what the wall is made of, if walls are."""
    if phrase.words[-1].unit.entry.material not in WALLS:
        return []
    return read_run([word.unit for word in phrase.words], Relation(slot="backdrop"), "")


def _is_part(phrase: Phrase, things: Sequence[Phrase]) -> bool:
    """Return whether a surface stands by another as a part of it: before it, or behind a table as its cloth."""
    at = next(number for number, thing in enumerate(things) if thing is phrase)
    before, after = (things[number] if 0 <= number < len(things) else None for number in (at - 1, at + 1))
    lies = before is not None and before.slot == "surface" and any(map(_is_form, before.words))
    return (after is not None and after.slot == "surface") or (lies and _is_cloth(phrase))


def _is_cloth(phrase: Phrase) -> bool:
    entry = phrase.words[-1].unit.entry
    prop = entry.sense("props") or entry.strewn
    return prop is not None and prop.gives.get("prop") == "cloth"


def _with_textures_behind(phrases: Sequence[Phrase]) -> list[Phrase]:
    """Return the phrases with paper that is stood on, or a texture that is not, behind too where nothing else is."""
    behind = [concept for phrase in phrases if phrase.slot == "backdrop" for concept in phrase.concepts]
    if any("backdrop" in concept.gives for concept in behind):
        return list(phrases)
    elsewhere = any(phrase.slot in {"setting", "backdrop"} for phrase in phrases)
    kept = list[Phrase]()
    for phrase in phrases:
        last = phrase.words[-1]
        hangs = (_is_paper(last) and not elsewhere) if phrase.stood_on else last.adds == "head"
        behind_too = phrase.slot == "surface" and hangs
        kept += [phrase, *(_read_as(phrase, "backdrop") if behind_too else [])]
    return kept


def _is_paper(word: Word) -> bool:
    """Return whether a surface hangs behind as well where it is stood on: a roll of paper."""
    behind = word.unit.entry.sense("backdrop")
    return word.unit.entry.material == "paper" and behind is not None and behind.gives.get("backdrop") == "sweep"


def _is_firm(phrase: Phrase) -> bool:
    """Return whether a surface is said to be one: something stands on it, or it is a table, a floor, a "surface"."""
    formed = any(_is_form(word) for word in phrase.words)
    return phrase.slot == "surface" and (phrase.stood_on or formed)


def _is_form(word: Word) -> bool:
    if word.concept is None:
        return word.adds == "head"
    return "form" in word.concept.gives and not word.unit.entry.sense("props")


def _read_as(phrase: Phrase, *slots: str) -> list[Phrase]:
    """Return a phrase read anew as one of another slot, the first that its last word can be."""
    units = [word.unit for word in phrase.words]
    last = units[-1].entry
    if last.strewn:
        units[-1] = replace(units[-1], entry=replace(last, asides=(*last.asides, last.strewn)))
    slot = next((slot for slot in slots if units[-1].entry.sense(slot)), "")
    read = read_run(units, Relation(slot=slot, place=phrase.place), "") if slot else []
    return [replace(other, tail_end=phrase.tail_end) for other in read if other.slot == slot]
