"""Words become chips of the right slot, what is forbidden is never asked for, and nothing is dropped in silence."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photostudio.engines.words.reading import understand
from photostudio.engines.words.units import units
from photostudio.engines.words.vocabulary import vocabulary
from tests.engines.words.asking import asked, chips, given_by


def test_a_prompt_of_commas_and_one_of_sentences_say_the_same() -> None:
    listed = understand("perfume on black marble, eucalyptus in the background, soft light from the left")
    told = understand(
        "Perfume stands on black marble. There is eucalyptus behind it. The light is soft, from the left."
    )
    assert [request.concept.slot for request in listed.asked] == [request.concept.slot for request in told.asked]


@pytest.mark.parametrize(
    ("prompt", "part", "name"),
    [
        ("serum on a marble slab", "surface", "marble"),
        ("a whisky on the rocks of a beach", "backdrop", "sea"),
        ("sneakers on raw concrete", "surface", "concrete"),
        ("lipstick on a podium", "form", "drum"),
        ("tea on an oak table", "form", "slab"),
        ("soap against a brick wall", "material", "brick"),
        ("a bag, black background", "backdrop", "void"),
        ("cream in golden hour light", "rig", "golden hour"),
        ("cream, flat lay", "view", "flat lay"),
        ("watch, venetian blind shadows", "gobo", "blinds"),
        ("a bottle with rose petals", "prop", "petals"),
    ],
)
def test_a_named_thing_is_given(prompt: str, part: str, name: str) -> None:
    assert given_by(prompt)[part] == name


def test_count_size_colour_noun_and_relation_are_read_together() -> None:
    spheres = asked("two small gold spheres to the left of it", "props")
    assert (spheres.concept.gives["prop"], spheres.count, spheres.place) == ("sphere", 2, "left")
    assert spheres.size < 1
    assert spheres.colour == "#cfa758"


@pytest.mark.parametrize(
    ("prompt", "place"),
    [
        ("surrounded by roses", "around"),
        ("seashells around it", "around"),
        ("a candle behind the product", "behind"),
        ("pinecones in the foreground", "front"),
        ("a vase on the right", "right"),
        ("snowflakes above", "above"),
    ],
)
def test_a_relation_says_where_a_prop_stands(prompt: str, place: str) -> None:
    assert asked(prompt, "props").place == place


def test_a_preposition_behind_two_things_places_both() -> None:
    ring = understand("two gold spheres and a ring to the left of the bottle")
    assert [request.place for request in ring.asked if request.concept.slot == "props"] == ["left", "left"]
    assert "product" in {request.concept.slot for request in ring.asked}


@pytest.mark.parametrize(("prompt", "material"), [("a glass vase", "glass"), ("a wooden bowl", "wood")])
def test_a_material_before_a_prop_is_what_it_is_made_of(prompt: str, material: str) -> None:
    assert asked(f"cream with {prompt}", "props").material == material


def test_a_phrase_is_one_chip_in_the_prompts_own_words() -> None:
    assert ("lighting", "Soft window light from the left") in chips("Soft window light from the left, a mug")
    assert ("surface", "geometrically shaped platform") in chips("on a geometrically shaped platform")


def test_chips_stand_where_they_say() -> None:
    prompt = "A cozy café — serum on Wet black Stone (#E8C5B0), 85mm, no roses; pinecones around it"
    for chip in understand(prompt).chips:
        assert prompt[chip.start : chip.end] == chip.words


def test_the_noun_says_of_which_slot_its_adjectives_are() -> None:
    assert understand("warm light").chips[0].slot == "lighting"
    assert understand("warm tones").chips[0].slot == "palette"
    assert understand("warm atmosphere").chips[0].slot == "mood"
    assert understand("the lighting is soft").chips[0].slot == "lighting"


@pytest.mark.parametrize(
    "prompt",
    ["no flowers", "without any flowers", "do not add flowers", "never flowers", "free of flowers", "flower-free",
     "no text or flowers", "avoid text, people and flowers", "no text, flowers, or people", "not with flowers"],
)  # fmt: skip
def test_what_a_negation_names_is_forbidden_and_never_asked_for(prompt: str) -> None:
    understanding = understand(f"A serum on marble, {prompt}.")
    assert "flowers" in {request.concept.name for request in understanding.forbidden}
    assert "flowers" not in {request.concept.name for request in understanding.asked}
    assert any("flower" in words for words in understanding.excluded)


@pytest.mark.parametrize(
    "prompt",
    [
        "no people, wooden table",
        "no flowers on a wooden table",
        "without text but with wood",
        "no clutter. Wooden table",
    ],
)
def test_a_negation_ends_with_its_clause(prompt: str) -> None:
    assert "wood" in understand(prompt).asked[-1].concept.name or given_by(prompt).get("surface") == "wood"


def test_the_negative_prompt_is_forbidden_as_a_whole() -> None:
    understanding = understand("sunglasses on a beach", "sand, people, no shells")
    assert {"sand", "shells"} <= {request.concept.name for request in understanding.forbidden}
    assert understanding.excluded == ("sand", "people", "shells")


def test_no_shadows_is_a_light_and_no_prohibition() -> None:
    assert asked("no shadows", "lighting").concept.gives["rig"] == "high-key"


@pytest.mark.parametrize(
    ("slip", "word"),
    [("marbel", "marble"), ("candels", "candle"), ("eucaliptus", "eucalyptus"), ("terazzo", "terrazzo"),
     ("flwoers", "flowers"), ("jewelery", "jewellery"), ("pebbels", "pebbles"), ("berries", "berries")],
)  # fmt: skip
def test_plurals_and_slips_of_the_pen_are_understood(slip: str, word: str) -> None:
    understanding = understand(f"serum with {slip}")
    assert word in {request.concept.name for request in understanding.asked}
    assert not understanding.ignored


@pytest.mark.parametrize(
    "word",
    ["horse", "brunch", "planet", "broad", "messy", "people", "famous", "dragon", "chart", "longer", "ticket"],
)  # fmt: skip
def test_ordinary_words_are_no_slips(word: str) -> None:
    assert vocabulary().speller.corrected(word) == word


@pytest.mark.parametrize("word", ["dog", "hands", "logo", "people", "typography", "waterslide", "flurbl"])
def test_what_the_studio_cannot_draw_is_ignored_openly(word: str) -> None:
    *_, last = word.split()
    assert last in understand(f"marble, a {word}").ignored


def test_boilerplate_is_neither_chip_nor_ignored() -> None:
    understanding = understand(
        "A beautiful product photo, masterpiece, best quality, 8k, --ar 4:5 --style raw [product]"
    )
    assert not understanding.chips
    assert not understanding.ignored


def test_weights_sections_and_placeholders_are_read_through() -> None:
    understanding = understand("BACKGROUND: soft gradient. LIGHTING: soft, warm. {product} on (marble:1.3), moss+")
    assert understanding.ignored == ()
    assert {"gradient", "marble"} <= {request.concept.name.split()[-1] for request in understanding.asked}
    assert [chip.slot for chip in understanding.chips[1:3]] == ["lighting", "lighting"]


def test_a_photographers_numbers_are_read() -> None:
    understanding = understand("85mm, f/2.8, 5600K, seen from a 45° angle")
    assert understanding.numbers == {"focal": 85, "stop": 2.8, "kelvin": 5600, "pitch": 45}
    assert [chip.slot for chip in understanding.chips[:3]] == ["camera", "camera", "lighting"]


@pytest.mark.parametrize("where", ["side", "back", "top", "left", "front", "edge", "overhead"])
def test_a_light_comes_from_where_it_is_said_to(where: str) -> None:
    assert ("lighting", f"{where} light") in chips(f"serum, {where} light")


def test_an_angle_of_a_light_turns_the_light() -> None:
    understanding = understand("softbox at 30° camera-right")
    assert "pitch" not in understanding.numbers
    assert understanding.asked[0].concept.changes["light.key.azimuth"] > 0  # type: ignore[operator]


def test_colours_have_names_modifiers_and_codes() -> None:
    sage, deep, code = (request.concept.gives["colour"] for request in understand("sage, deep sage, #E8C5B0").asked)
    assert sage == "#a3ae8c"
    assert int(deep[1:3], 16) < int(sage[1:3], 16)
    assert code == "#e8c5b0"


def test_a_things_name_is_its_colour_only_beside_a_noun() -> None:
    assert asked("serum with a rose", "props").concept.gives["prop"] == "rose"
    assert asked("serum, rose backdrop", "backdrop").colour == "#dea0a4"


def test_the_products_own_colour_does_not_paint_the_set() -> None:
    assert not [request for request in understand("blue shoes").asked if request.concept.slot == "palette"]


def test_contradictions_are_all_shown_in_the_order_of_the_prompt() -> None:
    surfaces = [chip.words for chip in understand("on marble, on a wooden table").chips if chip.slot == "surface"]
    assert surfaces == ["marble", "wooden table"]


def test_of_two_words_for_one_noun_the_nearer_counts() -> None:
    assert asked("a serum, soft hard light", "lighting").concept.changes["light.key.softness"] < 0.5  # type: ignore[operator]
    assert asked("a serum, white black backdrop", "backdrop").colour == "#1c1c1f"


def test_a_candle_is_a_prop_beside_a_product_and_a_product_by_itself() -> None:
    assert ("props", "candle") in chips("serum next to a candle")
    assert ("product", "Candle") in chips("Candle on a marble slab")


lexicon = sorted({word for phrase in vocabulary().entries for word in phrase})
words = st.lists(st.sampled_from([*lexicon, "flurbl", "dog"]), max_size=12)
marks = st.sampled_from([" ", ", ", ". ", " and ", " on ", " no ", " in the background "])


@given(words, marks)
def test_no_word_is_dropped_in_silence(chosen: list[str], mark: str) -> None:
    """Every word is in a chip, excluded, ignored, or one of grammar and boilerplate."""
    prompt = mark.join(chosen)
    understanding = understand(prompt)
    told = " ".join([*(chip.words for chip in understanding.chips), *understanding.excluded, *understanding.ignored])
    for unit in units(prompt, vocabulary()):
        said = prompt[unit.start : unit.end]
        assert said in told or unit.entry.part not in {"", "unknown"}, understanding


@given(st.text(max_size=200))
def test_any_text_is_read_without_harm(prompt: str) -> None:
    understanding = understand(prompt, prompt)
    for chip in understanding.chips:
        assert prompt[chip.start : chip.end] == chip.words


def test_reading_a_prompt_takes_milliseconds() -> None:
    code = (
        "import time; from photostudio.engines.words.reading import understand; understand('warm up');"
        "prompts = [f'serum {n} on wet black stone, soft rim light from the left, sage, no rose' for n in range(50)];"
        "start = time.process_time(); [understand(prompt) for prompt in prompts];"
        "raise SystemExit((time.process_time() - start) / 50 > 0.005)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_understanding_loads_no_renderer_and_no_numpy() -> None:
    code = (
        "import sys; from photostudio.engines.words.reading import understand; understand('marble');"
        "sys.exit(bool({'numpy', 'mitsuba', 'cv2', 'django'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
