"""Neighbours are read together: a subject, a light with its side, a gradient, a noun and its adjective."""

import pytest

from photostudio.engines.words.reading import understand
from tests.engines.words.asking import asked, chips


def test_an_elephant_is_not_elegant() -> None:
    assert understand("add an elephant").ignored == ("elephant",)
    assert not understand("add an elephant").chips


@pytest.mark.parametrize("prompt", ["on wet black stone", "on black marble", "black stone, serum"])
def test_a_black_surface_is_no_dark_background(prompt: str) -> None:
    assert asked(prompt, "surface").colour == "#1c1c1f"
    assert not [request for request in understand(prompt).asked if request.concept.slot in {"backdrop", "props"}]


@pytest.mark.parametrize(
    ("prompt", "means"),
    [
        ("soft rim light from the left", "soft rim light from the left"),
        ("dramatic neon light", "dramatic neon light"),
        ("warm candlelight", "warm candlelight"),
        ("teal rim light", "teal rim light"),
    ],
)
def test_a_light_is_named_in_natural_english(prompt: str, means: str) -> None:
    assert means in {chip.means for chip in understand(prompt).chips}


def test_two_lights_from_two_sides_are_two() -> None:
    lights = [chip.words for chip in understand("soft light from the left, rim light from the right").chips]
    assert lights == ["soft light from the left", "rim light from the right"]


def test_steps_of_concrete_are_of_concrete() -> None:
    assert asked("a serum on concrete steps", "surface").concept.gives == {"surface": "concrete", "form": "steps"}


def test_both_colours_of_a_gradient_are_of_the_backdrop() -> None:
    assert ("backdrop", "neon green to purple gradient") in chips("serum, neon green to purple gradient")
    assert ("backdrop", "white to pale grey") in chips("the backdrop fades from white to pale grey")


def test_a_fruit_tied_to_a_colour_is_a_colour() -> None:
    assert ("palette", "orange") in chips("serum, black and orange")
    assert ("props", "oranges") in chips("serum, leaves and oranges")


@pytest.mark.parametrize("subject", ["Necktie", "guitar pedal", "cognac decanter", "bike helmet", "flurbl tub"])
def test_what_a_prompt_begins_with_is_the_product(subject: str) -> None:
    assert ("product", subject) in chips(f"{subject}, marble table, soft light")
    assert ("product", subject) in chips(f"{subject} on a marble table")


@pytest.mark.parametrize("word", ["watch", "laptop", "handbag"])
def test_another_product_that_is_added_cannot_be_drawn(word: str) -> None:
    assert understand(f"add a {word} on the table").ignored == (word,)


def test_an_unknown_adjective_goes_with_its_noun_and_is_ignored_without_one() -> None:
    assert ("surface", "scoffled marble slab") in chips("a serum on a scoffled marble slab")
    assert "scoffled" in understand("a serum, scoffled").ignored


def test_quality_and_medium_in_a_negative_prompt_forbid_nothing() -> None:
    listed = "worst quality, low quality, illustration, 3d, 2d, painting, cartoons, sketch"
    assert understand("serum on marble", listed).excluded == ()
    assert understand("serum on marble, watercolor").ignored == ("watercolor",)


def test_no_two_chips_say_the_same_words_of_a_slot() -> None:
    found = [(chip.slot, chip.words) for chip in understand("marble, soft light, marble, soft light").chips]
    assert len(found) == len(set(found)) == 2


def test_things_in_two_places_each_stand_in_their_own() -> None:
    spheres, roses = (
        request
        for request in understand("perfume, two gold spheres to the left of it and three roses behind").asked
        if request.concept.slot == "props"
    )
    assert (spheres.count, spheres.material, spheres.place) == (2, "gold", "left")
    assert (roses.count, roses.place) == (3, "behind")


def test_a_block_podium_is_a_block() -> None:
    assert asked("serum on a block podium", "surface").concept.gives["form"] == "block"
    assert asked("serum on a geometrically shaped platform", "surface").concept.gives["form"] == "block"


@pytest.mark.parametrize("prompt", ["serum on stone, 45° from above", "serum, 45 degree angle from above"])
def test_an_angle_from_above_is_the_cameras(prompt: str) -> None:
    assert understand(prompt).numbers == {"pitch": 45}
    assert "lighting" not in {chip.slot for chip in understand(prompt).chips}


def test_an_angle_from_above_behind_a_light_is_the_lights() -> None:
    assert asked("serum, light 45° from above", "lighting").concept.changes["light.key.elevation"] == 45


def test_a_number_that_no_camera_has_is_ignored() -> None:
    assert understand("serum, 900mm").ignored == ("900mm",)


def test_less_of_a_thing_is_left_out_but_fewer_shadows_are_softer_ones() -> None:
    assert understand("serum, fewer flowers").excluded == ("flowers",)
    assert asked("serum, less shadows", "lighting").concept.name == "soft light"
