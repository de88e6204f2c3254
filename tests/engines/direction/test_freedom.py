"""`cfg_scale` governs how much the seed may add: 2.5 only what was asked, 1.0 as it likes."""

import pytest

from tests.engines.direction.directing import FREE, OBEDIENT, SEEDS, USUAL, directed

WORDS = ("perfume", "elegant marble slab", "kitchen", "on the beach", "luxury watch, black background")


@pytest.mark.parametrize("words", WORDS)
def test_obedience_adds_no_props(words: str) -> None:
    assert all(not directed(words, seed=seed, cfg_scale=OBEDIENT).props for seed in SEEDS)


@pytest.mark.parametrize("words", WORDS)
def test_more_freedom_never_adds_fewer_props(words: str) -> None:
    for seed in SEEDS[:4]:
        counts = [len(directed(words, seed=seed, cfg_scale=scale).props) for scale in (OBEDIENT, 2.0, USUAL, 1.4, FREE)]
        assert counts == sorted(counts)


def test_full_freedom_dresses_the_set() -> None:
    assert sum(len(directed("kitchen", seed=seed, cfg_scale=FREE).props) for seed in SEEDS) >= 2 * len(SEEDS)


def test_obedience_leaves_the_light_of_a_rig_where_it_is() -> None:
    azimuths = {abs(directed("marble, softbox", seed=seed, cfg_scale=OBEDIENT).light.key.azimuth) for seed in SEEDS}
    assert len(azimuths) == 1


def test_freedom_moves_the_light_of_a_rig() -> None:
    azimuths = {abs(directed("marble, softbox", seed=seed, cfg_scale=FREE).light.key.azimuth) for seed in SEEDS}
    assert len(azimuths) > 3


def test_beyond_the_ends_of_the_scale_nothing_changes() -> None:
    assert directed("kitchen", cfg_scale=9.0) == directed("kitchen", cfg_scale=OBEDIENT)
    assert directed("kitchen", cfg_scale=0.0) == directed("kitchen", cfg_scale=FREE)
