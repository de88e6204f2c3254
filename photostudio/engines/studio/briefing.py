"""Words, the product and the seed → the brief that a set is built from."""

from collections import defaultdict

import numpy as np

from photostudio.engines.studio import sets
from photostudio.engines.studio.colouring import choose_palette
from photostudio.engines.studio.lexicon import lexicon
from photostudio.engines.studio.lighting import brightness_for, lens_for, light_for
from photostudio.engines.studio.product import Product
from photostudio.engines.studio.scene import Brief
from photostudio.engines.studio.words import Understanding

FITTING = 0.6  # of the best set's score
NAMED = 4  # a concept this loud for a set names it


def write_brief(understanding: Understanding, product: Product, *, seed: int) -> Brief:
    """Return the brief of one variant; the seed chooses among what fits."""
    rng = np.random.default_rng([seed, 1])
    name = choose_set(understanding, rng)
    chosen = sets.load(name)
    palette = choose_palette(
        chosen.PALETTES, understanding, product.colours, paint=lexicon().paint.get(name, {}), rng=rng
    )
    key = light_for(chosen.KEY, understanding, bright_side=product.bright_side, rng=rng)
    return Brief(
        set=name,
        palette=palette,
        key=key,
        lens=lens_for(chosen.LENS, understanding),
        seed=seed,
        brightness=brightness_for(understanding),
        gobo=next((concept.gobo for concept in understanding.asked if concept.gobo), ""),
    )


def choose_set(understanding: Understanding, rng: np.random.Generator) -> str:
    """Return one of the sets that fit the words about equally well, the better ones more often."""
    scores: defaultdict[str, float] = defaultdict(float)
    wanted = [concept for concept in understanding.asked if concept not in understanding.forbidden]
    for concept in wanted:
        for name, loudness in concept.sets.items():
            scores[name] += loudness
    named = {name for concept in wanted for name, loudness in concept.sets.items() if loudness >= NAMED}
    unwanted = {
        name for concept in understanding.forbidden for name, loudness in concept.sets.items() if loudness >= NAMED
    }
    allowed = [name for name in sets.SETS if name not in unwanted - named] or list(sets.SETS)
    best = max(scores[name] for name in allowed)
    fitting = [name for name in allowed if scores[name] >= FITTING * best]
    weights = np.array([max(scores[name], 1.0) for name in fitting])
    return str(rng.choice(fitting, p=weights / weights.sum()))
