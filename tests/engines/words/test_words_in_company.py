"""A set has one product and one surface: what else is named stands beside them, behind them, or is not drawn."""

import pytest

from photostudio.engines.words.reading import understand
from tests.engines.words.asking import asked, chips, given_by


def test_a_blanket_beside_a_table_is_a_cloth_and_the_table_stays_the_surface() -> None:
    prompt = "serum on an oak table, candles, knitted blanket"
    assert ("props", "knitted blanket") in chips(prompt)
    assert given_by(prompt)["surface"] == "wood"


def test_a_blanket_that_something_stands_on_is_the_surface() -> None:
    assert ("surface", "knitted blanket") in chips("serum on a knitted blanket")


def test_two_materials_side_by_side_stay_one_surface() -> None:
    assert {("surface", "birch"), ("surface", "oak surface")} <= chips("serum on a birch or oak surface")


@pytest.mark.parametrize("thing", ["plate", "linen napkin", "stack of books", "mirror", "armchair"])
def test_a_thing_that_something_stands_on_is_a_surface(thing: str) -> None:
    assert ("surface", thing) in chips(f"serum on a {thing}")


def test_a_thing_that_is_added_to_a_plate_lies_on_it() -> None:
    assert ("surface", "plate") in chips("add a rose to the plate")


def test_furniture_with_a_place_stands_behind() -> None:
    prompt = "serum, a quiet library with leather armchairs"
    assert ("backdrop", "leather armchairs") in chips(prompt)


def test_an_armchair_before_its_room_is_the_product() -> None:
    assert ("product", "armchair") in chips("product photo of an armchair in a living room")


def test_tiles_beside_a_surface_are_a_wall() -> None:
    assert asked("soap on a stone slab, white tiles", "backdrop").concept.gives == {"material": "tile"}


def test_a_texture_that_nothing_stands_on_is_behind_as_well() -> None:
    assert {slot for slot, words in chips("serum with warm wooden textures") if "textures" in words} == {
        "surface",
        "backdrop",
    }


def test_what_is_blurred_is_behind() -> None:
    assert asked("serum, blurred roses", "props").place == "behind"
    assert ("backdrop", "blurred pub") in chips("serum, blurred pub")


def test_what_a_surface_is_called_behind_the_product_is_no_surface() -> None:
    behind = understand("serum on marble with still water in the background")
    assert [chip.words for chip in behind.chips if chip.slot == "surface"] == ["marble"]
    assert ("backdrop", "ivory silk") in chips("a backdrop of ivory silk, serum")


def test_what_a_scene_is_perfect_for_is_the_product() -> None:
    understanding = understand("A wooden shop counter, perfect for chocolates, cookies and soaps")
    assert "chocolates" in [chip.words for chip in understanding.chips if chip.slot == "product"]
    assert understanding.ignored == ()


def test_the_name_of_another_product_is_its_colour() -> None:
    assert ("palette", "cream") in chips("serum, black, cream")


def test_what_follows_a_negative_prompt_within_a_description_is_left_out() -> None:
    understanding = understand("Serum on marble.\n\nNegative prompt: flowers, harsh reflections")
    assert understanding.excluded == ("flowers", "harsh reflections")
    assert {chip.slot for chip in understanding.chips} == {"product", "surface"}


@pytest.mark.parametrize(
    ("prompt", "slot", "words"),
    [
        ("serum, like an Apple ad", "mood", "Apple ad"),
        ("serum with an apple", "props", "apple"),
        ("blue mug", "product", "blue mug"),
        ("add a mug", "props", "mug"),
        ("can on ice", "product", "can"),
        ("web banner for serum", "camera", "web banner"),
    ],
)
def test_a_word_is_what_its_company_makes_it(prompt: str, slot: str, words: str) -> None:
    assert (slot, words) in chips(prompt)


def test_a_request_begins_with_no_product() -> None:
    assert chips("can you put it on marble") == {("surface", "marble")}


def test_a_hand_is_ignored_with_what_it_does() -> None:
    assert understand("hand holding a bottle").ignored == ("hand holding",)
    assert understand("serum on a cluttered table").ignored == ("cluttered",)


def test_textures_of_a_place_are_a_surface() -> None:
    assert ("surface", "dark rubber textures") in chips("serum, garage setting with dark rubber textures")
    assert ("surface", "specular surface") in chips("serum on the specular surface")


@pytest.mark.parametrize("nearby", ["next to", "beside", "near"])
def test_what_stands_next_to_it_is_not_behind_with_what_follows(nearby: str) -> None:
    understanding = understand(f"perfume {nearby} a candle and roses behind it")
    places = {request.concept.name: request.place for request in understanding.asked}
    assert places == {"perfume": "", "candle": "", "rose": "behind"}


