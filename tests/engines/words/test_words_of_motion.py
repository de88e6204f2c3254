"""What dances, falls or flies about the product is in the air; what floats by itself is the product."""

import pytest

from photostudio.engines.words.reading import understand
from tests.engines.words.asking import asked, chips, given_by


@pytest.mark.parametrize(
    "prompt",
    [
        "perfume with rose petals dancing around the bottle",
        "falling petals, perfume on silk",
        "perfume, petals swirling in the wind",
        "perfume on silk, rose petals falling from above",
        "perfume, petals are gently floating in the air",
        "perfume, a burst of petals",
        "perfume, petals drift through the air",
        "perfume, swirling petals around it",
    ],
)
def test_a_thing_in_motion_is_in_the_air(prompt: str) -> None:
    assert asked(prompt, "props").place == "above"
    assert understand(prompt).ignored == ()
    assert "view" not in given_by(prompt)


@pytest.mark.parametrize("prompt", ["floating bottle with petals", "a bottle floating in the air", "jar, mid-air"])
def test_what_floats_by_itself_is_the_product(prompt: str) -> None:
    assert given_by(prompt)["view"] == "floating"


def test_what_falls_from_somewhere_is_no_light_from_there() -> None:
    assert "lighting" not in {slot for slot, _ in chips("perfume, confetti falling from above")}


def test_only_the_thing_in_motion_is_in_the_air() -> None:
    places = {
        request.concept.name: request.place for request in understand("falling petals, a candle and a vase").asked
    }
    assert places == {"petals": "above", "candle": "", "vase": ""}


def test_light_that_falls_stays_a_light() -> None:
    assert understand("soft light falling from the left").ignored == ()
    assert {slot for slot, _ in chips("soft light falling from the left")} == {"lighting"}


def test_a_negation_of_a_thing_in_motion_forbids_it() -> None:
    for prompt in ("perfume, no falling petals", "perfume, no petals floating around"):
        understanding = understand(prompt)
        assert {request.concept.slot for request in understanding.asked} == {"product"}
        assert "petals" in {request.concept.name for request in understanding.forbidden}


def test_a_dancing_product_is_ignored_openly() -> None:
    assert understand("serum bottle dancing on marble").ignored == ("dancing",)
