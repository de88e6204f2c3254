"""Descriptions are understood by a lexicon; what is forbidden is never chosen, what is unknown is named."""

import subprocess
import sys

import numpy as np
import pytest

from photostudio.engines.studio.briefing import choose_set
from photostudio.engines.studio.lexicon import lexicon
from photostudio.engines.studio.sets import SETS
from photostudio.engines.studio.words import understand


def sets_for(description: str, negative_prompt: str = "") -> set[str]:
    understanding = understand(description, negative_prompt)
    return {choose_set(understanding, np.random.default_rng(seed)) for seed in range(40)}


@pytest.mark.parametrize(
    ("description", "name"),
    [
        ("perfume on a marble slab", "marble"),
        ("Green juice on the beach at golden hour", "beach"),
        ("a mug on a rustic wooden table, bokeh lights", "wood"),
        ("lotion standing in rippled water", "water"),
        ("headphones, cyberpunk neon", "neon"),
        ("sneakers on raw concrete, hard sun", "concrete"),
        ("a necklace on draped silk", "fabric"),
        ("serum among green leaves in a forest", "leaves"),
        ("shoe on a white background for the catalogue", "seamless"),
        ("lipstick on pastel podiums with an arch", "pastel"),
    ],
)
def test_a_named_place_is_the_place(description: str, name: str) -> None:
    assert sets_for(description) == {name}


@pytest.mark.parametrize(
    "description",
    ["a mug, no wood", "a mug without wooden tables or marble", "coffee beans, not on wood", "tea, avoid wood please"],
)
def test_a_negation_never_chooses_what_it_forbids(description: str) -> None:
    assert "wood" not in sets_for(description)


def test_the_negative_prompt_never_chooses_what_it_forbids() -> None:
    assert "beach" in sets_for("sunglasses, summer")
    assert "beach" not in sets_for("sunglasses, summer", "sand, sea, beach")


def test_a_negation_ends_with_its_clause() -> None:
    assert sets_for("a bottle without flowers on a marble slab") == {"marble"}
    assert sets_for("no people, wooden table") == {"wood"}


def test_the_negative_prompt_wins_over_the_description() -> None:
    assert "marble" not in sets_for("perfume on marble", "marble")


@pytest.mark.parametrize(
    ("category", "likely"),
    [("perfume", "marble"), ("running shoes", "concrete"), ("sunglasses", "beach"), ("craft beer", "wood"),
     ("headphones", "neon"), ("engagement ring", "fabric"), ("face cream", "water"), ("toothpaste", "seamless")],
)  # fmt: skip
def test_a_product_has_its_habits_and_the_seed_varies_among_them(category: str, likely: str) -> None:
    fitting = sets_for(category)
    assert likely in fitting
    assert len(fitting) > 1


def test_nothing_known_leaves_every_set_possible() -> None:
    assert len(sets_for("qwertz")) == len(SETS)


def test_unknown_words_are_named_and_common_ones_are_not() -> None:
    understanding = understand("A beautiful product photo of the flurbl on marble, 8k, with sprockets")
    assert understanding.ignored == ("flurbl", "sprockets")


def test_understood_words_are_shown_as_they_were_written() -> None:
    shown = {(chip.slot, chip.meaning, chip.words) for chip in understand("Leaves, no Flowers, 85mm").understood}
    assert shown == {("backdrop", "foliage", "leaves"), ("without", "flowers", "flowers"), ("lens", "85 mm", "85 mm")}


def test_the_products_own_colour_does_not_paint_the_set() -> None:
    assert not [concept for concept in understand("blue shoes").asked if concept.slot == "colour"]
    assert [concept for concept in understand("shoes on a blue backdrop").asked if concept.slot == "colour"]


def test_a_photographers_numbers_are_read() -> None:
    understanding = understand("85 mm, f/2.8, 5600K, softbox")
    assert (understanding.focal, understanding.stop, understanding.kelvin) == (85, 2.8, 5600)


@pytest.mark.parametrize(
    "description", ["", "   ", "!!!", "no", "without", "not no never", "ß", "山の上の香水", "a" * 1000]
)
def test_odd_texts_are_read_without_harm(description: str) -> None:
    assert sets_for(description)


def test_the_lexicon_speaks_only_of_sets_there_are() -> None:
    spoken_for = {name for concepts in lexicon().phrases.values() for concept in concepts for name in concept.sets}
    assert spoken_for == set(SETS)


def test_understanding_loads_no_renderer_and_no_numpy() -> None:
    code = (
        "import sys; from photostudio.engines.studio.words import understand; understand('marble');"
        "sys.exit(bool({'numpy', 'mitsuba', 'cv2'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
