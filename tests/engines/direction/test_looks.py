"""Looks name only what the library and the lexicon have."""

import pytest

from photostudio.engines.studio.direction.looks import Look, looks
from photostudio.engines.studio.library.backdrops import BACKDROPS
from photostudio.engines.studio.library.props import PROPS
from photostudio.engines.studio.library.surfaces import SURFACES
from photostudio.engines.studio.rigs import RIGS
from photostudio.engines.words.vocabulary import vocabulary

every_look = pytest.mark.parametrize("look", looks(), ids=lambda look: look.name)


@every_look
def test_a_look_is_of_things_the_library_has(look: Look) -> None:
    assert look.surface.form in SURFACES[look.surface.kind].forms
    assert look.backdrop.kind in BACKDROPS
    assert {prop.kind for prop in look.props} <= PROPS.keys()
    assert set(look.rigs) <= RIGS.keys()


@every_look
def test_a_look_fits_concepts_that_can_be_asked_for(look: Look) -> None:
    entries = vocabulary().entries.values()
    known = {concept.name for entry in entries for concept in (*entry.senses, *entry.asides)}
    assert look.fits.keys() - known == set()


def test_a_wall_is_of_a_surface() -> None:
    assert {look.backdrop.material for look in looks() if look.backdrop.material} <= SURFACES.keys()


def test_whatever_words_give_the_library_has() -> None:
    gives = [concept.gives for entry in vocabulary().entries.values() for concept in (*entry.senses, *entry.asides)]
    libraries = {"surface": SURFACES, "material": SURFACES, "backdrop": BACKDROPS, "prop": {**PROPS, "any": None}}
    for part, library in libraries.items():
        assert {given[part] for given in gives if part in given} - library.keys() == set()
    assert {given["rig"] for given in gives if "rig" in given} <= RIGS.keys()