def test_paper_that_something_stands_on_is_behind_as_well() -> None:
    prompt = "serum on white paper"
    assert asked(prompt, "surface").concept.gives == {"surface": "paper"}
    assert asked(prompt, "backdrop").concept.gives == {"backdrop": "sweep"}
    assert asked(prompt, "backdrop").colour == asked(prompt, "surface").colour != ""


@pytest.mark.parametrize("prompt", ["serum on white paper, window behind", "serum on kraft paper", "tea on paper, pub"])
def test_paper_is_not_behind_where_something_else_is(prompt: str) -> None:
    assert given_by(prompt)["surface"] == "paper"
    assert given_by(prompt).get("backdrop") != "sweep"


@pytest.mark.parametrize("colour", ["pure white", "light grey", "dusty pink"])
def test_a_mere_colour_that_something_stands_on_is_the_backdrop(colour: str) -> None:
    assert ("backdrop", colour) in chips(f"serum on {colour}")
    assert asked(f"serum on {colour}", "backdrop").colour


@pytest.mark.parametrize("part", ["small white logo", "black text", "white label", "gold lid"])
def test_the_look_of_a_part_of_the_product_paints_nothing(part: str) -> None:
    understanding = understand(f"serum bottle with a {part} on marble")
    assert {chip.slot for chip in understanding.chips} == {"product", "surface"}
    assert understanding.ignored == ()


def test_the_look_of_what_nobody_draws_paints_nothing() -> None:
    assert understand("serum on marble, a white bird").ignored == ("white bird",)
    assert "palette" not in {slot for slot, _ in chips("serum on marble, a white bird")}


def test_a_product_that_is_said_to_stand_with_another_is_ignored_openly() -> None:
    understanding = understand("serum on a table with a pen")
    assert understanding.ignored == ("pen",)
    assert {chip.words for chip in understanding.chips if chip.slot == "product"} == {"serum"}


@pytest.mark.parametrize("metal", ["copper", "brushed gold"])
def test_a_metal_that_something_stands_on_is_a_surface_of_its_colour(metal: str) -> None:
    surface = asked(f"serum on {metal}", "surface")
    assert surface.concept.gives == {"surface": "metal"}
    assert surface.colour


@pytest.mark.parametrize("prompt", ["cream on the sand, a blue towel", "lamp, herringbone parquet and a wool rug"])
def test_cloth_beside_a_firm_surface_is_a_prop(prompt: str) -> None:
    assert {request.concept.slot for request in understand(prompt).asked if request.concept.name == "cloth"} == {
        "props"
    }
    assert given_by(prompt)["surface"] in {"sand", "wood"}


def test_a_stack_that_something_stands_on_is_what_it_is_made_of() -> None:
    assert given_by("headphones resting on a stack of vinyl records")["surface"] == "lacquer"


def test_a_place_before_a_thing_says_what_kind_it_is() -> None:
    assert chips("jam with forest berries") == {("product", "jam"), ("props", "forest berries")}


def test_a_place_that_something_stands_in_front_of_is_behind_as_well() -> None:
    assert {slot for slot, words in chips("rucksack in front of a cabin") if words == "cabin"} == {
        "setting",
        "backdrop",
    }


def test_how_a_product_is_belongs_to_its_name() -> None:
    assert chips("chocolate bar broken on slate") == {("product", "chocolate bar broken"), ("surface", "slate")}


def test_a_fruit_among_colours_is_one_of_them() -> None:
    assert {("palette", "orange"), ("palette", "violet")} <= chips("tequila, orange and violet sky")
    assert asked("gin, lemon and a lime slice", "product").concept.name == "spirits"
    assert "palette" not in {slot for slot, _ in chips("gin with lemon and lime slices")}


def test_a_glowing_lantern_is_a_thing_and_a_light() -> None:
    assert {slot for slot, words in chips("serum, lanterns glowing") if words.startswith("lanterns")} == {
        "props",
        "lighting",
    }


def test_sand_before_a_list_of_colours_is_sand_where_something_stands_in_it() -> None:
    assert "colour" not in asked("surfboard in the sand, teal tones", "surface").concept.gives
    assert given_by("surfboard in the sand, teal tones")["surface"] == "sand"


def test_a_box_of_a_product_is_the_product_and_a_plate_of_gold_a_plate() -> None:
    assert ("product", "tea bags box") in chips("tea bags box, porcelain cup")
    assert ("surface", "gold plate") in chips("chocolates on a gold plate")
