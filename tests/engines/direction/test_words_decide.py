"""Explicit words win outright, whatever the seed and however free it is."""

import pytest

from photostudio.engines.studio.design import Set
from tests.engines.direction.directing import FREE, OBEDIENT, SEEDS, USUAL, apart, directed, lightness


def everywhere(words: str) -> list[Set]:
    """Return the sets of many seeds; most are free, since those have the most that could overrule a word."""
    tame = [directed(words, seed=seed, cfg_scale=freedom) for seed in SEEDS[:2] for freedom in (OBEDIENT, USUAL)]
    return tame + [directed(words, seed=seed, cfg_scale=FREE) for seed in SEEDS]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("on a marble counter", "marble"),
        ("perfume on wet black stone", "stone"),
        ("on draped silk with roses", "silk"),
        ("standing in the sand at the beach", "sand"),
        ("on a velvet cloth in the kitchen", "velvet"),
    ],
)
def test_the_surface_is_the_one_named(words: str, kind: str) -> None:
    assert {design.surface.kind for design in everywhere(words)} == {kind}


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("wooden table, blurred kitchen in the background", "kitchen"),
        ("on marble, bookshelf behind", "library"),
        ("on a podium in front of a velvet curtain", "curtain"),
        ("at the beach", "sea"),
        ("in the forest", "forest"),
    ],
)
def test_the_backdrop_is_the_one_named(words: str, kind: str) -> None:
    assert {design.backdrop.kind for design in everywhere(words)} == {kind}


def test_a_white_background_is_seamless_paper_unless_it_is_of_something() -> None:
    assert {design.backdrop.kind for design in everywhere("on a white background")} == {"sweep"}
    assert {design.backdrop.kind for design in everywhere("on wood, a white brick wall behind")} == {"wall"}


def test_a_wall_is_of_what_was_said() -> None:
    assert {design.backdrop.material for design in everywhere("on wood, a brick wall behind")} == {"brick"}


def test_the_form_is_the_one_named_where_the_material_is_made_into_it() -> None:
    assert {design.surface.form for design in everywhere("on a marble podium")} == {"drum"}


@pytest.mark.parametrize(("words", "kind"), [("marble slab with eucalyptus", "eucalyptus"), ("books on wood", "books")])
def test_every_prop_that_was_asked_for_is_there(words: str, kind: str) -> None:
    assert all(kind in {prop.kind for prop in design.props} for design in everywhere(words))


def test_a_prop_is_as_many_as_large_and_where_it_was_asked_for() -> None:
    for design in everywhere("marble slab, two small gold spheres on the left"):
        sphere = next(prop for prop in design.props if prop.kind == "sphere")
        assert (sphere.count, sphere.place, sphere.material) == (2, "left", "gold")
        assert sphere.size < 1


def test_a_backdrop_has_the_colour_it_was_asked_for_in() -> None:
    for design in everywhere("on a podium, navy blue background"):
        assert apart(design.palette.backdrop, "#1f2f55") < 0.15


def test_a_surface_has_the_colour_it_was_asked_for_in() -> None:
    for design in everywhere("on black marble with a white wall"):
        assert apart(design.palette.surface, "#0a0a0b") < 0.2
        assert apart(design.palette.backdrop, "#ffffff") < 0.12


def test_a_colour_that_qualifies_nothing_paints_the_large_areas() -> None:
    for design in everywhere("podium, all in sage green"):
        assert apart(design.palette.backdrop, design.palette.surface) < 0.25


def test_gold_alone_is_an_accent() -> None:
    for design in everywhere("on black velvet, gold accents"):
        assert apart(design.palette.backdrop, "#c79a52") > 0.15


def test_what_was_named_wins_over_what_a_place_implies() -> None:
    assert {design.surface.kind for design in everywhere("at the beach on a wooden table")} == {"wood"}


def test_of_two_of_a_kind_the_later_is_right() -> None:
    assert directed("on marble, on a wooden table").surface.kind == "wood"


def test_the_same_seed_gives_the_same_set() -> None:
    assert directed("summer drink", seed=3) == directed("summer drink", seed=3)


def test_seeds_give_different_sets_where_words_leave_them_open() -> None:
    assert len({directed("summer drink", seed=seed) for seed in SEEDS}) > 4


@pytest.mark.parametrize("words", ["a bottle", "perfume for women, high-end, sweet", "zwiebelring", "product photo"])
def test_few_words_give_a_whole_set_without_a_feast_in_it(words: str) -> None:
    feasts = {"bauble", "pumpkin", "hearts", "lantern", "balloons", "gift"}
    for design in everywhere(words):
        assert not feasts & {prop.kind for prop in design.props}


def test_nothing_stands_below_what_floats_unless_it_was_asked_for() -> None:
    assert {design.surface.form for design in everywhere("floating in front of a splash of water")} == {"ground"}
    assert {design.surface.form for design in everywhere("floating above a marble podium")} == {"drum"}


def test_the_second_colour_of_a_gradient_is_its_accent() -> None:
    design = directed("blue, pink, gradient")
    assert apart(design.palette.accent, "#efb3bc") < 0.1


def test_led_light_below_glows_on_a_dark_glossy_block_in_cool_colours() -> None:
    words = "a modern drone hovering above a glossy, geometrically shaped platform, with dynamic LED lighting below"
    for design in everywhere(words):
        assert (design.surface.kind, design.surface.form) == ("lacquer", "block")
        assert lightness(design.palette.backdrop) < 0.5
        assert design.light.under > 1
        assert not design.props
