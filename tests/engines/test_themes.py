"""Themes are wholly understood, and give the sets that their words say."""

import pytest

from photostudio.engines.studio.building import check
from photostudio.engines.themes import Theme, themes
from photostudio.engines.words.reading import understand
from tests.engines.direction.directing import directed

every_theme = pytest.mark.parametrize("theme", themes(), ids=lambda theme: theme.slug)


def test_there_are_themes_for_every_taste() -> None:
    assert len({theme.slug for theme in themes()}) >= 28
    assert len({theme.group for theme in themes()}) == 7


@every_theme
def test_every_word_of_a_theme_is_understood(theme: Theme) -> None:
    assert understand(theme.prompt).ignored == ()


@every_theme
def test_a_theme_gives_a_set_of_things_there_are(theme: Theme) -> None:
    check(directed(theme.prompt))


def test_no_two_themes_give_the_same_set() -> None:
    sets = [directed(theme.prompt) for theme in themes()]
    assert len({(made.surface, made.backdrop, made.palette, made.light, made.props) for made in sets}) == len(sets)
