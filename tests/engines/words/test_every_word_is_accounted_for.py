"""Every word of a prompt is shown: in a chip, as left out, as ignored; but grammar and boilerplate carry nothing."""

import itertools

import pytest

from photostudio.engines.words.reading import understand
from photostudio.engines.words.units import units
from photostudio.engines.words.vocabulary import vocabulary

SILENT = {  # parts of grammar.toml that name nothing themselves
    "filler", "relation", "copula", "negation", "limit", "comma", "end", "of", "head", "count", "free", "trouble",
}  # fmt: skip
SUBJECTS = ["sneaker", "a tall, slim perfume bottle", "blue mug", "flurbl tub", "a modern drone", "hand cream"]
SCENES = [
    "on wet black stone, soft rim light from the left, mist, no flowers",
    "big sale, on-brand, bold colours",
    "with two gold spheres to the left of it and three roses behind",
    "like an Apple ad, less shadows, cluttered desk",
    "held by a smiling woman, holding flowers, city behind",
    "soft bokeh, dreamy, shot with 900mm at f/2.8, 45° from above",
    "hovering above a glossy, geometrically shaped platform, with dynamic LED lighting below",
    "in an old garden at dusk, a large, serene pool, small white logo, tiny hairs",
    "without people or text, fewer props; Warm, generous, homemade",
    "add a green bottle and a big dog next to the serum, glowing softly",
    "on-trend gradient from teal to navy, whimsical zebra-print wallpaper",
    "for Gen Z shoppers: quirky, snackable, thumb-stopping, matte finish",
    "surrounded by smooth pebbles, deep falloff, fine engraved lettering, crisp",
]


def silent(prompt: str) -> list[str]:
    """Return the words that say something, but are shown nowhere."""
    found = understand(prompt)
    shown = " ".join([*(chip.words for chip in found.chips), *found.excluded, *found.ignored]).lower()
    said = [unit for unit in units(prompt, vocabulary()) if unit.entry.part not in SILENT]
    return [words for unit in said if (words := prompt[unit.start : unit.end].lower()) not in shown]


@pytest.mark.parametrize(("subject", "scene"), list(itertools.product(SUBJECTS, SCENES)))
def test_every_word_is_shown(subject: str, scene: str) -> None:
    assert silent(f"{subject} {scene}") == []
    assert silent(f"{scene}. {subject.capitalize()}!") == []


@pytest.mark.parametrize("pair", list(itertools.permutations(SCENES, 2)))
def test_every_word_is_shown_in_longer_prompts(pair: tuple[str, str]) -> None:
    assert silent(", ".join(pair)) == []
