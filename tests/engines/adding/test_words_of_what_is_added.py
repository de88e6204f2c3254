"""The words of an edit name things of the studio, or get an answer that helps, without any renderer."""

import pytest

from photostudio.engines.errors import CannotDraw
from photostudio.engines.studio.library.props import PROPS
from photostudio.engines.words.additions import KIN, USUAL, Addition, nameable


@pytest.mark.parametrize(
    ("words", "thing"),
    [
        ("starfish", Addition(kind="starfish")),
        ("add a starfish", Addition(kind="starfish")),
        ("two red roses", Addition(kind="rose", count=2, several=True, colour="#c2303a")),
        ("lemons", Addition(kind="citrus", several=True, colour="#f0c51f")),
        ("gift box", Addition(kind="gift")),
        ("a wooden cube", Addition(kind="cube", material="wood")),
        ("a small glass vase", Addition(kind="vase", size=0.75, material="glass")),
    ],
)
def test_words_name_a_thing_with_its_number_colour_and_material(words: str, thing: Addition) -> None:
    assert nameable(words).things == (thing,)


def test_a_vase_with_roses_is_two_things() -> None:
    assert [thing.kind for thing in nameable("a vase with white roses").things] == ["vase", "rose"]


@pytest.mark.parametrize("words", ["bicycle", "a red car", "dog", "marble", "a wooden table", "no roses", ""])
def test_what_cannot_be_drawn_is_refused_with_things_that_can(words: str) -> None:
    with pytest.raises(CannotDraw, match="It can draw: ") as refused:
        nameable(words)
    assert len(refused.value.nearest) >= 4
    for nearest in refused.value.nearest:
        assert nameable(nearest).things


def test_a_refusal_begins_with_what_sounds_alike_or_is_of_the_kin() -> None:
    with pytest.raises(CannotDraw, match=r"“vace”.* vase,"):
        nameable("vace")
    with pytest.raises(CannotDraw, match=r"“perfume bottle”.*flowers"):
        nameable("perfume bottle")


def test_a_refusal_names_the_engines_that_could() -> None:
    with pytest.raises(CannotDraw) as refused:
        nameable("bicycle", engines=("diffusers", "Photio"))
    assert refused.value.engines == ("diffusers", "Photio")


def test_what_is_left_out_of_an_edit_is_named() -> None:
    assert nameable("a candle next to a cat").ignored == ("cat",)


def test_the_negative_prompt_forbids_things() -> None:
    with pytest.raises(CannotDraw):
        nameable("a candle", "candle")


def test_every_thing_that_is_offered_can_be_drawn() -> None:
    for name in {*USUAL, *(thing for kin in KIN.values() for thing in kin)}:
        assert nameable(name).things[0].kind in PROPS, name
