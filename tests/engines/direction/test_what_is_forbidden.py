"""What a negation or the negative prompt names is never on the set."""

import pytest

from tests.engines.direction.directing import FREE, SEEDS, apart, directed


def test_props_that_are_not_wanted_are_never_added() -> None:
    for seed in SEEDS:
        kinds = {prop.kind for prop in directed("romantic satin, no roses, no petals", seed=seed, cfg_scale=FREE).props}
        assert not kinds & {"rose", "petals"}


def test_whoever_wants_no_flowers_gets_no_kind_of_them() -> None:
    flowers = {"flowers", "rose", "daisies", "blossom branch", "petals"}
    for seed in SEEDS:
        design = directed("valentine, romantic, feminine", seed=seed, avoid="flowers", cfg_scale=FREE)
        assert not flowers & {prop.kind for prop in design.props}


@pytest.mark.parametrize("words", ["marble kitchen, no props", "kitchen without any props"])
def test_no_props_are_no_props(words: str) -> None:
    assert all(not directed(words, seed=seed, cfg_scale=FREE).props for seed in SEEDS)


def test_a_forbidden_surface_is_never_chosen() -> None:
    for seed in SEEDS:
        assert directed("elegant skincare", seed=seed, avoid="marble", cfg_scale=FREE).surface.kind != "marble"


def test_a_forbidden_backdrop_is_never_chosen() -> None:
    for seed in SEEDS:
        assert directed("elegant jewellery", seed=seed, avoid="curtain", cfg_scale=FREE).backdrop.kind != "curtain"


def test_a_forbidden_colour_is_kept_off_the_large_areas() -> None:
    for seed in SEEDS:
        palette = directed("pastel podium", seed=seed, avoid="pink", cfg_scale=FREE).palette
        assert apart(palette.backdrop, "#efb3bc") > 0.05
