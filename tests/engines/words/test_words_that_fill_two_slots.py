"""A forest is the place and what is behind; a burning candle is a thing and a light: such words are chips of both."""

import pytest

from photostudio.engines.words.reading import understand
from tests.engines.words.asking import chips


def slots(prompt: str, words: str) -> set[str]:
    return {slot for slot, said in chips(prompt) if said == words}


@pytest.mark.parametrize(
    ("prompt", "words", "both"),
    [
        ("serum on marble, forest", "forest", {"setting", "backdrop"}),
        ("serum on marble, city skyline", "city skyline", {"setting", "backdrop"}),
        ("serum with flickering candles", "flickering candles", {"props", "lighting"}),
        ("serum with red balloons in the background", "red balloons in the background", {"props", "backdrop"}),
        ("serum, bokeh orbs", "bokeh orbs", {"camera", "backdrop"}),
        ("serum on a table setting", "table setting", {"surface", "setting"}),
        ("serum, sci-fi", "sci-fi", {"setting", "mood"}),
        ("serum, summer vibes", "summer vibes", {"mood", "season"}),
        ("add a velvet curtain", "velvet curtain", {"backdrop", "props"}),
    ],
)
def test_words_that_the_set_takes_twice_are_two_chips(prompt: str, words: str, both: set[str]) -> None:
    found = slots(prompt, words)
    assert both <= found or both <= found | {slot for slot, said in chips(prompt) if said in words}


def test_warm_without_a_noun_is_a_tone_and_a_mood() -> None:
    assert slots("a warm kitchen, serum", "warm") == {"palette", "mood"}
    assert slots("serum, warm tones", "warm") == {"palette"}


def test_a_place_is_not_behind_where_a_studio_backdrop_hides_it() -> None:
    assert slots("serum on a beach, pink gradient background", "beach") == {"setting"}


def test_a_colour_within_a_phrase_is_a_colour() -> None:
    assert ("palette", "gold") in chips("serum with gold dust")
    assert ("palette", "terracotta") in chips("serum on terracotta steps")


def test_a_field_of_depth_is_no_field() -> None:
    assert {chip.slot for chip in understand("shallow depth of field").chips} == {"camera"}
