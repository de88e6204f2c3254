import pytest

from photostudio.engines.words.reading import understand
from photostudio.engines.words.viewpoints import readable, staged, viewpoint

WORD = "TOKMSN"


@pytest.mark.parametrize(
    ("prompt", "view", "words"),
    [
        ("TOKMSN from above, on marble", "top", "from above"),
        ("top view on marble", "top", "top view"),
        ("flat lay on linen", "top", "flat lay"),
        ("on stone, seen from the side", "side", "seen from the side"),
        ("side view on linen", "side", "side view"),
        ("in profile on a beach", "side", "in profile"),
        ("a three-quarter view, on linen", "angle", "three-quarter view"),
        ("angled, on linen", "angle", "angled"),
        ("tokmsn from behind on a table", "back", "from behind"),
        ("rear view, on linen", "back", "rear view"),
        ("straight on, on linen", "front", "straight on"),
        ("on a marble table", "", ""),
        ("TOKMSN", "", ""),
        ("", "", ""),
        ("high angle, then a flat lay", "top", "flat lay"),
    ],
)
def test_words_say_where_the_product_is_seen_from(prompt: str, view: str, words: str) -> None:
    asked = viewpoint(prompt, WORD)
    assert (asked.view, asked.words) == (view, words)


@pytest.mark.parametrize(
    "prompt",
    ["soft light from the side", "lit from behind", "sunlight falling from above", "backlight from the back, on slate"],
)
def test_light_from_somewhere_is_no_view(prompt: str) -> None:
    assert viewpoint(prompt, WORD).view == ""
    assert readable(prompt, WORD) == prompt


@pytest.mark.parametrize("prompt", ["TOKMSN on marble", "tokmsn, on marble", "photo of TOKMSN on marble", "TOKMSN"])
def test_the_trigger_word_is_never_among_what_cannot_be_drawn(prompt: str) -> None:
    assert understand(readable(prompt, WORD)).ignored == ()


@pytest.mark.parametrize("prompt", ["TOKMSN from above", "rear view of TOKMSN", "in profile, TOKMSN, from the left"])
def test_words_stay_where_they_were_typed(prompt: str) -> None:
    text = readable(prompt, WORD)
    assert len(text) == len(prompt)
    assert WORD not in text


def test_a_longer_word_that_holds_the_trigger_word_stays() -> None:
    assert readable("TOKMSNS on marble", WORD) == "TOKMSNS on marble"
    assert readable("TOKMSN on marble", "") == "TOKMSN on marble"


def view_of_the_set(prompt: str, view: str) -> list[str]:
    asked = understand(staged(prompt, WORD, view)).asked
    return [request.concept.gives["view"] for request in asked if "view" in request.concept.gives]


def test_the_set_is_seen_from_where_the_product_is() -> None:
    assert view_of_the_set("TOKMSN on marble", "top") == ["flat lay"]
    assert view_of_the_set("TOKMSN on marble", "angle") == ["three-quarter"]
    assert view_of_the_set("TOKMSN on marble", "front") == []


def test_a_wish_that_the_view_does_not_fulfil_is_left_out() -> None:
    assert view_of_the_set("side view on marble", "top") == ["flat lay"]
    assert view_of_the_set("from above, on marble", "angle") == ["three-quarter"]


def test_a_front_that_is_asked_for_from_above_lies_on_its_back() -> None:
    assert view_of_the_set("from above, on marble", "front") == ["flat lay"]
