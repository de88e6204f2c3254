"""Whatever the lexicon gives, prefers or changes is something that the studio has."""

from collections.abc import Iterator

import pytest

from photostudio.engines.studio import design, rigs
from photostudio.engines.studio.direction.changing import moved
from photostudio.engines.studio.library.backdrops import BACKDROPS
from photostudio.engines.studio.library.props import PROPS
from photostudio.engines.studio.library.surfaces import SURFACES
from photostudio.engines.words.colours import from_hex
from photostudio.engines.words.understanding import SLOTS, Concept
from photostudio.engines.words.vocabulary import vocabulary

NAMES = {
    "surface": set(SURFACES),
    "material": set(SURFACES),
    "backdrop": set(BACKDROPS),
    "prop": {*PROPS, "any"},
    "form": set(design.FORMS),
    "rig": set(rigs.RIGS),
    "gobo": set(design.GOBOS),
    "view": set(design.VIEWS),
}


def concepts() -> set[Concept]:
    return {concept for entry in vocabulary().entries.values() for concept in (*entry.senses, *entry.asides)}


def named() -> Iterator[tuple[str, str]]:
    for concept in concepts():
        yield from ((part, name) for part, name in concept.gives.items() if part != "colour")
        yield from ((part, name) for part, weights in concept.prefers.items() for name in weights)


@pytest.mark.parametrize("part", sorted(NAMES))
def test_every_name_is_in_the_library(part: str) -> None:
    assert {name for own, name in named() if own == part} <= NAMES[part]


def test_every_part_of_the_library_has_words() -> None:
    said = set(named())
    kinds = [("surface", SURFACES), ("backdrop", BACKDROPS), ("prop", PROPS)]
    assert {(part, name) for part, library in kinds for name in library} <= said | UNSAID


UNSAID = {("prop", "cylinder"), ("prop", "pyramid")}  # variants of the cube and the cone that looks may use


def test_every_change_moves_a_number_of_the_set() -> None:
    plain = design.Set(
        surface=design.Surface(kind="paper"),
        backdrop=design.Backdrop(kind="sweep"),
        palette=design.Palette(backdrop="#ffffff", surface="#ffffff", prop="#ffffff", accent="#ffffff"),
    )
    for concept in concepts():
        for path, change in concept.changes.items():
            moved(plain, path, change)


def test_every_concept_does_something_but_name_the_product() -> None:
    idle = {c.name for c in concepts() if not (c.gives or c.prefers or c.changes or c.tone) and c.slot != "product"}
    assert idle == set()


def test_every_slot_has_concepts_and_the_lexicon_many_words() -> None:
    assert {concept.slot for concept in concepts()} == set(SLOTS)
    assert len(vocabulary().entries) >= 1500


def test_colours_are_colours() -> None:
    colours = [entry.colour for entry in vocabulary().entries.values() if entry.colour]
    colours += [concept.gives["colour"] for concept in concepts() if "colour" in concept.gives]
    assert all(from_hex(colour) == colour for colour in colours)
